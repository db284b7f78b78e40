from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from telegram import Chat, Message, Update

from bot.messengers.telegram.order import OrderedUpdates


def update(chat: int) -> Update:
    """A message in a chat."""
    message = Message(1, datetime.now(UTC), Chat(chat, "private"))
    return Update(1, message=message)


async def test_the_order_inside_a_chat_is_kept() -> None:
    """Also where the first update takes longest; no chat waits for another."""
    done: list[tuple[int, int]] = []
    slow_is_running = asyncio.Event()

    async def handle(chat: int, number: int) -> None:
        if (chat, number) == (1, 0):
            slow_is_running.set()
            await asyncio.sleep(0.05)
        done.append((chat, number))

    updates = OrderedUpdates(16)
    await asyncio.gather(
        *(
            updates.process_update(update(chat), handle(chat, number))
            for number in range(4)
            for chat in (1, 2)
        )
    )

    assert slow_is_running.is_set()
    assert done == [*((2, n) for n in range(4)), *((1, n) for n in range(4))]


async def test_a_failure_does_not_stop_its_chat_and_nothing_is_kept() -> None:
    """The next update is handled, and no memory grows with the chats."""

    async def break_down() -> None:
        raise ZeroDivisionError

    updates = OrderedUpdates(16)
    results = await asyncio.gather(
        updates.process_update(update(1), break_down()),
        updates.process_update(update(1), asyncio.sleep(0)),
        updates.process_update("no update", asyncio.sleep(0)),
        return_exceptions=True,
    )

    assert isinstance(results[0], ZeroDivisionError)
    assert list(results[1:]) == [None, None]
    assert updates._last == {}
