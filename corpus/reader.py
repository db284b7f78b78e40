"""The noun of the registry of readers: what knows one kind of file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from corpus.document import Decoded


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of file.

    `endings` are lower-case name endings; `recognises` looks at the first bytes, for files whose
    name says nothing or something wrong; `read` makes the text, and raises `UnreadableFileError`.
    Headings of the file are written as lines that begin with one to six `#`, the cells of a
    table row are separated by ` | `; both are what Markdown does, and cleaning knows them.
    """

    name: str
    endings: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    read: Callable[[bytes], Decoded]
