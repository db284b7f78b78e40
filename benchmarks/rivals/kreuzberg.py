"""kreuzberg: a loader written in Rust, many formats, no model. What it raises is a refusal."""

from __future__ import annotations

from pathlib import Path

from kreuzberg import ExtractionConfig, extract_file_sync

from benchmarks.loading import Content, RefusedError, run
from benchmarks.rivals.headlines import headlines

CONFIG = ExtractionConfig(use_cache=False, output_format="markdown")


def load(file: Path) -> Content:
    """A file as Markdown."""
    try:
        text = extract_file_sync(str(file), config=CONFIG).content
    except Exception as error:
        raise RefusedError(f"{type(error).__name__}: {error}"[:300]) from error
    return Content(text, headlines(text))


if __name__ == "__main__":
    run(load)
