from __future__ import annotations

from tests.stage import ALICE, BOB, GROUP, Stage
from tests.words import ZH


def test_after_a_reset_nothing_is_referred_to(stage: Stage) -> None:
    """Only in this conversation."""
    stage.say("一", GROUP, ALICE)
    stage.say("二", GROUP, BOB)
    stage.order("/reset", GROUP, ALICE)
    assert stage.text == ZH.choices.reset

    stage.say("那高中呢", GROUP, ALICE)
    stage.say("那高中呢", GROUP, BOB)

    assert [one.history for one in stage.asker.asked[-2:]] == [(), ("二",)]
