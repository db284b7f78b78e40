"""Backs the state database up while it is used, and restores it where there is none yet.

A backup is a zip of two members: what it is, and a SQLite database with everything that is kept;
of PostgreSQL too, so that a backup can be restored into either. The index is not part of it: it
is built again from the stored vectors. What waited to be answered or sent is not begun again by
whoever restores it; the machine that was backed up has gone on and done it. Posts of announcements
that may have gone out since are doubted: somebody has to look.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import delete, func, insert, select, update

from rag.backends import disk, schema
from rag.backends.copying import at, copy, empty, snapshot
from rag.backends.database import Database
from rag.backends.home import owned
from rag.backends.presence import found_at, newest
from rag.backends.staging import last_released
from rag.ports import StorageError
from rag.saved import Saved

FORMAT = 1
_WHAT, _STATE = "manifest.json", "state.sqlite"
_LEVEL = 3
"""Most of it are originals and vectors, which hardly shrink."""
_LONGEST = 10_000
_NO_BACKUP = "这不是 zhengda 的备份，或者文件不完整；请换一个备份再试。"
_NEWER = "这个备份由更新版本的 zhengda 做成；请升级 zhengda 后再恢复。"
_TAKEN = "{place}里已经有数据，没有恢复；请用 --data 指定一个空目录（或换一个空数据库）再试。"
_NOTHING = "{place} 里没有可以备份的数据；请用 --data 指定 zhengda 的数据目录。"
_NO_ROOM = "备份没有写成；请检查磁盘空间和目录权限后重试。"
_NOT_BACK = "没有恢复成；请检查磁盘空间和目录权限后重试。"


_UNREADABLE = (
    FileNotFoundError,
    IsADirectoryError,
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    TypeError,
    EOFError,
    AttributeError,
    RuntimeError,
    sqlite3.Error,
)
"""What reading a file that is no backup, or not whole, may raise; encrypted ones among them."""


class NoBackupError(Exception):
    """A file is no backup that can be restored, or not there; the message says what to do."""


class OccupiedError(Exception):
    """There is data already where a backup is to be restored, or none to back up."""


@dataclass(frozen=True, slots=True)
class Backups:
    """Backs one database up. `aside` is a directory with room for two copies of it."""

    database: Database
    aside: Path

    def save(self, file: BinaryIO, tell: Callable[[int, int], None] = lambda *_: None) -> Saved:
        """Write a backup of this moment; whoever writes meanwhile is not held up.

        Raises:
            StorageError: there is no room for it, or the database fails.
        """
        try:
            self.aside.mkdir(mode=0o700, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=self.aside, prefix="backup-") as folder:
                copied, state = Path(folder, "copy.sqlite"), Path(folder, _STATE)
                tell(0, 3)
                snapshot(self.database, copied)
                tell(1, 3)
                _settle(copied, state)
                saved = _looked(state)
                tell(2, 3)
                _pack(file, state, saved)
                tell(3, 3)
                return saved
        except (OSError, sqlite3.Error) as error:
            raise StorageError(_NO_ROOM) from error


def back_up(directory: Path, state_url: str, target: Path) -> Saved:
    """Back a data directory up into a file, also while another process serves from it.

    Raises:
        OccupiedError: there is nothing to back up.
        StorageError: the file cannot be written.
    """
    if not state_url and not (directory / _STATE).is_file():
        raise OccupiedError(_NOTHING.format(place=directory))
    database = Database(state_url) if state_url else at(directory / _STATE)
    aside = target.with_name(f"{target.name}.part")
    try:
        # Nobody else is to read what people asked.
        aside.touch(mode=0o600)
        with aside.open("w+b") as file:
            saved = Backups(database, target.parent).save(file)
        disk.sync(aside)
        aside.replace(target)
    except OSError as error:
        raise StorageError(_NO_ROOM) from error
    finally:
        aside.unlink(missing_ok=True)
        database.close()
    return saved


def restore(source: Path, directory: Path, state_url: str = "", reason: str = "") -> Saved:
    """Put a backup where nothing is stored yet; the index is built afterwards.

    Announcements are paused for a `reason`, which may name the moment the backup was `{made}`:
    what was posted after that is not known of.

    Raises:
        NoBackupError: the file is none, is damaged, or is of a later release.
        OccupiedError: something is stored there already.
        DataBusyError: another process owns the directory.
        StorageError: it cannot be written.
    """
    with owned(directory):
        state = directory / _STATE
        if state.exists() or (directory / "index").exists():
            raise OccupiedError(_TAKEN.format(place=directory))
        aside = directory / f"{_STATE}.part"
        try:
            saved = _unpacked(source, aside)
            _settle_in(aside, saved, reason)
            _put(aside, state, directory, state_url)
        except OSError as error:
            raise StorageError(_NOT_BACK) from error
        finally:
            aside.unlink(missing_ok=True)
    return saved


def _put(aside: Path, state: Path, directory: Path, state_url: str) -> None:
    """Make a copy of the state database the one that is used."""
    if not state_url:
        disk.sync(aside)
        aside.replace(state)
        disk.sync(directory)
        return
    with closing(Database.open(directory, state_url)) as target:
        if not empty(target):
            raise OccupiedError(_TAKEN.format(place="PostgreSQL "))
        with closing(at(aside)) as database:
            copy(database, target)


def _settle_in(state: Path, saved: Saved, reason: str) -> None:
    """Make a copy of an earlier moment fit for this one, before anybody can use it."""
    made = f"{saved.made.astimezone():%Y-%m-%d %H:%M}"
    pause = {
        "surface": "announcements",
        "reason": reason.format(made=made),
        "by": "console:restore",
        "since": datetime.now(UTC),
    }
    with closing(at(state)) as database:
        database.migrate()
        _doubt(database)
        with database.write() as connection:
            connection.execute(
                delete(schema.pause).where(schema.pause.c.surface == pause["surface"])
            )
            connection.execute(insert(schema.pause), pause)


def _doubt(database: Database) -> None:
    """Take posts that were due by now for ones that perhaps arrived."""
    post, posting = schema.post, schema.posting
    due = (post.c.state == "pending") & (post.c.due <= time.time())
    with database.write() as connection:
        doubted = (
            update(post)
            .where((post.c.state == "sending") | due)
            .values(state="unknown", cause="killed")
        )
        told = connection.execute(doubted.returning(post.c.announcement)).scalars().all()
        news = update(posting).where(posting.c.announcement.in_(sorted(set(told))))
        connection.execute(news.values(untold=True))


def _settle(copied: Path, state: Path) -> None:
    """Finish what is open in a copy, and leave behind for good what was deleted."""
    with closing(at(copied)) as database:
        database.migrate()  # it may be the copy of what an older program serves from
        with database.write() as connection:
            now = datetime.now(UTC).timestamp()
            done = {"state": "done", "due": None, "body": b"", "ended": now}
            connection.execute(update(schema.job).where(schema.OPEN_JOB).values(done))
    with closing(sqlite3.connect(copied)) as file:
        file.execute("VACUUM INTO ?", (str(state),))


def _looked(state: Path) -> Saved:
    """What a copy holds."""
    with closing(at(state)) as database, database.read() as connection:
        revision = last_released(connection)
        found = found_at(newest(connection) if revision is None else revision)
        documents = select(func.count(schema.presence.c.document.distinct())).where(found)
        answers = select(func.count()).select_from(schema.answer)
        counts = [connection.execute(one).scalar_one() for one in (documents, answers)]
    return Saved(datetime.now(UTC), version("zhengda"), schema.HEAD, *counts)


def _pack(file: BinaryIO, state: Path, saved: Saved) -> None:
    """Write the zip."""
    told = asdict(saved) | {"made": saved.made.isoformat(), "format": FORMAT}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        archive.writestr(_WHAT, json.dumps(told, ensure_ascii=False, indent=1))
        archive.write(state, _STATE)


def _unpacked(source: Path, state: Path) -> Saved:
    """Take the database out of a backup, and see that it is whole."""
    try:
        with zipfile.ZipFile(source) as archive:
            saved = _read(archive)
            with archive.open(_STATE) as packed, state.open("wb") as file:
                shutil.copyfileobj(packed, file, 1_000_000)
        with closing(sqlite3.connect(state)) as copy:
            whole = copy.execute("PRAGMA quick_check").fetchone()[0] == "ok"
            # What is whole may be empty, or another program's.
            schemas = copy.execute("SELECT version_num FROM alembic_version").fetchall()
    except _UNREADABLE as error:
        raise NoBackupError(_NO_BACKUP) from error
    if not whole or schemas != [(saved.schema,)]:
        raise NoBackupError(_NO_BACKUP)
    return saved


def _read(archive: zipfile.ZipFile) -> Saved:
    """What a backup says of itself."""
    with archive.open(_WHAT) as file:
        told = json.loads(file.read(_LONGEST))
    if told.pop("format") > FORMAT or told["schema"] > schema.HEAD:
        raise NoBackupError(_NEWER)
    return replace(Saved(**told), made=datetime.fromisoformat(told["made"]))
