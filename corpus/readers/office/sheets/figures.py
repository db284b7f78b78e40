"""Figures of a workbook as a person sees them: per cents and dates, not their raw numbers."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from enum import Enum

_SILENT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_PERCENT = frozenset({9, 10})
_DATES = frozenset({*range(14, 18), *range(27, 32), 36, *range(50, 59)})
_TIMES = frozenset({*range(18, 22), 32, 33, 34, 35, 45, 46, 47})
_BOTH = 22
_DAYS = re.compile("[yde年月日]", re.IGNORECASE)
_CLOCK = re.compile("[hs时分秒]", re.IGNORECASE)
_ELAPSED = re.compile(r"\[[hms]+\]", re.IGNORECASE)
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  a sheet knows no time zone
_APPLE = 1462
_LAST = 2_958_465


class Form(Enum):
    """What a number format makes of a number."""

    PLAIN = "plain"
    PERCENT = "percent"
    DATE = "date"
    TIME = "time"
    MOMENT = "moment"


def form(key: int, code: str) -> Form:
    """What a format does, by its number and, for one of the file's own, its code."""
    if code:
        return _of_code(_SILENT.sub("", code.split(";", maxsplit=1)[0]), code)
    if key in _PERCENT:
        return Form.PERCENT
    if key in _DATES:
        return Form.DATE
    if key == _BOTH:
        return Form.MOMENT
    return Form.TIME if key in _TIMES else Form.PLAIN


def figure(words: str, shown: Form, *, apple: bool = False) -> str:
    """A stored number as it is shown; `apple` counts days from 1904."""
    try:
        number = float(words)
    except ValueError:
        return words
    if shown is Form.PERCENT:
        return f"{number * 100:.12g}%"
    days = number + _APPLE * apple
    if shown is Form.PLAIN or not 0 <= days <= _LAST:
        return exact(number)
    moment = _EPOCH + timedelta(seconds=round(days * 86_400))
    if shown is Form.DATE:
        return moment.date().isoformat()
    return spoken(moment if shown is Form.MOMENT else moment.time())


def exact(number: float) -> str:
    """A number without the noise of its binary digits."""
    whole = abs(number) < 1e15 and number == int(number)  # noqa: PLR2004
    return str(int(number)) if whole else f"{number:.15g}"


def spoken(moment: date | time) -> str:
    """A date or a time, to the minute unless there are seconds."""
    if isinstance(moment, datetime):
        bare = moment.time() == time()
        return moment.date().isoformat() if bare else f"{moment:%Y-%m-%d} {spoken(moment.time())}"
    if isinstance(moment, time):
        return f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"
    return moment.isoformat()


def _of_code(bare: str, code: str) -> Form:
    if "%" in bare:
        return Form.PERCENT
    whole = bare.partition(".")[0]
    if bare.lower().startswith(("general", "@")) or "#" in whole or "0" in whole:
        return Form.PLAIN
    clock = bool(_CLOCK.search(bare) or _ELAPSED.search(code))
    days = bool(_DAYS.search(bare)) or ("m" in bare.lower() and not clock)
    if days:
        return Form.MOMENT if clock else Form.DATE
    return Form.TIME if clock else Form.PLAIN
