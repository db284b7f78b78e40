"""Lets a served model write: asks as its server takes it, tries again while nothing has come."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, cast

import structlog
from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception,
    stop_any,
    stop_before_delay,
    wait_random_exponential,
)
from tenacity.stop import stop_base

from rag.backends.model.client import chat, options
from rag.backends.model.failure import Failure, failure, unusable
from rag.backends.model.loop import loop
from rag.backends.model.manner import Manner
from rag.backends.model.reading import Tally, texts
from rag.backends.model.served import Served
from rag.patience import Patience, patience
from rag.ports import Fault, ModelError, Prompt

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessageChunk

_log = structlog.get_logger("zhengda.model")
_jitter = wait_random_exponential(multiplier=0.5, max=4)
_calm = wait_random_exponential(multiplier=1, max=20)


@dataclass(frozen=True, slots=True)
class _Opened:
    """An answer that has begun."""

    first: str
    rest: AsyncIterator[str]


@dataclass(slots=True, weakref_slot=True, eq=False)
class Writer:
    """A `rag.ports.Model` behind an address."""

    served: Served
    _manner: Manner = field(init=False)
    _chat: BaseChatModel | None = None
    _making: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self._manner = Manner(more=self.served.more)

    @property
    def name(self) -> str:
        """What it is called where it is served."""
        return self.served.name

    def most(self, prompt: Prompt) -> int:
        """The tokens that it may write, its thoughts with them."""
        return self._manner.most(prompt)

    def write(self, prompt: Prompt, until: float) -> Iterator[str]:
        """Pieces of what it writes; see `rag.ports.Model`."""
        return self.tallied(prompt, until, Tally())

    def tallied(self, prompt: Prompt, until: float, tally: Tally) -> Iterator[str]:
        """The same; what it costs is told to `tally` as it goes on."""
        waits, retries = self.served.waits, self.served.retries
        left = patience() or Patience(until, retries)
        until = min(until, left.until, time.monotonic() + waits.total)
        return loop().pieces(self._written(prompt, until, tally, left), until)

    def _made(self) -> BaseChatModel:
        """The client, made once; loading what it needs takes seconds."""
        with self._making:
            if self._chat is None:
                try:
                    self._chat, close = chat(self.served)
                    loop().close_with(self, close)
                except Exception as error:  # noqa: BLE001  whatever a vendor finds wrong with it
                    _log.warning("model_unusable", error=type(error).__name__)
                    raise unusable(error) from None
            return self._chat

    async def _written(
        self, prompt: Prompt, until: float, tally: Tally, left: Patience
    ) -> AsyncIterator[str]:
        """What it writes, from the first piece on."""
        try:
            # In a thread: the loop must not wait for it, nor a question beyond its deadline.
            made = await asyncio.to_thread(self._made)
            opened = await self._opened(made, prompt, until, tally, left)
            yield opened.first
            async for piece in opened.rest:
                yield piece
        except Exception as error:  # noqa: BLE001  a server can make a library raise anything
            told = failure(error).told
            if tally.characters and told.fault is Fault.UNREACHABLE:
                told = ModelError(Fault.CUT)
            _log.info("model_failed", fault=told.fault, error=type(error).__name__)
            raise told from None

    async def _opened(
        self, made: BaseChatModel, prompt: Prompt, until: float, tally: Tally, left: Patience
    ) -> _Opened:
        """An answer that has begun, at the last of a few attempts; a question has so many."""
        attempts = AsyncRetrying(
            retry=retry_if_exception(lambda error: failure(error).again),
            wait=pause,
            stop=stop_any(stop_before_delay(max(0.0, until - time.monotonic())), Spent(left)),
            reraise=True,
        )
        opened: _Opened = await attempts(self._taken, made, prompt, tally)
        return opened

    async def _taken(self, made: BaseChatModel, prompt: Prompt, tally: Tally) -> _Opened:
        """An answer that has begun, asked for in a manner that the server takes."""
        manner: Manner | None = self._manner
        while manner:
            try:
                opened = await self._begun(made, prompt, manner, tally)
            except Exception as error:
                manner = _otherwise(manner, failure(error), prompt, tally)
                if manner is None:
                    raise
            else:
                self._manner = manner
                return opened
        raise ModelError(Fault.BROKEN)

    async def _begun(
        self, made: BaseChatModel, prompt: Prompt, manner: Manner, tally: Tally
    ) -> _Opened:
        """An answer of which the first piece is there."""
        messages, given = manner.messages(prompt), options(self.served, manner, prompt)
        waits = self.served.waits
        if manner.streams:
            chunks = cast("AsyncGenerator[AIMessageChunk]", made.astream(messages, **given))
        else:
            chunks, waits = _whole(made, messages, given), replace(waits, first=waits.total)
        tally.reason = ""
        rest = texts(chunks, waits, manner.most(prompt), tally)
        return _Opened(await anext(rest), rest)


async def _whole(
    made: BaseChatModel, messages: list[tuple[str, str]], given: dict[str, Any]
) -> AsyncGenerator[AIMessageChunk]:
    """An answer that comes at once, as the one chunk it is."""
    from langchain_core.messages import AIMessageChunk  # noqa: PLC0415  slow to load

    said = await made.ainvoke(messages, **given)
    yield AIMessageChunk(
        content=said.content,
        response_metadata=said.response_metadata,
        usage_metadata=said.usage_metadata,
    )


def _otherwise(manner: Manner, found: Failure, prompt: Prompt, tally: Tally) -> Manner | None:
    """How to ask instead of a manner that failed so; None: not at all."""
    if found.refused:
        return manner.humbler(found.refused, schema=prompt.schema is not None)
    if tally.thought:
        return manner.roomier()
    if found.empty and manner.streams:
        return replace(manner, streams=False)  # it may know of no streams, and say nothing of it
    return None


@dataclass(frozen=True, slots=True)
class Spent(stop_base):
    """Stops when nothing may be asked once more; else that is one time less."""

    left: Patience

    def __call__(self, retry_state: RetryCallState) -> bool:
        """Whether to stop after an attempt that failed."""
        del retry_state
        self.left.again -= 1
        return self.left.again < 0


def pause(state: RetryCallState) -> float:
    """As long as the server asks for, and a little apart from all others."""
    error = state.outcome and state.outcome.exception()
    after = failure(error).after if error else None
    return _jitter(state) + (after or 0.0)


def calm(state: RetryCallState) -> float:
    """The same for whom nobody waits: less and less often."""
    return pause(state) + _calm(state)
