"""Reads plain text."""

from __future__ import annotations

from corpus.decode import decode
from corpus.document import Decoded
from corpus.limits import Limits
from corpus.reader import Reader


def read(data: bytes, _: Limits) -> Decoded:
    """The characters of the file; nothing is known to be furniture."""
    text = decode(data)
    return Decoded(text.characters, text.encoding)


READER = Reader("text", (".txt", ".text"), lambda _: False, read)
