"""Brings posts that arrived to the newest edition, and pins those that are to be pinned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from time import monotonic

from bot.message import Delivery, Outgoing, Room
from bot.ports import (
    Board,
    NotEditableError,
    NotTakenError,
    Outbox,
    RoomGoneError,
    RoomMovedError,
    Subscriptions,
    UncertainError,
    UnreachableError,
    WaitError,
)
from bot.posts import Addressee, Chore, Post, Sort
from bot.service.herald.posting import Poster
from bot.service.state import State
from bot.trouble import log, note
from bot.words.posting import DeliveryWords

_NO_BOARD = 600.0
_AGAIN = 5.0
_SLACK = 0.1


@dataclass(frozen=True, slots=True)
class Amender:
    """Edits and pins; either changes nothing when it is done again, so whoever dies may have."""

    outbox: Outbox
    subscriptions: Subscriptions
    poster: Poster
    state: State
    boards: Mapping[str, Board]
    words: DeliveryWords

    async def amend(self, chore: Chore) -> None:
        """Do what is left to do about a post, or see that it is done later."""
        room = chore.post.room
        board = self.boards.get(room.messenger)
        pause = self.poster.outage(room).pause(monotonic()) if board else _NO_BOARD
        if board is None or pause > 0:
            await self._later(chore, pause)
            return
        try:
            await self._amend(chore, board)
        except WaitError as told:
            await self._later(chore, told.seconds + _SLACK)
        except (UncertainError, UnreachableError, RoomMovedError):
            await self._later(chore, _AGAIN)
        except RoomGoneError:
            log.warning("post not corrected", announcement=chore.post.announcement)
            await self.state(partial(self.outbox.done, chore))
        except Exception as error:  # noqa: BLE001  a post is not edited for ever
            note(error, "amending failed")
            await self.state(partial(self.outbox.done, chore))

    async def _amend(self, chore: Chore, board: Board) -> None:
        """Pin it, then edit it; where that cannot be, a notice follows."""
        room = await self.poster.housed(chore.post.room)
        if chore.pin and not await board.pin(room, chore.post.numbers[0]):
            log.warning("not pinned", announcement=chore.post.announcement)
        if chore.edition <= chore.post.shown:
            await self.state(partial(self.outbox.done, chore))
            return
        try:
            await self._edit(chore, board, room)
        except (NotEditableError, NotTakenError):
            await self._follow(chore, Sort.NOTICE)
            return
        shown = len(chore.before.shown)
        if len(chore.now.shown) > shown:
            await self._follow(chore, Sort.REST if chore.now.messages else Sort.NOTICE, shown)
        else:
            await self.state(partial(self.outbox.done, chore))

    async def _edit(self, chore: Chore, board: Board, room: Room) -> None:
        """Change what differs, message by message.

        Raises:
            NotEditableError: nobody knows the number of one, or it cannot be changed.
        """
        numbers = chore.post.numbers
        if not chore.now.shown or len(numbers) < len(chore.before.shown):
            raise NotEditableError
        for number, message in self._changed(chore):
            if not number:
                raise NotEditableError
            await board.amend(Delivery(room, message, edits=number))

    def _changed(self, chore: Chore) -> Iterator[tuple[str, Outgoing]]:
        """The messages that are to be changed, by their numbers; some may be too many now."""
        before, now = chore.before.shown, chore.now.shown
        for at, number in enumerate(chore.post.numbers):
            rest = self.words.merged if chore.now.messages else self.words.taken_back
            message = now[at] if at < len(now) else Outgoing(rest)
            if at >= len(before) or message != before[at]:
                yield number, message

    async def _follow(self, chore: Chore, sort: Sort, part: int = 0) -> None:
        """Let a post of its own follow, once; where there is nothing to say, none does."""
        if sort is Sort.NOTICE and not chore.now.notice:
            await self.state(partial(self.outbox.done, chore))
            return
        await self.state(partial(self._lay, chore, sort, part))

    def _lay(self, chore: Chore, sort: Sort, part: int) -> None:
        self.outbox.follow(chore, sort, self._addressee(chore.post), part)

    def _addressee(self, post: Post) -> Addressee:
        """The same again; a person is not woken up."""
        found = self.subscriptions.of(post.person) if post.person else None
        due = found.awake(datetime.now(UTC)).timestamp() if found else 0.0
        return Addressee(post.room, post.target, post.person, due)

    async def _later(self, chore: Chore, seconds: float) -> None:
        await self.state(partial(self.outbox.later, chore, seconds))
