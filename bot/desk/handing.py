"""转人工: a question goes to a room of people, and what they reply comes back to the asker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.citing import place
from bot.desk.pressed import Pressed, before, expired, pressed
from bot.desk.scene import Handler, Scene
from bot.incoming import Incoming
from bot.kept import Handoff, Kept
from bot.masked import masked
from bot.message import Button, Delivery, Limit, Mark, Outgoing, Reaction, Room, Style
from bot.ports import Chats, Opinions, Replies, Rooms
from bot.split import octets, split, units
from bot.wording import Wording

_NUMBER = re.compile(r"[^\n]*?#(\d+)\s*(?:\n|$)")
"""The first line of a message to those who help; nothing that anybody wrote stands before it."""


@dataclass(frozen=True, slots=True)
class Handing:
    """Hands questions to humans. `room` is where they are, `words` what they are told in."""

    chats: Chats
    opinions: Opinions
    room: Room
    words: Wording

    def __call__(self, scene: Scene) -> Reaction:
        """Hand the question of an answer over."""
        found = pressed(scene.incoming, self.chats)
        if found is None:
            return expired(scene)
        request = self._request(scene.incoming, found)
        if request is None:
            return Reaction(toast=scene.wording.handing.handed_before)
        told = [Delivery(self.room, page) for page in self._pages(request, found, scene.limit)]
        return Reaction(tuple(told), toast=scene.wording.handing.handed)

    def _request(self, here: Incoming, found: Pressed) -> Handoff | None:
        """What is kept of the request; it waits below the question, else below its answer."""
        referred = here.referred
        waits = (referred.to or referred.message) if referred else here.message
        return self.opinions.hand_off(found.answer.number, here.person, here.room, waits)

    def _pages(self, request: Handoff, found: Pressed, limit: Limit) -> Iterator[Outgoing]:
        """The request; every message of it begins with its number, so each can be replied to."""
        head = self.words.handing.head.format(number=request.number)
        less = replace(
            limit,
            units=limit.units - units(head) - 1,
            marks=limit.marks - 1,
            octets=limit.octets and limit.octets - octets(head) - 1,
        )
        past = before(self.chats, found.answer)[-1:]
        for page in split(_told(request, found.answer, past, self.words), less):
            yield split([Outgoing(head, (Mark(0, len(head), Style.BOLD),)), page], limit)[0]


def _told(
    request: Handoff, kept: Kept, past: tuple[str, ...], words: Wording
) -> Iterator[Outgoing]:
    """Who asks (by number alone), what they asked, what they were answered, and from where."""
    said = words.handing
    yield Outgoing(said.asker.format(person=request.person.partition(":")[2]))
    yield Outgoing(said.question.format(question=masked(kept.question)))
    yield from (Outgoing(words.unanswered.follows.format(before=masked(one))) for one in past)
    yield Outgoing("")
    yield Outgoing(said.answer)
    yield from map(Outgoing, kept.claims or (words.outcomes[kept.outcome].format_map(_Gaps()),))
    places = (place(citation.passage, words) for citation in kept.shown or kept.nearest)
    yield from (Outgoing(f"· {one}") for one in dict.fromkeys(places))
    yield Outgoing("")
    yield Outgoing(said.how)


class _Gaps(dict[str, str]):
    """What a sentence leaves open stays open: an answer does not keep it."""

    def __missing__(self, key: str) -> str:
        return "…"


@dataclass(frozen=True, slots=True)
class Relay:
    """Brings what humans reply in their room to the asker; all else goes to the next handler."""

    opinions: Opinions
    rooms: Rooms
    room: Room
    following: Handler
    replies: Replies

    def __call__(self, scene: Scene) -> Reaction:
        """Pass a human's words on, where they reply to a request."""
        number = self._number(scene.incoming)
        if not number:
            return self.following(scene)
        words = scene.wording.handing
        request = self.opinions.handoff(number)
        if request is None:
            return scene.say(words.gone)
        self.opinions.settle(number)
        passed = scene.reply([Outgoing(words.passed, rows=self._keeping(scene, number))])
        return Reaction((*self._reply(scene, request), *passed.deliveries))

    def _keeping(self, scene: Scene, number: int) -> tuple[tuple[Button, ...], ...]:
        """A button that leads to where the words can be made a standard answer: in private."""
        kept = self.replies.keep(number, scene.incoming.text)
        return ((Button(scene.wording.standards.keep, link=f"?start=w_{kept}"),),)

    def _number(self, here: Incoming) -> int:
        """The number of the request that is replied to, or 0. Only our own messages have one."""
        referred = here.referred
        if referred is None or not referred.own:
            return 0
        if here.room.lane not in {self.room.lane, self.rooms.now(self.room.lane)}:
            return 0
        found = _NUMBER.match(referred.text)
        return int(found[1]) if found else 0

    def _reply(self, scene: Scene, request: Handoff) -> Iterator[Delivery]:
        """The human's words, as a reply to the question, under a line that says who speaks."""
        head = scene.wording.handing.by_human
        bold = Outgoing(head, (Mark(0, len(head), Style.BOLD),))
        pages = split([bold, Outgoing(scene.incoming.text)], scene.limit)
        for at, page in enumerate(pages):
            to = "" if at else request.message
            yield Delivery(request.room, page, to, answer=request.answer, human=True)
