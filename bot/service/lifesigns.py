"""Lets people see that their questions are being worked on."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from bot.incoming import Incoming
from bot.message import Room
from bot.ports import Messenger
from bot.service.errands import Errands

_LASTS = 4.5
_TICK = 0.5
_LONGEST = 900.0
_MOST = 4_000
_REPEATED = 64


@dataclass(slots=True)
class _Sign:
    """A question under way; `due` is when its sign is to be shown again."""

    room: Room
    begun: float
    due: float = 0.0


class Lifesigns:
    """Shows typing for every question at once, and again and again until it is done.

    Where very many wait, it is shown again for the oldest of them only.
    """

    def __init__(self, messengers: Mapping[str, Messenger], errands: Errands) -> None:
        self._messengers = messengers
        self._errands = errands
        self._signs: dict[str, _Sign] = {}

    def begin(self, incoming: Incoming) -> None:
        """A question is under way; in a group only what is addressed to us shows it."""
        if incoming.key in self._signs or not incoming.addressed or len(self._signs) >= _MOST:
            return
        now = asyncio.get_running_loop().time()
        sign = self._signs[incoming.key] = _Sign(incoming.room, now)
        self._show(sign)

    def end(self, key: str) -> None:
        """It is done."""
        self._signs.pop(key, None)

    def under_way(self, key: str) -> bool:
        """Whether it is not done yet."""
        return key in self._signs

    async def run(self) -> None:
        """Show the signs again as long as they are needed."""
        while True:
            await asyncio.sleep(_TICK)
            now = asyncio.get_running_loop().time()
            self._forget(now - _LONGEST)
            for sign, _ in zip(self._signs.values(), range(_REPEATED), strict=False):
                if sign.due <= now:
                    self._show(sign)

    def _forget(self, before: float) -> None:
        """Whatever began so long ago is done elsewhere, or never will be."""
        for key in list(self._signs):
            if self._signs[key].begun > before:
                return
            del self._signs[key]

    def _show(self, sign: _Sign) -> None:
        sign.due = asyncio.get_running_loop().time() + _LASTS
        if messenger := self._messengers.get(sign.room.messenger):
            self._errands.run(messenger.typing(sign.room))
