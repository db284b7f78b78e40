"""The sentences of a document, with the titles in them kept whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.span import Span

_STOP = re.compile(r"[《》。;!?\n]")
_LONGEST_TITLE = 160
_LONGEST = 1_500


def sentences(folded: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of `folded[start:end]`, without the white space around them.

    A full stop, a semicolon or a line break ends one, but not inside 《…》: titles run over line
    ends. A stretch without any stop is cut, so that no sentence is longer than can be looked at.
    """
    begun, opened, depth = start, start, 0
    for found in _STOP.finditer(folded, start, end):
        at, sign = found.start(), found[0]
        if depth and at - opened > _LONGEST_TITLE:
            depth = 0
        if sign == "《":
            opened = opened if depth else at
            depth += 1
        elif sign == "》":
            depth = max(depth - 1, 0)
        elif not depth or folded[at : at + 2] == "\n\n":
            yield from _pieces(folded, begun, at + (sign != "\n"))
            begun, depth = at + 1, 0
    yield from _pieces(folded, begun, end)


def _pieces(folded: str, start: int, end: int) -> Iterator[Span]:
    for first in range(start, end, _LONGEST):
        last = min(first + _LONGEST, end)
        words = folded[first:last]
        lead = len(words) - len(words.lstrip())
        body = words.strip()
        if body:
            yield Span(first + lead, first + lead + len(body))
