"""The gate: nothing passes that the passages do not say, whoever drafted it.

A claim passes when

1. each of its quotes stands in the passage it names, after folding width and script and
   leaving out white space alone, and begins and ends where a sentence of the passage does, so
   that no 不得 and no exception can be cut away;
2. an item of a list whose lead-in stands in the passage comes with it: 不得有下列行为：（一）…；
3. the claim says its quotes and nothing else: folded and without white space it is the quotes
   one after the other, with at most a comma, a colon or a full stop where they meet.

Numbers, dates and 《titles》 of a claim therefore stand in its quotes. What fails is left out
and counted. Worked example, passage ``甲。学校不得收取择校费。``:

* claim 学校不得收取择校费 with quote 学校不得收取择校费。 passes;
* claim 收取择校费 with quote 收取择校费。 falls: the quote begins inside a sentence;
* claim 学校可以收取择校费 with the whole quote falls: it does not say its quote.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.fold import fold
from rag.answer import Citation, Claim, Draft, DraftClaim, NotQuotedError, Passage
from rag.leadin import is_item, lead_in
from rag.sentences import ENDS

_CLOSERS = "”’」』）)"
_STOPS = ",.;:。、!?《》"
_JOINT = f"[{re.escape(_STOPS)}]*"


@dataclass(frozen=True, slots=True)
class Verified:
    """The claims that passed, and why the others fell."""

    claims: tuple[Claim, ...]
    fallen: tuple[str, ...]


def verify(draft: Draft, passages: Sequence[Passage]) -> Verified:
    """Check every claim of a draft against the passages it names (numbered from 0)."""
    claims: list[Claim] = []
    fallen: list[str] = []
    for claim in draft.claims:
        try:
            claims.append(_checked(claim, passages))
        except NotQuotedError as error:
            fallen.append(str(error))
    return Verified(tuple(claims), tuple(fallen))


def _checked(claim: DraftClaim, passages: Sequence[Passage]) -> Claim:
    citations = []
    for number, quote in claim.quotes:
        if not 0 <= number < len(passages):
            raise NotQuotedError(f"no passage {number}")
        citations.append(_located(passages[number], quote))
    _led(citations)
    quotes = (re.escape(_bare(citation.quote)) for citation in citations)
    if not re.fullmatch(_JOINT + _JOINT.join(quotes) + _JOINT, _bare(claim.text)):
        raise NotQuotedError("the claim does not say exactly its quotes")
    return Claim(claim.text, tuple(citations))


def _led(citations: Sequence[Citation]) -> None:
    """An item never stands without the words that lead it in."""
    said = {citation.quote for citation in citations}
    for citation in citations:
        text = citation.passage.text
        span = lead_in(text, text.find(citation.quote)) if is_item(citation.quote) else None
        if span and text[span.start : span.end] not in said:
            raise NotQuotedError(f"an item without its lead-in: {citation.quote[:40]!r}")


def _located(passage: Passage, quote: str) -> Citation:
    """The quote as the passage has it, from sentence start to sentence end."""
    text, places = _squeezed(passage.text)
    wanted, _ = _squeezed(quote)
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        start, end = places[at], places[at + len(wanted) - 1] + 1
        if _whole(passage.text, start, end):
            return passage.cite(passage.text[start:end])
        at = text.find(wanted, at + 1)
    raise NotQuotedError(f"not a whole sentence of passage {passage.chunk}: {quote[:40]!r}")


def _bare(text: str) -> str:
    """Folded, without white space and without punctuation at its end."""
    return "".join(fold(text).split()).rstrip(_STOPS)


def _squeezed(text: str) -> tuple[str, list[int]]:
    folded = fold(text)
    places = [at for at, character in enumerate(folded) if not character.isspace()]
    return "".join(folded[at] for at in places), places


def _whole(text: str, start: int, end: int) -> bool:
    before, after = text[:start].rstrip(" \t\u3000"), text[end:].lstrip(" \t\u3000")
    opens = not before or before.rstrip(_CLOSERS)[-1:] in set(ENDS)
    closes = not after or after[0] == "\n" or text[:end].rstrip(_CLOSERS)[-1:] in set(ENDS)
    leads = text[end - 1] in "：:" and is_item(after)
    return opens and (closes or leads)
