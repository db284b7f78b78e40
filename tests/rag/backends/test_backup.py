from __future__ import annotations

import json
import os
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from bot.backends.sql.chats import SqlChats
from bot.backends.sql.jobs import SqlJobs
from bot.backends.sql.pauses import SqlPauses
from bot.backends.sql.people import SqlPeople
from bot.job import Job, JobKind
from bot.pause import Surface
from rag.backends import schema
from rag.backends.backup import Backups, NoBackupError, OccupiedError, back_up, restore
from rag.backends.copying import at, copy, empty
from rag.backends.database import Database
from rag.backends.home import owned
from rag.backends.sql import SqlStore
from rag.ports import DataBusyError, StorageError
from rag.saved import Saved
from tests.answers import refused
from tests.fakes import FakeEmbedder, document
from tests.places import emptied
from tests.stored import put

CHAT = "telegram:5|telegram:5"
RULE = "校车每人每年补助三百元。"


@pytest.fixture
def used(tmp_path: Path) -> Iterator[Database]:
    """A database with a document, an answer and an open job."""
    (tmp_path / "data").mkdir()
    with closing(Database.open(tmp_path / "data")) as database:
        _use(database)
        yield database


def _use(database: Database) -> None:
    store = SqlStore(database)
    put(store, document("校车.txt", RULE, title="校车办法"), FakeEmbedder())
    SqlChats(database, store).keep(CHAT, refused(text="火星补助\ud800多少？"))
    SqlJobs(database).put([Job(JobKind.DELIVERY, "k1", "telegram:5", b"an answer")])


def _rows(database: Database) -> dict[str, list[str]]:
    """Everything in a database, but for jobs."""
    with database.read() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table))))
            for table in schema.metadata.sorted_tables
            if table is not schema.job
        }


def _kept(database: Database) -> dict[str, list[str]]:
    """The same, but for the pause that every restored database begins with."""
    return {name: rows for name, rows in _rows(database).items() if name != "pause"}


def _saved(database: Database, tmp_path: Path) -> tuple[Path, Saved]:
    file = BytesIO()
    saved = Backups(database, tmp_path).save(file)
    target = tmp_path / "backup.zip"
    target.write_bytes(file.getvalue())
    return target, saved


def test_all_that_is_kept_comes_back(used: Database, tmp_path: Path) -> None:
    """Row by row, on an empty directory."""
    file, saved = _saved(used, tmp_path)
    told = restore(file, tmp_path / "new")

    assert told == saved
    assert (saved.documents, saved.answers, saved.schema) == (1, 1, schema.HEAD)
    with closing(Database.open(tmp_path / "new")) as database:
        assert _kept(database) == _kept(used)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["backup.zip", "data", "new"]


def test_what_waited_is_not_begun_again(used: Database, tmp_path: Path) -> None:
    """The machine that was backed up has gone on and done it; the same key is not done again."""
    file, _ = _saved(used, tmp_path)
    restore(file, tmp_path / "new")

    with closing(Database.open(tmp_path / "new")) as database:
        jobs = SqlJobs(database)
        assert jobs.claim(JobKind.DELIVERY, 5) == []
        assert jobs.known(JobKind.DELIVERY, ["k1", "k2"]) == {"k1"}
        assert jobs.put([Job(JobKind.DELIVERY, "k1", "telegram:5", b"an answer")]) == 0
        assert jobs.put([Job(JobKind.DELIVERY, "k2", "telegram:5", b"another")]) == 1
        assert [one.job.key for one in jobs.claim(JobKind.DELIVERY, 5)] == ["k2"]
    assert [one.job.key for one in SqlJobs(used).claim(JobKind.DELIVERY, 5)] == ["k1"]


def test_posts_that_may_have_gone_out_since_are_doubted(used: Database, tmp_path: Path) -> None:
    """Those that were due by now, and no others; whoever ordered them is told."""
    far = time.time() + 3600
    with used.write() as connection:
        connection.execute(insert(schema.posting), [_posting(1), _posting(2)])
        rows = [_post(1, "a", "pending", 0.0), _post(1, "b", "sending", far)]
        rows += [_post(1, "c", "sent", 0.0), _post(2, "d", "pending", far)]
        connection.execute(insert(schema.post), rows)
    file, _ = _saved(used, tmp_path)
    restore(file, tmp_path / "new")

    with closing(Database.open(tmp_path / "new")) as database, database.read() as connection:
        states = connection.execute(select(schema.post.c.chat, schema.post.c.state)).all()
        untold = connection.execute(select(schema.posting.c.untold)).scalars().all()
    assert dict(map(tuple, states)) == {"a": "unknown", "b": "unknown", "c": "sent", "d": "pending"}
    assert untold == [True, False]


def _posting(number: int) -> dict[str, object]:
    plain = {"edition": 0, "targets": [], "facets": {}, "at": 0.0, "pin": False, "by": "telegram:7"}
    more = {"opened": True, "untold": False, "turn": 0, "made": datetime.now(UTC)}
    return {"announcement": number, **plain, **more}


def _post(number: int, chat: str, state: str, due: float) -> dict[str, object]:
    where = {"messenger": "telegram", "chat": chat, "topic": "", "kind": "channel", "target": 1}
    plain = {"sort": "whole", "edition": 0, "person": "", "bundle": "", "cause": "", "turn": 0}
    more = {"part": 0, "numbers": [], "shown": 0, "pinned": False}
    return {"announcement": number, "state": state, "due": due, **where, **plain, **more}


def test_announcements_are_paused_until_somebody_has_looked(used: Database, tmp_path: Path) -> None:
    """From the first moment on; the reason names when the backup was made."""
    file, saved = _saved(used, tmp_path)
    restore(file, tmp_path / "new", "", "从 {made} 的备份恢复")

    with closing(Database.open(tmp_path / "new")) as database:
        (pause,) = SqlPauses(database).pauses()
    assert pause.surface is Surface.ANNOUNCEMENTS
    assert pause.reason == f"从 {saved.made.astimezone():%Y-%m-%d %H:%M} 的备份恢复"


def test_what_was_forgotten_is_in_no_backup(used: Database, tmp_path: Path) -> None:
    """Not even where a database leaves what it deleted."""
    SqlPeople(used).forget("telegram:5")
    file, _ = _saved(used, tmp_path)

    with zipfile.ZipFile(file) as archive:
        state = archive.read("state.sqlite")
    assert RULE.encode() in state
    assert "火星".encode() not in state


def test_a_writer_is_not_waited_for(used: Database, tmp_path: Path) -> None:
    """What is not committed is not in it; who writes goes on."""
    with used.write() as connection:
        connection.execute(insert(schema.person), {"name": "telegram:5", "language": "en"})
        with closing(at(tmp_path / "data" / "state.sqlite")) as other:
            file, _ = _saved(other, tmp_path)
    restore(file, tmp_path / "new")

    with closing(Database.open(tmp_path / "new")) as database:
        assert _rows(database)["person"] == []
    assert len(_rows(used)["person"]) == 1


def test_a_directory_is_backed_up_while_another_process_owns_it(
    used: Database, tmp_path: Path
) -> None:
    """The file is whole or not there."""
    target = tmp_path / "backup.zip"
    with owned(tmp_path / "data"):
        saved = back_up(tmp_path / "data", "", target)

    assert (saved.documents, _rows(used)["answer"] != []) == (1, True)
    assert restore(target, tmp_path / "new") == saved
    assert not list(tmp_path.glob("*.part"))
    assert target.stat().st_mode & 0o077 == 0


def test_a_place_that_takes_no_file_is_told(used: Database, tmp_path: Path) -> None:
    """In a sentence that says what to do."""
    del used
    with pytest.raises(StorageError, match="备份没有写成"):
        back_up(tmp_path / "data", "", tmp_path / "nowhere" / "backup.zip")


def test_what_is_not_there_is_not_backed_up(tmp_path: Path) -> None:
    """No directory is made by asking."""
    with pytest.raises(OccupiedError, match="没有可以备份的数据"):
        back_up(tmp_path / "data", "", tmp_path / "backup.zip")
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_ever_overwritten(used: Database, tmp_path: Path) -> None:
    """A directory in use, one that was used, one with an index and nothing else."""
    file, _ = _saved(used, tmp_path)
    (tmp_path / "half" / "index").mkdir(parents=True)
    before = (tmp_path / "data" / "state.sqlite").read_bytes()

    for name in ("data", "half"):
        with pytest.raises(OccupiedError, match="已经有数据"):
            restore(file, tmp_path / name)
    with owned(tmp_path / "new"), pytest.raises(DataBusyError):
        restore(file, tmp_path / "new")
    assert (tmp_path / "data" / "state.sqlite").read_bytes() == before


def test_a_backup_with_wrong_bytes_is_refused(used: Database, tmp_path: Path) -> None:
    """What cannot be unpacked, or is not what was packed."""
    file, _ = _saved(used, tmp_path)
    data = bytearray(file.read_bytes())
    for middle in (len(data) // 2, len(data) // 3):
        broken = tmp_path / "broken.zip"
        broken.write_bytes(bytes(data[:middle]) + bytes(200) + bytes(data[middle + 200 :]))

        with pytest.raises(NoBackupError, match="不完整"):
            restore(broken, tmp_path / "new")


@pytest.mark.parametrize("cut", [0, 10, 2000, -10])
def test_a_backup_that_is_not_whole_is_refused(used: Database, tmp_path: Path, cut: int) -> None:
    """The directory is as empty as before, and can take another one."""
    file, saved = _saved(used, tmp_path)
    broken = tmp_path / "broken.zip"
    broken.write_bytes(file.read_bytes()[:cut])

    with pytest.raises(NoBackupError, match="不完整"):
        restore(broken, tmp_path / "new")
    assert [one.name for one in (tmp_path / "new").iterdir()] == ["lock"]
    assert restore(file, tmp_path / "new") == saved


def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    """A file that is not there, a folder, any other zip, one whose database is none of ours."""
    other, hollow, empty_one = (tmp_path / f"{name}.zip" for name in ("other", "hollow", "empty"))
    odd = tmp_path / "odd.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("办法.txt", RULE)
    with zipfile.ZipFile(hollow, "w") as archive:
        archive.writestr("manifest.json", _manifest())
        archive.writestr("state.sqlite", "no database at all" * 1000)
    with zipfile.ZipFile(empty_one, "w") as archive:
        archive.writestr("manifest.json", _manifest())
        archive.writestr("state.sqlite", b"")
    with zipfile.ZipFile(odd, "w") as archive:
        archive.writestr("manifest.json", '"a backup"')

    for file in (tmp_path / "nowhere.zip", tmp_path, other, hollow, empty_one, odd):
        with pytest.raises(NoBackupError, match="不是 zhengda 的备份"):
            restore(file, tmp_path / "new")


def test_a_backup_of_a_later_release_is_refused(tmp_path: Path) -> None:
    """By its schema or by its format."""
    later: list[dict[str, object]] = [{"schema": "v9999"}, {"format": 2}]
    for number, told in enumerate(later):
        file = tmp_path / f"{number}.zip"
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("manifest.json", _manifest(**told))

        with pytest.raises(NoBackupError, match="升级"):
            restore(file, tmp_path / "new")


def _manifest(**told: object) -> str:
    plain = {
        "format": 1,
        "made": "2026-03-01T08:00:00+00:00",
        "program": "0.1.0",
        "schema": schema.HEAD,
        "documents": 1,
        "answers": 1,
    }
    return json.dumps(plain | told)


def test_a_copy_between_databases_is_the_same_row_by_row(used: Database, tmp_path: Path) -> None:
    """As between engines, where no file can be copied."""
    with closing(Database.open(tmp_path)) as target:
        assert empty(target)
        copy(used, target)

        assert not empty(target)
        assert _rows(target) == _rows(used)


def test_a_backup_goes_into_another_engine_and_back(used: Database, tmp_path: Path) -> None:
    """Where `TEST_STATE_URL` names an empty PostgreSQL database; its numbers go on."""
    url = os.environ.get("TEST_STATE_URL", "")
    if not url:
        pytest.skip("TEST_STATE_URL names no PostgreSQL database")
    file, _ = _saved(used, tmp_path)
    try:
        restore(file, tmp_path / "new", url)
        with pytest.raises(OccupiedError, match="PostgreSQL"):
            restore(file, tmp_path / "other", url)
        with closing(Database.open(tmp_path, url)) as there:
            assert _kept(there) == _kept(used)
            back_up(tmp_path, url, tmp_path / "back.zip")
            number = SqlChats(there, SqlStore(there)).keep(CHAT, refused())
            assert number == 2
        restore(tmp_path / "back.zip", tmp_path / "third")
        with closing(Database.open(tmp_path / "third")) as third:
            assert _kept(third) == _kept(used)
    finally:
        with closing(Database.open(tmp_path, url)) as there:
            emptied(there)
