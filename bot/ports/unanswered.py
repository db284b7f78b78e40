"""What is kept of questions that could not be answered, and of answers written by hand."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from bot.gap import Course, Gap, Lack, Lacking, Reply, Wish
from bot.message import Room
from rag.standard import Flag, Standard, Use


class Grouping(Protocol):
    """Tells which questions ask about the same: `rag.alike.Alike`. Computes; thread-safe."""

    def __call__(self, question: str, groups: Mapping[int, Sequence[str]]) -> int:
        """The number of the group that a question belongs to; 0 where it is of none."""


class Gaps(Protocol):
    """Questions that were refused or whose answers were found no good, in groups."""

    def fresh(self, most: int) -> list[Lacking]:
        """Those that are in no group yet, the oldest first; refusals before `passed` are over."""

    def passed(self, answer: int) -> None:
        """All refusals up to the answer of this number have been looked at."""

    def put(self, answer: int, lack: Lack, gap: int = 0) -> int:
        """Add a question to a group, or to a new one; gives the number of its group.

        A group that had been answered is open again; a question that is in one stays there.
        """

    def asked(self) -> dict[int, tuple[str, ...]]:
        """The questions of every group that one came to lately, a few of each."""

    def gap(self, number: int) -> Gap | None:
        """One group."""

    def open(self) -> list[Gap]:
        """The groups nobody has decided on, what came most often first."""

    def decide(self, number: int, turn: int, course: Course) -> bool:
        """What becomes of a group; False where it is no longer at this turn."""


class Wishes(Protocol):
    """Who wants to be told when there is an answer."""

    def wish(
        self, answer: int, person: str, room: Room, message: str, before: Sequence[str]
    ) -> bool:
        """Keep a wish; False where it is kept already."""

    def waiting(self) -> list[Wish]:
        """All who were not told, and wished it lately, the oldest first."""

    def waits(self, answer: int, person: str) -> bool:
        """Whether somebody still does."""

    def fulfil(self, answer: int, person: str) -> None:
        """They have been told."""

    def tried(self) -> tuple[int, int]:
        """With which revision of the corpus and which stamp of standards they were last tried."""

    def try_with(self, revision: int, stamp: int) -> None:
        """They have been tried with these."""


class Standards(Protocol):
    """Answers that somebody wrote by hand."""

    def add(self, standard: Standard) -> int:
        """Keep a new one; gives its number. Its own number, turn and moment are not looked at."""

    def save(self, standard: Standard) -> bool:
        """Keep it as it is now, one turn on; False where its turn is not the one that is kept."""

    def flag(self, number: int, flag: Flag | None) -> bool:
        """Why it is not given; False where that was known."""

    def call(self, number: int, gists: Collection[str]) -> None:
        """Give it to questions of these gists, too (see `rag.gist`)."""

    def called(self, number: int, gist: str) -> bool:
        """Whether it is for questions of this gist."""

    def standard(self, number: int) -> Standard | None:
        """One of them."""

    def listed(self, *uses: Use) -> list[Standard]:
        """All of these uses, the newest first."""

    def matching(self, gist: str) -> list[Standard]:
        """Those that are live for questions of this gist, the newest first."""

    def stamp(self) -> int:
        """Rises whenever another answer may be given."""


class Replies(Protocol):
    """What humans replied to questions that were handed over."""

    def keep(self, handoff: int, text: str) -> int:
        """Keep a reply; gives its number."""

    def reply(self, number: int) -> Reply | None:
        """One of them; None where whoever asked has been forgotten."""
