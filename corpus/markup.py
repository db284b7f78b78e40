"""Finds Markdown marks that stand in any file: heading marks, table rules and row ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.document import Noise
from corpus.span import Span
from corpus.strike import Strike

_HEADING = re.compile(
    r"^[ \t\u3000]{0,3}(#{1,6})[ \t\u3000]+(?=\S)|(?<=\S)[ \t]+#{1,6}[ \t]*$", re.MULTILINE
)
_DASHES = r"[ \t]{0,8}(?::-{1,200}:?|-{1,200}:|-{2,200})[ \t]{0,8}"
_TABLE_RULE = re.compile(rf"^[ \t]{{0,8}}\|?(?:{_DASHES}\|)+(?:{_DASHES})?$\n?", re.MULTILINE)
_ROW_ENDS = re.compile(r"^[ \t]*\|[ \t]*(?=[^\n]*\|[ \t]*$)|(?<=\S)[ \t]*\|[ \t]*$", re.MULTILINE)
_BLANK = re.compile(r"&(?:nbsp|ensp|emsp|thinsp|zwnj|zwj|#160|#xa0);", re.IGNORECASE)
_BOLD_LINE = re.compile(
    r"^[ \t\u3000]*(\*\*|__)(?=[^\s*_])[^*_\n]{2,60}(?<=[^\s*_，、,])(\1)[ \t]*$", re.MULTILINE
)


def marks(source: str, known: Sequence[Span]) -> Iterator[Strike]:
    """The marks, and the spans a reader already knows to be furniture."""
    for span in known:
        yield Strike(span.start, span.end, Noise.MARKUP)
    for pattern in (_HEADING, _TABLE_RULE, _ROW_ENDS, _BLANK):
        for found in pattern.finditer(source):
            if found.end() > found.start():
                yield Strike(*found.span(), Noise.MARKUP)
    for found in _BOLD_LINE.finditer(source):
        yield Strike(*found.span(1), Noise.MARKUP)
        yield Strike(*found.span(2), Noise.MARKUP)
