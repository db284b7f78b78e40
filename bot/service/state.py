"""The few threads in which the state database is read and written, apart from all computing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

_Result = TypeVar("_Result")


class State:
    """Runs short calls of what is kept; none of them waits behind an answer.

    `pool` is for those who know executors only.
    """

    def __init__(self, threads: int) -> None:
        self.pool = ThreadPoolExecutor(threads, thread_name_prefix="state")

    async def __call__(self, call: Callable[[], _Result]) -> _Result:
        """What a call gives."""
        return await asyncio.get_running_loop().run_in_executor(self.pool, call)

    def close(self) -> None:
        """Let go of the threads when what they are at is done."""
        self.pool.shutdown()
