"""What follows when other answers may be given: who waited is told, what is wrong is flagged.

The work is done step by step, each of which takes as long as one question; whoever runs it sends
what a step gives before it asks for the next one. Every message has a key of its own, so that a
step that is done twice tells nothing twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TypeAlias

from bot.desk.keyboard import Keyboard
from bot.desk.running.pending.card import card
from bot.desk.running.pending.gathering import Gathering, question
from bot.desk.running.pending.means import Pending
from bot.desk.running.pending.viewing import short
from bot.desk.scene import Scene
from bot.gap import Course, Wish
from bot.incoming import Incoming, conversation
from bot.message import Delivery, Limit, Outgoing, Room
from bot.ports import Ranks
from bot.rank import Deed, may
from bot.render import render
from bot.split import split
from bot.wording import Wording
from rag.answer import Answer, Outcome, Question
from rag.gist import gist
from rag.prepared import fault
from rag.standard import Flag, Standard, Use

Keyed: TypeAlias = tuple[str, Delivery]
"""A message and the key under which it is sent once."""
Limits: TypeAlias = Callable[[Room], Limit | None]
"""What one message to a room may hold; None where nobody can be reached."""


@dataclass(slots=True)
class Again:
    """Looks again at everything that waits for another answer.

    `paused` tells where nothing is said now, `human` whether a human can be asked. Owners are
    told in `words`.
    """

    pending: Pending
    ranks: Ranks
    owners: tuple[Room, ...]
    words: Wording
    paused: Callable[[Room], bool]
    human: bool = False
    gather: Gathering = field(init=False)
    _day: date | None = None
    _since: datetime | None = None
    _held: set[tuple[int, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.gather = Gathering(self.pending.kept.gaps, self.pending.group)

    def steps(self, limit: Limits) -> Iterator[Sequence[Keyed]]:
        """Everything there is to do, one thing after the other; nothing where nothing changed.

        `limit` gives what one message to a room may hold.
        """
        if self.gather():
            yield ()
        kept, day = self.pending.kept, self.pending.today()
        now = (self.pending.store.revision, kept.standards.stamp())
        changed, began = kept.wishes.tried() != now or self._day != day, datetime.now(UTC)
        if self._day is None:
            self._recall()
        if changed:
            yield from self._flags(now, day, limit)
        yield from self._wishes(limit, None if changed else self._since)
        self._since = began
        if changed:
            yield from self._gaps(now, limit)
            kept.wishes.try_with(*now)
            self._day = day

    def _recall(self) -> None:
        """Have every standard answer known by its question, as this release reads questions."""
        standards = self.pending.kept.standards
        for one in standards.listed(Use.LIVE):
            told = gist(one.question)
            if told and one.number not in {known.number for known in standards.matching(told)}:
                standards.call(one.number, [told])

    def _flags(self, now: tuple[int, int], day: date, limit: Limits) -> Iterator[Sequence[Keyed]]:
        """Flag the standard answers that may not be given any more; tell who can mend them."""
        standards = self.pending.kept.standards
        for one in standards.listed(Use.LIVE):
            flag = fault(one, self.pending.store, day)
            if flag is one.flag:
                continue
            if flag is not None:
                key = f"standard:{one.number}:{flag}:{now[0]}:{day}"
                yield list(self._warned(one, flag, key, limit))
            standards.flag(one.number, flag)

    def _warned(self, standard: Standard, flag: Flag, key: str, limit: Limits) -> Iterator[Keyed]:
        say = self.words.standards
        note = say.stopped.format(number=standard.number, reason=self.words.flags[flag])
        for room in dict.fromkeys((*self.owners, *self._author(standard))):
            if (most := limit(room)) is None:
                continue
            scene = Scene(Incoming(room, room.lane), self.words, most, lambda _: None)
            for at, message in enumerate(card(scene, self.pending, standard, note)):
                yield f"{key}:{room.lane}:{at}", Delivery(room, message)

    def _author(self, standard: Standard) -> tuple[Room, ...]:
        messenger, _, chat = standard.by.partition(":")
        mine = may(self.ranks.rank(standard.by), Deed.STANDARD)
        known = messenger in {room.messenger for room in self.owners}
        return (Room(messenger, chat),) if mine and known else ()

    def _wishes(self, limit: Limits, since: datetime | None) -> Iterator[Sequence[Keyed]]:
        """Ask again for whoever waits, or has waited since then, or could not be told before."""
        wishes = self.pending.kept.wishes
        for wish in wishes.waiting():
            key, most = (wish.answer, wish.person), limit(wish.room)
            if most is None or (since and wish.asked < since and key not in self._held):
                continue
            if self.paused(wish.room):
                self._held.add(key)
                continue
            self._held.discard(key)
            answer = self.pending.ask(Question(wish.question, wish.before))
            # Whoever has been forgotten meanwhile waits for nothing.
            if not answer.outcome.answers or not wishes.waits(*key):
                yield ()
                continue
            yield list(self._told(wish, answer, most))
            wishes.fulfil(wish.answer, wish.person)

    def _told(self, wish: Wish, answer: Answer, limit: Limit) -> Iterator[Keyed]:
        """The answer, kept like any other, as a reply to the question."""
        wording = self.pending.wordings[answer.script]
        number = self.pending.chats.keep(conversation(wish.room, wish.person), answer)
        keyboard = Keyboard(wording.buttons, number, wording.buttons.human if self.human else "")
        rows = keyboard.under(answer.outcome, len(answer.citations))
        asked = f"{wording.unanswered.told}\n{wish.question}"
        messages = render(answer, wording, limit, asked=asked, rows=rows)
        for at, message in enumerate(messages):
            to = "" if at else wish.message
            key = f"wish:{wish.answer}:{wish.person}:{at}"
            yield key, Delivery(wish.room, message, to, answer=number)

    def _gaps(self, now: tuple[int, int], limit: Limits) -> Iterator[Sequence[Keyed]]:
        """Close the groups whose questions are answered now; owners are told which."""
        gaps = self.pending.kept.gaps
        closed: list[str] = []
        for gap in gaps.open():
            if not gap.refused or gap.disliked:
                continue
            answer = self.pending.ask(question(gap))
            if answer.outcome is Outcome.ANSWERED and gaps.decide(
                gap.number, gap.turn, Course.ANSWERED
            ):
                closed.append(f"· #{gap.number} {short(gap.questions[0])}")
            yield ()
        if closed:
            blocks = [Outgoing(one) for one in (self.words.unanswered.closed, *closed)]
            yield [
                (f"gaps:{now[0]}:{now[1]}:{room.lane}:{at}", Delivery(room, page))
                for room in self.owners
                if (most := limit(room))
                for at, page in enumerate(split(blocks, most))
            ]
