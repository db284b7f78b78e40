from __future__ import annotations

from dataclasses import fields

from benchmarks.retrieval.parts import NAMES, varied
from rag.rank import Weights
from tests.asking import found, origin


def test_a_document_has_two_passages_before_the_others_come() -> None:
    """What it has besides stands behind, in its order."""
    long = origin(1)
    hits = [found(f"第{at}段。", long) for at in range(4)]
    other = found("另一段。", origin(2))

    order = [*hits[:2], other, *hits[2:]]
    assert varied([*hits, other]) == [one.passage.chunk for one in order]


def test_every_weight_of_the_rank_has_a_name() -> None:
    """So that the table tells what each is worth."""
    assert list(NAMES) == [one.name for one in fields(Weights)]
