from __future__ import annotations

import asyncio
import itertools
from datetime import UTC, datetime

from bot import parcel
from bot.announcement import Facets, PostState
from bot.backends.memory.held import Memory
from bot.job import JobKind
from bot.message import Outgoing, Room, RoomKind
from bot.pause import Pause, Surface
from bot.ports import (
    NotTakenError,
    RoomGoneError,
    RoomMovedError,
    UncertainError,
    UnreachableError,
    WaitError,
)
from bot.posts import Cause, Sighting
from bot.subscription import Rhythm, Subscription
from rag.announce.facets import Topic
from tests import posting
from tests.heralding import FakeBoard, Heralding, heralding
from tests.posting import TEXT, channels
from tests.words import EN, ZH

SENT, FAILED, UNKNOWN = PostState.SENT, PostState.FAILED, PostState.UNKNOWN


def chosen(run: Heralding, count: int) -> list[int]:
    """So many channels that announcements go to."""
    for number in range(1, count + 1):
        room = Room("fake", f"-{number}", kind=RoomKind.CHANNEL)
        run.kept.grounds.learn(Sighting(room, f"频道{number}"))
    return list(range(1, count + 1))


def subscribed(run: Heralding, person: int, **wishes: object) -> None:
    """A person who wants announcements."""
    one = Subscription(f"fake:{person}", Room("fake", str(person)), **wishes)  # type: ignore[arg-type]
    run.kept.subscriptions.keep(one)


def told(run: Heralding) -> list[str]:
    """What owners and those who ordered it are told."""
    held = run.jobs.claim(JobKind.DELIVERY, 9)
    return [parcel.delivery(one.job.body).message.text for one in held]


async def test_an_announcement_goes_once_to_every_target_and_to_whom_it_concerns() -> None:
    """Also when it is handed over twice."""
    async with heralding() as run:
        subscribed(run, 5)
        subscribed(run, 6, topics=frozenset({Topic.MEALS}))
        subscribed(run, 7, topics=frozenset({Topic.AID}))
        facets = Facets(frozenset({Topic.AID}))
        for _ in range(2):
            run.kept.hand_over(targets=chosen(run, 3), facets=facets)

        await run.until(lambda: run.kept.counts() == {SENT: 5})

        assert sorted(one.room.chat for one in run.board.sent) == ["-1", "-2", "-3", "5", "7"]
        assert {one.message for one in run.board.sent} == {TEXT}


async def test_whoever_ordered_it_is_told_once_what_became_of_it() -> None:
    """With what failed, and in words."""
    async with heralding() as run:
        run.board.faults["-2"].append(RoomGoneError())
        run.kept.hand_over(targets=chosen(run, 3))

        await run.until(lambda: run.jobs.backlog(JobKind.DELIVERY).waiting)

        assert told(run) == ["公告 1 的送达情况：\n【新文件】云溪县校车办法\n送达 2\n未送达 1"]
        assert not run.rooms.reachable("fake:-2")


async def test_a_chat_that_is_told_to_wait_is_not_lost_and_holds_up_no_other() -> None:
    """Nothing counts against it."""
    async with heralding() as run:
        run.board.faults["-1"] += [WaitError(0.2), WaitError(0.2)]
        run.kept.hand_over(targets=chosen(run, 3))

        await run.until(lambda: run.kept.counts() == {SENT: 3})

        assert [one.room.chat for one in run.board.sent] == ["-2", "-3", "-1"]


async def test_what_may_have_arrived_is_unknown_and_is_not_sent_again() -> None:
    """Also where nobody foresaw what broke."""
    async with heralding() as run:
        run.board.after["-1"].append(UncertainError())
        run.board.faults["-2"].append(ZeroDivisionError())
        run.kept.hand_over(targets=chosen(run, 2))

        await run.until(lambda: run.kept.counts() == {UNKNOWN: 2})
        await run.until(lambda: run.jobs.backlog(JobKind.DELIVERY).waiting)
        await asyncio.sleep(0.1)

        assert len(run.board.sent) == 1
        assert told(run)[0].endswith(ZH.delivery.to_settle.format(count=2))


async def test_what_is_refused_or_out_of_reach_is_told_apart() -> None:
    """What the messenger refuses is not tried again, what was out of reach is."""
    async with heralding() as run:
        run.board.faults["-1"].append(NotTakenError())
        run.board.faults["-2"].append(UnreachableError())
        run.kept.hand_over(targets=chosen(run, 2))

        await run.until(lambda: run.kept.counts() == {FAILED: 1, SENT: 1})

        assert run.kept.outcomes.failed(1, 9)[0].cause is Cause.REFUSED


async def test_a_group_that_moved_is_followed_with_its_choice() -> None:
    """The next announcement goes to where it is now."""
    async with heralding() as run:
        run.board.faults["-1"].append(RoomMovedError("-100"))
        targets = chosen(run, 1)
        run.kept.grounds.choose(1, 0, chosen=True)
        run.kept.hand_over(targets=targets)
        await run.until(lambda: run.kept.counts() == {SENT: 1})
        run.kept.hand_over(2, targets=targets)
        await run.until(lambda: run.kept.counts(2) == {SENT: 1})

        assert len(run.board.texts("-100")) == 2
        assert [one.room.chat for one in run.kept.grounds.chosen()] == ["-100"]


async def test_a_target_that_is_gone_is_not_tried() -> None:
    """Nor one where the bot may not post."""
    async with heralding() as run:
        targets = chosen(run, 2)
        run.rooms.gone("fake:-1")
        mute = Room("fake", "-2", kind=RoomKind.CHANNEL)
        run.kept.grounds.learn(Sighting(mute, posts=False))
        run.kept.hand_over(targets=targets)

        await run.until(lambda: run.kept.counts() == {FAILED: 2})

        assert run.board.sent == []


async def test_several_messages_come_in_their_order() -> None:
    """And are written down one by one: a wait between them repeats none."""
    async with heralding() as run:
        messages = [Outgoing(text) for text in "一二三"]
        run.kept.posts.send(1, messages, chosen(run, 1), Facets(), at=None, pin=True, by=posting.BY)
        await run.until(lambda: run.board.pinned)

        assert run.board.texts("-1") == ["一", "二", "三"]
        assert run.board.pinned == [("-1", "m1")]


async def test_posts_are_edited_in_place_message_by_message() -> None:
    """Only those that differ; a longer correction is followed by its rest."""
    async with heralding() as run:
        first = [Outgoing("一"), Outgoing("二")]
        run.kept.hand_over(messages=first, targets=chosen(run, 1))
        await run.until(lambda: run.kept.counts() == {SENT: 1})

        run.kept.posts.amend(1, 1, [Outgoing("一"), Outgoing("贰"), Outgoing("三")], [])
        await run.until(lambda: len(run.board.sent) == 3)

        amended = [(one.edits, one.message.text) for one in run.board.amended]
        assert amended == [("m2", "贰")]
        assert run.board.texts("-1") == ["一", "二", "三"]


async def test_what_a_correction_leaves_out_says_so() -> None:
    """No old words stay."""
    async with heralding() as run:
        first = [Outgoing("一"), Outgoing("二")]
        run.kept.hand_over(messages=first, targets=chosen(run, 1))
        await run.until(lambda: run.kept.counts() == {SENT: 1})

        run.kept.posts.amend(1, 1, [Outgoing("壹")], [])
        await run.until(lambda: len(run.board.amended) == 2)

        assert [one.message.text for one in run.board.amended] == ["壹", ZH.delivery.merged]


async def test_whoever_ordered_it_is_told_in_their_language() -> None:
    """As they chose it by `/lang`."""
    async with heralding() as run:
        run.people.speak("fake:77", "en")
        run.kept.hand_over(targets=chosen(run, 1))

        await run.until(lambda: run.jobs.backlog(JobKind.DELIVERY).waiting)

        [text] = told(run)
        assert text.startswith(EN.delivery.head.format(number=1))


async def test_what_is_withdrawn_becomes_its_notice() -> None:
    """And who was not reached gets nothing."""
    async with heralding() as run:
        subscribed(run, 5, rhythm=Rhythm.WEEKLY)
        first = [Outgoing("一"), Outgoing("二")]
        run.kept.hand_over(messages=first, targets=chosen(run, 1))
        await run.until(lambda: run.kept.counts().get(SENT) == 1)

        run.kept.posts.amend(1, 1, [], [Outgoing("【已撤回】")])
        await run.until(lambda: len(run.board.amended) == 2)

        assert [one.message.text for one in run.board.amended] == [
            "【已撤回】",
            ZH.delivery.taken_back,
        ]
        assert run.kept.counts() == {SENT: 1, FAILED: 1}
        assert len(run.board.sent) == 2


async def test_where_nothing_can_be_edited_a_notice_follows_once() -> None:
    """Also where the number of the post is not known."""
    async with heralding(FakeBoard(fixed=True)) as run:
        run.board.after["-2"].append(UncertainError())
        run.kept.hand_over(targets=chosen(run, 2))
        await run.until(lambda: run.kept.counts() == {SENT: 1, UNKNOWN: 1})
        [post] = run.kept.outcomes.unknown(1)
        run.kept.outcomes.settle(post.number, post.turn, again=False)

        run.kept.posts.amend(1, 1, [Outgoing("改")], [Outgoing("更正")])
        await run.until(lambda: len(run.board.sent) == 4)
        await asyncio.sleep(0.1)

        assert run.board.texts("-1") == run.board.texts("-2") == [TEXT.text, "更正"]


async def test_editing_waits_where_it_must() -> None:
    """And is done all the same."""
    async with heralding() as run:
        run.kept.hand_over(targets=chosen(run, 1))
        await run.until(lambda: run.kept.counts() == {SENT: 1})
        run.board.faults["-1"] += [WaitError(0.1)]

        run.kept.posts.amend(1, 1, [Outgoing("改")], [])
        await run.until(lambda: run.board.amended)


async def test_a_digest_brings_headlines_and_buttons() -> None:
    """One message for all that came meanwhile."""
    async with heralding() as run:
        subscribed(run, 5, rhythm=Rhythm.DAILY)
        for number, text in enumerate(("甲办法\n第一条", "乙办法"), 1):
            run.kept.hand_over(number, [Outgoing(text)])
        await run.until(lambda: run.kept.counts(2) == {PostState.PENDING: 1})
        assert run.board.sent == []
        memory = run.kept.posts.memory  # type: ignore[attr-defined]
        for one in memory.posts.values():
            one.due = 0.0

        await run.until(lambda: run.kept.counts(2) == {SENT: 1})

        [one] = run.board.sent
        assert one.message.text == "公告摘要（2 则）\n1. 甲办法\n2. 乙办法"
        assert [button.press for row in one.message.rows for button in row] == ["b:f:1", "b:f:2"]


async def test_a_pause_holds_and_its_end_lets_go() -> None:
    """Nothing is lost."""
    async with heralding() as run:
        surface = Surface.ANNOUNCEMENTS
        run.pauses.pause(Pause(surface, "检修", "fake:77", datetime.now(UTC)))
        run.kept.hand_over(targets=chosen(run, 1))
        await asyncio.sleep(0.2)
        assert run.board.sent == []

        run.pauses.resume(surface)
        await run.until(lambda: run.kept.counts() == {SENT: 1})


async def test_posts_keep_the_pace() -> None:
    """However many wait."""
    async with heralding(per_second=50) as run:
        run.kept.hand_over(targets=chosen(run, 20))
        await run.until(lambda: run.kept.counts() == {SENT: 20})

    moments = run.board.moments
    assert moments[-1] - moments[0] > 16 / 50 * 0.8
    assert all(later >= before for before, later in itertools.pairwise(moments))


async def test_what_was_under_way_at_the_end_is_unknown_at_the_next_start() -> None:
    """It is not sent again by itself; whatever had not begun goes on."""
    memory = Memory()
    async with heralding(FakeBoard(takes=30.0), memory=memory) as run:
        run.kept.lay(*channels(6))
        sending = PostState.SENDING
        await run.until(lambda: run.kept.counts().get(sending) == 4)
    kept = posting.in_memory(memory)
    assert kept.counts() == {sending: 4, PostState.PENDING: 2}
    kept.outbox.take_over()

    async with heralding(memory=memory) as run:
        await run.until(lambda: run.kept.counts() == {SENT: 2, UNKNOWN: 4})


async def test_who_left_before_it_was_posted_gets_nothing() -> None:
    """Their wish counts until the last moment."""
    async with heralding() as run:
        subscribed(run, 5, rhythm=Rhythm.WEEKLY)
        run.kept.hand_over()
        await run.until(lambda: run.kept.counts() == {PostState.PENDING: 1})

        run.kept.subscriptions.drop("fake:5")

        assert run.kept.counts() == {FAILED: 1}


async def test_a_messenger_that_is_not_served_is_waited_for() -> None:
    """Perhaps it is tomorrow."""
    async with heralding() as run:
        run.kept.grounds.learn(Sighting(Room("other", "-1", kind=RoomKind.GROUP)))
        run.kept.hand_over(targets=[1])
        await run.until(lambda: run.kept.counts() == {PostState.PENDING: 1})
        await asyncio.sleep(0.1)

        assert run.kept.counts() == {PostState.PENDING: 1}
