from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.backends.memory.jobs import MemoryJobs
from bot.files import offers
from bot.job import JobKind
from bot.message import Room, Task, Work
from bot.parcel import order
from bot.service.folder import WATCHER, FolderRound, Watched
from rag.change import Offer

ROOM = Room("fake", "1")


class Looking:
    """A folder, a clock, and what was ordered."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now = 1_000.0
        self.jobs = MemoryJobs()
        self.read: list[str] = []
        watched = Watched(folder, self._files, ROOM, "en", 60.0)
        self.round = FolderRound(watched, self.jobs, lambda: self.now)

    def _files(self) -> list[Offer]:
        return [
            Offer(one.name, one.size, lambda one=one: self._noted(one))  # type: ignore[misc]
            for one in offers([self.folder])
        ]

    def _noted(self, one: Offer) -> bytes:
        self.read.append(one.name)
        return one.read()

    def put(self, name: str, text: str, age: float = 100.0) -> None:
        """A file that was written so many seconds ago."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        os.utime(path, (self.now - age, self.now - age))

    def look(self, later: float = 61.0) -> list[Task]:
        """A round, after some time; gives what it ordered."""
        self.now += later
        list(self.round(lambda _: None))
        held = self.jobs.claim(JobKind.TASK, 10)
        for one in held:
            self.jobs.finish(one)
        return [order(one.job.body).task for one in held]


@pytest.fixture
def looking(tmp_path: Path) -> Looking:
    """An empty folder."""
    return Looking(tmp_path)


def test_what_is_new_is_taken_in_once(looking: Looking) -> None:
    """Told to the owner; a file is read once, and looked at in its time."""
    looking.put("一.txt", "一")
    looking.put("二.txt", "二")
    [task] = looking.look()
    assert (task.work, task.room, task.person) == (Work.WATCH, ROOM, WATCHER)
    assert task.language == "en"
    assert len(task.words) == 2
    assert looking.look() == []
    assert sorted(looking.read) == ["一.txt", "二.txt"]

    looking.put("三.txt", "三")
    assert looking.look(1.0) == []
    [task] = looking.look()
    assert len(task.words) == 1


def test_a_changed_file_is_new(looking: Looking) -> None:
    """The same bytes under another name are not, nor is what comes back."""
    looking.put("一.txt", "一")
    looking.look()
    looking.put("一.txt", "一，又改")
    assert len(looking.look()) == 1
    looking.put("别名.txt", "一")
    assert looking.look() == []
    (looking.folder / "一.txt").unlink()
    assert looking.look() == []


def test_a_file_on_its_way_is_left_alone(looking: Looking) -> None:
    """Until nobody has written to it for a while."""
    looking.put("一.txt", "一", age=-60.0)
    assert looking.look() == []
    assert len(looking.look()) == 1


def test_what_cannot_be_read_is_left_alone(looking: Looking) -> None:
    """The others are taken in."""
    os.mkfifo(looking.folder / "管道")
    looking.put("一.txt", "一")
    (looking.folder / "断了").symlink_to(looking.folder / "没有")

    [task] = looking.look()
    assert len(task.words) == 1


def test_an_empty_folder_orders_nothing(looking: Looking) -> None:
    """Nor does one that is not there."""
    assert looking.look() == []
    looking.folder.rmdir()
    assert looking.look() == []
