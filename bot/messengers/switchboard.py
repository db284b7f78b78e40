"""Opens every messenger that is set up, and the one port they share."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar

from bot.messengers.telegram.branch import Line, branch
from bot.messengers.telegram.places import NAME
from bot.ports import Branch, Originals, Rooms
from bot.server import served
from corpus.document import Upload

_Result = TypeVar("_Result")


class Runs(Protocol):
    """Runs a call that reads or writes the disk, outside of the loop."""

    def __call__(self, call: Callable[[], _Result], /) -> Awaitable[_Result]:
        """What the call gives."""


@dataclass(frozen=True, slots=True)
class Switchboard:
    """Everything needed to open the messengers. `host` and `port` are where webhooks come in."""

    line: Line
    rooms: Rooms
    originals: Originals
    host: str
    port: int

    @asynccontextmanager
    async def opened(self, state: Runs) -> AsyncIterator[Mapping[str, Branch]]:
        """The messengers by name; the port is open as long as the block runs.

        Raises:
            PortTakenError: webhooks are to come in there, and somebody else listens.
        """

        def original(version: int) -> Awaitable[Upload | None]:
            return state(partial(self.originals.original, version))

        telegram, hooks = branch(self.line, self.rooms, state, original)
        async with served(hooks, self.host, self.port):
            yield {NAME: telegram}
