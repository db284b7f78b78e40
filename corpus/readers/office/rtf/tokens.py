"""The tokens of an RTF file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<figure>-?\d{1,10})? ?"
    rb"|(?P<bytes>(?:\\'[0-9a-fA-F]{2})+)"
    rb"|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])"
    rb"|[\r\n\0]+"
    rb"|(?P<words>[^\\{}\r\n\0]+)"
    rb"|\\",
    re.DOTALL,
)


class Sort(Enum):
    """What sort of token it is."""

    OPEN = "open"
    CLOSE = "close"
    CONTROL = "control"
    SIGN = "sign"
    BYTES = "bytes"


@dataclass(frozen=True, slots=True)
class Token:
    """A brace, a control word with its figure, a control sign, or bytes of text."""

    sort: Sort
    word: str = ""
    figure: int | None = None
    data: bytes = b""


_OPEN = Token(Sort.OPEN)
_CLOSE = Token(Sort.CLOSE)


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens in their order; binary data is skipped."""
    at = 0
    while found := _TOKEN.match(data, at):
        at = found.end()
        if found["words"] is not None:
            yield Token(Sort.BYTES, data=found["words"])
        elif found["bytes"] is not None:
            yield Token(
                Sort.BYTES, data=bytes.fromhex(found["bytes"].replace(b"\\'", b"").decode())
            )
        elif found["brace"] is not None:
            yield _OPEN if found["brace"] == b"{" else _CLOSE
        elif found["sign"] is not None:
            yield Token(Sort.SIGN, found["sign"].decode("latin-1"))
        elif found["word"] is not None:
            word = found["word"].decode()
            figure = None if found["figure"] is None else int(found["figure"])
            if word == "bin":
                at += max(0, figure or 0)
            yield Token(Sort.CONTROL, word, figure)
