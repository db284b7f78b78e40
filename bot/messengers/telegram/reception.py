"""Takes updates in as they come over the wire, and hands on what is for us."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, TypeAlias

from telegram import Bot, ChatMember, Update
from telegram.error import TelegramError

from bot.incoming import Incoming, Sort
from bot.message import Room, RoomKind
from bot.messengers.telegram.intake import intake
from bot.messengers.telegram.membership import Change, change
from bot.messengers.telegram.places import NAME
from bot.messengers.telegram.sightings import sightings
from bot.messengers.telegram.written import Me
from bot.ports import Learning, Receive, Rooms
from bot.posts import Sighting
from bot.trouble import log, note

Raw: TypeAlias = Mapping[str, Any]
"""An update as JSON says it."""

Kept: TypeAlias = Callable[[Callable[[], None]], Awaitable[None]]
"""Runs a call that writes to the disk, outside of the loop."""

Take: TypeAlias = Callable[[Sequence[Raw]], Awaitable[None]]
"""Keeps updates; raises where it could not."""

KINDS = ("message", "callback_query", "inline_query", "my_chat_member", "channel_post")
"""The updates that are asked for; servers refuse to be asked for kinds they do not know."""
_ADMINS = {ChatMember.ADMINISTRATOR, ChatMember.OWNER}
_ROOMS = 10_000
"""Rooms of which is remembered what was told last."""
_MANAGING_COMMAND, _MANAGING_PRESS = "quiet", "a:"


@dataclass(frozen=True, slots=True)
class Reception:
    """What happens to updates before they are acknowledged."""

    bot: Bot
    me: Me
    rooms: Rooms
    kept: Kept
    receive: Receive
    learning: Learning | None = None
    _known: dict[Room, Sighting] = field(default_factory=dict)

    async def take(self, raws: Sequence[Raw]) -> None:
        """Keep what updates say; when it returns, they may be acknowledged.

        Raises whatever the disk raises; then the updates must come again.
        """
        updates = [update for raw in raws if (update := self._read(raw))]
        for moved in filter(None, map(change, updates)):
            await self.kept(partial(Change.apply, moved, self.rooms))
        for sighting in (one for update in updates for one in self._seen(update)):
            await self._learn(sighting)
        news = [found for update in updates if (found := self._intake(update))]
        if news:
            await self.receive(await asyncio.gather(*map(self._ranked, news)))

    def _seen(self, update: Update) -> tuple[Sighting, ...]:
        try:
            return sightings(update)
        except Exception as error:  # noqa: BLE001  whatever a server may send
            note(error, "update cannot be understood")
            return ()

    async def _learn(self, found: Sighting) -> None:
        """Keep what is told of a room, unless the same was told before."""
        if self.learning is None or self._known.get(found.room) == found:
            return
        await self.kept(partial(self.learning.learn, found))
        if len(self._known) >= _ROOMS:
            self._known.clear()
        self._known[found.room] = found

    def _read(self, raw: Raw) -> Update | None:
        """An update; one that is none must not hold up those behind it."""
        try:
            return Update.de_json(dict(raw), self.bot)
        except Exception as error:  # noqa: BLE001  whatever a server may send
            note(error, "update cannot be read")
            return None

    def _intake(self, update: Update) -> Incoming | None:
        try:
            return intake(update, self.me)
        except Exception as error:  # noqa: BLE001  likewise
            note(error, "update cannot be understood")
            return None

    async def _ranked(self, incoming: Incoming) -> Incoming:
        """With whether the person manages the group, where that is asked for."""
        if incoming.room.kind is RoomKind.PRIVATE or not _managing(incoming):
            return incoming
        chat, number = incoming.room.chat, incoming.person.removeprefix(f"{NAME}:")
        if number == chat:  # an admin who speaks as the group
            return replace(incoming, manages=True)
        try:
            member = await self.bot.get_chat_member(int(chat), int(number))
        except TelegramError as error:
            log.warning("rank not told", error=type(error).__name__)
            return incoming
        return replace(incoming, manages=member.status in _ADMINS)


def _managing(incoming: Incoming) -> bool:
    """Whether something chooses what a group is answered, which only its admins may."""
    if incoming.sort is Sort.PRESS:
        return incoming.text.startswith(_MANAGING_PRESS)
    return incoming.command == _MANAGING_COMMAND
