"""Dates as texts write them, as ISO dates."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from corpus.numerals import number
from corpus.titles import DATE

_MONTHS = 12
_DOTTED = re.compile(r"(?<![\d.])((?:19|20)\d{2})\s?([-./])\s?(\d{1,2})\s?\2\s?(\d{2}|\d(?!\d))")


def iso(found: re.Match[str]) -> str:
    """What `DATE` found: `2024年9月1日` -> `2024-09-01`; empty where no such day exists."""
    year, month, day = (found["year"], found["month"], found["day"])
    return told(
        number(year.replace("○", "〇")),
        number(month.replace("○", "〇")),
        number(day.replace("○", "〇")) if day else 0,
    )


def told(year: int, month: int, day: int) -> str:
    """A date as ISO, shortened where `day` is 0; empty where no such day exists."""
    if not 1 <= month <= _MONTHS or not 0 <= day <= monthrange(max(year, 1), month)[1]:
        return ""
    return f"{year:04}-{month:02}-{day:02}" if day else f"{year:04}-{month:02}"


def dotted(words: str) -> tuple[str, int, int]:
    """The first `2024-03-05`, `2024.3.5` or `2024/3/5`: ISO, and where it stands; else empty."""
    for found in _DOTTED.finditer(words):
        if value := told(int(found[1]), int(found[3]), int(found[4])):
            return value, found.start(), found.end()
    return "", 0, 0


def any_date(words: str) -> str:
    """The first date in some words, however it is written; else empty."""
    found = DATE.search(words)
    return (iso(found) if found else "") or dotted(words)[0]


def after(start: str, months: int) -> str:
    """The last day of a time of so many months that begins on a day.

    Example: ``after("2020-01-01", 60) == "2024-12-31"``; a shortened date stays shortened.
    """
    pieces = [int(piece) for piece in start.split("-")]
    year, month = divmod(pieces[0] * 12 + (pieces[1] - 1 if len(pieces) > 1 else 0) + months, 12)
    if len(pieces) == 1:
        return f"{year:04}"
    if len(pieces) == 2:  # noqa: PLR2004  year and month
        return f"{year:04}-{month + 1:02}"
    day = min(pieces[2], monthrange(year, month + 1)[1])
    return (date(year, month + 1, day) - timedelta(days=1)).isoformat()


def later(start: str, count: int, unit: str) -> str:
    """The day so many 日 or 月 after a full date; empty for a shortened one."""
    try:
        day = date.fromisoformat(start)
    except ValueError:
        return ""
    if unit != "月":
        return (day + timedelta(days=count)).isoformat()
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])).isoformat()
