from __future__ import annotations

import pytest

from bot.desk.press import Verb, press
from bot.incoming import Incoming, Sort
from tests.stage import ALICE, BOB, GROUP, PRIVATE, Stage
from tests.words import ZH


def test_deleting_is_asked_for_twice(stage: Stage) -> None:
    """The second time by a button, which goes with it."""
    stage.say("我家的事")
    stage.order("/forget")
    assert stage.text == ZH.privacy.ask
    assert stage.people.footprint(ALICE).answers == 1

    stage.press(ZH.privacy.yes)

    assert stage.people.footprint(ALICE).answers == 0
    assert ZH.privacy.answers.format(count=1) in stage.text
    assert stage.labels() == []


def test_who_thinks_better_of_it_keeps_everything(stage: Stage) -> None:
    """And the button is gone."""
    stage.say("我家的事")
    stage.order("/forget")
    stage.press(ZH.privacy.no)

    assert stage.text == ZH.privacy.left
    assert stage.people.footprint(ALICE).answers == 1


@pytest.mark.parametrize("word", ["确认", "確認", "yes", "YES"])
def test_where_nothing_can_be_pressed_a_word_will_do(stage: Stage, word: str) -> None:
    """On a terminal, say."""
    stage.say("我家的事")
    stage.order(f"/forget {word}")

    assert stage.people.footprint(ALICE).answers == 0


def test_in_a_group_nobody_presses_it_for_another(stage: Stage) -> None:
    """Neither is the asker's deleted nor the presser's."""
    stage.say("我家的事", GROUP, ALICE)
    stage.say("他家的事", GROUP, BOB)
    stage.order("/forget", GROUP, ALICE)

    reaction = stage.press(ZH.privacy.yes, person=BOB)

    assert (reaction.toast, reaction.deliveries) == (ZH.privacy.not_yours, ())
    assert stage.people.footprint(ALICE).answers == stage.people.footprint(BOB).answers == 1


@pytest.mark.parametrize("words", [(), ("yes",), ("yes", "telegram"), ("", ALICE)])
def test_a_button_that_is_none_of_ours_deletes_nothing(
    stage: Stage, words: tuple[str, ...]
) -> None:
    """Whatever it says."""
    stage.say("我家的事")
    stage.react(Incoming(PRIVATE, ALICE, press(Verb.FORGET, *words), Sort.PRESS))

    assert stage.people.footprint(ALICE).answers == 1


def test_of_whom_nothing_is_kept_is_told_so(stage: Stage) -> None:
    """There is nothing to confirm."""
    stage.order("/forget")
    assert stage.text == ZH.privacy.nothing
    stage.order("/forget 确认")
    assert stage.text == ZH.privacy.nothing
