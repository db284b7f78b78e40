"""The state database: its shape, its transactions, and what a failure means for a person."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from importlib import resources
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, insert, select, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from rag.backends import database as database_module
from rag.backends import schema
from rag.backends.database import Database
from rag.ports import StorageError
from tests.fakes import FakeEmbedder, document
from tests.stored import put

SENTENCE = re.compile(r"^[^a-z]*(?:zhengda|state\.sqlite|--data|ZHENGDA_STATE_URL|[^a-z])*。$")


def numbers(database: Database) -> list[int]:
    """What stands in the table of numbers."""
    with database.read() as connection:
        return list(connection.execute(select(schema.meta.c.number)).scalars())


def test_the_migrations_lead_to_the_tables(tmp_path: Path) -> None:
    """What the code believes is what is there."""
    database = Database.open(tmp_path)
    with database.read() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), schema.metadata)
    database.close()

    assert differences == []


def _indexes(file: Path) -> set[str]:
    """How the indexes of a database were made, whatever the quotes."""
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute("SELECT sql FROM sqlite_master WHERE type = 'index'")
        return {" ".join(row[0].replace('"', "").split()) for row in rows if row[0]}


def test_the_migrations_index_the_same_rows(tmp_path: Path) -> None:
    """An index of some rows is one of those that the code asks for; nothing else compares that."""
    Database.open(tmp_path).close()
    fresh = Database(f"sqlite:///{tmp_path / 'fresh.sqlite'}")
    with fresh.write() as connection:
        schema.metadata.create_all(connection)
    fresh.close()

    found = _indexes(tmp_path / "state.sqlite")
    assert found == _indexes(tmp_path / "fresh.sqlite")
    assert any(one.endswith("WHERE due IS NOT NULL") for one in found)


def test_the_newest_migration_is_the_one_the_code_knows() -> None:
    """Otherwise a database would be migrated at every start, or never."""
    with resources.as_file(resources.files("rag.backends") / "migrations") as scripts:
        config = Config()
        config.set_main_option("script_location", str(scripts))
        config.set_main_option("path_separator", "os")

        assert ScriptDirectory.from_config(config).get_current_head() == schema.HEAD


def test_every_table_can_be_made_in_postgresql() -> None:
    """PostgreSQL is only another address."""
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    for table in schema.metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=dialect))
        for index in table.indexes:
            assert "INDEX" in str(CreateIndex(index).compile(dialect=dialect))


def test_a_migration_that_is_stopped_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next start begins anew and succeeds."""

    def stopped(connection: object) -> None:
        del connection
        raise KeyboardInterrupt

    whole = database_module._upgrade

    def half(connection: Connection) -> None:
        whole(connection)
        stopped(connection)

    with monkeypatch.context() as patched:
        patched.setattr(database_module, "_upgrade", half)
        with pytest.raises(KeyboardInterrupt):
            Database.open(tmp_path)
    with closing(sqlite3.connect(tmp_path / "state.sqlite")) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)

    database = Database.open(tmp_path)
    assert numbers(database) == [0]
    database.close()


def test_a_write_that_fails_is_undone(tmp_path: Path) -> None:
    """All of it."""
    database = Database.open(tmp_path)

    def write() -> None:
        with database.write() as connection:
            connection.execute(insert(schema.meta).values(name="half", number=1))
            raise KeyError

    with pytest.raises(KeyError):
        write()

    assert numbers(database) == [0]
    database.close()


def test_who_writes_first_waits_for_one_other_only(tmp_path: Path) -> None:
    """However many have come before."""
    database = Database.open(tmp_path)
    order = []

    def write(name: str, *, first: bool) -> None:
        with database.write(first=first) as connection:
            connection.execute(insert(schema.meta).values(name=name, number=1))
            order.append(first)

    with ThreadPoolExecutor() as crew, database.write():
        for name in "abc":
            crew.submit(write, name, first=False)
        time.sleep(0.1)
        crew.submit(write, "d", first=True)
        time.sleep(0.1)

    assert order.index(True) <= 1
    assert len(order) == 4
    database.close()


def test_a_reader_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    """It sees what was there before."""
    database = Database.open(tmp_path)
    with database.write() as connection:
        connection.execute(insert(schema.meta).values(name="new", number=1))

        assert numbers(database) == [0]
    assert sorted(numbers(database)) == [0, 1]
    database.close()


def test_a_commit_is_on_the_disk(tmp_path: Path) -> None:
    """Write-ahead log, synchronised at every commit, foreign keys on."""
    database = Database.open(tmp_path)
    with database.read() as connection:
        pragmas = [
            connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    database.close()

    assert pragmas == ["wal", 2, 1]


def _garbage(file: Path) -> None:
    file.write_bytes(b"this is no database" * 500)


def _newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = 'v9999'")


def _overwritten(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    file.write_bytes(data)


def _replaced(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (_garbage, "不是数据库文件"),
        (_newer, "请升级"),
        (_overwritten, "已损坏"),
        (_replaced, "打不开"),
    ],
)
def test_a_database_that_cannot_be_opened_is_told_in_one_sentence(
    tmp_path: Path, damage: Callable[[Path], None], words: str
) -> None:
    """What is wrong and what to do; nothing is overwritten."""
    Database.open(tmp_path).close()
    damage(tmp_path / "state.sqlite")

    with pytest.raises(StorageError, match=words) as caught:
        Database.open(tmp_path)

    assert SENTENCE.match(str(caught.value))


@pytest.mark.parametrize("url", ["nonsense", "nosuch://host/db", "postgresql+nosuch://host/db"])
def test_an_address_that_makes_no_sense_is_told_in_one_sentence(tmp_path: Path, url: str) -> None:
    """It names the setting."""
    with pytest.raises(StorageError, match="ZHENGDA_STATE_URL"):
        Database.open(tmp_path, url)


def test_rows_that_are_damaged_later_are_told_in_one_sentence(tmp_path: Path) -> None:
    """Also while the program runs."""
    from rag.backends.sql import SqlStore  # noqa: PLC0415

    database = Database.open(tmp_path)
    store = SqlStore(database)
    put(store, document("a.txt", *(f"第{number}条补助。" for number in range(500))), FakeEmbedder())
    database.close()
    _overwritten(tmp_path / "state.sqlite")

    with pytest.raises(StorageError, match="损坏"):
        store.records()
    database.close()
