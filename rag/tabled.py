"""Lays what is said of several things side by side, each quoted, or says that nothing is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rag.answer import Answer, Claim, Outcome, Question, Script
from rag.compared import Side
from rag.script import written
from rag.traced import Step


def tabled(
    question: Question,
    script: Script,
    said: Mapping[str, Sequence[Claim]],
    trace: Sequence[Step] = (),
) -> Answer:
    """The answer whose sides are the names of `said`, in their order; one at least has a claim."""
    lacking = [name for name, claims in said.items() if not claims]
    claims = tuple(claim for one in said.values() for claim in one)
    return Answer(
        question,
        Outcome.PARTIAL if lacking else Outcome.ANSWERED,
        script,
        claims,
        damage=tuple(
            dict.fromkeys(s for one in claims for cited in one.citations for s in cited.damage)
        ),
        missing=written("、".join(lacking), script),
        sides=tuple(Side(written(name, script), len(one)) for name, one in said.items()),
        trace=tuple(trace),
    )
