from __future__ import annotations

import pytest

from bot.desk.plainly import Plainly
from corpus.fold import fold
from tests.stage import HELPERS, Stage
from tests.words import ZH


@pytest.mark.parametrize("words", ["转人工", "人工客服！", " 轉人工 ", "Human"])
def test_whoever_writes_for_a_human_gets_one(words: str) -> None:
    """As by the button under the last answer; it is said, for nobody sees a toast."""
    stage = Stage()
    stage.say("校车几点？")
    told, said = stage.say(words).deliveries

    assert told.room == HELPERS
    assert "问题：校车几点？" in told.message.text
    assert said.message.text == ZH.handing.handed
    assert [one.text for one in stage.asker.asked] == ["校车几点？"]


def test_nobody_is_handed_over_who_asked_nothing() -> None:
    """They hear what to do first."""
    stage = Stage()
    [said] = stage.say("转人工").deliveries

    assert said.message.text == ZH.handing.nothing
    assert not stage.opinions.handoff(1)


def test_where_no_humans_are_that_is_said() -> None:
    """It is not taken for a question about policy."""
    stage = Stage(helpers=None)
    stage.say("校车几点？")
    [said] = stage.say("转人工").deliveries

    assert said.message.text == ZH.handing.nobody


def test_announcements_are_subscribed_to_and_ended_in_plain_words() -> None:
    """The same as by the commands."""
    plain, command = Stage(), Stage()

    for words, name in (("订阅", "subscribe"), ("退订", "unsubscribe")):
        [said] = plain.say(words).deliveries
        [shown] = command.order(name).deliveries
        assert said.message == shown.message


@pytest.mark.parametrize("words", ["订阅号怎么申请？", "人工耳蜗有补助吗？", "哪里可以转人工？"])
def test_a_question_stays_a_question(words: str) -> None:
    """Only what says nothing else is meant so."""
    stage = Stage()
    stage.say(words)

    assert [one.text for one in stage.asker.asked] == [words]


def test_what_is_said_plainly_is_compared_folded() -> None:
    """Else it could never be met."""
    assert all(fold(words) == words for words in Plainly.SAID)
