from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.document import Upload
from rag.backends.database import Database
from rag.backends.originals import SqlOriginals
from rag.backends.sql import SqlStore
from tests.fakes import FakeEmbedder, document
from tests.stored import put


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty database."""
    opened = Database.open(tmp_path)
    yield opened
    opened.close()


def test_every_version_has_its_original(database: Database) -> None:
    """Also when a newer one has come, and when the document was removed."""
    store, originals = SqlStore(database), SqlOriginals(database)
    old, new = (
        document("办法.txt", "第一条 补助三百元。"),
        document("办法.txt", "第一条 补助四百元。"),
    )
    first = put(store, old, FakeEmbedder())
    second = put(store, new, FakeEmbedder(), of=first.id)
    store.remove(first.id)

    for version, made in ((first.version_id, old), (second.version_id, new)):
        data = made.text.encode()
        assert originals.original(version) == Upload("办法.txt", data)
        assert originals.size(version) == len(data)


def test_what_was_never_stored_has_none(database: Database) -> None:
    """A number that nobody gave out is no failure."""
    originals = SqlOriginals(database)

    assert (originals.original(7), originals.size(7)) == (None, 0)
