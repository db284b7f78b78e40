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
   them may stand 《title》：, where the title is quoted too and is that of their document. Or it
   says them in other words, where that can be proved (see `rag.reworded`).

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

from rag.against import Order, hold, unbroken, unordered
from rag.answer import Citation, Claim, Draft, DraftClaim, NotQuotedError, Passage
from rag.contrast import Role
from rag.lists import heads, is_row
from rag.placed import Place, only_leads, placed
from rag.reworded import unproved
from rag.signs import find, pattern, plain, same, says
from rag.tables import phrases

_SHOWN = 40
_NOTHING = r"(?!)"
_HEAD_AND_ROW = 2
_LAST = r"[\s。.;!,、]*"
_YEAR = re.compile(r"(?:19|20)\d{2}")


@dataclass(frozen=True, slots=True)
class Verified:
    """The claims that passed, and why the others fell."""

    claims: tuple[Claim, ...]
    fallen: tuple[str, ...]


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
    places: list[Place] = []
    for passage, quote in quotes[len(cited) :]:
        whole = text(passage.source.version)
        places.append(placed(passage, quote, whole, places[-1] if places else None))
    if not places or only_leads(places[-1]):
        raise NotQuotedError("a claim that says nothing")
    said = claim.text[named:]
    if not _literal(said, places) and (fault := _reworded(claim, said, places, cited)):
        raise NotQuotedError(f"the claim does not say its quotes: {fault}")
    return Claim(claim.text, (*cited, *(place.passage.cite(place.words) for place in places)))


def _literal(said: str, places: Sequence[Place]) -> bool:
    """Whether a claim says exactly its quotes."""
    # What is equal is compared first: making a regular expression takes long.
    return (
        _verbatim(said, places)
        or says(said, _saying(places))
        or says(said, _telling_a_cell(places))
    )


def _reworded(
    claim: DraftClaim, said: str, places: Sequence[Place], cited: Sequence[Citation]
) -> str:
    """Why a claim in words of its own is not proved; empty where it is."""
    if claim.role is not Role.IS:
        return "a change is told in its own words"
    if any(place.asks or is_row(place.words) for place in places):
        return "a question or a row is said as it stands"
    source = places[0].passage.source
    years = frozenset(map(int, _YEAR.findall(f"{source.title} {source.dated} {source.since}")))
    above = " ".join(one.quote for one in cited)
    return unproved(said, [place.words for place in places], above, years)


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


def _verbatim(said: str, places: Sequence[Place]) -> bool:
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


def _saying(places: Sequence[Place]) -> str:
    """A regular expression of all that a claim over these quotes may be."""
    parts = [pattern(place.core) + place.joint for place in places]
    return rf"\s*{''.join(parts[:-1])}{pattern(places[-1].core)}{_LAST}"


def _telling_a_cell(places: Sequence[Place]) -> str:
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
