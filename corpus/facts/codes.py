"""Document numbers wherever they stand: 国办发〔2015〕71号, 国务院令第617号, 第59号令."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.span import Span

_YEARED = re.compile(
    r"[〔\[(【〈<]\s{0,2}(?:19|20)\d{2}\s{0,2}[〕\])】〉>]\s{0,2}第?\s{0,2}\d{1,5}\s{0,2}号"
)
_ORDER = re.compile(
    r"令\s?(?:\((?:(?:19|20)\d{2}年)?第\s?\d{1,4}\s?号\)|(?:(?:19|20)\d{2}年)?第\s?\d{1,4}\s?号)"
    r"|第\s?\d{1,4}\s?号令"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LONGEST = 14
_FOREIGN = re.compile(
    r"根据|按照|依照|依据|参照|遵照|贯彻|落实|执行|转发|印发|下发|公布|颁布|发布|关于|以及|文件|"
    r"通知|意见|办法|决定|规定|方案|精神|同时|废止|修改|要求|结合|经|[的及、与是]"
)
"""Words that never stand in the sign of an office, and so end what came before it."""
_JOINED = re.compile(r"^[和及与原由以按]")
_AFTER = "号)》"
_SHORTEST = 2


def codes(folded: str, start: int, end: int) -> Iterator[Span]:
    """The document numbers in `folded[start:end]`, each with the sign of its office.

    Example: 按照国办发〔2015〕71号文件 holds 国办发〔2015〕71号.
    """
    past = start
    for found in sorted(
        (*_YEARED.finditer(folded, start, end), *_ORDER.finditer(folded, start, end)),
        key=lambda hit: hit.start(),
    ):
        first = _office(folded, past, found.start())
        if first < found.start() and found.start() >= past:
            yield Span(first, found.end())
            past = found.end()


def _office(folded: str, start: int, end: int) -> int:
    """Where the sign of the office before `end` begins; `end` itself if there is none."""
    last = end
    while last > start and folded[last - 1] == " ":
        last -= 1
    first = last
    while first > start and last - first < _LONGEST and _HAN.match(folded, first - 1):
        first -= 1
    cuts = [found.end() for found in _FOREIGN.finditer(folded, first, last)]
    if cuts:
        first = cuts[-1]
    while first < last and folded[first] in "年月日" and folded[max(first - 1, 0)].isdigit():
        first += 1
    joined = _JOINED.match(folded[first:last])
    if joined and last - first > _SHORTEST and folded[max(first - 1, 0)] in _AFTER:
        first += 1
    return first if last - first >= 1 else end
