"""Decides before any search whether a message is a question about policy at all.

Rules only. Payloads around a real question (templates, markup, links) are taken out and the
rest is asked; an order to the machine is refused as such. Politeness gets its own outcome, and is
left out where a question stands beside it: 谢谢大家 in a speech answers nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.fold import fold
from rag.answer import Outcome
from rag.attacks import attacks
from rag.chatter import asked, chatter
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
    if attacks(fold(text)):
        return Verdict("", Outcome.ATTACK)
    if not _SAYS_SOMETHING.search(text):
        return Verdict("", Outcome.INVALID, "empty")
    outcome = chatter(fold(text))
    return Verdict("", outcome) if outcome else Verdict(asked(text))
