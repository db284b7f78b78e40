from __future__ import annotations

import asyncio
import threading
import time

import pytest

from bot.service.crew import Crew


async def test_so_many_calls_run_at_a_time() -> None:
    """Never more, and each gives what it gives."""
    crew, running, most = Crew("test", 2), 0, 0
    lock = threading.Lock()

    def work() -> int:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.02)
        with lock:
            running -= 1
        return 7

    assert await asyncio.gather(*(crew.run(work, 5) for _ in range(8))) == [7] * 8
    assert most == 2
    crew.close()


async def test_what_a_call_raises_is_raised() -> None:
    """To whoever waits for it."""
    crew = Crew("test", 1)

    with pytest.raises(ZeroDivisionError):
        await crew.run(lambda: 1 // 0, 5)
    assert await crew.run(lambda: 1, 5) == 1
    crew.close()


async def test_a_call_that_hangs_loses_its_place() -> None:
    """And when it comes back after all, nobody is disturbed."""
    crew, late = Crew("test", 1), threading.Event()

    with pytest.raises(TimeoutError):
        await crew.run(late.wait, 0.05)
    assert await crew.run(lambda: 1, 5) == 1
    late.set()
    await asyncio.sleep(0.05)
    assert await crew.run(lambda: 2, 5) == 2
    crew.close()


async def test_who_no_longer_waits_leaves_the_place_when_the_call_ends() -> None:
    """Not before: a thread cannot be stopped."""
    crew, late = Crew("test", 1), threading.Event()
    waiting = asyncio.create_task(crew.run(late.wait, 5))
    await asyncio.sleep(0.05)
    waiting.cancel()
    behind = asyncio.create_task(crew.run(lambda: 1, 5))
    await asyncio.sleep(0.05)

    assert not behind.done()
    late.set()
    assert await behind == 1
    crew.close()
