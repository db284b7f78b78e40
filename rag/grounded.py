"""Finds what a model says it copied in the passages it names, and completes it.

A quote is widened to the whole sentences it is taken from, with what leads them in, so that no
condition, exception or 不得 is left behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rag.answer import Draft, DraftClaim, NotQuotedError, Passage
from rag.leadin import led_in
from rag.marks import alike
from rag.ports import Texts
from rag.prompting import HIDDEN, blanked
from rag.proposals import Proposal
from rag.signs import find

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Grounded:
    """A proposal over words that stand in documents.

    `draft` is one claim in the model's words over all quotes; `quotes` are claims that say the
    quotes alone; both over `passages`.
    """

    draft: DraftClaim
    quotes: tuple[DraftClaim, ...]
    passages: tuple[Passage, ...]


def grounded(proposal: Proposal, shown: Sequence[Passage], texts: Texts) -> Grounded:
    """What a proposal rests on; `shown` are the passages that the model was shown, from 1 on.

    Raises:
        NotQuotedError: a quote does not stand in the passage it names.
    """
    copied = [_copied(number, words, shown) for number, words in proposal.quotes]
    drafts = tuple(
        DraftClaim(words, ((number, words),)) for number, (_, words) in enumerate(copied)
    )
    led, passages = led_in(Draft(drafts), tuple(passage for passage, _ in copied), texts)
    in_order = sorted(led.claims, key=lambda one: _place(one, passages))
    quotes = dict.fromkeys(quote for claim in in_order for quote in claim.quotes)
    return Grounded(DraftClaim(proposal.text, tuple(quotes)), tuple(in_order), passages)


def _copied(number: int, words: str, shown: Sequence[Passage]) -> tuple[Passage, str]:
    """The words of a quote as the passage has them."""
    if not 1 <= number <= len(shown):
        raise NotQuotedError(f"no passage {number}")
    passage = shown[number - 1]
    text, copied = alike(passage.text), alike(words)
    for span in (*find(text, copied), *find(blanked(text), copied.replace(HIDDEN, ""))):
        return passage, passage.text[span.start : span.end]
    raise NotQuotedError(f"not in passage {passage.chunk}: {words[:_SHOWN]!r}")


def _place(claim: DraftClaim, passages: Sequence[Passage]) -> tuple[int, int]:
    number, words = claim.quotes[0]
    passage = passages[number]
    return passage.source.version, passage.start + passage.text.find(words)
