from __future__ import annotations

import asyncio

import pytest

from bot.messengers.telegram.pace import Pace
from bot.ports import WaitError


class Clock:
    """A time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """Seconds."""
        return self.now


async def test_a_chat_that_must_wait_holds_up_no_other() -> None:
    """It is told so at once, with the seconds; when they are over it may go on."""
    clock = Clock()
    pace = Pace(clock=clock)
    pace.pause("1", 30)

    with pytest.raises(WaitError) as told:
        await pace.turn("1", crowded=False)
    await asyncio.wait_for(pace.turn("2", crowded=False), 5)
    clock.now += 31
    await asyncio.wait_for(pace.turn("1", crowded=False), 5)

    assert 30 <= told.value.seconds < 31
    assert pace._free == {}


async def test_a_group_hears_no_more_than_it_may_in_a_minute() -> None:
    """Telegram would refuse the rest, and for longer; private chats are not counted."""
    clock = Clock()
    pace = Pace(per_second=100, group_minute=2, clock=clock)
    for _ in range(2):
        await pace.turn("-1", crowded=True)
        await pace.turn("5", crowded=False)
    clock.now += 20

    with pytest.raises(WaitError) as told:
        await pace.turn("-1", crowded=True)
    await pace.turn("-2", crowded=True)
    clock.now += told.value.seconds
    await pace.turn("-1", crowded=True)

    assert told.value.seconds == 40


async def test_the_common_budget_is_waited_for() -> None:
    """What goes beyond it comes later, not never."""
    pace = Pace(per_second=2)
    await pace.turn("1", crowded=False)
    await pace.turn("2", crowded=False)

    with pytest.raises(TimeoutError):
        await asyncio.wait_for(pace.turn("3", crowded=False), 0.05)


async def test_groups_that_are_silent_are_forgotten() -> None:
    """Memory does not grow with every group that ever was."""
    clock = Clock()
    pace = Pace(per_second=1000, clock=clock)
    for chat in range(100):
        await pace.turn(f"-{chat}", crowded=True)
        clock.now += 10

    assert len(pace._written) < 65


def test_a_server_that_is_down_is_asked_less_and_less() -> None:
    """Until it does its work again."""
    pace = Pace()
    waits = [pace.failed() for _ in range(8)]
    pace.succeeded()

    assert waits == [1, 2, 4, 8, 16, 30, 30, 30]
    assert pace.failed() == 1
