from __future__ import annotations

import os
import time
from pathlib import Path
from typing import BinaryIO

import pytest

from bot.backends.disk.made import DiskMade
from rag.ports import StorageError


def some(file: BinaryIO) -> None:
    """Write something."""
    file.write(b"some")


def test_old_files_are_forgotten_when_another_is_made(tmp_path: Path) -> None:
    """Also what a crash left; the others stay."""
    made = DiskMade(tmp_path)
    old, young = made.make("old.zip", some), made.make("young.zip", some)
    (tmp_path / "0123456789abcdef-x.zip.part").write_bytes(b"half")
    (tmp_path / "backup-x").mkdir()
    (tmp_path / "backup-x" / "copy.sqlite").write_bytes(b"half")
    past = time.time() - 4 * 86_400
    for name in (old.made, "0123456789abcdef-x.zip.part", "backup-x"):
        os.utime(tmp_path / name, (past, past))
    new = made.make("new.zip", some)

    assert sorted(one.name for one in tmp_path.iterdir()) == sorted([young.made, new.made])
    assert made.place(new.made) == str(tmp_path / new.made)


def test_what_is_old_is_forgotten_also_where_nothing_is_made(tmp_path: Path) -> None:
    """A directory that is not there yet is no trouble."""
    made = DiskMade(tmp_path / "made", kept=-1.0)
    made.sweep()
    made.make("x.zip", some)
    made.sweep()

    assert list((tmp_path / "made").iterdir()) == []


def test_nobody_else_may_look_into_the_directory(tmp_path: Path) -> None:
    """A backup holds what people asked."""
    DiskMade(tmp_path / "made").make("x.zip", some)

    assert (tmp_path / "made").stat().st_mode & 0o077 == 0


def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path) -> None:
    """No key leads out of the directory."""
    for name in ("../x.png", "", "a\\b.png", "x" * 101):
        with pytest.raises(ValueError, match="no name"):
            DiskMade(tmp_path).make(name, some)


def test_a_disk_that_takes_nothing_is_told(tmp_path: Path) -> None:
    """In a sentence that says what to do."""
    (tmp_path / "made").write_text("a file is where the directory should be")

    with pytest.raises(StorageError, match="磁盘"):
        DiskMade(tmp_path / "made").make("x.png", some)
