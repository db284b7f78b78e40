"""Reads from a question for which day it asks: 2019年时…, 截至2019年6月1日…, as of 2019-06-01.

A year in a question is mostly not such a day (2025年秋季招生); it is one where a word of time
follows it (时, 的时候, 那会儿, 底) or a word of validity goes with it (按2019年的规定, 现行于…).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_DAY = (
    r"(?P<year>(?:19|20)\d{2})\s*年(?:\s*(?P<month>\d{1,2})\s*月(?:\s*(?P<day>\d{1,2})\s*[日号])?)?"
)
_ISO = r"(?P<year>(?:19|20)\d{2})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?"
_AFTER = (
    r"\s*(?:的?(?:时候|那时候?|当时|那年)|时(?!间|长|段|限|期|效)候?|那[会阵](?:儿|子)?|当年)"
    r"(?:有效)?的?,?"
)
_LAW = r"(?:有效|施行|实施|执行|适用)?的?(?:规定|版本?|旧版|老版|文本|条文|法条|规矩|政策)"
_RULE = r"(?=.*(?:规定|有效|条例|办法|法律|《))"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:以|到|在|于)?{_DAY}{_AFTER}",
        rf"(?:截至|截止到?)\s*(?:{_DAY}|{_ISO.replace('P<', 'P<iso')})(?:时|为止)?,?{_RULE}",
        rf"(?:在|于|以)?\s*{_ISO}\s*(?:时(?!间)|那天|当天|为准|的时候)(?:有效的?)?,?",
        rf"(?:按照?|依照?|根据|依据)\s*{_DAY}\s*{_LAW}",
        rf"(?:在|于)?{_DAY}\s*(?=是?(?:怎么|如何|怎样|咋)(?:规定|要求|说|写|定))",
        rf"{_DAY}\s*(?:有效|施行|适用)的(?=规定|版本|条文|文本)",
        rf"{_DAY}\s*(?:版(?!权|本费|面)本?|(?:的)?(?:旧|老)版)的?",
        (
            r"\b(?:as of|back in|in|on)\s+(?P<year>(?:19|20)\d{2})"
            r"(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?\b,?"
        ),
    )
)
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class AsOf:
    """The day for which a question asks, and the question without the words that say so."""

    day: date
    text: str


def as_of(folded: str, today: date) -> AsOf | None:
    """The day in a folded question; of a year or a month the last day, but none to come.

    Example: `2019年时小学入学年龄是几岁` -> 2019-12-31, `小学入学年龄是几岁`.
    """
    for pattern in _PATTERNS:
        for found in pattern.finditer(folded):
            day = _day(found)
            if day and day.year <= today.year:
                rest = (folded[: found.start()] + folded[found.end() :]).strip(" ,，")
                return AsOf(min(day, today), rest) if rest else None
    return None


def _day(found: re.Match[str]) -> date | None:
    said = found.groupdict()
    names = ("year", "month", "day")
    year, month, day = (int(said.get(n) or said.get(f"iso{n}") or 0) for n in names)
    if month > _MONTHS:
        return None
    last = monthrange(year, month or _MONTHS)[1]
    return date(year, month or _MONTHS, day or last) if day <= last else None
