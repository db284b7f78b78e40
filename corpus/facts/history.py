"""When a law was passed and amended, as the line in brackets under its title tells."""

from __future__ import annotations

import re

from corpus.facts.days import iso
from corpus.facts.sheet import Sheet
from corpus.page import Row
from corpus.titles import DATE

ACTS = re.compile(r"通过|公布|发布|批准|修正|修订|颁布")
_START = re.compile(r"\s*(?:起)?\s*(?:正式)?(?:施行|实施)")
_LONGEST = 60


def history(sheet: Sheet) -> tuple[str, ...]:
    """The ISO dates of every act in the history, in their order, each once."""
    dates = (value for row in lines(sheet) for value, _ in acts(row))
    return tuple(sorted(dict.fromkeys(dates)))


def lines(sheet: Sheet) -> list[Row]:
    """The rows of the head that tell the history."""
    return [row for row in sheet.head if row.folded.startswith("(") and ACTS.search(row.folded)]


def acts(row: Row) -> list[tuple[str, re.Match[str]]]:
    """The dates of a line of history, without the day from which it holds."""
    found = [(iso(hit), hit) for hit in DATE.finditer(row.folded)]
    return [
        (value, hit)
        for value, hit in found
        if value and not _START.match(row.folded[hit.end() : hit.end() + _LONGEST])
    ]
