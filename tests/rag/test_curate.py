"""What an admin settles."""

from __future__ import annotations

import pytest

from corpus.known import Status
from rag.correct import NotCorrectableError
from rag.curate import SamePairError, UnknownDocumentError, correct, join, keep_apart
from rag.records import Doubt
from tests.fakes import FakeEmbedder, document
from tests.stored import FakeStore, put


@pytest.fixture
def store() -> FakeStore:
    """Two rules of one title that were not known to be one."""
    made = FakeStore()
    for year in (2019, 2024):
        paper = document(
            f"{year}.txt", f"补助{year}元。", title=f"办法{year}", dated=f"{year}-05-01"
        )
        put(made, paper, FakeEmbedder())
    made.doubt(Doubt(2, 1, "可能是同一文件的不同版本。"))
    return made


def test_a_correction_is_shown_at_once(store: FakeStore) -> None:
    """And known to every list."""
    details = correct(store, 1, "title", "云溪县校车补助办法")

    assert details.parts[0].title.value == "云溪县校车补助办法"
    assert store.records()[0].title == "云溪县校车补助办法"
    assert details.document.parts[0].title.value == "办法2019"


def test_documents_are_joined_in_the_order_of_time(store: FakeStore) -> None:
    """Whichever was named first; the doubt is settled."""
    record = join(store, 1, 2)

    assert (record.id, record.dated) == (2, "2024-05-01")
    assert [one.dated for one in store.editions(2)] == ["2019-05-01", "2024-05-01"]
    assert [one.status for one in store.editions(2)] == [Status.SUPERSEDED, Status.UNKNOWN]
    assert store.doubts() == []
    assert [one.id for one in store.records()] == [2]


def test_documents_that_are_kept_apart_are_not_asked_about_again(store: FakeStore) -> None:
    """In either order."""
    keep_apart(store, 1, 2)
    store.doubt(Doubt(2, 1, "可能是同一文件的不同版本。"))

    assert store.doubts() == []
    assert len(store.records()) == 2


def test_what_is_not_there_is_told(store: FakeStore) -> None:
    """A document, a version, a part, or a pair of one."""
    with pytest.raises(UnknownDocumentError, match="99"):
        correct(store, 99, "title", "甲")
    with pytest.raises(UnknownDocumentError, match="第 7 版"):
        correct(store, 1, "title", "甲", number=7)
    with pytest.raises(NotCorrectableError, match="1 篇"):
        correct(store, 1, "title", "甲", part=2)
    with pytest.raises(SamePairError):
        join(store, 1, 1)
    with pytest.raises(UnknownDocumentError):
        keep_apart(store, 1, 99)
