"""Reads files as zhengda does, one by one, each in a child of its own: `python -m` runs it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from benchmarks.loading import Content, RefusedError, run
from corpus.document import Document, UnreadableFileError, Upload
from corpus.limits import Limits
from rag.backends.orders import Allowance
from rag.backends.workshop import workshop
from rag.change import Offer
from rag.ports import Workshop

_HAN = re.compile(r"[\u4e00-\u9fff]")


def load(file: Path) -> Content:
    """A file as a document, read in the child of a workshop; an archive as its members."""
    try:
        with workshop(Limits(), Allowance()) as reading:
            offered = reading.unpack(Upload(file.name, file.read_bytes()))
            return joined([content(_composed(reading, one)) for one in offered])
    except UnreadableFileError as error:
        raise RefusedError(str(error)) from error


def _composed(reading: Workshop, offer: Offer) -> Document:
    return reading.compose(Upload(offer.name, offer.read()))[0]


def joined(contents: Sequence[Content]) -> Content:
    """The contents of several files as one."""
    return Content(
        text="\n".join(one.text for one in contents),
        headings=tuple(heading for one in contents for heading in one.headings),
        removed=sum(one.removed for one in contents),
        notes=tuple(sorted({note for one in contents for note in one.notes})),
    )


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
