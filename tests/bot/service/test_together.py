"""Many want something written at the same time."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence

import pytest

from bot.service.together import Together

_BROKEN = "no ink"


class Book:
    """Writes down what it is given; waits before each page until it may."""

    def __init__(self) -> None:
        self.pages: list[list[str]] = []
        self.may = threading.Semaphore(0)

    def write(self, words: Sequence[str]) -> list[int]:
        """A page; gives the lengths of the words."""
        self.may.acquire()
        self.pages.append(list(words))
        if "坏" in words:
            raise OSError(_BROKEN)
        return [len(word) for word in words]


async def begun(together: Together[str, int], *words: str) -> list[asyncio.Task[int]]:
    """Tasks that have asked for something to be written."""

    async def written(word: str) -> int:
        return await together(word)

    tasks = [asyncio.create_task(written(word)) for word in words]
    await asyncio.sleep(0.01)
    return tasks


async def test_what_comes_meanwhile_goes_in_one_call() -> None:
    """And everybody gets what was theirs."""
    book = Book()
    together = Together(book.write)
    first = await begun(together, "一")
    rest = await begun(together, "二二", "三三三")
    book.may.release(2)

    assert await asyncio.gather(*first, *rest) == [1, 2, 3]
    assert book.pages == [["一"], ["二二", "三三三"]]
    await together.close()


async def test_what_cannot_be_written_is_raised_to_those_it_belongs_to() -> None:
    """Those before and after are none the wiser."""
    book = Book()
    together = Together(book.write)
    first = await begun(together, "一")
    bad = await begun(together, "坏", "二")
    book.may.release(2)

    assert await asyncio.gather(*first) == [1]
    with pytest.raises(OSError, match=_BROKEN):
        await bad[0]
    with pytest.raises(OSError, match=_BROKEN):
        await bad[1]
    book.may.release()
    assert await together("三") == 1
    await together.close()


async def test_who_is_cancelled_leaves_when_it_is_written() -> None:
    """Else it might be given back, and done again, although it was done."""
    book = Book()
    together = Together(book.write)
    [task] = await begun(together, "一")
    task.cancel()
    await asyncio.sleep(0.01)

    assert not task.done()
    book.may.release()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert book.pages == [["一"]]
    await together.close()


async def test_what_waits_is_written_before_the_end() -> None:
    """Nobody has to wait for it."""
    book = Book()
    together = Together(book.write)
    tasks = await begun(together, "一") + await begun(together, "二")
    book.may.release(2)
    await together.close()

    assert book.pages == [["一"], ["二"]]
    assert [task.result() for task in tasks] == [1, 1]
