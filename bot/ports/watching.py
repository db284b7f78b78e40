"""What is needed to watch over zhengda: figures, pauses, files made for those who run it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import BinaryIO, Protocol, TypeAlias

from bot.message import Enclosure
from bot.pause import Pause, Surface
from bot.statistic import Statistics, Wondered
from bot.told import Remark, Voted
from corpus.document import Upload
from rag.records import Record
from rag.saved import Saved

Write: TypeAlias = Callable[[BinaryIO], None]
"""Writes a file from its beginning to its end; it may go back in between."""


class Made(Protocol):
    """Files made to be sent. They are kept for some days and forgotten then."""

    def make(self, name: str, write: Write) -> Enclosure:
        """Make a file under a name; it is there whole, or not at all.

        Raises:
            StorageError: the disk is full or may not be written.
        """

    def made(self, key: str) -> Upload | None:
        """What was made; None where it was forgotten."""

    def weight(self, key: str) -> int:
        """How many bytes it has; 0 where it was forgotten."""

    def sweep(self) -> None:
        """Forget what is old; costs next to nothing."""

    def place(self, key: str) -> str:
        """Where on the machine it lies, for whoever can fetch it there; empty: nowhere."""


class Pauses(Protocol):
    """Where nothing is said for now. What is told here counts at once, everywhere."""

    def paused(self, surface: Surface) -> Pause | None:
        """Why nothing is said on a surface: it is paused itself, or everything is."""

    def pauses(self) -> list[Pause]:
        """All of them, in the order of `Surface`."""

    def pause(self, pause: Pause) -> None:
        """From now on nothing is said there; another reason replaces the one before."""

    def resume(self, surface: Surface) -> list[Surface]:
        """End the pause of a surface, or with `EVERYTHING` all of them; gives what was ended."""


class Figures(Protocol):
    """How zhengda is used."""

    def statistics(self, first: date, last: date, most: int) -> Statistics:
        """The days from the first to the last; of documents, `most` of either kind."""

    def wondered(self, first: date, most: int) -> Sequence[Wondered]:
        """What was asked since then and not forgotten, at most so many, the newest first."""


class Told(Protocol):
    """What people have told, without their names."""

    def remarks(self) -> Iterator[Remark]:
        """What people want the operators to know, the oldest first."""

    def votes(self) -> Iterator[Voted]:
        """Every vote that counts, by the number of its answer."""


class Shelved(Protocol):
    """What is stored: a `rag.ports.Store`."""

    def records(self) -> list[Record]:
        """The live documents, in the order they were added."""

    def originals(self) -> Iterator[tuple[Record, Upload]]:
        """The files of all live versions, as they were handed in."""


class Saves(Protocol):
    """Backs everything up: `rag.backends.backup.Backups`."""

    def save(self, file: BinaryIO, tell: Callable[[int, int], None] = ...) -> Saved:
        """Write a backup of this moment; whoever writes meanwhile is not held up.

        Raises:
            StorageError: there is no room for it.
        """
