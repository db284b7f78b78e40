"""Says the one cell of a table that a question asks for, with the heads of its row and column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.fold import fold
from rag.answer import Draft, DraftClaim, Passage
from rag.inquiry import Inquiry
from rag.lists import heads, is_row
from rag.ports import Texts
from rag.tables import captions, column, phrases


def told_by_cell(
    inquiry: Inquiry, draft: Draft, passages: Sequence[Passage], store: Texts
) -> tuple[Draft, tuple[Passage, ...]]:
    """The draft with a cell said in place of its whole row, where the question names a column."""
    known = list(passages)
    claims = tuple(_told(inquiry, claim, known, store) for claim in draft.claims)
    return replace(draft, claims=claims), tuple(known)


def _told(inquiry: Inquiry, claim: DraftClaim, known: list[Passage], store: Texts) -> DraftClaim:
    if len(claim.quotes) != 2 or not all(is_row(words) for _, words in claim.quotes):  # noqa: PLR2004
        return claim
    (over, head), (number, row) = claim.quotes
    text = store.text(known[number].source.version)
    start = known[number].start + known[number].text.find(row)
    found = heads(text, start)
    at = column(head, lambda cell: _wanted(inquiry, cell))
    said = phrases(head, row).get(-1 if at is None else at)
    if found is None or text[found.start : found.end] != head or said is None:
        return claim
    quotes = [(over, head), (number, row)]
    for line in reversed(captions(text, found.start)):
        words = text[line.start : line.end]
        if _needed(inquiry, words, f"{head} {row}"):
            passage = store.passage(known[number].source.version, line.start, line.end)
            known.append(passage)
            quotes.insert(0, (len(known) - 1, passage.text))
            said = f"{words}\n{said}"
    return replace(claim, text=said, quotes=tuple(quotes))


def _wanted(inquiry: Inquiry, cell: str) -> float:
    """How much of the question a column head carries; a year of the question above all."""
    years = sum(year in cell for year in inquiry.years)
    units = (u.weight for u in inquiry.units if any(word in cell for word in u.words))
    return 100.0 * years + sum(units)


def _needed(inquiry: Inquiry, caption: str, told: str) -> bool:
    """Whether a line above a table says a unit, or a year asked for, that the table does not."""
    folded, below = fold(caption), fold(told)
    years = any(year in folded and year not in below for year in inquiry.years)
    return years or "单位" in folded
