"""Decides before any search whether a message is a question about policy at all.

Rules only. Payloads around a real question (templates, markup, links) are taken out and the
rest is asked; an order to the machine is refused as such. Politeness gets its own outcome, and is
left out where a question stands beside it: 谢谢大家 in a speech answers nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.fold import fold
from rag.advice import advice
from rag.answer import Outcome
from rag.attacks import attacks
from rag.chatter import asked, chatter
from rag.crisis import crisis
from rag.disguises import hides, readings, smuggles
from rag.harm import harmful
from rag.opinions import opinion
from rag.payloads import plain, visible
from rag.personal import without

_SAYS_SOMETHING = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the guard makes of a message: a cleaned question, or an outcome and no text."""

    text: str
    outcome: Outcome | None = None
    reason: str = ""


def guard(message: str, limit: int) -> Verdict:
    """Clean a message and decide whether it may be searched for.

    `limit` is the longest question in characters. A verdict with an outcome ends the line.
    """
    seen = visible(message)
    if len(seen) > limit:
        return Verdict("", Outcome.INVALID, "too_long")
    text = without(plain(seen))
    folded = fold(text)
    if crisis(folded):
        return Verdict("", Outcome.CRISIS)
    if _commands(message, text, folded) or harmful(folded):
        return Verdict("", Outcome.ATTACK)
    if not _SAYS_SOMETHING.search(text):
        return Verdict("", Outcome.INVALID, "empty")
    if opinion(folded):
        return Verdict("", Outcome.PERSONAL)
    outcome = chatter(folded) or (Outcome.NOT_POLICY if advice(folded) else None)
    return Verdict("", outcome) if outcome else Verdict(asked(text))


def _commands(message: str, text: str, folded: str) -> bool:
    """Whether it is an order to the machine, open or hidden."""
    if attacks(folded) or hides(text) or smuggles(message):
        return True
    return any(attacks(fold(reading)) for reading in readings(text))
