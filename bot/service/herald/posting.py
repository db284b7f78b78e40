"""Sends one post, or the posts of a digest, and writes down how that ended."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from time import monotonic
from typing import TypeVar

from bot.message import Delivery, Outgoing, Room, RoomKind
from bot.ports import (
    Board,
    NotTakenError,
    Outbox,
    RoomGoneError,
    RoomMovedError,
    Rooms,
    UncertainError,
    UnreachableError,
    WaitError,
)
from bot.posts import Cause, Load
from bot.service.herald.digest import digest
from bot.service.outage import Outage
from bot.service.state import State
from bot.trouble import log, note
from bot.words.posting import DigestWords
from rag.ports import StorageError

_Result = TypeVar("_Result")

_MOVES = 3
_SLACK = 0.1
_NO_BOARD = 600.0
_PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds between tries to write down what became of a post, while the disk refuses."""


@dataclass(frozen=True, slots=True)
class Poster:
    """Posts to the boards, by the name of their messenger."""

    outbox: Outbox
    rooms: Rooms
    state: State
    boards: Mapping[str, Board]
    words: DigestWords
    _outages: dict[str, Outage] = field(default_factory=dict)

    async def post(self, load: Load) -> None:
        """Send what is held. When this returns, what became of it is written down."""
        room = load.posts[0].room
        board = self.boards.get(room.messenger)
        if board is None:
            await self._kept(partial(self.outbox.postpone, load, _NO_BOARD))
            return
        outage = self.outage(room)
        if (pause := outage.pause(monotonic())) > 0:
            await self._kept(partial(self.outbox.postpone, load, pause))
            return
        try:
            await self._post(load, board, await self.housed(room))
        except Exception as error:  # noqa: BLE001  whatever broke, it may have been sent
            note(error, "post failed")
            await self._kept(partial(self.outbox.doubt, load, Cause.CUT))

    def outage(self, room: Room) -> Outage:
        """Whether the messenger of a room can be reached."""
        return self._outages.setdefault(room.messenger, Outage())

    async def housed(self, room: Room) -> Room:
        """Where the chat of a group is today."""
        if room.kind is RoomKind.PRIVATE:
            return room
        lane = await self.state(partial(self.rooms.now, room.lane))
        return replace(room, chat=lane.removeprefix(f"{room.messenger}:"))

    async def _post(self, load: Load, board: Board, room: Room) -> None:
        """Send message after message; each is written down before the next is sent."""
        messages = self._messages(load, board)
        if not messages:
            await self._kept(partial(self.outbox.fail, load, Cause.WITHDRAWN))
            return
        held = load
        for message in messages[:-1]:
            number = await self._sent(held, board, room, message)
            if number is None:
                return
            later = await self._kept(partial(self.outbox.part_sent, held, number))
            if later is None:
                return
            held = later
        number = await self._sent(held, board, room, messages[-1])
        if number is not None:
            await self._kept(partial(self.outbox.sent, held, number))

    def _messages(self, load: Load, board: Board) -> tuple[Outgoing, ...]:
        """What is left to send."""
        if not load.digest:
            return load.editions[0].messages[load.posts[0].part :]
        if not any(one.messages for one in load.editions):
            return ()
        return (digest(load, self.words, board.limit),)

    async def _sent(self, load: Load, board: Board, room: Room, message: Outgoing) -> str | None:
        """The number of a message that arrived; else it is written down why it did not."""
        outage = self.outage(room)
        try:
            number = await self._send(board, Delivery(room, message))
        except WaitError as told:
            log.info("told to wait", seconds=round(told.seconds, 1))
            await self._kept(partial(self.outbox.postpone, load, told.seconds + _SLACK))
        except UnreachableError:
            pause = outage.failed(monotonic())
            log.warning("messenger out of reach", messenger=room.messenger, pause=pause)
            await self._kept(partial(self.outbox.postpone, load, pause))
        except UncertainError:
            log.error("nobody knows whether it arrived", announcement=load.posts[0].announcement)
            await self._kept(partial(self.outbox.doubt, load, Cause.CUT))
        except RoomGoneError:
            await self.state(partial(self.rooms.gone, room.lane))
            await self._kept(partial(self.outbox.fail, load, Cause.GONE))
        except NotTakenError:
            log.error("post refused", announcement=load.posts[0].announcement)
            await self._kept(partial(self.outbox.fail, load, Cause.REFUSED))
        else:
            outage.over()
            return number
        return None

    async def _send(self, board: Board, delivery: Delivery) -> str:
        """Send it, if need be to where its chat has moved."""
        for _ in range(_MOVES):
            try:
                return await board.send(delivery)
            except RoomMovedError as moved:
                there = replace(delivery.room, chat=moved.chat)
                await self.state(partial(self.rooms.move, delivery.room.lane, there.lane))
                log.info("room moved")
                delivery = replace(delivery, room=there)
        raise RoomGoneError

    async def _kept(self, write: Callable[[], _Result]) -> _Result:
        """Write it down, and again where the disk refuses: else nobody would know ever after.

        Raises:
            StorageError: it refuses for long; the post is unknown then.
        """
        for pause in _PAUSES:
            try:
                return await self.state(write)
            except StorageError as error:
                note(error, "post not written down")
                await asyncio.sleep(pause)
        return await self.state(write)
