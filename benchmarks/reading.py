"""Reads files as zhengda does, one by one, each in a child of its own: `python -m` runs it."""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.loading import Content, RefusedError, run
from corpus.compose import compose
from corpus.document import Document, UnreadableFileError, Upload
from corpus.limits import Limits

_HAN = re.compile(r"[\u4e00-\u9fff]")


def load(file: Path) -> Content:
    """A file as a document."""
    try:
        document = compose(Upload(file.name, file.read_bytes()), Limits())
    except UnreadableFileError as error:
        raise RefusedError(str(error)) from error
    return content(document)


def content(document: Document) -> Content:
    """What is measured of a document."""
    titles = [part.title.words or part.title.value for part in document.parts]
    paths = [heading for section in document.sections for heading in section.path]
    return Content(
        text=document.text,
        headings=tuple(dict.fromkeys([*titles, *paths])),
        removed=sum(len(_HAN.findall(one.words)) for one in document.cleaned.removed),
        notes=tuple(sorted({str(one.kind) for one in document.damage})),
    )


if __name__ == "__main__":
    run(load)
