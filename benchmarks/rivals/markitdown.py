"""markitdown: the converter that most would reach for. What it raises counts as a refusal."""

from __future__ import annotations

from pathlib import Path

from markitdown import MarkItDown

from benchmarks.loading import Content, RefusedError, run
from benchmarks.rivals.headlines import headlines


def load(file: Path) -> Content:
    """A file as Markdown."""
    try:
        text = MarkItDown(enable_plugins=False).convert_local(str(file)).text_content
    except Exception as error:
        raise RefusedError(f"{type(error).__name__}: {error}"[:300]) from error
    return Content(text, headlines(text))


if __name__ == "__main__":
    run(load)
