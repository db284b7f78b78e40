"""Cuts text into sentences without losing their places.

A sentence keeps what takes back a part of it: a proviso (；但……, 。但是，……) and an exception
(……的除外。) are no sentences of their own. A line that breaks off after a comma goes on in the
next one.
"""

from __future__ import annotations

import re

from corpus.span import Span

ENDS = "。！？；!?;\n"
_CLOSERS = "[”’」』）)]*"
_TAKES_BACK = (
    r"[ \t\u3000]*(?:但|[^。！？；!?;\n]{0,30}(?:除外|另有规定|另有規定|不在此限|不受此限)"
    r"[^。！？；!?;\n]{0,12}[。；;])"
)
_INSIDE = rf"[^{ENDS}]|[。；;]{_CLOSERS}(?={_TAKES_BACK})|(?<=[，、,])[ \t]*\n"
_END = rf"(?:[。！？；!?;]+{_CLOSERS}|\n)"
_SENTENCE = re.compile(rf"(?:{_INSIDE})+(?:{_END}|$)|{_END}")


def sentences(text: str) -> list[Span]:
    """The sentences of a text in order, without surrounding white space.

    A closing quotation mark stays with its sentence. Example: ``甲。“乙！”丙`` gives three,
    ``可以收费；但幼儿园除外。`` one.
    """
    found = []
    for match in _SENTENCE.finditer(text):
        words = match.group()
        start = match.start() + len(words) - len(words.lstrip())
        end = match.start() + len(words.rstrip())
        if start < end:
            found.append(Span(start, end))
    return found


def around(text: str, start: int, end: int) -> list[Span]:
    """The sentences of the lines that `start..end` touches, with their places in `text`."""
    first, last = _line_start(text, start), _line_end(text, end)
    return [Span(first + one.start, first + one.end) for one in sentences(text[first:last])]


def _line_start(text: str, at: int) -> int:
    """Where the line at a place begins, or an earlier one that breaks off after a comma."""
    while (first := text.rfind("\n", 0, at) + 1) and _goes_on(text, first - 1):
        at = first - 1
    return first


def _line_end(text: str, at: int) -> int:
    while (last := text.find("\n", at)) >= 0 and _goes_on(text, last):
        at = last + 1
    return len(text) if last < 0 else last


def _goes_on(text: str, line_break: int) -> bool:
    return text[max(line_break - 9, 0) : line_break].rstrip(" \t")[-1:] in {"，", "、", ","}
