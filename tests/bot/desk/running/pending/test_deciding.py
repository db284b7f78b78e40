from __future__ import annotations

import pytest

from bot.desk.press import Verb, press
from bot.desk.steps import Step
from bot.gap import Course
from bot.incoming import Incoming, Sort
from bot.message import Room, RoomKind
from bot.rank import Deed, Rank
from tests.bot.desk.running.conftest import PEOPLE, home
from tests.bot.desk.running.pending.conftest import BUS, DESK, EDITOR, REVIEWER, show
from tests.stage import ALICE, OWNER, Stage
from tests.words import ZH

OURS = [one for one in Step if one is not Step.TELL]
"""Everything but what is anybody's."""


def viewed(stage: Stage, number: int = 1) -> str:
    """A group was opened; gives the message."""
    show(stage, f"/unanswered {number}") if stage.memory.unanswered.groups else show(stage)
    show(stage, f"/unanswered {number}")
    return stage.last


@pytest.mark.parametrize(
    ("label", "course"),
    [("不在范围", Course.OUT_OF_SCOPE), ("忽略", Course.IGNORED)],
)
def test_what_is_decided_leaves_the_list(stage: Stage, label: str, course: Course) -> None:
    """The message says so, and is noted; what is alike does not come back."""
    shown = viewed(stage)
    reaction = stage.press(label, shown, EDITOR)

    assert reaction.toast == f"#1：{ZH.courses[course]}。"
    assert stage.sent[shown].message.text.startswith(f"#1：{ZH.courses[course]}。\n")
    assert stage.labels(shown) == [["重新打开"]]
    act = stage.log.acts(person=EDITOR)[0].act
    assert (act.deed, act.allowed, act.detail) == (Deed.STANDARD, True, f"#1 {course.value}")

    stage.say(BUS)
    assert "#1" not in show(stage)


def test_what_was_decided_can_be_opened_again(stage: Stage) -> None:
    """Its buttons are there again."""
    shown = viewed(stage)
    stage.press("忽略", shown, EDITOR)
    stage.press("重新打开", shown, EDITOR)

    assert stage.labels(shown) == [["上传文件", "写标准答案"], ["不在范围", "忽略"]]
    assert "#1" in show(stage)


def test_an_old_button_does_nothing(stage: Stage) -> None:
    """Nor does the button of somebody who was slower; they see how it stands."""
    first, second = viewed(stage), viewed(stage)
    stage.press("忽略", first, EDITOR)
    acts = len(stage.log.acts())
    reaction = stage.press("不在范围", second, OWNER.lane, lambda one: one)

    assert reaction.deliveries == ()
    stage.order("/unanswered 1", OWNER, OWNER.lane)
    mine = stage.last
    stage.press("重新打开", mine, OWNER.lane)
    late = stage.press("不在范围", second, EDITOR)

    assert late.toast == ZH.unanswered.late
    found = stage.pending.kept.gaps.gap(1)
    assert found is not None
    assert found.course is Course.OPEN
    assert len(stage.log.acts()) == acts + 3  # refused, looked, opened


def test_a_button_pressed_twice_counts_once(stage: Stage) -> None:
    """However it comes that it is pressed again."""
    shown = viewed(stage)
    old = stage.sent[shown]
    stage.press("忽略", shown, EDITOR)
    stage.sent["old"] = old
    again = stage.press("忽略", "old", EDITOR)

    assert again.toast == ZH.unanswered.late
    found = stage.pending.kept.gaps.gap(1)
    assert found is not None
    assert found.turn == 1


@pytest.mark.parametrize(
    ("words", "course"),
    [("忽略", Course.IGNORED), ("scope", Course.OUT_OF_SCOPE), ("不在範圍", Course.OUT_OF_SCOPE)],
)
def test_whoever_has_no_buttons_writes_it(stage: Stage, words: str, course: Course) -> None:
    """At the console there are none."""
    show(stage)
    show(stage, f"/unanswered 1 {words}")

    found = stage.pending.kept.gaps.gap(1)
    assert found is not None
    assert found.course is course
    assert f"#1：{ZH.courses[course]}。" in stage.text
    assert show(stage, "/unanswered 1 删掉") == ZH.unanswered.how
    assert show(stage, "/unanswered 删掉") == ZH.unanswered.how


def test_uploading_is_explained(stage: Stage) -> None:
    """The file is sent like any other."""
    stage.press("上传文件", viewed(stage), EDITOR)

    assert stage.text == ZH.unanswered.upload


def test_nobody_else_decides(stage: Stage) -> None:
    """Whatever button comes their way."""
    shown = viewed(stage)
    for label in ("上传文件", "写标准答案", "不在范围", "忽略"):
        assert stage.press(label, shown, ALICE).deliveries == ()
    found = stage.pending.kept.gaps.gap(1)
    assert found is not None
    assert found.turn == 0
    assert DESK.lane == EDITOR


@pytest.mark.parametrize("step", OURS)
@pytest.mark.parametrize("who", ["stranger", "fallen", "reviewer", "group", "channel", "elsewhere"])
def test_no_button_does_anything_for_whoever_may_not(stage: Stage, who: str, step: Step) -> None:
    """A stranger, a rank that was taken away, too low a rank, a group, another's private chat."""
    show(stage)
    show(stage, "/standard #3 1")
    fallen = f"telegram:{PEOPLE[Rank.ADMIN]}"
    stage.ranks.strip(fallen)
    group = Room("telegram", "-100", kind=RoomKind.GROUP)
    room, person = {
        "stranger": (home(ALICE), ALICE),
        "fallen": (home(fallen), fallen),
        "reviewer": (home(REVIEWER), REVIEWER),
        "group": (group, OWNER.lane),
        "channel": (group, group.lane),
        "elsewhere": (home(ALICE), OWNER.lane),
    }[who]
    looking = who == "reviewer" and step in {Step.VIEW, Step.FILED, Step.CARD}
    before = (stage.pending.kept.gaps.gap(1), stage.pending.kept.standards.standard(1))
    reaction = stage.react(
        Incoming(room, person, press(Verb.PENDING, 1, step, 0), Sort.PRESS, call="c", message="9")
    )

    assert (stage.pending.kept.gaps.gap(1), stage.pending.kept.standards.standard(1)) == before
    assert bool(reaction.deliveries) is looking
    acts = [one.act for one in stage.log.acts(person=person, most=1)]
    assert looking or not acts[0].allowed


@pytest.mark.parametrize("step", OURS)
@pytest.mark.parametrize("number", [0, 99])
def test_a_button_of_nothing_does_nothing(stage: Stage, step: Step, number: int) -> None:
    """Whatever a number may stand for, it is told that there is none."""
    text = press(Verb.PENDING, number, step, 0)
    reaction = stage.react(Incoming(DESK, EDITOR, text, Sort.PRESS, call="c", message="9"))

    assert (reaction.toast or stage.text) in {
        ZH.answering.expired,
        ZH.unanswered.no_such.format(number=number),
        ZH.standards.no_such.format(number=number),
    }
