from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.announcement import Plan
from bot.desk.running.announcing.planning import moment
from tests.bot.desk.running.announcing.conftest import (
    CLASS,
    EDITOR,
    REVIEWER,
    draft,
    look,
    reply,
)
from tests.stage import Stage
from tests.words import ZH

SAY = ZH.drafting
NOW = datetime(2026, 3, 1, 10, 30, tzinfo=ZoneInfo("Asia/Shanghai"))


def test_targets_are_ticked_and_unticked(newsroom: Stage) -> None:
    """In the place of the sheet, which comes back."""
    sheet = look(newsroom, EDITOR)
    newsroom.press(SAY.targets, sheet, EDITOR)
    assert newsroom.labels(sheet)[:2] == [["☑ 云溪教育"], ["☑ 家长群"]]

    newsroom.press("☑ 家长群", sheet, EDITOR)
    assert newsroom.labels(sheet)[:2] == [["☑ 云溪教育"], ["☐ 家长群"]]
    assert draft(newsroom).plan.targets == (1,)
    newsroom.press(SAY.back, sheet, EDITOR)
    text = newsroom.sent[sheet].message.text
    assert SAY.to_some.format(count=1, titles="云溪教育") in text

    newsroom.press(SAY.targets, sheet, EDITOR)
    newsroom.press("☐ 家长群", sheet, EDITOR)
    assert draft(newsroom).plan.targets == (1, 2)
    newsroom.press(SAY.all, sheet, EDITOR)
    assert draft(newsroom).plan.targets is None


def test_a_reviewer_changes_no_plan(newsroom: Stage) -> None:
    """They approve or reject what is there."""
    sheet = look(newsroom, REVIEWER)
    newsroom.press(SAY.pin, sheet, REVIEWER)

    assert draft(newsroom).plan == Plan()


def test_it_is_pinned_or_not(newsroom: Stage) -> None:
    """The button says what it will do."""
    sheet = look(newsroom, EDITOR)
    newsroom.press(SAY.pin, sheet, EDITOR)
    assert draft(newsroom).plan.pin
    newsroom.press(SAY.unpin, sheet, EDITOR)
    assert not draft(newsroom).plan.pin


def test_a_time_is_chosen_by_a_button(newsroom: Stage) -> None:
    """Or taken away again."""
    sheet = look(newsroom, EDITOR)
    newsroom.press(SAY.time, sheet, EDITOR)
    newsroom.press(SAY.in_an_hour, newsroom.last, EDITOR)
    at = draft(newsroom).plan.at
    assert at is not None
    left = at - datetime.now().astimezone()
    assert timedelta(minutes=58) < left <= timedelta(hours=1)

    look(newsroom, EDITOR)
    newsroom.press(SAY.time, person=EDITOR)
    newsroom.press(SAY.now, person=EDITOR)
    assert draft(newsroom).plan.at is None


def test_a_time_is_written_in_a_reply(newsroom: Stage) -> None:
    """One that is over, or is none, is refused."""
    look(newsroom, EDITOR)
    newsroom.press(SAY.time, person=EDITOR)
    asked = newsroom.last
    assert reply(newsroom, "明天吧", EDITOR, asked).text == SAY.wrong_time
    assert reply(newsroom, "2020-03-01 09:00", EDITOR, asked).text == SAY.past

    reply(newsroom, "2099-03-01 09:00", EDITOR, asked)

    at = draft(newsroom).plan.at
    assert at is not None
    assert f"{at:%Y-%m-%d %H:%M}" == "2099-03-01 09:00"


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("2026-03-02 09:00", "2026-03-02 09:00"),
        ("2026年3月2日9点", "2026-03-02 09:00"),
        ("3月2日 9:05", "2026-03-02 09:05"),
        ("2-28 9:00", "2027-02-28 09:00"),
        ("18:30", "2026-03-01 18:30"),
        ("18点", "2026-03-01 18:00"),
        ("明天早上九点", "2026-03-02 09:00"),
        ("後天下午3點半", "2026-03-03 15:30"),
        ("今天晚上8:15", "2026-03-01 20:15"),
        ("中午12点", "2026-03-01 12:00"),
        ("tomorrow 15:00", "2026-03-02 15:00"),
        ("2026-02-30 09:00", ""),
        ("25:00", ""),
        ("下周", ""),
        ("", ""),
    ],
)
def test_a_time_is_read_as_people_write_it(words: str, wanted: str) -> None:
    """By the clock on the wall."""
    at = moment(words, NOW)

    assert (f"{at:%Y-%m-%d %H:%M}" if at else "") == wanted
    assert at is None or at.tzinfo is NOW.tzinfo


def test_where_it_will_not_arrive_is_told_before_it_is_approved(newsroom: Stage) -> None:
    """Only of those it goes to."""
    newsroom.rooms.gone(CLASS.lane)
    sheet = look(newsroom, EDITOR)
    lost = SAY.lost.format(titles="家长群")
    assert lost in newsroom.text

    newsroom.press(SAY.targets, sheet, EDITOR)
    newsroom.press(SAY.chosen.format(title="家长群"), sheet, EDITOR)
    look(newsroom, EDITOR)
    assert lost not in newsroom.text


def test_without_targets_one_is_told_how_to_choose_some(stage: Stage) -> None:
    """Nothing can be ticked."""
    stage.announcing.drafting.catch_up()
    stage.stored()
    stage.announcing.drafting.catch_up()
    sheet = look(stage, EDITOR)
    assert SAY.to_none in stage.text

    stage.press(SAY.targets, sheet, EDITOR)

    assert SAY.no_targets in stage.sent[sheet].message.text
