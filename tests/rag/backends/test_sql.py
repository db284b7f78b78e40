"""The store under many threads, and what it keeps in memory."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from corpus.known import Kind, Status
from rag.backends.database import Database
from rag.backends.sql import SqlStore
from tests.fakes import FakeEmbedder, document
from tests.stored import put


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty database."""
    opened = Database.open(tmp_path)
    yield opened
    opened.close()


def test_readers_see_whole_documents_while_one_writes(database: Database) -> None:
    """Twenty threads read, one writes; no one waits for another for long, none sees a half."""
    store, embedder = SqlStore(database), FakeEmbedder()
    lines = [f"第{line}条补助。" for line in range(5)]
    record = put(store, document("0.txt", *lines), embedder)

    def read(_: int) -> int:
        store.sources()
        store.passage(record.version_id, 0, 3)
        return len(store.passages(sorted(store.chunk_ids()))) % 5

    with ThreadPoolExecutor(20) as pool:
        reading = [pool.submit(read, turn) for turn in range(200)]
        for number in range(1, 20):
            put(store, document(f"{number}.txt", *lines, f"{number}"), embedder)
            store.remove(store.records()[-1].id)

    assert {one.result(60) for one in reading} <= {0, 1}  # a sixth line, while it lived


def test_a_rule_takes_effect_overnight(database: Database) -> None:
    """Without any change to what is stored."""
    days = [date(2025, 12, 31), date(2026, 1, 1)]
    store = SqlStore(database, lambda: days[0])
    rule = document("a.txt", "补助。", kind=Kind.REGULATION, effective="2026-01-01")

    assert put(store, rule, FakeEmbedder()).status is Status.NOT_YET_EFFECTIVE
    days.pop(0)
    assert [one.status for one in store.sources()] == [Status.IN_FORCE]


def test_a_version_that_never_was_is_an_error(database: Database) -> None:
    """A citation cannot point nowhere."""
    store = SqlStore(database)
    for ask in (store.text, store.sections, store.damage, store.removed):
        with pytest.raises(KeyError):
            ask(7)


def test_another_store_on_the_same_database_sees_the_same(database: Database) -> None:
    """Nothing lives in memory alone."""
    one, embedder = SqlStore(database), FakeEmbedder()
    record = put(one, document("a.txt", "补助五百元。"), embedder)

    other = SqlStore(database)

    assert other.records() == [record]
    assert other.sources() == one.sources()
    assert other.within(record.version_id) == one.within(record.version_id)
    assert other.revision == one.revision


def test_a_removed_document_is_gone_from_the_very_next_reading(database: Database) -> None:
    """What was read before is not given again, neither by its chunks nor by its version."""
    store, embedder = SqlStore(database), FakeEmbedder()
    record = put(store, document("a.txt", "补助五百元。"), embedder)
    chunks = sorted(store.chunk_ids())
    before = store.passages(chunks)
    store.remove(record.id)

    assert [one.text for one in before] == ["补助五百元。"]
    assert (store.passages(chunks), store.within(record.version_id)) == ([], [])


def test_a_steady_reading_is_of_one_revision(database: Database) -> None:
    """In its thread alone, and only until its end."""
    store, embedder = SqlStore(database), FakeEmbedder()
    record = put(store, document("a.txt", "补助五百元。"), embedder)
    with store.steady(), ThreadPoolExecutor(1) as other:
        other.submit(store.remove, record.id).result()
        within, elsewhere = store.sources(), other.submit(store.sources).result()

    assert [one.document for one in within] == ["a.txt"]
    assert (elsewhere, store.sources()) == ((), ())


def test_what_does_not_change_is_given_once(database: Database) -> None:
    """All sources of a day are one object until a document comes."""
    store, embedder = SqlStore(database), FakeEmbedder()
    put(store, document("a.txt", "补助五百元。"), embedder)
    before = store.sources()
    again = store.sources()
    put(store, document("b.txt", "补助六百元。"), embedder)

    assert before is again
    assert len(store.sources()) == len(before) + 1


def test_a_day_does_not_show_what_another_day_showed(database: Database) -> None:
    """A passage that was read for one day is not given for another."""
    store = SqlStore(database, lambda: date(2026, 1, 1))
    rule = document("a.txt", "补助。", kind=Kind.REGULATION, effective="2026-01-01")
    put(store, rule, FakeEmbedder())
    chunks = sorted(store.chunk_ids())
    days = (date(2025, 12, 31), date(2026, 1, 1), date(2025, 12, 31))

    found = [store.passages(chunks, day)[0].source.status for day in days]

    assert found == [Status.NOT_YET_EFFECTIVE, Status.IN_FORCE, Status.NOT_YET_EFFECTIVE]
