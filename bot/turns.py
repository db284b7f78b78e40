"""Which turns of a conversation a follow-up may refer to."""

from __future__ import annotations

from rag.answer import Outcome

REFERRED_TO = frozenset(
    outcome
    for outcome in Outcome
    if not outcome.small_talk and outcome not in {Outcome.INVALID, Outcome.ATTACK}
)


def may_be_referred_to(outcome: Outcome) -> bool:
    """Whether 那高中呢 may mean this turn: not a greeting, and not what was turned away."""
    return outcome in REFERRED_TO
