"""What is kept of conversations, people and rooms, and of what people say of answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.kept import Attention, Footprint, Handoff, Kept, Sent, Vote
from bot.message import Room
from rag.answer import Answer


class Chats(Protocol):
    """What is kept of the conversations. A conversation is `Incoming.conversation`."""

    def earlier(self, conversation: str, count: int) -> tuple[str, ...]:
        """The last `count` questions that a follow-up may refer to, oldest first."""

    def keep(self, conversation: str, answer: Answer) -> int:
        """Keep an answer, with its question and its citations; returns its number."""

    def recall(self, number: int) -> Kept | None:
        """An answer that was kept."""

    def tie(self, messages: Sequence[Sent]) -> None:
        """Remember which answers sent messages are part of."""

    def told(self, lane: str, message: str) -> int:
        """The number of the answer a message of ours is part of, or 0."""

    def latest(self, conversation: str) -> int:
        """The number of the last answer that a follow-up may refer to, or 0."""

    def reset(self, conversation: str) -> None:
        """From now on follow-ups refer to nothing said before."""


class People(Protocol):
    """What is kept of a person, who is named as in `Incoming.person`."""

    def language(self, person: str) -> str:
        """The language chosen (`zh`, `zh-hant`, `en`), or empty."""

    def speak(self, person: str, language: str) -> None:
        """Choose a language; empty: as each question is written."""

    def footprint(self, person: str) -> Footprint:
        """How much is kept of them."""

    def forget(self, person: str) -> Footprint:
        """Delete what is kept of them: words and names; gives what there was."""


class Rooms(Protocol):
    """What is kept of rooms, by `Room.lane`."""

    def attention(self, lane: str) -> Attention:
        """Which messages are answered there."""

    def attend(self, lane: str, attention: Attention) -> None:
        """Choose which messages are answered there."""

    def gone(self, lane: str) -> None:
        """Nobody can be reached there; undone by `back`."""

    def back(self, lane: str) -> None:
        """The room can be written to again."""

    def reachable(self, lane: str) -> bool:
        """Whether the room was not found gone."""

    def move(self, lane: str, to: str) -> None:
        """The room goes on under another name, with what is kept of it."""

    def now(self, lane: str) -> str:
        """The name a room has today, after all its moves."""


class Opinions(Protocol):
    """What people say of answers."""

    def vote(self, answer: int, person: str, vote: Vote) -> None:
        """One vote a person and answer; a later one replaces it."""

    def vote_of(self, answer: int, person: str) -> Vote | None:
        """The vote a person gave."""

    def file(self, answer: int, person: str) -> bool:
        """Lay a question before the admins; False where the person has done so already."""

    def feedback(self, person: str, text: str) -> None:
        """Keep what somebody wants the operators to know."""

    def hand_off(self, answer: int, person: str, room: Room, message: str) -> Handoff | None:
        """Ask for a human; None where the person has done so for this answer already."""

    def handoff(self, number: int) -> Handoff | None:
        """A request for a human."""

    def settle(self, number: int) -> bool:
        """A human has answered; False where one had before."""
