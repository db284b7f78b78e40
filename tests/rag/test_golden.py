"""Golden questions, what is expected of them, and the rehearsal before a switch."""

from __future__ import annotations

import pytest

from rag.answer import Answer, Claim, Outcome, Question, Script
from rag.golden import Compared, Golden, Trial
from tests.fakes import FakeEmbedder, document
from tests.stored import FakeStore, put

STORE = FakeStore()
put(STORE, document("校车.txt", "补助 三百\n二十元。", title="云溪县校车补助办法"), FakeEmbedder())
[PASSAGE] = STORE.within(1)


def answered(quote: str = "补助 三百\n二十元。") -> Answer:
    """An answer that rests on the school bus rule."""
    claim = Claim("补助三百二十元。", (PASSAGE.cite(quote),))
    return Answer(Question("补助多少"), Outcome.ANSWERED, Script.SIMPLIFIED, (claim,))


REFUSED = Answer(Question("补助多少"), Outcome.NOTHING_FOUND, Script.SIMPLIFIED)


@pytest.mark.parametrize(
    ("golden", "met"),
    [
        (Golden("补助多少", title="云溪县校车补助办法"), True),
        (Golden("补助多少", title="雲溪縣校車補助辦法"), True),
        (Golden("补助多少", title="校车.txt"), True),
        (Golden("补助多少", title="云溪县午餐补助办法"), False),
        (Golden("补助多少", quote="三百二十元"), True),
        (Golden("补助多少", quote="四百元"), False),
        (Golden("补助多少", "云溪县校车补助办法", "三百二十元"), True),
        (Golden("补助多少", "云溪县午餐补助办法", "三百二十元"), False),
        (Golden("补助多少", refuse=True), False),
    ],
)
def test_an_answer_meets_what_is_expected_or_not(golden: Golden, met: bool) -> None:  # noqa: FBT001
    """Its document, its words, or a refusal; spaces and the writing do not count."""
    assert golden.met(answered()) is met
    assert golden.met(REFUSED) is golden.refuse


def test_a_golden_question_expects_a_source_or_a_refusal() -> None:
    """Not both, and not nothing."""
    with pytest.raises(ValueError, match="either"):
        Golden("补助多少")
    with pytest.raises(ValueError, match="either"):
        Golden("补助多少", title="办法", refuse=True)


def test_a_regression_is_what_was_met_and_would_be_no_more() -> None:
    """What fails before and after stops nothing."""
    golden = Golden("补助多少", quote="三百二十元")
    broken = Compared(golden, answered(), REFUSED)
    mended = Compared(golden, REFUSED, answered())
    failing = Compared(golden, REFUSED, REFUSED)
    held = Compared(golden, answered(), answered())

    trial = Trial(7, (broken, mended, failing, held))

    assert trial.regressed == (broken,)
    assert trial.changed == (broken, mended)
