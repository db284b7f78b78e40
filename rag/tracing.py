"""Writes down what the stations of the question line did."""

from __future__ import annotations

from collections.abc import Sequence

from rag.answer import Found
from rag.inquiry import Inquiry
from rag.judge import Judgement
from rag.traced import Step
from rag.verify import Verified


def steps(
    inquiry: Inquiry, passages: Sequence[Found], judgement: Judgement, proved: Verified
) -> tuple[Step, ...]:
    """All of them, in their order."""
    return (asked(inquiry), found(passages), judged(judgement), verified(proved))


def asked(inquiry: Inquiry) -> Step:
    """What the question is taken to ask for."""
    wants = " ".join(sorted(inquiry.wants)) or "open"
    units = " ".join(f"{u.words[0]}:{u.weight:.1f}{'' if u.known else '?'}" for u in inquiry.units)
    return Step("inquire", f"wants {wants}; {units}")


def found(passages: Sequence[Found]) -> Step:
    """The first passages that were found."""
    best = "; ".join(
        f"{f.passage.source.document}[{f.passage.start}] {f.score:.2f}" for f in passages[:5]
    )
    return Step("retrieve", f"{len(passages)} passages; {best}")


def judged(judgement: Judgement) -> Step:
    """What the judge made of them."""
    ground, sure = judgement.ground, judgement.sure
    words = f"{judgement.outcome}: {ground}, sure {sure:.2f}"
    return Step("judge", words, ground, (sure,))


def verified(proved: Verified) -> Step:
    """What the gate let through."""
    stand, fell = len(proved.claims), len(proved.fallen)
    return Step("verify", f"{stand} stand, {fell} fell", figures=(stand, fell))
