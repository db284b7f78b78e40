from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field, replace

from structlog.testing import capture_logs

from bot.backends.memory.jobs import MemoryJobs
from bot.job import Backlog, JobKind
from bot.message import Button, Delivery, Mark, Outgoing, Room, RoomKind, Style
from bot.ports import (
    NotTakenError,
    RoomGoneError,
    RoomMovedError,
    UncertainError,
    WaitError,
)
from bot.service.posting import post
from tests.serving import FakeMessenger, Running, said, serving

ROOM = Room("fake", "1")


@dataclass
class Stuck(FakeMessenger):
    """Does not come to an end with slow chats until it is let."""

    free: asyncio.Event = field(default_factory=asyncio.Event)

    async def send(self, delivery: Delivery) -> str:
        """Wait, then keep it."""
        if delivery.room.chat.startswith("slow"):
            await self.free.wait()
        return await super().send(delivery)


def deliveries(*texts: str, room: Room = ROOM) -> list[Delivery]:
    """Messages to a room."""
    return [Delivery(room, Outgoing(text), answer=1) for text in texts]


def put(run: Running, *many: Delivery) -> None:
    """Lay messages into the outbox."""
    run.jobs.put([post(f"{one.room.chat}:{one.message.text}", one) for one in many])


def outbox(run: Running) -> Backlog:
    """What is left to send."""
    return run.jobs.backlog(JobKind.DELIVERY)


async def test_a_chat_that_is_told_to_wait_keeps_its_order_and_holds_up_no_other() -> None:
    """The messages behind the refused one wait with it."""
    messenger = FakeMessenger()
    messenger.faults["1"].append(WaitError(0.5))
    async with serving(messenger=messenger) as run:
        begun = time.monotonic()
        put(run, *deliveries("一", "二", "三"), *deliveries("他", room=Room("fake", "2")))
        await run.until(lambda: len(messenger.sent) == 4)

        assert messenger.texts("1") == ["一", "二", "三"]
        assert messenger.sent[0][1].room.chat == "2"
        assert messenger.sent[1][0] - begun > 0.5


async def test_slow_messages_hold_up_nobody_else() -> None:
    """However many there are; when they go at last, they go once."""
    messenger = Stuck()
    slow = [one for n in range(9) for one in deliveries(f"慢{n}", room=Room("fake", f"slow{n}"))]
    async with serving(messenger=messenger) as run:
        put(run, *slow, *deliveries("快"))
        await run.until(lambda: messenger.texts("1") == ["快"])
        assert len(messenger.sent) == 1

        messenger.free.set()
        await run.until(lambda: outbox(run).waiting == 0 and len(messenger.sent) == 10)
    assert len({delivery.room.chat for _, delivery in messenger.sent}) == 10


async def test_a_sent_answer_is_known_by_its_message() -> None:
    """A reply to it refers to it."""
    async with serving() as run:
        put(run, *deliveries("一"))
        await run.until(lambda: outbox(run).waiting == 0 and bool(run.chats.told("fake:1", "m1")))

        assert run.chats.told("fake:1", "m1") == 1


async def test_a_room_that_is_gone_gets_nothing_more() -> None:
    """What waits for it is dropped, with a line in the log."""
    messenger = FakeMessenger()
    messenger.faults["1"].append(RoomGoneError())
    with capture_logs() as lines:
        async with serving(messenger=messenger) as run:
            put(run, *deliveries("一", "二"))
            await run.until(lambda: not run.rooms.reachable("fake:1"))
            await run.until(lambda: outbox(run).waiting == 0)
            await asyncio.sleep(0.05)

    assert messenger.sent == []
    assert [line["dropped"] for line in lines if line["event"] == "room gone"] == [2]


async def test_a_group_that_moved_is_followed() -> None:
    """Also by what was on its way when it moved, and by what comes later to its old name."""
    messenger = FakeMessenger()
    group = Room("fake", "-1", kind=RoomKind.GROUP)
    messenger.faults["-1"].append(RoomMovedError("-1001"))
    async with serving(messenger=messenger) as run:
        put(run, *deliveries("一", "二", room=group))
        await run.until(lambda: len(messenger.sent) == 2)

        assert messenger.texts("-1001") == ["一", "二"]
        assert run.rooms.now("fake:-1") == "fake:-1001"


async def test_a_refused_message_is_sent_without_its_looks() -> None:
    """Better the words than nothing."""
    messenger = FakeMessenger()
    messenger.refuses = lambda one: NotTakenError() if one.message.marks else None
    message = Outgoing("一", (Mark(0, 1, Style.BOLD),), ((Button("原文", "s:1:1"),),))
    async with serving(messenger=messenger) as run:
        put(run, Delivery(ROOM, message, "7", answer=1))
        await run.until(lambda: messenger.sent)

        assert messenger.sent[0][1].message == Outgoing("一")


async def test_an_answer_that_cannot_be_sent_is_told() -> None:
    """One sentence, and the next answer follows; buttons that cannot change are no loss."""
    messenger = FakeMessenger()
    messenger.refuses = lambda one: NotTakenError() if one.message.text in {"一", ""} else None
    async with serving(messenger=messenger) as run:
        put(run, *deliveries("一", "二"), Delivery(ROOM, Outgoing(""), edits="m9"))
        await run.until(lambda: len(messenger.sent) == 2)
        await run.until(lambda: outbox(run).waiting == 0)

        assert sorted(messenger.texts()) == ["二", "有一条回答没能发出来，请再问一次。"]
        assert outbox(run).dead == 1


async def test_what_may_have_arrived_is_sent_once_more_and_not_again() -> None:
    """Twice is a pity; three times is a fault."""
    messenger = FakeMessenger()
    messenger.after["1"].extend([UncertainError(), UncertainError(), UncertainError()])
    async with serving(messenger=messenger) as run:
        put(run, *deliveries("一", "二"))
        await run.until(lambda: len(messenger.sent) == 4)
        await run.until(lambda: outbox(run).waiting == 0)
        await asyncio.sleep(0.1)

        assert [one.message.text for _, one in messenger.sent] == ["一", "一", "二", "二"]
        assert outbox(run).dead == 1


async def test_what_a_dead_process_was_sending_is_sent() -> None:
    """It died before it could say so."""
    jobs = MemoryJobs(lease=0.2)
    jobs.put([post("a", deliveries("一")[0]), post("b", deliveries("二")[0])])
    jobs.claim(JobKind.DELIVERY, 5)
    async with serving(jobs=jobs) as run:
        await run.until(lambda: len(run.messenger.sent) == 2)

        assert run.messenger.texts() == ["一", "二"]


async def test_what_every_holder_died_with_is_not_sent_again() -> None:
    """Whoever waits for it is told."""
    jobs = MemoryJobs()
    jobs.put([post("a", deliveries("一")[0])])
    for _ in range(4):
        (held,) = jobs.claim(JobKind.DELIVERY, 1)
        jobs.postpone(held, 0)
    async with serving(jobs=jobs) as run:
        await run.until(lambda: run.messenger.sent)

        assert run.messenger.texts() == ["有一条回答没能发出来，请再问一次。"]


async def test_a_messenger_that_is_down_loses_nothing() -> None:
    """Its messages wait, however many tries that takes, and come in their order."""
    messenger = FakeMessenger(down=True)
    async with serving(messenger=messenger) as run:
        await run.come(said("甲"), said("乙"))
        await asyncio.sleep(2.5)
        put(run, *deliveries("他", room=Room("fake", "2")))
        messenger.down = False
        await run.until(lambda: len(messenger.sent) == 3)

        assert messenger.texts("1") == ["答 甲", "答 乙"]
        assert outbox(run).dead == 0


async def test_what_is_for_an_unknown_messenger_waits() -> None:
    """It may be set up again; nobody else waits for it."""
    async with serving() as run:
        put(run, *deliveries("一", room=Room("other", "1")), *deliveries("二"))
        await run.until(lambda: run.messenger.sent)

        assert run.messenger.texts() == ["二"]
        assert (outbox(run).waiting, outbox(run).dead) == (1, 0)


async def test_what_is_damaged_is_given_up() -> None:
    """Its chat goes on."""
    async with serving() as run:
        broken = replace(post("a", deliveries("一")[0]), body=b"?")
        run.jobs.put([broken, post("b", deliveries("二")[0])])
        await run.until(lambda: run.messenger.sent)

        assert run.messenger.texts() == ["二"]
        assert outbox(run).dead == 1


async def test_no_text_gets_into_the_log() -> None:
    """Neither what was asked nor what was answered."""
    messenger = FakeMessenger()
    messenger.refuses = lambda one: NotTakenError() if "李四" in one.message.text else None
    with capture_logs() as lines:
        async with serving(messenger=messenger) as run:
            await run.come(said("张三的学费"), said("李四的学费"), said("坏王五"))
            await run.until(lambda: len(messenger.sent) == 2)

    assert not any(name in str(lines) for name in ("张三", "李四", "王五"))


async def test_what_was_on_its_way_when_a_pause_began_gives_way_to_the_reason() -> None:
    """Nothing of the answer is sent, and nobody takes the reason for it."""
    paused = Outgoing("这里暂停回答。")

    def hush(delivery: Delivery) -> Delivery | None:
        return replace(delivery, message=paused, answer=0) if delivery.reply_to else None

    async with serving(hush=hush) as run:
        first, second = deliveries("一", "二")
        put(run, replace(first, reply_to="7"), second)
        await run.until(lambda: outbox(run).waiting == 0)

        assert run.messenger.texts("1") == [paused.text]
        assert run.messenger.sent[0][1].reply_to == "7"
