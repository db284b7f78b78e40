"""Lets a served model write: asks as its server takes it, tries again while nothing has come."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

import structlog
from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception,
    stop_after_attempt,
    stop_before_delay,
    wait_random_exponential,
)

from rag.backends.model.client import chat, options
from rag.backends.model.failure import Failure, failure
from rag.backends.model.loop import loop
from rag.backends.model.manner import Manner
from rag.backends.model.reading import Tally, texts
from rag.backends.model.served import Served
from rag.ports import Fault, ModelError, Prompt

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessageChunk

_log = structlog.get_logger("zhengda.model")
_jitter = wait_random_exponential(multiplier=0.5, max=4)


@dataclass(frozen=True, slots=True)
class _Opened:
    """An answer that has begun."""

    first: str
    rest: AsyncIterator[str]


@dataclass(slots=True, weakref_slot=True, eq=False)
class Writer:
    """A `rag.ports.Model` behind an address."""

    served: Served
    _manner: Manner = field(default_factory=Manner)
    _chat: BaseChatModel | None = None
    _making: threading.Lock = field(default_factory=threading.Lock)

    @property
    def name(self) -> str:
        """What it is called where it is served."""
        return self.served.name

    def write(self, prompt: Prompt, until: float) -> Iterator[str]:
        """Pieces of what it writes; see `rag.ports.Model`."""
        return self.tallied(prompt, until, Tally())

    def tallied(self, prompt: Prompt, until: float, tally: Tally) -> Iterator[str]:
        """The same; what it costs is told to `tally` as it goes on."""
        until = min(until, time.monotonic() + self.served.waits.total)
        return loop().pieces(self._written(prompt, until, tally), until)

    def _made(self) -> BaseChatModel:
        """The client, made once; loading what it needs takes seconds."""
        with self._making:
            if self._chat is None:
                try:
                    self._chat, close = chat(self.served)
                    loop().close_with(self, close)
                except Exception as error:  # noqa: BLE001  whatever a vendor finds wrong with it
                    _log.warning("model_unusable", error=type(error).__name__)
                    raise ModelError(Fault.DENIED) from None
            return self._chat

    async def _written(self, prompt: Prompt, until: float, tally: Tally) -> AsyncIterator[str]:
        """What it writes, from the first piece on."""
        try:
            # In a thread: the loop must not wait for it, nor a question beyond its deadline.
            made = await asyncio.to_thread(self._made)
            opened = await self._opened(made, prompt, until, tally)
            yield opened.first
            async for piece in opened.rest:
                yield piece
        except Exception as error:  # noqa: BLE001  a server can make a library raise anything
            found = failure(error)
            fault = found.fault
            if tally.characters and fault is Fault.UNREACHABLE:
                fault = Fault.CUT
            _log.info("model_failed", fault=fault, error=type(error).__name__)
            raise ModelError(fault) from None

    async def _opened(
        self, made: BaseChatModel, prompt: Prompt, until: float, tally: Tally
    ) -> _Opened:
        """An answer that has begun, at the last of a few attempts."""
        attempts = AsyncRetrying(
            retry=retry_if_exception(lambda error: failure(error).again),
            wait=pause,
            stop=stop_after_attempt(self.served.retries + 1)
            | stop_before_delay(max(0.0, until - time.monotonic())),
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
                found = failure(error)
                manner = _humbler(manner, found, prompt)
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
        messages = [("system", manner.system(prompt)), ("human", prompt.user)]
        given = options(self.served, manner, prompt)
        chunks = cast("AsyncGenerator[AIMessageChunk]", made.astream(messages, **given))
        rest = texts(chunks, self.served.waits, prompt.most, tally)
        return _Opened(await anext(rest), rest)


def _humbler(manner: Manner, found: Failure, prompt: Prompt) -> Manner | None:
    if not found.refused:
        return None
    return manner.humbler(found.refused, schema=prompt.schema is not None)


def pause(state: RetryCallState) -> float:
    """As long as the server asks for, and a little apart from all others."""
    error = state.outcome and state.outcome.exception()
    after = failure(error).after if error else None
    return _jitter(state) + (after or 0.0)
