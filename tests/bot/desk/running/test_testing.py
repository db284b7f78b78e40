"""`/test`."""

from __future__ import annotations

from rag.looked import Fate
from tests.stage import OWNER, QUOTE, TITLE, Stage
from tests.words import ZH

SAY = ZH.trail


def test_a_question_is_answered_and_followed(stage: Stage) -> None:
    """What was searched and found stands in messages of its own, after the answer."""
    stage.teach("补助多少？")
    reaction = stage.order("/test 补助多少？", OWNER, OWNER.lane)

    answer, trail = (one.message.text for one in reaction.deliveries)
    assert QUOTE in answer
    assert SAY.searched.format(terms="补助(1.5)") in trail
    assert ZH.fates[Fate.CITED] in trail
    assert TITLE in trail
    assert stage.memory.answers == []


def test_a_question_is_needed(stage: Stage) -> None:
    """Nothing is asked or noted."""
    stage.order("/test", OWNER, OWNER.lane)

    assert stage.text == SAY.how
    assert (stage.asker.asked, stage.log.acts()) == ([], [])


def test_the_log_does_not_tell_the_question(stage: Stage) -> None:
    """That somebody tested, and no more."""
    stage.order("/test 我邻居的补助", OWNER, OWNER.lane)

    (noted,) = stage.log.acts()
    assert (noted.act.deed, noted.act.detail) == ("test", "")
