from __future__ import annotations

from dataclasses import replace

import pytest

from bot.incoming import Referred
from bot.kept import Reason, Vote
from bot.message import Room
from tests.stage import ALICE, BOB, GROUP, PRIVATE, Stage


@pytest.fixture
def stage() -> Stage:
    """A desk that has answered one question of Alice's in private."""
    made = Stage()
    made.teach("补助多少？")
    made.say("补助多少？")
    return made


def test_a_good_vote_is_kept_and_shown(stage: Stage) -> None:
    """With a word of thanks."""
    reaction = stage.press("👍")

    assert reaction.toast == "谢谢，已记下。"
    assert stage.opinions.vote_of(1, ALICE) == Vote(good=True)
    assert stage.labels() == [["👍 ✓", "👎"], ["原文"], ["转人工"]]


def test_a_bad_vote_is_asked_for_its_reason(stage: Stage) -> None:
    """The vote counts at once; the reason is kept when it is told."""
    asked = stage.press("👎")

    assert "请选一个原因" in asked.toast
    assert stage.opinions.vote_of(1, ALICE) == Vote(good=False)
    assert stage.labels()[0] == ["不准确", "过时", "看不懂", "没找到"]

    stage.press("过时")

    assert stage.opinions.vote_of(1, ALICE) == Vote(good=False, reason=Reason.OUTDATED)
    assert stage.labels() == [["👍", "👎 过时 ✓"], ["原文"], ["转人工"]]


def test_a_vote_can_be_changed(stage: Stage) -> None:
    """The last one counts."""
    stage.press("👎")
    stage.press("没找到")
    stage.press("👍")

    assert stage.opinions.vote_of(1, ALICE) == Vote(good=True)
    assert stage.labels()[0] == ["👍 ✓", "👎"]


def test_looking_at_the_reasons_again_takes_none_back(stage: Stage) -> None:
    """The one that was told is ticked."""
    stage.press("👎")
    stage.press("看不懂")
    stage.press("👎 看不懂 ✓")

    assert stage.opinions.vote_of(1, ALICE) == Vote(good=False, reason=Reason.UNCLEAR)
    assert stage.labels()[0] == ["不准确", "过时", "看不懂 ✓", "没找到"]


def test_the_same_vote_again_changes_no_message(stage: Stage) -> None:
    """A messenger refuses an edit that edits nothing."""
    stage.press("👍")

    assert stage.press("👍 ✓").deliveries == ()


def test_in_a_group_everybody_votes_and_nobody_sees_whose() -> None:
    """One vote each; the keyboard is the same for all."""
    stage = Stage()
    stage.teach("补助多少？")
    stage.say("补助多少？", GROUP)
    stage.press("👍", person=ALICE)
    stage.press("👎", person=BOB)

    assert stage.labels()[:2] == [["👍", "👎"], ["不准确", "过时", "看不懂", "没找到"]]

    stage.press("不准确", person=BOB)

    assert stage.labels()[0] == ["👍", "👎"]
    assert stage.opinions.vote_of(1, ALICE) == Vote(good=True)
    assert stage.opinions.vote_of(1, BOB) == Vote(good=False, reason=Reason.WRONG)


def test_follow_up_questions_stay_under_a_vote() -> None:
    """They are read from the message itself."""
    stage = Stage()
    stage.suggesting.questions = ("何时发放？",)
    stage.teach("补助多少？")
    stage.say("补助多少？")
    stage.press("👍")

    assert stage.labels() == [["👍 ✓", "👎"], ["原文"], ["何时发放？"], ["转人工"]]


def test_a_message_too_old_to_be_read_gets_its_buttons_from_what_is_kept(stage: Stage) -> None:
    """The messenger no longer tells the rows."""
    bare = Referred(stage.last, own=True)
    stage.press("👍", change=lambda one: replace(one, referred=bare))

    assert stage.labels() == [["👍 ✓", "👎"], ["原文"], ["转人工"]]


@pytest.mark.parametrize(
    "press", ["v:1", "v:1:maybe", "v:1:bad:because", "v:1:good:wrong", "v:2:good", "v::good"]
)
def test_what_no_button_of_ours_says_is_no_vote(stage: Stage, press: str) -> None:
    """Nothing is kept, and the person hears that the button has expired."""
    reaction = stage.press("👍", change=lambda incoming: replace(incoming, text=press))

    assert reaction.toast == "这条回答已过期，请重新提问。"
    assert reaction.deliveries == ()
    assert stage.opinions.vote_of(1, ALICE) is None


def test_a_press_from_another_chat_is_not_heard(stage: Stage) -> None:
    """Nobody votes on, or reads, what was said elsewhere."""
    other = Room("telegram", "6")
    for label in ("👍", "原文", "转人工"):
        reaction = stage.press(label, person=BOB, change=lambda one: replace(one, room=other))

        assert (reaction.toast, reaction.deliveries) == ("这条回答已过期，请重新提问。", ())
    assert other != PRIVATE
