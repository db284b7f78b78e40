"""Which paragraphs are headings, by their size and weight, and of what level."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.layout.measure import Usual
from corpus.layout.paragraphs import Paragraph

_LARGER, _LARGER_READ = 1.15, 1.4
_MOST_ROWS = 4
_LONGEST = 120
_LONGEST_BOLD = 40
_MOST = 0.4
_FEW = 4
_LEVELS = 6
_STOP = re.compile(r"[。；;，,、：:.]$")
_WORD = re.compile(r"[^\W\d_].*[^\W\d_]|[\u4e00-\u9fff]{2}", re.DOTALL)
_Style = tuple[float, bool]


def levels(every: Sequence[Paragraph], usual: Usual) -> dict[int, int]:
    """The level, from 1, of each paragraph that is a heading, by its place."""
    found = {at: style for at, one in enumerate(every) if (style := _heading(one, usual))}
    if len(found) > max(_MOST * len(every), _FEW):
        found = {at: style for at, style in found.items() if style[0] > _LARGER * usual.size}
    if len(found) > max(_MOST * len(every), _FEW):
        return {}
    order = sorted(set(found.values()), reverse=True)
    return {at: min(order.index(style) + 1, _LEVELS) for at, style in found.items()}


def _heading(one: Paragraph, usual: Usual) -> _Style | None:
    lines = [row.line for row in one.rows]
    words = " ".join(line.words for line in lines)
    if len(lines) > _MOST_ROWS or len(words) > _LONGEST or not _WORD.search(words):
        return None
    if _STOP.search(words):
        return None
    size = round(max(line.size for line in lines) * 2) / 2
    read = any(line.sure is not None for line in lines)
    if size >= (_LARGER_READ if read else _LARGER) * usual.size:
        return (size, all(line.bold for line in lines))
    bold = all(line.bold for line in lines) and not usual.bold
    if bold and len(lines) == 1 and len(words) <= _LONGEST_BOLD and size >= usual.size - 0.6:
        return (size, True)
    return None
