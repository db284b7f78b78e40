"""What every store promises of changes: nobody reads them before their release."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from corpus.known import Status
from rag.backends.database import Database
from rag.backends.sql import SqlStore
from rag.correct import Correction
from rag.event import Happening
from rag.ports import Store
from rag.records import Doubt
from tests import places
from tests.fakes import FakeEmbedder, document
from tests.stored import FakeStore, put

DAY = date(2026, 1, 1)
EMBEDDER = FakeEmbedder()


@pytest.fixture(params=["fake", "sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store with one released document, 补助五百元.

    PostgreSQL is tried where `TEST_STATE_URL` names an empty database.
    """
    if request.param == "fake":
        yield _begun(FakeStore(DAY))
        return
    with places.database(request.param, tmp_path) as database:
        yield _begun(SqlStore(database, lambda: DAY))


def _begun(store: Store) -> Store:
    put(store, document("a.txt", "补助五百元。", title="补助办法"), EMBEDDER)
    store.release(store.draft)
    return store


def read(store: Store) -> list[str]:
    """The texts that may be found."""
    return [one.text for one in store.passages(sorted(store.chunk_ids()))]


def told(store: Store) -> list[tuple[Happening, int, int, int]]:
    """What happened, without when."""
    return [(one.happening, one.document, one.old, one.new) for one in store.events()]


def add_new(store: Store) -> None:
    """Another document."""
    put(store, document("b.txt", "学前教育。", title="学前办法"), EMBEDDER)


def add_version(store: Store) -> None:
    """A version of the document."""
    put(store, document("a.txt", "补助八百元。", title="补助办法"), EMBEDDER, 1)


def replace_it(store: Store) -> None:
    """A text in the place of the version that speaks."""
    put(store, document("a.txt", "补助八百元。", title="补助办法"), EMBEDDER, 1, instead=True)


def correct_it(store: Store) -> None:
    """A corrected title."""
    store.correct(1, Correction(0, "title", "补助新办法"))


def remove_it(store: Store) -> None:
    """Nothing is left."""
    store.remove(1)


def hide_it(store: Store) -> None:
    """Nothing is shown."""
    store.hide(1)


CHANGES: dict[Happening, Callable[[Store], None]] = {
    Happening.ADDED: add_new,
    Happening.NEW_VERSION: add_version,
    Happening.REPLACED: replace_it,
    Happening.CORRECTED: correct_it,
    Happening.REMOVED: remove_it,
    Happening.HIDDEN: hide_it,
}
Reading = tuple[object, ...]


def everything(store: Store) -> Reading:
    """All that can be read of what may be found."""
    return (
        store.records(),
        store.sources(),
        store.chunk_ids(),
        read(store),
        store.editions(1),
        store.holdings(),
        store.sketches().keys(),
        store.doubts(),
        store.details(1),
        store.withdrawn(),
        store.events(),
        store.revision,
    )


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_a_change_is_read_when_it_is_released_and_not_before(
    store: Store, change: Callable[[Store], None]
) -> None:
    """Whoever drafts sees it at once."""
    before, revision = everything(store), store.revision

    change(store)

    assert everything(store) == before
    with store.drafting():
        drafted = everything(store)
    assert drafted != before
    assert (store.revision, store.draft) == (revision, revision + 1)
    store.release(store.draft)
    assert everything(store) == drafted


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_what_is_taken_back_never_was(store: Store, change: Callable[[Store], None]) -> None:
    """Also what it had ended goes on, and another change may follow."""
    before, revision = everything(store), store.draft
    change(store)
    with store.drafting():
        assert everything(store) != before

    store.take_back(revision)

    assert store.draft == revision
    with store.drafting():
        assert everything(store) == before
    add_new(store)
    store.release(store.draft)
    assert "学前教育。" in read(store)


@pytest.mark.parametrize(("happening", "change"), CHANGES.items(), ids=list(CHANGES))
def test_what_was_released_can_be_gone_back_from(
    store: Store, happening: Happening, change: Callable[[Store], None]
) -> None:
    """As a change of its own; gone back from in its turn, it is there again."""
    before, found, was = store.records(), read(store), store.revision
    change(store)
    store.release(store.draft)
    after = read(store)

    assert store.previous == was
    assert store.roll_back()
    store.release(store.draft)

    assert (store.records(), read(store)) == (before, found)
    assert [one.happening for one in store.events()][1:] == [happening, Happening.REVERTED]
    assert store.withdrawn() == []
    assert store.roll_back()
    store.release(store.draft)
    assert read(store) == after


def test_joined_documents_come_apart_when_that_is_rolled_back(store: Store) -> None:
    """Each with its own number again."""
    add_new(store)
    store.release(store.draft)
    before = store.records()
    store.join(2, 1)
    store.release(store.draft)
    assert len(store.editions(1)) == 2

    assert store.roll_back()
    store.release(store.draft)

    assert store.records() == before


def test_nothing_can_be_gone_back_from_at_the_beginning(tmp_path: Path) -> None:
    """What was released first has nothing before it."""
    database = Database.open(tmp_path)
    for store in (FakeStore(DAY), SqlStore(database, lambda: DAY)):
        assert not store.roll_back()
        assert store.previous is None
    database.close()


def test_a_question_goes_on_with_the_revision_it_began_with(store: Store) -> None:
    """Whatever is released while it is answered; others read the new one."""
    before = store.revision
    with store.steady(), ThreadPoolExecutor(1) as other:
        other.submit(remove_it, store).result()
        other.submit(store.release, store.draft).result()

        assert read(store) == ["补助五百元。"]
        assert other.submit(read, store).result() == []
    assert read(store) == []
    with store.steady(before):
        assert read(store) == ["补助五百元。"]


def test_every_change_is_told_once_it_is_released(store: Store) -> None:
    """With the version that spoke before and the one that came."""
    add_version(store)
    correct_it(store)
    store.remove(1)
    assert told(store) == [(Happening.ADDED, 1, 0, 1)]
    store.release(store.draft)
    store.restore(1)
    add_new(store)
    store.hide(1)
    store.restore(1)
    store.join(2, 1)
    store.release(store.draft)

    assert told(store) == [
        (Happening.ADDED, 1, 0, 1),
        (Happening.NEW_VERSION, 1, 1, 2),
        (Happening.CORRECTED, 1, 1, 1),
        (Happening.REMOVED, 1, 2, 0),
        (Happening.RESTORED, 1, 0, 2),
        (Happening.ADDED, 2, 0, 3),
        (Happening.HIDDEN, 1, 2, 0),
        (Happening.RESTORED, 1, 0, 2),
        (Happening.JOINED, 1, 2, 3),
    ]
    assert [one.detail for one in store.events()][2] == "title"
    assert [one.number for one in store.events(3)] == [4, 5, 6, 7, 8, 9]


def test_the_same_bytes_read_anew_are_no_event(store: Store) -> None:
    """Nobody changed the document."""
    put(store, document("a.txt", "补助五百元。", title="补助的办法"), EMBEDDER, 1)
    store.release(store.draft)

    assert [one.title for one in store.records()] == ["补助的办法"]
    assert told(store) == [(Happening.ADDED, 1, 0, 1)]


@pytest.mark.parametrize("how", [Happening.REMOVED, Happening.HIDDEN])
def test_what_was_withdrawn_can_be_put_back(store: Store, how: Happening) -> None:
    """With all its versions, under its number; what is there cannot."""
    add_version(store)
    before = store.records()
    assert store.restore(1) is None
    CHANGES[how](store)
    store.release(store.draft)
    [gone] = store.withdrawn()
    assert (gone.id, gone.title, gone.name, gone.how) == (1, "补助办法", "a.txt", how)
    assert store.editions(1) == ()

    restored = store.restore(1)

    store.release(store.draft)
    assert [restored] == store.records()
    assert [(one.id, one.version) for one in store.records()] == [(one.id, 2) for one in before]
    assert len(store.editions(1)) == 2
    assert store.withdrawn() == []


def test_a_text_in_the_place_of_another_takes_it_out(store: Store) -> None:
    """The older words are not even found as those of the past; their citations resolve."""
    old = store.passage(1, 0, 6).cite("五百元")
    replace_it(store)
    store.release(store.draft)

    assert read(store) == ["补助八百元。"]
    assert [(one.id, one.version) for one in store.records()] == [(1, 2)]
    again = store.passage(1, 0, 6)
    assert again.cite(old.quote).quote == "五百元"
    assert (again.source.status, again.source.speaks) == (Status.SUPERSEDED, False)


def test_a_removed_file_added_again_is_a_document_of_its_own(store: Store) -> None:
    """The removed one stays what it was."""
    store.remove(1)
    put(store, document("a.txt", "补助五百元。", title="补助办法"), EMBEDDER)
    store.release(store.draft)

    assert [one.id for one in store.records()] == [2]
    assert [one.id for one in store.withdrawn()] == [1]


def test_doubts_about_what_is_not_released_are_not_asked(store: Store) -> None:
    """They wait for it."""
    add_new(store)
    store.doubt(Doubt(2, 1, "可能是同一文件。"))
    assert store.doubts() == []
    store.release(store.draft)
    assert len(store.doubts()) == 1
