from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.desk.unpaused import Hush
from bot.incoming import Incoming, Sort
from bot.kept import Attention
from bot.message import Delivery, Outgoing, Reaction, Room, RoomKind
from bot.pause import Pause, Surface
from bot.rank import Rank
from rag.answer import Answer, Question, Script
from rag.telling import Tell, nobody
from tests.stage import ALICE, GROUP, HELPERS, OWNER, PRIVATE, FakeAsker, Stage
from tests.words import ZH

REASON = "正在核对一份文件"
TOLD = ZH.pausing.told.format(reason=REASON)
ASKED = "幼儿园补助多少？"


def paused(stage: Stage, surface: Surface) -> None:
    """From now on."""
    stage.pauses.pause(Pause(surface, REASON, OWNER.lane, datetime.now(UTC)))


def search(stage: Stage) -> Reaction:
    """Somebody searches while writing to somebody else."""
    return stage.react(Incoming(PRIVATE, ALICE, ASKED, Sort.SEARCH))


@pytest.fixture
def stage() -> Stage:
    """A desk that knows one answer."""
    made = Stage()
    made.teach(ASKED)
    return made


@pytest.mark.parametrize(
    ("surface", "answered"),
    [
        (Surface.PRIVATE, {Surface.GROUPS, Surface.INLINE}),
        (Surface.GROUPS, {Surface.PRIVATE, Surface.INLINE}),
        (Surface.INLINE, {Surface.PRIVATE, Surface.GROUPS}),
        (Surface.ANNOUNCEMENTS, {Surface.PRIVATE, Surface.GROUPS, Surface.INLINE}),
        (Surface.EVERYTHING, set()),
    ],
)
def test_a_pause_silences_its_surface_alone(
    stage: Stage, surface: Surface, answered: set[Surface]
) -> None:
    """Whoever asks there is told the reason; elsewhere nothing changes."""
    paused(stage, surface)
    told = {}
    for at, room in ((Surface.PRIVATE, PRIVATE), (Surface.GROUPS, GROUP)):
        stage.say(ASKED, room)
        told[at] = stage.text
    findings = search(stage).findings
    told[Surface.INLINE] = findings[0].message.text

    assert {at for at, text in told.items() if text != TOLD} == answered
    assert (findings[0].summary == REASON) is (Surface.INLINE not in answered)


@pytest.mark.parametrize("line", ["/start", "/sources", "/doc 1", "/asof 2024 校车", "/check"])
def test_commands_that_show_what_documents_say_are_silent_too(stage: Stage, line: str) -> None:
    """A kill switch that leaves a way around is none."""
    paused(stage, Surface.EVERYTHING)
    stage.order(line)

    assert stage.text == TOLD
    assert stage.asker.asked == []


@pytest.mark.parametrize("line", ["/privacy", "/forget", "/lang", "/help", "/feedback 好"])
def test_ones_own_affairs_go_on(stage: Stage, line: str) -> None:
    """What is kept of a person can be deleted at any time."""
    paused(stage, Surface.EVERYTHING)
    stage.order(line)

    assert stage.text != TOLD


def test_buttons_under_earlier_answers_are_silent_but_a_vote_counts(stage: Stage) -> None:
    """A source may be the very thing that is wrong."""
    stage.say(ASKED)
    message = stage.last
    paused(stage, Surface.PRIVATE)

    assert stage.press(ZH.buttons.only_source, message).toast == TOLD
    assert stage.press(ZH.buttons.bad, message).toast != TOLD
    assert stage.text == TOLD


@pytest.mark.parametrize("data", ["d:1", "d:1:1", "o:1:1", "s:1:1", "q:0", "c"])
def test_no_button_is_a_way_around(stage: Stage, data: str) -> None:
    """Also one that somebody kept, or made up."""
    stage.say(ASKED)
    paused(stage, Surface.PRIVATE)
    pressed = Incoming(PRIVATE, ALICE, data, Sort.PRESS, label=ASKED, message="1", call="c")

    assert stage.react(pressed).toast == TOLD


def test_files_and_forwards_are_not_read(stage: Stage) -> None:
    """Nothing of them is looked at."""
    paused(stage, Surface.PRIVATE)
    for sort in (Sort.FILE, Sort.FORWARD):
        stage.react(Incoming(PRIVATE, ALICE, "核对", sort, message="1"))
        assert stage.text == TOLD


def test_a_group_is_told_only_when_it_speaks_to_us(stage: Stage) -> None:
    """Where every question is answered, a pause is not told to all who talk."""
    paused(stage, Surface.GROUPS)
    stage.rooms.attend(GROUP.lane, Attention.EVERYTHING)
    talk = Incoming(GROUP, ALICE, ASKED, message="1", addressed=False)

    assert stage.react(talk) == Reaction()
    stage.react(replace(talk, addressed=True))
    assert stage.text == TOLD


def test_a_pause_holds_back_what_was_being_computed(stage: Stage) -> None:
    """It counts at once, and not from the next question on."""

    class Slow(FakeAsker):
        """During whose answer somebody pauses."""

        def __call__(
            self, question: Question, *, script: Script | None = None, tell: Tell = nobody
        ) -> Answer:
            paused(stage, Surface.PRIVATE)
            return super().__call__(question, script=script, tell=tell)

    stage.asker = Slow(stage.asker.answers)
    stage.say(ASKED)

    assert stage.text == TOLD


def test_who_runs_zhengda_sees_in_private_whether_it_is_well_again(stage: Stage) -> None:
    """In a group they are told like everybody else."""
    stage.ranks.raise_to(ALICE, Rank.REVIEWER, OWNER.lane)
    paused(stage, Surface.EVERYTHING)
    stage.say(ASKED)
    assert stage.text != TOLD
    stage.say(ASKED, GROUP)
    assert stage.text == TOLD


def test_humans_can_still_reply(stage: Stage) -> None:
    """To a question that was handed to them: that is no answer of ours."""
    stage.say("火星？")
    stage.press(ZH.buttons.human)
    request = next(n for n, one in stage.sent.items() if one.room == HELPERS)
    paused(stage, Surface.EVERYTHING)
    stage.say("请打电话。", HELPERS, "telegram:9", stage.reply_to(request))

    assert any("请打电话。" in one.message.text for one in stage.sent.values())


def test_a_channel_is_a_group_and_nobody_is_private() -> None:
    """Where others read along."""
    room = Room("telegram", "-1", kind=RoomKind.CHANNEL)
    stage = Stage()
    paused(stage, Surface.GROUPS)
    stage.say("问", room)

    assert stage.text == TOLD


def test_an_answer_that_waits_to_be_sent_is_held_back_by_a_pause(stage: Stage) -> None:
    """Its first message becomes the reason, the others nothing; all else goes on."""
    hush = Hush(stage.pauses, stage.ranks, ZH)
    first = Delivery(PRIVATE, Outgoing("600元"), reply_to="1", answer=3)
    rest = replace(first, reply_to="")
    others = (
        replace(first, answer=0),
        replace(first, human=True),
        replace(first, room=OWNER),
        replace(first, room=GROUP),
        replace(first, message=Outgoing(""), edits="9"),
    )
    assert (hush(first), hush(rest)) == (first, rest)

    paused(stage, Surface.PRIVATE)

    assert hush(first) == replace(first, message=Outgoing(TOLD), answer=0)
    assert hush(rest) is None
    assert [hush(one) for one in others] == list(others)
