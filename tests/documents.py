"""Documents for tests: made from a few words, and the samples."""

from __future__ import annotations

import textwrap
from pathlib import Path

from corpus.clean import clean
from corpus.compose import compose
from corpus.document import Cleaned, Decoded, Document, Noise, Upload
from corpus.limits import Limits
from corpus.page import Row, lay_out

SAMPLES = sorted(
    path
    for path in (Path(__file__).parents[1] / "corpus" / "samples").iterdir()
    if path.name != "README.md"
)
LIMIT = Limits()


def written(text: str) -> str:
    """A text block as it would stand in a file."""
    return textwrap.dedent(text).strip("\n") + "\n"


def cleaned(source: str) -> Cleaned:
    """A source of plain text, cleaned."""
    return clean(Decoded(source, "utf-8"))


def composed(source: str, name: str = "文件.txt") -> Document:
    """A document from the text of a file."""
    return compose(Upload(name, source.encode("utf-8", "surrogatepass")), LIMIT)


def sample(part: str) -> Document:
    """The sample document whose file's name has these words in it."""
    path = next(path for path in SAMPLES if part in path.name)
    return compose(Upload(path.name, path.read_bytes()), LIMIT)


def rows(text: str) -> tuple[Row, ...]:
    """The rows of a text."""
    return lay_out(cleaned(text)).rows


def taken(document: Cleaned, noise: Noise) -> str:
    """Everything that was taken out for one reason."""
    return "".join(removed.words for removed in document.removed if removed.noise is noise)
