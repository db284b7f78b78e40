"""Takes in what comes: kept before it is acknowledged, turned away where it is too much."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from time import monotonic

from bot.desk.press import Verb, press
from bot.discreet import discreet
from bot.incoming import Incoming, Sort
from bot.job import Job, JobKind
from bot.kept import Attention
from bot.message import Button, Room, RoomKind
from bot.ports import Desk, Jobs, Messenger, Rooms
from bot.service.bells import Bells
from bot.service.crew import Crew
from bot.service.effort import asks, job
from bot.service.errands import Errands
from bot.service.hearing import heard
from bot.service.interpreter import Interpreter
from bot.service.lifesigns import Lifesigns
from bot.service.posting import key_of, said
from bot.service.state import State
from bot.service.turnstile import Once, Turnstile, Verdict
from bot.trouble import log

_REFUSED = "refused"
_PATIENCE = 1.0
_AGAIN = 15.0
_SEARCH_SECONDS = 10.0
_LONGEST_LABEL = 64
_SEARCHERS = 1_000


def nobody(person: str) -> bool:
    """Nobody's files are work."""
    del person
    return False


def nothing(incoming: Incoming) -> bool:
    """Nothing is kept as it was written."""
    del incoming
    return False


@dataclass(frozen=True, slots=True)
class Reception:
    """Everything that comes in passes here; `receive` is a `bot.ports.Receive`.

    `working` tells whether the files that a person sends are work, and no questions; `meant`,
    whether somebody means every word that comes, so that nothing personal is left out of it.
    """

    jobs: Jobs
    rooms: Rooms
    state: State
    desk: Desk
    quick: Crew
    messengers: Mapping[str, Messenger]
    turnstile: Turnstile
    lifesigns: Lifesigns
    interpreter: Interpreter
    errands: Errands
    bells: Bells
    working: Callable[[str], bool] = nobody
    meant: Callable[[Incoming], bool] = nothing
    _told: Once = field(default_factory=lambda: Once(_AGAIN))
    _searching: dict[str, Incoming] = field(default_factory=dict)

    async def receive(self, incomings: Sequence[Incoming]) -> None:
        """Keep what came; a search is answered at once and kept nowhere.

        Raises:
            StorageError: nothing was kept.
        """
        for search in (one for one in incomings if one.sort is Sort.SEARCH):
            self._search(discreet(search))
        kept = [one for one in incomings if one.sort is not Sort.SEARCH]
        if not kept:
            return
        fresh = await self.state(partial(self._fresh, kept))
        for one in kept:
            if one.key not in fresh:
                self._toast(one)
        jobs, entered = await self._sort(fresh.values())
        new = await self.state(partial(self.jobs.put, jobs)) if jobs else 0
        self.bells.ring(*{one.kind for one in jobs})
        log.info("received", count=len(kept), jobs=len(jobs), new=new)
        for one in entered:
            self._greet(one)

    def _fresh(self, incomings: Sequence[Incoming]) -> dict[str, Incoming]:
        """Those that are for the bot and did not come before; who writes can be reached again."""
        heeded = (one for one in incomings if heard(one, self._attention(one.room)))
        meant = {one.key: one if self.meant(one) else discreet(one) for one in heeded}
        for lane in {one.room.lane for one in meant.values()}:
            if not self.rooms.reachable(lane):
                self.rooms.back(lane)
        known = self.jobs.known(JobKind.INCOMING, meant.keys())
        refused = {key_of(one, _REFUSED): one.key for one in meant.values()}
        known |= {refused[key] for key in self.jobs.known(JobKind.DELIVERY, refused.keys())}
        return {key: one for key, one in meant.items() if key not in known}

    def _attention(self, room: Room) -> Attention:
        private = room.kind is RoomKind.PRIVATE
        return Attention.ADDRESSED if private else self.rooms.attention(room.lane)

    async def _sort(self, incomings: Iterable[Incoming]) -> tuple[list[Job], list[Incoming]]:
        """What there is to do, and the questions among it."""
        now = asyncio.get_running_loop().time()
        jobs, entered = [], []
        for one in incomings:
            counted = asks(one) and not await self._works(one)
            verdict = await self.turnstile.admit(one, now) if counted else Verdict.ENTERS
            if verdict is Verdict.ENTERS:
                jobs.append(job(one))
                if counted:
                    entered.append(one)
                continue
            log.info("turned away", verdict=str(verdict), wait=self.turnstile.pause(verdict))
            if verdict is not Verdict.DROPPED:
                jobs.append(await self.state(partial(self._refusal, one, verdict)))
            self._toast(one)
        return jobs, entered

    async def _works(self, incoming: Incoming) -> bool:
        """Whether it is a file of somebody whose files are work."""
        if incoming.sort not in {Sort.FILE, Sort.FORWARD}:
            return False
        private = incoming.room.kind is RoomKind.PRIVATE
        return private and await self.state(partial(self.working, incoming.person))

    def _refusal(self, incoming: Incoming, verdict: Verdict) -> Job:
        """The sentence for a question that does not enter."""
        words, seconds = self.interpreter.wording(incoming).waiting, self.turnstile.pause(verdict)
        if verdict is Verdict.TURNED_AWAY:
            return said(incoming, _REFUSED, words.busy.format(seconds=seconds), again(incoming))
        sentence = words.too_fast if verdict is Verdict.WAITS else words.too_fast_here
        return said(incoming, _REFUSED, sentence.format(seconds=seconds))

    def _greet(self, question: Incoming) -> None:
        """Show that a question has come; tell how many are before it, should it have to wait."""
        self.lifesigns.begin(question)
        self._toast(question)
        loop = asyncio.get_running_loop()
        loop.call_later(_PATIENCE, self._still_waiting, question)

    def _still_waiting(self, question: Incoming) -> None:
        if self.lifesigns.under_way(question.key):
            self.errands.run(self._tell_how_many(question))

    async def _tell_how_many(self, question: Incoming) -> None:
        if await self.state(partial(self._queued, question)):
            self.bells.ring(JobKind.DELIVERY)

    def _queued(self, question: Incoming) -> int:
        lane = question.room.lane
        count = self.jobs.ahead(JobKind.INCOMING, lane, question.key)
        if not count or not self._told.first(question.conversation, monotonic()):
            return 0
        sentence = self.interpreter.wording(question).waiting.queued.format(count=count)
        return self.jobs.put([said(question, "queued", sentence)])

    def _toast(self, incoming: Incoming) -> None:
        """A button that asks something must not keep turning until the answer is there."""
        messenger = self.messengers.get(incoming.room.messenger)
        if incoming.sort is Sort.PRESS and messenger:
            self.errands.run(messenger.toast(incoming.call, ""))

    def _search(self, incoming: Incoming) -> None:
        """Answer the latest search of a person; those before it are no longer wanted."""
        busy = incoming.person in self._searching
        if not busy and len(self._searching) >= _SEARCHERS:
            return
        self._searching[incoming.person] = incoming
        if not busy:
            self.errands.run(self._find(incoming.person))

    async def _find(self, person: str) -> None:
        done: Incoming | None = None
        try:
            while (search := self._searching[person]) is not done:
                done = search
                await self._offer(search)
        finally:
            del self._searching[person]

    async def _offer(self, search: Incoming) -> None:
        if not (messenger := self.messengers.get(search.room.messenger)):
            return
        react = partial(self.desk.react, search, messenger.limit, lambda _: None)
        reaction = await self.quick.run(react, _SEARCH_SECONDS)
        await messenger.offer(search.call, reaction.findings)


def again(incoming: Incoming) -> tuple[tuple[Button, ...], ...]:
    """A button that asks the question again, where all of it can stand on a button."""
    text = incoming.label if incoming.sort is Sort.PRESS else incoming.text
    whole = 0 < len(text) <= _LONGEST_LABEL and "\n" not in text
    if incoming.sort not in {Sort.TEXT, Sort.PRESS} or incoming.file or not whole:
        return ()
    return ((Button(text, press(Verb.ASK, 0)),),)
