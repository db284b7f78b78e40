from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import pytest

from bot.desk.running.pending.again import Again, Keyed
from bot.gap import Course
from bot.kept import Vote
from bot.message import Limit, Room
from rag.answer import Outcome
from rag.standard import Flag
from tests.answers import answered, refused
from tests.bot.desk.running.pending.conftest import BUS, EDITOR, SUBSIDY, show
from tests.stage import ALICE, BOB, GROUP, LIMIT, OWNER, PRIVATE, QUOTE, Stage
from tests.words import ZH

TELL = ZH.buttons.tell
NOBODY = Room("wechat", "1")


@dataclass
class Watch:
    """Goes the round over a stage; what is sent has numbers, and goes once a key."""

    stage: Stage
    owners: tuple[Room, ...] = (OWNER,)
    paused: set[Room] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    steps: int = 0
    again: Again = field(init=False)

    def __post_init__(self) -> None:
        self.again = self.anew()

    def anew(self) -> Again:
        """As after a new start."""
        stage = self.stage
        return Again(
            stage.pending,
            stage.ranks,
            self.owners,
            ZH,
            lambda room: room in self.paused,
            human=True,
        )

    def go(self) -> list[Keyed]:
        """One round; gives what was sent."""
        sent: list[Keyed] = []
        for step in self.again.steps(limit):
            self.steps += 1
            sent += self._new(step)
        return sent

    def _new(self, step: Sequence[Keyed]) -> list[Keyed]:
        fresh = [one for one in step if one[0] not in self.keys]
        self.keys.update(key for key, _ in step)
        return fresh


def limit(room: Room) -> Limit | None:
    """There is one messenger."""
    return LIMIT if room.messenger == "telegram" else None


def answerable(stage: Stage, question: str) -> None:
    """From now on a question is answered."""
    stage.asker.answers[question] = answered([(QUOTE, (stage.cite(1),))])
    changed(stage)


def changed(stage: Stage) -> None:
    """The corpus has another revision."""
    stage.stored("第一条 新的。", name=f"{stage.store.draft}.txt", title="新文件")
    stage.store.release(stage.store.draft)


def wish(stage: Stage, question: str, room: Room = PRIVATE, person: str = ALICE) -> None:
    """Somebody asks in vain, and wants to be told."""
    stage.say(question, room, person)
    stage.press(TELL, person=person)


def test_who_waits_is_told_once_there_is_an_answer(stage: Stage) -> None:
    """Below the question, like any answer, and never again."""
    wish(stage, BUS)
    watch = Watch(stage)
    assert watch.go() == []
    answerable(stage, BUS)

    [(key, told), *_] = watch.go()

    number = len(stage.memory.answers)
    assert key == f"wish:{number - 1}:{ALICE}:0"
    assert (told.room, told.reply_to, told.answer) == (PRIVATE, "1", number)
    assert told.message.text.startswith(
        f"{ZH.unanswered.told}\n{BUS}\n{ZH.outcomes[Outcome.ANSWERED]}"
    )
    assert QUOTE in told.message.text
    assert [one.label for row in told.message.rows for one in row] == [
        "👍",
        "👎",
        "原文",
        "转人工",
    ]
    assert stage.chats.recall(number)
    changed(stage)
    assert [one for one in watch.go() if one[0].startswith("wish")] == []


def test_everybody_is_told_where_they_asked(stage: Stage) -> None:
    """Also where two wait for one answer."""
    stage.say(BUS, GROUP)
    shown = stage.last
    stage.press(TELL, shown)
    stage.press(TELL, shown, BOB)
    watch = Watch(stage)
    answerable(stage, BUS)

    told = [one for key, one in watch.go() if key.startswith("wish")]

    assert [one.room for one in told] == [GROUP, GROUP]


def test_nothing_is_asked_where_nothing_changed(stage: Stage) -> None:
    """A round costs next to nothing; a wish made later is tried once."""
    wish(stage, BUS)
    watch = Watch(stage)
    watch.go()
    asked = len(stage.asker.asked)
    for _ in range(3):
        watch.go()
    assert len(stage.asker.asked) == asked
    answerable(stage, SUBSIDY)
    watch.go()
    stage.asker.answers.pop(SUBSIDY)
    wish(stage, SUBSIDY)
    answerable_without_a_change = answered([(QUOTE, (stage.cite(1),))])
    stage.asker.answers[SUBSIDY] = answerable_without_a_change

    assert [key.partition(":")[0] for key, _ in watch.go()] == ["wish"]
    asked = len(stage.asker.asked)
    watch.go()
    assert len(stage.asker.asked) == asked


def test_a_standard_answer_is_an_answer(stage: Stage) -> None:
    """Whoever waited for it is told, as soon as it is in use."""
    wish(stage, SUBSIDY)
    watch = Watch(stage)
    watch.go()
    show(stage)
    show(stage, "/standard #3 1")
    assert watch.go() == []
    show(stage, "/standard 1 启用")

    [told] = [one for key, one in watch.go() if key.startswith("wish")]

    assert ZH.frame.standard in told.message.text


def test_a_follow_up_is_asked_with_what_it_goes_on_from(stage: Stage) -> None:
    """It was asked in a conversation."""
    stage.say("小学有校车吗？")
    wish(stage, "那高中呢？")
    watch = Watch(stage)
    watch.go()
    asked = [one for one in stage.asker.asked if one.text == "那高中呢？"]

    assert asked[-1].history[-1] == "小学有校车吗？"


def test_who_was_forgotten_is_told_nothing(stage: Stage) -> None:
    """Even where that comes in the middle of it."""
    wish(stage, BUS)
    wish(stage, BUS, Room("telegram", "6"), BOB)
    watch = Watch(stage)
    watch.go()
    answerable(stage, BUS)
    steps = watch.again.steps(limit)
    first = next(one for one in steps if one)
    stage.people.forget(BOB)
    rest = [key for step in steps for key, _ in step]

    assert [one.room for _, one in first] == [PRIVATE]
    assert not [key for key in rest if key.startswith("wish")]


def test_who_cannot_be_reached_is_not_asked_for(stage: Stage) -> None:
    """Another messenger may be there next time."""
    wish(stage, BUS, NOBODY, "wechat:1")
    watch = Watch(stage)
    answerable(stage, BUS)

    assert not [key for key, _ in watch.go() if key.startswith("wish")]
    assert len(stage.pending.kept.wishes.waiting()) == 1


def test_where_nothing_is_said_people_are_told_later(stage: Stage) -> None:
    """When the pause is over, though nothing else changed."""
    wish(stage, BUS)
    watch = Watch(stage, paused={PRIVATE})
    answerable(stage, BUS)
    assert not [key for key, _ in watch.go() if key.startswith("wish")]
    for _ in range(2):
        assert not [key for key, _ in watch.go() if key.startswith("wish")]
    watch.paused.clear()

    assert [key for key, _ in watch.go() if key.startswith("wish")]


def test_a_step_that_is_done_twice_tells_nothing_twice(stage: Stage) -> None:
    """Whoever died between sending and noting it has a successor."""
    wish(stage, BUS)
    watch = Watch(stage)
    watch.go()
    answerable(stage, BUS)
    steps = watch.again.steps(limit)
    first = next(one for one in steps if one)
    watch.keys.update(key for key, _ in first)
    del steps
    watch.again = watch.anew()

    assert not [key for key, _ in watch.go() if key.startswith("wish")]
    assert stage.pending.kept.wishes.waiting() == []


def test_groups_that_are_answered_now_are_closed(stage: Stage) -> None:
    """The owners are told which."""
    show(stage)
    watch = Watch(stage)
    watch.go()
    answerable(stage, SUBSIDY)

    [(_, told)] = watch.go()

    assert told.room == OWNER
    assert told.message.text == f"{ZH.unanswered.closed}\n· #3 {SUBSIDY}"
    gap = stage.pending.kept.gaps.gap(3)
    assert gap is not None
    assert gap.course is Course.ANSWERED


def test_a_disliked_answer_is_no_news(stage: Stage) -> None:
    """That it is answered was known."""
    stage.teach("午餐补助多少？", version=1)
    stage.say("午餐补助多少？")
    stage.opinions.vote(len(stage.memory.answers), ALICE, Vote(good=False))
    watch = Watch(stage)

    assert watch.go() == []
    assert "午餐补助多少？" in show(stage)


@pytest.mark.parametrize("owners", [(OWNER,), (OWNER, NOBODY)])
def test_a_standard_answer_whose_source_went_is_flagged_once(
    stage: Stage, owners: tuple[Room, ...]
) -> None:
    """Those who can mend it are told, with the buttons that do."""
    show(stage)
    show(stage, "/standard #3 1")
    show(stage, "/standard 1 启用")
    watch = Watch(stage, owners)
    watch.go()
    stage.store.remove(1)
    stage.asker.answers[SUBSIDY] = refused()
    stage.store.release(stage.store.draft)

    told = watch.go()

    assert [one.room for _, one in told] == [OWNER, Room("telegram", EDITOR.partition(":")[2])]
    stopped = ZH.standards.stopped.format(number=1, reason=ZH.flags[Flag.GONE])
    assert all(one.message.text.startswith(stopped) for _, one in told)
    assert [[one.label for one in row] for row in told[0][1].message.rows] == [
        ["改引现行文件", "撤下"]
    ]
    found = stage.pending.kept.standards.standard(1)
    assert found is not None
    assert found.flag is Flag.GONE
    assert watch.go() == []
    changed(stage)
    assert watch.go() == []


def test_a_source_that_comes_back_takes_the_flag_away(stage: Stage) -> None:
    """And the answer is given again."""
    show(stage)
    show(stage, "/standard #3 1")
    show(stage, "/standard 1 启用")
    watch = Watch(stage)
    stage.store.remove(1)
    stage.store.release(stage.store.draft)
    watch.go()
    stage.store.restore(1)
    stage.store.release(stage.store.draft)
    watch.go()

    found = stage.pending.kept.standards.standard(1)
    assert found is not None
    assert found.flag is None
    stage.say(SUBSIDY)
    assert ZH.frame.standard in stage.text


def test_a_release_that_reads_questions_otherwise_knows_standard_answers(stage: Stage) -> None:
    """They are found by their question again."""
    show(stage)
    show(stage, "/standard #3 1")
    show(stage, "/standard 1 启用")
    stage.memory.unanswered.gists = {1: {"as an older release had it"}}
    stage.say(SUBSIDY)
    assert ZH.frame.standard not in stage.text

    Watch(stage).go()

    stage.say(SUBSIDY)
    assert ZH.frame.standard in stage.text


def test_a_new_day_is_a_change(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """What expires is flagged though nothing was changed."""
    show(stage)
    show(stage, "/standard #3 1")
    show(stage, "/standard 1 启用")
    show(stage, "/standard 1 2030-01-01")
    watch = Watch(stage)
    assert watch.go() == []
    day = date(2030, 1, 2)
    monkeypatch.setattr(
        type(stage.pending), "today", property(lambda _: lambda: day), raising=False
    )

    assert [key for key, _ in watch.go()] == [
        f"standard:1:expired:{stage.store.revision}:2030-01-02:{room}:0"
        for room in (OWNER.lane, EDITOR)
    ]
