"""Puts before an item of a list, or a row of a table, the words that lead it in.

“（一）体罚学生；” says the opposite of what its article says, as long as “不得有下列行为：” is left
out. An item is therefore quoted together with its lead-in, as one claim with two
quotes; a row with the heads of its columns; half a sentence with its other half.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.span import Span
from rag.answer import Draft, DraftClaim, Passage
from rag.lists import heads, is_row, items_after, lead_in, rows_after
from rag.ports import Texts
from rag.sentences import around
from rag.tables import refers


def led_in(
    draft: Draft, passages: Sequence[Passage], store: Texts
) -> tuple[Draft, tuple[Passage, ...]]:
    """The draft with the lead-in before every item, and the items behind every lead-in."""
    known = list(passages)
    claims: list[DraftClaim] = []
    for claim in draft.claims:
        made = _completed(claim, known, store)
        if not any(_within(made, other, known) for other in claims):
            claims.append(made)
    return replace(draft, claims=tuple(claims)), tuple(known)


def _within(claim: DraftClaim, other: DraftClaim, known: Sequence[Passage]) -> bool:
    """Whether a claim says only what another one says already, as a piece of a quoted list."""
    return all(
        any(
            known[one].source == known[number].source and quote in words
            for number, words in other.quotes
        )
        for one, quote in claim.quotes
    )


def _completed(claim: DraftClaim, known: list[Passage], store: Texts) -> DraftClaim:
    """The claim with what belongs to it; passages that it needs are added to `known`."""
    number, quote = claim.quotes[0]
    passage = known[number]
    if quote not in passage.text:
        return claim
    version = passage.source.version
    text = store.text(version)
    start = passage.start + passage.text.find(quote)
    whole = _whole(text, start, start + len(quote))
    if whole != Span(start, start + len(quote)):
        number = _number(store.passage(version, whole.start, whole.end), known)
        words = known[number].text
        claim = replace(claim, text=words, quotes=((number, words),))
    for lead in _leads(text, whole.start):
        number = _number(store.passage(version, lead.start, lead.end), known)
        words = known[number].text
        between = "\n" if is_row(words) else ""
        quotes = ((number, words), *claim.quotes)
        claim = replace(claim, text=f"{words}{between}{claim.text}", quotes=quotes)
    return claim


def _whole(text: str, start: int, end: int) -> Span:
    """The sentences that a stretch cuts into, and the list or the table that they lead in."""
    cut = [one for one in around(text, start, end) if one.overlaps(start, end)]
    first, last = min(start, cut[0].start), max(end, cut[-1].end)
    if refers(text[first:last]):
        return Span(first, rows_after(text, last))
    return Span(first, items_after(text, last) if text[last - 1] in "：:" else last)


def _leads(text: str, start: int) -> list[Span]:
    """What leads in the piece at a place, the nearest first."""
    if is_row(text[start:].partition("\n")[0]):
        head = heads(text, start)
        return [head] if head else []
    leads = []
    while lead := lead_in(text, start):
        leads.append(lead)
        start = lead.start
    return leads


def _number(passage: Passage, known: list[Passage]) -> int:
    if passage not in known:
        known.append(passage)
    return known.index(passage)
