"""The noun of the registry of readers: what knows one kind of file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from corpus.document import Decoded
from corpus.limits import Limits


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of file.

    `endings` are lower-case name endings; `recognises` looks at the bytes, because a name may
    say nothing or something wrong; `read` makes the text within the limits, and raises
    `UnreadableFileError`. Headings of the file are written as lines that begin with one to six
    `#`, the cells of a table row are separated by ` | `; both are what Markdown does, and cleaning
    knows them.
    """

    name: str
    endings: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    read: Callable[[bytes, Limits], Decoded]
