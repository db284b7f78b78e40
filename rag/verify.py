"""The gate: nothing passes that the documents do not say, whoever drafted it.

A claim passes when

1. each of its quotes stands in the passage it names, but for width, script and white space, and
   begins and ends where a sentence of the document does, so that no 不得, no proviso (但……) and
   no exception (……除外) can be cut away;
2. a piece of a list comes with the words that lead it in (不得有下列行为：（一）…；), a lead-in
   with a piece of its own list, a row of a table with rows of the same table alone, a bare yes
   or no with its question;
3. its quotes are of one document; a sentence that points back (该, 上述, 其中), the answer to a
   question and the words under a heading come after that which stands before them there;
4. the claim says its quotes and nothing else, with a sentence end where two of them meet; of
   a row quoted with the heads of its columns it may say one cell with its heads alone. Before
   them may stand 《title》：, where the title is quoted too and is that of their document.

A claim about a change is held against the other version besides (see `rag.against`).

Numbers, dates and 《titles》 of a claim therefore stand in its quotes. What fails is left out
and counted. Worked example, passage ``甲。学校不得收取择校费。``:

* claim 学校不得收取择校费 with quote 学校不得收取择校费。 passes;
* claim 收取择校费 with quote 收取择校费。 falls: the quote begins inside a sentence;
* claim 学校可以收取择校费 with the whole quote falls: it does not say its quote.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.span import Span
from rag.against import Order, hold, unbroken, unordered
from rag.answer import Citation, Claim, Draft, DraftClaim, NotQuotedError, Passage
from rag.lists import heads, is_row, lead_in
from rag.sentences import around
from rag.signs import find, pattern, plain, same, says
from rag.tables import phrases

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
_NOTHING = r"(?!)"
_HEAD_AND_ROW = 2
_LAST = r"[\s。.;!,、]*"


@dataclass(frozen=True, slots=True)
class Verified:
    """The claims that passed, and why the others fell."""

    claims: tuple[Claim, ...]
    fallen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Place:
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


def verify(
    draft: Draft,
    passages: Sequence[Passage],
    text: Callable[[int], str],
    order: Order = unordered,
) -> Verified:
    """Check every claim of a draft against the passages it names (numbered from 0).

    `text` gives the whole text of a version: passages may be cut inside a sentence; `order` the
    versions of a document, without which nothing can be said to have changed.
    """
    claims: list[Claim] = []
    fallen: list[str] = []
    for claim in draft.claims:
        try:
            claims.append(hold(_checked(claim, passages, text), claim, text, order))
        except NotQuotedError as error:
            fallen.append(str(error))
    stand = unbroken(claims)
    fallen += ["half of a change"] * (len(claims) - len(stand))
    return Verified(stand, tuple(fallen))


def _checked(claim: DraftClaim, passages: Sequence[Passage], text: Callable[[int], str]) -> Claim:
    quotes = [(_numbered(passages, number), quote) for number, quote in claim.quotes]
    if len({passage.source.version for passage, _ in quotes}) > 1:
        raise NotQuotedError("a claim of several documents")
    named = _named(claim.text, quotes)
    cited = [_titled(*quote) for quote in quotes[: 1 if named else 0]]
    places: list[_Place] = []
    for passage, quote in quotes[len(cited) :]:
        whole = text(passage.source.version)
        places.append(_placed(passage, quote, whole, places[-1] if places else None))
    if not places or _only_leads(places[-1]):
        raise NotQuotedError("a claim that says nothing")
    said = claim.text[named:]
    literal = _verbatim(said, places)  # else a regular expression is made, which takes long
    if not literal and not says(said, _saying(places)) and not says(said, _telling_a_cell(places)):
        raise NotQuotedError("the claim does not say exactly its quotes")
    return Claim(claim.text, (*cited, *(place.passage.cite(place.words) for place in places)))


def _numbered(passages: Sequence[Passage], number: int) -> Passage:
    if not 0 <= number < len(passages):
        raise NotQuotedError(f"no passage {number}")
    return passages[number]


def _named(text: str, quotes: Sequence[tuple[Passage, str]]) -> int:
    """The length of the 《title》： that a claim begins with; 0 unless it is its document's own."""
    if len(quotes) == 1 or not quotes:
        return 0
    (_, quote), (passage, _) = quotes[:2]
    if not same(quote, passage.source.title):
        return 0
    found = re.match(rf"\s*《\s*{pattern(quote)}\s*》\s*:", plain(text))
    return found.end() if found else 0


def _titled(passage: Passage, title: str) -> Citation:
    """A title may be quoted wherever it stands, also inside a sentence."""
    for found in find(passage.text, title):
        return passage.cite(passage.text[found.start : found.end])
    raise NotQuotedError(f"not in passage {passage.chunk}: {title[:_SHOWN]!r}")


def _placed(passage: Passage, quote: str, text: str, before: _Place | None) -> _Place:
    """The first place of the passage where a quote may be taken from."""
    fault = f"not in passage {passage.chunk}"
    for found in find(passage.text, quote):
        stop = _STOP.match(passage.text, found.end)
        end = stop.end() if stop else found.end
        place = _Place(passage, text, Span(passage.start + found.start, passage.start + end))
        fault = _cut(place, before) or _apart(place, before)
        if not fault:
            return place
    raise NotQuotedError(f"{fault}: {quote[:_SHOWN]!r}")


def _cut(place: _Place, before: _Place | None) -> str:
    """What is wrong with the edges of a quote; empty where they are those of sentences."""
    whole = around(place.text, place.span.start, place.span.end)
    opens = place.span.start in {one.start for one in whole}
    if not opens and not (before and before.leads and _follows(place, before)):
        return "begins inside a sentence"
    if place.span.end not in {one.end for one in whole} and not place.leads:
        return "ends inside a sentence"
    return ""


def _apart(place: _Place, before: _Place | None) -> str:
    """What is wrong with saying a quote after the one before it; empty where nothing is."""
    if before and _follows(place, before):
        return ""
    lead = lead_in(place.text, place.span.start)
    led = bool(lead and before and _led(lead, before))
    if lead and not led:
        return "without the words that lead it in"
    return "" if led or before is None else _astray(place, before)


def _astray(place: _Place, before: _Place) -> str:
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


def _follows(place: _Place, before: _Place) -> bool:
    """Whether nothing stands between two places."""
    between = place.text[before.span.end : place.span.start]
    return before.span.end <= place.span.start and not between.strip()


def _led(lead: Span, before: _Place) -> bool:
    """Whether the quote before ends with a lead-in, or is another piece of its list."""
    words = before.text[lead.start : lead.end]
    ends = before.words[-len(words) :]
    return same(ends, words) or lead_in(before.text, before.span.start) == lead


def _tables(before: _Place, place: _Place) -> int:
    """Of how many tables the rows are where two quotes meet."""
    rows = (_table(before, before.span.end - 1), _table(place, place.span.start))
    return len({row for row in rows if row is not None})


def _table(place: _Place, at: int) -> int | None:
    """Where the table begins that the line at `at` is a row of."""
    first = place.text.rfind("\n", 0, at) + 1
    if not is_row(place.text[first:].partition("\n")[0]):
        return None
    head = heads(place.text, first)
    return head.start if head else first


def _only_leads(place: _Place) -> bool:
    """Whether a quote ends with a lead-in, and is not simply the heading of its section."""
    words = place.words.rstrip("：:")
    return place.leads and not any(same(words, one.rstrip("：:")) for one in place.passage.path)


def _verbatim(said: str, places: Sequence[_Place]) -> bool:
    """Whether a claim is its quotes letter for letter, each ended as a sentence or a lead-in is."""
    rest = said.strip()
    for place in places[:-1]:
        if not rest.startswith(place.words):
            return False
        rest = rest[len(place.words) :]
        ended = place.words[-1] in "。；！;!" and len(place.words) == len(place.core) + 1
        if not (place.leads or ended or rest[:1] == "\n"):
            return False
        rest = rest.lstrip()
    return rest == places[-1].words


def _saying(places: Sequence[_Place]) -> str:
    """A regular expression of all that a claim over these quotes may be."""
    parts = [pattern(place.core) + place.joint for place in places]
    return rf"\s*{''.join(parts[:-1])}{pattern(places[-1].core)}{_LAST}"


def _telling_a_cell(places: Sequence[_Place]) -> str:
    """A regular expression of all that may be said of one cell of a row with its heads.

    Lines above the table may stand before it.
    """
    if len(places) < _HEAD_AND_ROW or not is_row(places[-1].words):
        return _NOTHING
    *above, head, row = places
    first = heads(row.text, row.span.start)
    if first is None or first != head.span:
        return _NOTHING
    told = "|".join(pattern(phrase) for phrase in phrases(head.words, row.words).values())
    before = "".join(pattern(place.core) + place.joint for place in above)
    return rf"\s*{before}(?:{told}){_LAST}" if told else _NOTHING
