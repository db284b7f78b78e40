"""Cuts a section into what can be told by itself: whole sentences, answers, tables. Pure.

A clause before a semicolon goes with the rest of its sentence, （三）补录。 with what it heads, an
answer with its question, a row with its table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import Section
from corpus.fold import fold
from corpus.span import Span
from rag.lists import is_item
from rag.sentences import sentences

_TABLE = re.compile(r"(?:^[^\n]* \| [^\n]*(?:\n|$))+", re.MULTILINE)
_LABEL = 24
"""Signs of a sentence that only heads the next one."""
_ANSWER = 160


def wholes(text: str, section: Section) -> Iterator[Span]:
    """What a section says, piece after piece."""
    if section.path[-1].endswith(("？", "?")):
        yield from _answered(text, section)
        return
    at = section.body
    for table in _TABLE.finditer(text, section.body, section.end):
        yield from _said(text, at, table.start())
        yield Span(table.start(), table.start() + len(table[0].rstrip()))
        at = table.end()
    yield from _said(text, at, section.end)


def _answered(text: str, section: Section) -> Iterator[Span]:
    """The question with its whole answer, or with as much of it as its first sentence."""
    said = list(_said(text, section.start, section.end))
    ends = (said[-1].end, said[1].end) if len(said) > 1 else ()
    yield from [Span(said[0].start, end) for end in ends if end - said[0].start <= _ANSWER][:1]


def _said(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of a stretch of lines."""
    first, label = -1, -1
    for one in sentences(text[start:end]):
        span = Span(start + one.start, start + one.end)
        alone = "\n" in text[span.end : end][:1] or span.end == end
        first = span.start if first < 0 else first
        if fold(text[span.end - 1]) == ";" and not alone:
            continue
        whole = Span(first if label < 0 else label, span.end)
        first = -1
        if label < 0 and not alone and _labels(text[whole.start : whole.end]):
            label = whole.start
            continue
        label = -1
        yield whole


def _labels(words: str) -> bool:
    return len(words) <= _LABEL and is_item(words)
