from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.announcement import State
from bot.desk.running.announcing.rounding import Rounding
from bot.message import Delivery
from tests.bot.desk.running.announcing.conftest import (
    ADMIN,
    EDITOR,
    REVIEWER,
    draft,
    posted,
)
from tests.bot.desk.running.conftest import home
from tests.stage import TITLE, Stage
from tests.words import EN, ZH


def _rounding(stage: Stage) -> Rounding:
    means = stage.announcing
    return Rounding(means.drafting, means.deciding, means.telling)


def _gone(rounding: Rounding) -> Sequence[tuple[str, Delivery]]:
    return [one for step in rounding.steps() for one in step]


def test_who_may_approve_is_told_of_new_drafts(stage: Stage) -> None:
    """Once, in private, with a button that shows it."""
    rounding = _rounding(stage)
    assert _gone(rounding) == []
    stage.stored()

    told = _gone(rounding)

    rooms = {delivery.room for _, delivery in told}
    assert {home(ADMIN), home(REVIEWER)} <= rooms
    assert home(EDITOR) not in rooms
    assert TITLE in told[0][1].message.text
    assert told[0][1].message.rows[0][0].label == ZH.drafting.view.format(number=1)
    assert len({key for key, _ in told}) == len(told)
    assert _gone(rounding) == []


def test_each_is_told_in_their_language(stage: Stage) -> None:
    """That which they chose."""
    stage.people.speak(ADMIN, "en")
    rounding = _rounding(stage)
    _gone(rounding)
    stage.stored()

    [english] = [one for _, one in _gone(rounding) if one.room == home(ADMIN)]

    assert english.message.rows[0][0].label == EN.drafting.view.format(number=1)


def test_many_drafts_are_told_in_one_message(stage: Stage) -> None:
    """Nobody gets fifty."""
    rounding = _rounding(stage)
    _gone(rounding)
    for number in range(5):
        stage.stored(name=f"{number}.txt", title=f"第{number}号办法")

    told = [one for _, one in _gone(rounding) if one.room == home(ADMIN)]

    assert [one.message.text for one in told] == [ZH.drafting.new_drafts.format(count=5)]


def test_what_somebody_listed_first_is_told_all_the_same(stage: Stage) -> None:
    """The others have not seen it."""
    rounding = _rounding(stage)
    _gone(rounding)
    stage.stored()
    stage.order("/drafts", home(ADMIN), ADMIN)

    assert _gone(rounding)


def test_what_was_decided_by_somebody_who_died_is_done(newsroom: Stage) -> None:
    """By the next round."""
    kept = newsroom.announcing.deciding.kept
    kept.save(replace(draft(newsroom), state=State.APPROVED, owed=True, approvals=(ADMIN,)))

    _gone(_rounding(newsroom))

    assert posted(newsroom)
    assert not draft(newsroom).owed
