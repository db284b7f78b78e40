"""Sends what the outbox holds: each message once, those of a chat in their order."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from time import monotonic

from bot import parcel
from bot.job import Done, Held, JobKind
from bot.kept import Sent
from bot.message import Delivery, Outgoing, Room, RoomKind
from bot.ports import (
    Jobs,
    Messenger,
    NotTakenError,
    RoomGoneError,
    RoomMovedError,
    Rooms,
    UncertainError,
    UnreachableError,
    WaitError,
)
from bot.service.bells import Bells
from bot.service.outage import Outage
from bot.service.posting import post
from bot.service.state import State
from bot.service.together import Together
from bot.service.turnstile import Load
from bot.service.worker import Aside
from bot.trouble import log
from bot.wording import Wording

_SENDS = 2
_HOLDERS = 4
_MOVES = 3
_SLOW = 0.5
_SLACK = 0.1
_NO_MESSENGER = 600.0


def aloud(delivery: Delivery) -> Delivery | None:
    """Nothing is paused: everything goes out as it is."""
    return delivery


@dataclass(frozen=True, slots=True)
class Postman:
    """Does the jobs of the outbox; `deliver` is a `bot.service.worker.Do`.

    `wording` says that an answer could not be delivered: whose it was is not known here. `hush`
    tells what is sent in the place of a message: itself mostly, or nothing.
    """

    jobs: Jobs
    rooms: Rooms
    state: State
    finish: Together[Done, bool]
    tie: Together[Sent, Sent]
    messengers: Mapping[str, Messenger]
    bells: Bells
    load: Load
    wording: Wording
    hush: Callable[[Delivery], Delivery | None]
    _outages: dict[str, Outage] = field(default_factory=dict)

    async def deliver(self, held: Held, aside: Aside) -> None:
        """Send one message; one that takes long holds up no others."""
        slow = asyncio.get_running_loop().call_later(_SLOW, aside)
        try:
            await self._deliver(held)
        finally:
            slow.cancel()

    async def _deliver(self, held: Held) -> None:
        try:
            delivery = parcel.delivery(held.job.body)
        except parcel.DamagedParcelError:
            log.error("delivery damaged", job=held.number)
            await self.state(partial(self.jobs.bury, held))
            return
        name = delivery.room.messenger
        if name not in self.messengers:
            await self._postpone(held, _NO_MESSENGER)
            return
        outage = self._outages.setdefault(name, Outage())
        if (pause := outage.pause(monotonic())) > 0:
            await self._postpone(held, pause)
        elif held.tries > _HOLDERS:
            await self._bury(held, delivery, "died with it")
        else:
            await self._try(held, delivery, outage)

    async def _try(self, held: Held, delivery: Delivery, outage: Outage) -> None:
        """Send, and draw the conclusion from how that ended."""
        heard = await self.state(partial(self.hush, delivery))
        if heard is None:
            log.info("paused", answer=delivery.answer)
            await self.finish(Done(held))
            return
        delivery = heard
        try:
            room, number = await self._send(await self._housed(delivery))
        except WaitError as told:
            log.info("told to wait", seconds=round(told.seconds, 1))
            await self._postpone(held, told.seconds + _SLACK)
        except UnreachableError:
            pause = outage.failed(monotonic())
            log.warning("messenger out of reach", messenger=delivery.room.messenger, pause=pause)
            await self._postpone(held, pause)
        except UncertainError:
            await self._uncertain(held, delivery)
        except RoomGoneError:
            await self._gone(held, delivery.room.lane)
        except NotTakenError:
            await self._refused(held, delivery)
        else:
            outage.over()
            self.load.sent()
            await self.finish(Done(held))
            if number and delivery.answer:
                await self.tie(Sent(room.lane, number, delivery.answer))
            log.info("delivered", answer=delivery.answer, tries=held.tries)

    async def _housed(self, delivery: Delivery) -> Delivery:
        """To where the chat of a group is today."""
        room = delivery.room
        if room.kind is RoomKind.PRIVATE:
            return delivery
        return _to(delivery, await self.state(partial(self.rooms.now, room.lane)))

    async def _send(self, delivery: Delivery) -> tuple[Room, str]:
        """Send it, if need be without its looks, or to where its chat has moved."""
        for _ in range(_MOVES):
            messenger = self.messengers[delivery.room.messenger]
            try:
                try:
                    return delivery.room, await messenger.send(delivery)
                except NotTakenError:
                    if not delivery.message.text:
                        raise
                    log.warning("refused, sent again as plain text", answer=delivery.answer)
                    return delivery.room, await messenger.send(_plain(delivery))
            except RoomMovedError as moved:
                delivery = await self._moved(delivery, moved.chat)
        raise RoomGoneError

    async def _moved(self, delivery: Delivery, chat: str) -> Delivery:
        """The delivery at the new place of its room, which is remembered."""
        there = _to(delivery, replace(delivery.room, chat=chat).lane)
        await self.state(partial(self.rooms.move, delivery.room.lane, there.room.lane))
        log.info("room moved")
        return there

    async def _uncertain(self, held: Held, delivery: Delivery) -> None:
        """Send it once more; then rather lose it than say it a third time."""
        if held.tries >= _SENDS:
            log.error("given up, nobody knows whether it arrived", answer=delivery.answer)
            await self.state(partial(self.jobs.bury, held))
            return
        await self.state(partial(self.jobs.postpone, held, 1.0))

    async def _refused(self, held: Held, delivery: Delivery) -> None:
        """Buttons that cannot be changed any more are no loss; words are."""
        if delivery.edits and not delivery.message.text:
            await self.state(partial(self.jobs.finish, held))
        else:
            await self._bury(held, delivery, "refused")

    async def _gone(self, held: Held, lane: str) -> None:
        """Drop everything that is for a room nobody can be reached in."""

        def drop() -> int:
            self.rooms.gone(lane)
            self.jobs.finish(held)
            return len(self.jobs.cancel(JobKind.DELIVERY, held.job.lane, lambda _: True))

        log.info("room gone", dropped=1 + await self.state(drop))

    async def _bury(self, held: Held, delivery: Delivery, reason: str) -> None:
        """Give it up; whoever waits for an answer is told."""
        log.error("dead", reason=reason, answer=delivery.answer, units=len(delivery.message.text))
        key = f"{held.job.key}:lost"
        sorry = replace(
            delivery, message=Outgoing(self.wording.waiting.not_delivered), answer=0, edits=""
        )

        def bury() -> None:
            if delivery.answer:
                self.jobs.put([post(key, sorry)])
            self.jobs.bury(held)

        await self.state(bury)
        self.bells.ring(JobKind.DELIVERY)

    async def _postpone(self, held: Held, seconds: float) -> None:
        await self.state(partial(self.jobs.postpone, held, seconds, tried=False))


def _plain(delivery: Delivery) -> Delivery:
    """Nothing but the words, as a message of its own; a file stays what it is."""
    message = Outgoing(delivery.message.text, file=delivery.message.file)
    return replace(delivery, message=message, reply_to="", edits="")


def _to(delivery: Delivery, lane: str) -> Delivery:
    """The same to another room of the messenger."""
    room = delivery.room
    if room.lane == lane:
        return delivery
    return replace(delivery, room=replace(room, chat=lane.removeprefix(f"{room.messenger}:")))
