"""A data directory of the release before: everything that was stored is there, and dated."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date
from importlib import resources
from pathlib import Path

import numpy as np
import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from bot.backends.sql.jobs import SqlJobs
from bot.job import Job, JobKind
from corpus.known import Kind, Status
from rag.backends import schema
from rag.backends.database import Database
from rag.backends.sql import SqlStore
from rag.correct import Correction
from rag.kin import Bond, kin
from rag.records import Doubt
from tests.fakes import document

NOW = date(2026, 1, 1)
ADDED = "2025-01-01 00:00:00.000000"
OLD, NEW, NOTICE = "补助180元。\n", "补助320元。《甲办法》同时废止。\n", "校车停运。\n"


def _made(directory: Path) -> sqlite3.Connection:
    """An empty database of the first shape."""
    file = directory / "state.sqlite"
    with (
        resources.as_file(resources.files("rag.backends") / "migrations") as scripts,
        create_engine(f"sqlite:///{file}").connect() as connection,
        connection.begin(),
    ):
        config = Config()
        config.set_main_option("script_location", str(scripts))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, "v0001")
    return sqlite3.connect(file)


def _put(connection: sqlite3.Connection, table: str, row: Mapping[str, object]) -> None:
    marks = ", ".join("?" * len(row))
    names = ", ".join(row)
    statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608  our own names
    connection.execute(statement, tuple(row.values()))


def _version(connection: sqlite3.Connection, text: str, part: Mapping[str, object]) -> None:
    """A version as the release before wrote it; `part` has what matters here."""
    number = connection.execute("SELECT count(*) FROM version").fetchone()[0] + 1
    digest = hashlib.sha256(text.encode()).hexdigest()
    own = {key: part[key] for key in ("document", "number", "reading", "live")}
    facts = {key: value for key, value in part.items() if key not in own}
    connection.execute("INSERT OR IGNORE INTO original VALUES (?, ?)", (digest, text.encode()))
    whole = {"span": [0, len(text)], "repeals": [], **facts}
    row = {
        "id": number,
        **own,
        "digest": digest,
        "encoding": "utf-8",
        "source": text.encode(),
        "text": text.encode(),
        "kept": json.dumps([[0, len(text)]]),
        "removed": "[]",
        "parts": json.dumps([whole]),
        "damage": "[]",
        "characters": 3,
        "added": ADDED,
    }
    _put(connection, "version", row)
    _put(
        connection,
        "section",
        {"version": number, "number": 0, "part": 0, "path": '["第一条"]', "start": 0, "body": 0}
        | {"stop": len(text)},
    )
    _put(
        connection,
        "chunk",
        {"id": number, "version": number, "section": 0, "start": 0, "stop": len(text) - 1}
        | {"text": text[:-1].encode(), "context": "甲办法".encode(), "vector": digest},
    )
    vector = np.zeros(4, "<f4").tobytes()
    connection.execute("INSERT OR IGNORE INTO vector VALUES (?, 'fake-1', ?)", (digest, vector))


def _rule(dated: str, effective: str) -> dict[str, object]:
    return {
        "title": ["甲办法", "甲办法", 1.0],
        "kind": ["regulation", "办法", 1.0],
        "dated": [dated, dated, 1.0],
        "effective": [effective, effective, 1.0],
    }


def _fill(connection: sqlite3.Connection) -> None:
    """One rule in two versions, read anew once; another one, which it repeals; one removed."""
    for number, name, removed in ((1, "甲.txt", None), (2, "乙.txt", None), (3, "丙.txt", ADDED)):
        row = {"id": number, "name": name, "added": ADDED, "removed": removed}
        _put(connection, "document", row)
    old, new = _rule("2019-05-01", "2019-09-01"), _rule("2024-05-01", "2024-09-01")
    at = {"document": 1, "live": 0}
    _version(connection, OLD, at | old | {"number": 1, "reading": 1})
    _version(connection, OLD, at | old | {"number": 1, "reading": 2})
    _version(
        connection,
        NEW,
        at | new | {"number": 2, "reading": 1, "live": 1, "repeals": ["《乙办法》"]},
    )
    other = old | {"title": ["乙办法", "乙办法", 1.0], "number": 1, "reading": 1}
    _version(connection, "接送学生。\n", other | {"document": 2, "live": 1})
    gone = old | {"number": 1, "reading": 1, "title": ["停运", "停运", 1.0]}
    _version(connection, NOTICE, gone | {"document": 3, "live": 0})
    connection.execute("UPDATE meta SET number = 9")
    answered = {"id": 1, "chat": "console", "asked": ADDED, "question": b"?", "claims": "[]"}
    _put(
        connection,
        "answer",
        answered | {"outcome": "answered", "script": "zh-hans", "subject": b"", "seconds": 0.1},
    )
    cited = {"answer": 1, "number": 1, "nearest": 0, "version": 1, "start": 0, "stop": 7}
    _put(connection, "citation", cited | {"quote": "补助180元".encode()})


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    """The store over a directory of the release before."""
    with closing(_made(tmp_path)) as connection, connection:
        _fill(connection)
    database = Database.open(tmp_path)
    yield SqlStore(database, lambda: NOW)
    database.close()


def test_the_shape_is_the_newest(store: SqlStore) -> None:
    """And the index is behind, so that the next start brings it up to date."""
    with store._database.read() as connection:
        told = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()

    assert told == schema.HEAD
    assert store.revision == 10


def test_old_versions_are_found_again_in_their_last_reading(store: SqlStore) -> None:
    """As what they are: past; nothing of a removed document comes back."""
    assert store.chunk_ids() == {2, 3, 4}
    old, new = store.editions(1)

    assert (old.version, old.number, old.name, old.until) == (2, 1, "甲.txt", "2024-09-01")
    assert (new.version, new.number, new.status) == (3, 2, Status.IN_FORCE)
    assert [one.name for one in store.records()] == ["甲.txt", "乙.txt"]
    assert [one.text for one in store.within(2, date(2020, 1, 1))] == [OLD.strip()]
    assert store.within(2, date(2020, 1, 1))[0].source.status is Status.IN_FORCE


def test_what_was_removed_can_still_be_put_back(store: SqlStore) -> None:
    """In its last reading."""
    assert [(one.id, one.title) for one in store.withdrawn()] == [(3, "停运")]

    restored = store.restore(3)

    assert restored is not None
    assert (restored.title, store.withdrawn()) == ("停运", [])
    assert {one.version_id for one in store.records()} == {3, 4, 5}


def test_what_was_repealed_stays_repealed(store: SqlStore) -> None:
    """The repeals of the release before were titles."""
    statuses = {one.name: one.status for one in store.records()}

    assert statuses == {"甲.txt": Status.IN_FORCE, "乙.txt": Status.REPEALED}


def test_an_old_citation_is_resolved_from_the_reading_it_was_made_of(store: SqlStore) -> None:
    """Which is no longer found itself."""
    (cited,) = store.citations(1)

    assert (cited.quote, cited.passage.source.version) == ("补助180元", 1)
    assert cited.passage.source.status is Status.SUPERSEDED


def test_what_was_stored_without_a_sketch_can_get_a_version(store: SqlStore) -> None:
    """It is known by title, and takes corrections and doubts like any other."""
    paper = document(
        "甲（新）.txt",
        "补助400元。",
        title="甲办法",
        kind=Kind.REGULATION,
        dated="2025-05-01",
        effective="2025-09-01",
    )
    found = kin(paper, store.holdings(), store.sketches(), store.text)
    store.correct(3, Correction(0, "issuer", "云溪县人民政府"))
    store.doubt(Doubt(1, 2, "可能是同一文件的不同版本。"))

    assert not any(store.sketches().values())
    assert (found.bond, found.document) == (Bond.VERSION, 1)
    assert [one.issuer for one in store.records()] == ["云溪县人民政府", ""]
    assert len(store.doubts()) == 1


def test_conversations_can_begin(store: SqlStore) -> None:
    """There is room for what comes in and goes out, and nothing of it is there yet."""
    jobs = SqlJobs(store._database)

    assert jobs.claim(JobKind.INCOMING, 5) == []
    assert jobs.put([Job(JobKind.INCOMING, "1", "telegram:5", b"?")]) == 1
    assert len(jobs.claim(JobKind.INCOMING, 5)) == 1
