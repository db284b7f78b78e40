from __future__ import annotations

import asyncio

import pytest

from bot.message import Delivery, Outgoing, Room
from bot.ports import RoomGoneError, StoppedError, UncertainError
from bot.service.gauge import Gauge, Reading
from tests.serving import FakeMessenger

SHOWN = Delivery(Room("fake", "1"), Outgoing(""), edits="m1")


def written(reading: Reading) -> Outgoing:
    """A reading as a message."""
    return Outgoing(f"{reading.done}/{reading.total}")


def gauge(messenger: FakeMessenger | None, shown: Delivery = SHOWN) -> Gauge:
    """A quick one."""
    return Gauge(messenger, shown, written, 0.01)


async def test_the_latest_reading_is_shown() -> None:
    """What did not change is not sent again, and nothing after the end."""
    messenger = FakeMessenger()
    one = gauge(messenger)
    one.begin()
    one.tell(1, 3)
    one.tell(2, 3)
    await asyncio.sleep(0.1)
    await one.close()
    await asyncio.sleep(0.05)

    assert [delivery.message.text for _, delivery in messenger.sent] == ["2/3"]
    assert messenger.sent[0][1].edits == "m1"


async def test_whoever_is_stopped_hears_of_it_when_it_tells() -> None:
    """And after the end, whatever still runs."""
    one = gauge(None)
    one.tell(1, 3)
    one.stop()
    with pytest.raises(StoppedError):
        one.tell(2, 3)
    await one.close()


async def test_what_cannot_be_shown_is_left() -> None:
    """The next reading may be; in a room that is gone nothing more is tried."""
    messenger = FakeMessenger()
    messenger.faults["1"].append(UncertainError())
    one = gauge(messenger)
    one.begin()
    await asyncio.sleep(0.05)
    one.tell(1, 3)
    await asyncio.sleep(0.05)
    assert [delivery.message.text for _, delivery in messenger.sent] == ["1/3"]

    messenger.faults["1"].append(RoomGoneError())
    one.tell(2, 3)
    await asyncio.sleep(0.05)
    one.tell(3, 3)
    await asyncio.sleep(0.05)
    await one.close()
    assert len(messenger.sent) == 1


async def test_without_a_message_nothing_is_shown() -> None:
    """The work goes on all the same."""
    messenger = FakeMessenger()
    one = gauge(messenger, Delivery(Room("fake", "1"), Outgoing("")))
    one.begin()
    one.tell(1, 3)
    await asyncio.sleep(0.05)
    await one.close()
    assert messenger.sent == []


async def test_a_hanging_edit_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Longer than a moment."""
    monkeypatch.setattr("bot.service.gauge._PATIENCE", 0.05)
    messenger = FakeMessenger(takes=60)
    one = gauge(messenger)
    one.begin()
    await asyncio.sleep(0.02)
    async with asyncio.timeout(1):
        await one.close()


def test_another_stretch_counts_anew() -> None:
    """Its rate is not that of the one before."""
    assert Reading(10, 100, "", 1.0).rate == 0
    assert Reading(10, 100, "", 10.0).rate == 1
    assert Reading(10, 100, "", 10.0).left == 90
