"""Reads what a model writes, chunk by chunk, and knows whether it came to its end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rag.backends.model.served import Waits
from rag.backends.model.thought import Thought
from rag.ports import Fault, ModelError, Tokens

if TYPE_CHECKING:
    from langchain_core.messages import AIMessageChunk

_REASONS = ("finish_reason", "stop_reason", "stopReason", "done_reason")
"""What vendors call the reason why a model stopped."""
_WHOLE = {"stop", "end_turn", "stop_sequence", "complete", "eos"}
_FULL = {"length", "max_tokens"}
_AFTERWARDS = 1.0
"""Seconds in which a server that has told its reason may tell its tokens."""
_PER_TOKEN = 8
_SLACK = 2_000


@dataclass(slots=True)
class Tally:
    """What is known of one request as it goes on; `characters` are those of its text."""

    begun: bool = False
    reason: str = ""
    characters: int = 0
    told: Tokens = field(default_factory=Tokens)

    @property
    def thought(self) -> bool:
        """Whether all that it may write went into what it thought before."""
        return self.characters == 0 and self.reason in _FULL

    def see(self, chunk: AIMessageChunk) -> None:
        """Take in what a chunk tells besides its text."""
        self.begun = True
        told = chunk.response_metadata
        reason = next((str(told[name]) for name in _REASONS if told.get(name)), "")
        self.reason = reason.lower() or self.reason
        if usage := chunk.usage_metadata:
            # Some tell it once, some with every chunk as far as it has come.
            self.told = Tokens(
                max(self.told.read, usage["input_tokens"]),
                max(self.told.written, usage["output_tokens"]),
            )


async def texts(
    chunks: AsyncGenerator[AIMessageChunk], waits: Waits, most: int, tally: Tally
) -> AsyncIterator[str]:
    """The texts of some chunks, as they come; `most` are the tokens that were asked for.

    Raises:
        ModelError: SLOW, CUT or BROKEN.
    """
    clock, thought = asyncio.get_running_loop(), Thought()
    limit, room = clock.time() + waits.first, most * _PER_TOKEN + _SLACK
    async with aclosing(chunks):
        while (chunk := await _next(chunks, limit, tally)) is not None:
            tally.see(chunk)
            if not tally.characters:  # one that thinks sends chunks without a text
                limit = max(limit, clock.time() + waits.stall)
            if text := thought.without(str(chunk.text))[:room]:
                tally.characters += len(text)
                limit = clock.time() + waits.stall
                yield text
            if (room := room - len(text)) <= 0:
                raise ModelError(Fault.CUT)  # it does not stop by itself
            if tally.reason:
                limit = min(limit, clock.time() + _AFTERWARDS)
    if text := thought.rest():
        tally.characters += len(text)
        yield text
    _expect_whole(tally)


def _expect_whole(tally: Tally) -> None:
    """Look at how it ended.

    Raises:
        ModelError: CUT or BROKEN.
    """
    if tally.characters == 0 and not tally.thought:
        raise ModelError(Fault.BROKEN)
    if tally.reason not in _WHOLE:
        raise ModelError(Fault.CUT)


async def _next(
    chunks: AsyncIterator[AIMessageChunk], limit: float, tally: Tally
) -> AIMessageChunk | None:
    """The next chunk; None at the end."""
    try:
        async with asyncio.timeout_at(limit):
            return await anext(chunks)
    except StopAsyncIteration:
        return None
    except TimeoutError:
        if tally.reason:
            return None
        tally.begun = True  # it may have worked all the while
        raise ModelError(Fault.SLOW) from None
