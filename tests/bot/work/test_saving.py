from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from typing import BinaryIO

import pytest

from bot.backends.memory.made import MemoryMade
from bot.export import Export
from bot.message import Room, Task, Work
from bot.ports import StoppedError
from bot.work.saving import Saving
from bot.work.voice import Voice
from rag.saved import Saved
from tests.keeping import Keeping, in_memory
from tests.words import EN, WORDINGS, ZH

ROOM = Room("telegram", "77")
NOW = datetime(2026, 3, 1, 8, 30, 5, tzinfo=UTC)


@dataclass(frozen=True)
class FakeSaves:
    """Saves so many bytes."""

    size: int = 3_000_000

    def save(self, file: BinaryIO, tell: Callable[[int, int], None] = lambda *_: None) -> Saved:
        """Write them."""
        tell(0, 2)
        file.write(b"x" * self.size)
        tell(2, 2)
        return Saved(NOW, "0.1.0", "v0010", 7, 40)


@dataclass
class Bench:
    """Where the work is done, over memory."""

    kept: Keeping = field(default_factory=in_memory)
    made: MemoryMade = field(default_factory=MemoryMade)
    told: list[tuple[int, int]] = field(default_factory=list)

    @property
    def saving(self) -> Saving:
        """Whoever does it."""
        kept = self.kept
        export = Export(kept.told, kept.gaps, kept.standards, kept.store)
        return Saving(FakeSaves(), export, self.made, Voice(WORDINGS, kept.people), lambda: NOW)

    def tell(self, done: int, total: int, words: str = "") -> None:
        """Hear how far it is."""
        del words
        self.told.append((done, total))


def task(work: Work, *words: str, language: str = "") -> Task:
    """What an owner ordered where files of 50 MB can be sent."""
    return Task(work, ROOM, "telegram:77", words or ("50000000",), language=language)


def test_a_backup_is_sent_after_what_it_holds_was_told() -> None:
    """The first message takes the place of the progress; a file cannot."""
    bench = Bench()
    words, file = bench.saving.back_up(task(Work.BACK_UP), bench.tell).deliveries

    told = ZH.saving.backed_up.format(documents=7, answers=40, size="3.0")
    assert (words.room, words.message.text) == (ROOM, told)
    enclosed = file.message.file
    assert enclosed is not None
    assert (enclosed.name, enclosed.picture) == ("zhengda-backup-20260301-083005.zip", False)
    assert bench.made.weight(enclosed.made) == 3_000_000
    assert bench.told == [(0, 2), (2, 2)]


@pytest.mark.parametrize("most", ["2999999", "0"])
def test_what_is_too_large_to_be_sent_is_said_to_lie_somewhere(most: str) -> None:
    """In one message."""
    (words,) = Bench().saving.back_up(task(Work.BACK_UP, most), lambda *_: None).deliveries

    assert words.message.text.endswith(ZH.saving.lies.format(size="3.0", place=""))
    assert words.message.file is None


def test_an_export_says_what_it_holds() -> None:
    """In the words of whoever ordered it; the originals only where they are wanted."""
    bench = Bench()
    bench.kept.opinions.feedback("telegram:5", "好")
    plain, _ = bench.saving.hand_out(task(Work.EXPORT), bench.tell).deliveries
    english = task(Work.EXPORT, "50000000", "originals", language="en")
    whole, file = bench.saving.hand_out(english, bench.tell).deliveries

    assert "留言 1" in plain.message.text
    assert "原件" not in plain.message.text
    assert whole.message.text.startswith(EN.saving.exported.partition("{")[0])
    assert "remarks 1, originals 0" in whole.message.text
    upload = bench.made.made(file.message.file.made if file.message.file else "")
    assert upload is not None
    assert zipfile.is_zipfile(BytesIO(upload.data))


def test_whoever_cancels_leaves_no_file() -> None:
    """Not even half of one."""

    def stop(done: int, total: int, words: str = "") -> None:
        del done, total, words
        raise StoppedError

    bench = Bench()
    for doer in (bench.saving.back_up, bench.saving.hand_out):
        with pytest.raises(StoppedError):
            doer(task(Work.BACK_UP), stop)
    assert bench.made.memory.made == {}
