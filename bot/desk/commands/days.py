"""Reads the day at the beginning of what stands after `/asof`: 2019-06-01, 2019年6月, 2019."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from corpus.fold import fold

_YEAR = r"(?P<year>(?:19|20)\d{2})"
_FORMS = tuple(
    re.compile(rf"\s*{form}", re.ASCII)
    for form in (
        rf"{_YEAR}[-/.](?P<month>\d{{1,2}})(?:[-/.](?P<day>\d{{1,2}}))?(?![\d-])",
        rf"{_YEAR} ?年(?: ?(?P<month>\d{{1,2}}) ?月份?(?: ?(?P<day>\d{{1,2}}) ?[日号])?)?",
        rf"{_YEAR}(?P<month>\d{{2}})(?P<day>\d{{2}})(?!\d)",
        rf"{_YEAR}(?![\d./-])",
    )
)
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Stretch:
    """A day, a month or a year, from its first day to its last, and what stands after it."""

    first: date
    last: date
    rest: str


def stretch(text: str) -> Stretch | None:
    """What a text begins with; None where that is no day of the calendar.

    Example: `2019年6月 校车补助多少` -> 2019-06-01 to 2019-06-30, `校车补助多少`.
    """
    folded = fold(text)
    found = next((found for form in _FORMS if (found := form.match(folded))), None)
    if found is None:
        return None
    said = found.groupdict()
    year, month, day = (int(said.get(name) or 0) for name in ("year", "month", "day"))
    if month > _MONTHS or (month == 0 and said.get("month")):
        return None
    end = monthrange(year, month or _MONTHS)[1]
    if day > end or (day == 0 and said.get("day")):
        return None
    first = date(year, month or 1, day or 1)
    last = date(year, month or _MONTHS, day or end)
    return Stretch(first, last, text[found.end() :].strip(" ,，、:：\t\n\u3000"))
