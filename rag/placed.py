"""A quote where it stands in the text of its document, and what may not be cut off there.

It begins and ends where a sentence does, follows what leads it in, and is not said after words
that it does not belong to (see `rag.verify`, rules 1 to 3).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.span import Span
from rag.answer import NotQuotedError, Passage
from rag.lists import heads, is_row, lead_in
from rag.sentences import around
from rag.signs import find, same

_POINTS_BACK = re.compile(
    r"\W*(?:[对由按将把向]?(?:[该該此其这這那]|上述|上列|前述|前款|前項|前项)"
    r"|同时|同時|但|否则|否則|因此|所以|另外|此外|反之|答\s*[：:])"
)
_CLOSERS = "”’」』）)"
_STOP = re.compile(rf"[。；;！!][{_CLOSERS}]*")
"""May be left out at the end of a quote."""
_SHOWN = 40
_SEPARATE = r"\s*(?:[。;!]|\.(?!\d)|\n)\s*"
_RUNS_ON = r"\s*[。.;]?\s*"


@dataclass(frozen=True, slots=True)
class Place:
    """A quote where it stands in the text of its document."""

    passage: Passage
    text: str
    span: Span

    @property
    def words(self) -> str:
        """The quote as the document has it."""
        return self.text[self.span.start : self.span.end]

    @property
    def leads(self) -> bool:
        """Whether it ends as a lead-in does."""
        return self.words.endswith(("：", ":"))

    @property
    def asks(self) -> bool:
        """Whether it is a question."""
        return self.words.rstrip(_CLOSERS)[-1:] in {"？", "?"}

    @property
    def heading(self) -> bool:
        """Whether it is a heading that its passage stands under."""
        return any(same(self.words, one) for one in self.passage.path)

    @property
    def core(self) -> str:
        """The quote without the sign at its end that a claim may set otherwise."""
        return self.words.rstrip("。．.；;！!，,、 ") or self.words

    @property
    def joint(self) -> str:
        """What a claim must set between this quote and the next one."""
        if self.leads:
            return r"\s*"
        return _RUNS_ON if self.asks or self.core[-1] in _CLOSERS else _SEPARATE


def placed(passage: Passage, quote: str, text: str, before: Place | None) -> Place:
    """The first place of the passage where a quote may be taken from."""
    fault = f"not in passage {passage.chunk}"
    for found in find(passage.text, quote):
        stop = _STOP.match(passage.text, found.end)
        end = stop.end() if stop else found.end
        place = Place(passage, text, Span(passage.start + found.start, passage.start + end))
        fault = _cut(place, before) or _apart(place, before)
        if not fault:
            return place
    raise NotQuotedError(f"{fault}: {quote[:_SHOWN]!r}")


def _cut(place: Place, before: Place | None) -> str:
    """What is wrong with the edges of a quote; empty where they are those of sentences."""
    whole = around(place.text, place.span.start, place.span.end)
    opens = place.span.start in {one.start for one in whole}
    if not opens and not (before and before.leads and _follows(place, before)):
        return "begins inside a sentence"
    if place.span.end not in {one.end for one in whole} and not place.leads:
        return "ends inside a sentence"
    return ""


def _apart(place: Place, before: Place | None) -> str:
    """What is wrong with saying a quote after the one before it; empty where nothing is."""
    if before and _follows(place, before):
        return ""
    lead = lead_in(place.text, place.span.start)
    led = bool(lead and before and _led(lead, before))
    if lead and not led:
        return "without the words that lead it in"
    return "" if led or before is None else _astray(place, before)


def _astray(place: Place, before: Place) -> str:
    """What a quote means that it does not mean where it stands; empty where nothing."""
    if before.leads:
        return "no piece of the list that is led in"
    if before.asks:
        return "the answer to another question"
    if before.heading and not any(same(before.words, one) for one in place.passage.path):
        return "under another heading"
    if _POINTS_BACK.match(place.words):
        return "points back at what is left out"
    return "a row of another table" if _tables(before, place) > 1 else ""


def _follows(place: Place, before: Place) -> bool:
    """Whether nothing stands between two places."""
    between = place.text[before.span.end : place.span.start]
    return before.span.end <= place.span.start and not between.strip()


def _led(lead: Span, before: Place) -> bool:
    """Whether the quote before ends with a lead-in, or is another piece of its list."""
    words = before.text[lead.start : lead.end]
    ends = before.words[-len(words) :]
    return same(ends, words) or lead_in(before.text, before.span.start) == lead


def _tables(before: Place, place: Place) -> int:
    """Of how many tables the rows are where two quotes meet."""
    rows = (_table(before, before.span.end - 1), _table(place, place.span.start))
    return len({row for row in rows if row is not None})


def _table(place: Place, at: int) -> int | None:
    """Where the table begins that the line at `at` is a row of."""
    first = place.text.rfind("\n", 0, at) + 1
    if not is_row(place.text[first:].partition("\n")[0]):
        return None
    head = heads(place.text, first)
    return head.start if head else first


def only_leads(place: Place) -> bool:
    """Whether a quote ends with a lead-in, and is not simply the heading of its section."""
    words = place.words.rstrip("：:")
    return place.leads and not any(same(words, one.rstrip("：:")) for one in place.passage.path)
