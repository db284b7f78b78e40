"""What a word after `/compare` stands for: a document, a version of one, a place, a day."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.desk.commands.days import stretch
from bot.desk.commands.lookup import Lookup
from corpus.fold import fold
from rag.onday import today

_VERSION = re.compile(r"(\d{1,9})[.#](\d{1,4})", re.ASCII)
_WITHIN = re.compile(r"《[^《》]+》")
_SUFFIX = re.compile(r"[省市县区州盟旗]$")


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: what it is called, and what of the question tells it.

    `document` is 0 where no certain one is meant; `words` are put before the question.
    """

    name: str
    document: int = 0
    words: str = ""
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Sides:
    """Finds sides."""

    lookup: Lookup
    day: Callable[[], date] = today

    def of(self, word: str) -> Side | None:
        """What a word stands for; None where it is nothing known."""
        return self._version(word) or self._day(word) or self._place(word) or self._document(word)

    def _version(self, word: str) -> Side | None:
        """`12.1`: the first version of document 12, on the first day that it held."""
        found = _VERSION.fullmatch(fold(word))
        record = self.lookup.numbered(int(found[1])) if found else None
        if found is None or record is None:
            return None
        editions = self.lookup.catalogue.editions(record.id)
        one = next((one for one in editions if one.number == int(found[2])), None)
        since = (one.since or one.dated) if one else ""
        found_day = stretch(since)
        if one is None or found_day is None:
            return None
        return Side(f"{inner(one.title)} {since}", record.id, "", found_day.last)

    def _day(self, word: str) -> Side | None:
        found, today = stretch(word), self.day()
        if found is None or found.rest or found.first > today:
            return None
        return Side(word, as_of=min(found.last, today))

    def _place(self, word: str) -> Side | None:
        """A place that documents are of; the last sign of its name may be left out."""
        wanted = fold(word)
        places = dict.fromkeys(one.place for one in self.lookup.catalogue.records() if one.place)
        for place in sorted(places, key=len):
            name = fold(place)
            if wanted in {name, _SUFFIX.sub("", name)} or name.endswith(wanted):
                return Side(place, words=place)
        return None

    def _document(self, word: str) -> Side | None:
        """A document by number or by words of its title; of several the one with the shortest."""
        numbered = int(word) if word.isascii() and word.isdigit() else 0
        record = self.lookup.numbered(numbered) if numbered else None
        found = [record] if record else self.lookup.titled(word)
        if not found:
            return None
        best = min(found, key=lambda one: len(one.title))
        name = inner(best.title)
        return Side(name, best.id, name)


def inner(title: str) -> str:
    """A title in marks; of a notice that issues a rule, the title of the rule.

    Example: `关于印发《校车补助办法》（2024年修订）的通知` -> `《校车补助办法》`.
    """
    within = _WITHIN.search(title)
    return within[0] if within else f"《{title}》"
