"""What every shelf promises: the fake and the generations on disk behave alike."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rag.backends.generations import GenerationShelf
from rag.ports import Shelf, Store
from rag.terms import terms
from tests.fakes import FakeEmbedder, FakeShelf, document, publish
from tests.stored import FakeStore, put

EMBEDDER = FakeEmbedder()
Make = Callable[[Store], Shelf]


@pytest.fixture(params=["fake", "generations"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Make:
    """Makes the shelf of a store."""
    if request.param == "fake":
        return lambda store: FakeShelf(store, EMBEDDER.name)
    return lambda store: GenerationShelf(tmp_path / "index", store, EMBEDDER.name)


def quiet(done: int, total: int) -> None:
    """A progress that nobody watches."""


def texts(shelf: Shelf, store: Store, words: str) -> list[str]:
    """What both indexes find for words, without doubles, the lexical hits first."""
    current = shelf.current()
    hits = current.lexical.search(terms(words), 5) + current.vector.search(EMBEDDER.query(words), 1)
    return list(dict.fromkeys(one.text for one in store.passages([hit.chunk for hit in hits])))


def test_nothing_stored_is_nothing_found(make: Make) -> None:
    """And nothing is wrong with that."""
    store = FakeStore()
    shelf = make(store)

    assert texts(shelf, store, "校车") == []
    assert shelf.faults() == ()


def test_what_is_published_is_found(make: Make) -> None:
    """By words and by meaning, at the store's revision."""
    store = FakeStore()
    shelf = make(store)
    put(store, document("a.txt", "校车补助五百元。", "学前教育。", "义务教育。"), EMBEDDER)

    indexes = publish(shelf, store, quiet)

    assert texts(shelf, store, "校车补助")[0] == "校车补助五百元。"
    assert (len(indexes.lexical), len(indexes.vector)) == (3, 3)
    assert (indexes.revision, indexes.model) == (store.revision, EMBEDDER.name)
    assert shelf.current() is indexes
    assert shelf.faults() == ()


def test_publishing_puts_and_drops_what_differs(make: Make) -> None:
    """A new version is found beside the old one, a removed document is gone."""
    store = FakeStore()
    shelf = make(store)
    old = put(store, document("a.txt", "校车补助五百元。", "学前教育。", "义务教育。"), EMBEDDER)
    gone = put(store, document("b.txt", "特殊教育。"), EMBEDDER)
    publish(shelf, store, quiet)
    new = document("a.txt", "校车补助八百元。", "学前教育。", "义务教育。")
    put(store, new, EMBEDDER, old.id)
    store.remove(gone.id)

    indexes = publish(shelf, store, quiet)

    assert set(texts(shelf, store, "校车补助")[:2]) == {"校车补助五百元。", "校车补助八百元。"}
    assert (len(indexes.lexical), len(indexes.vector)) == (6, 6)
    assert {hit.chunk for hit in indexes.vector.search(EMBEDDER.query("x"), 9)} == store.chunk_ids()


def test_publishing_nothing_new_changes_nothing(make: Make) -> None:
    """The very same indexes serve on."""
    store = FakeStore()
    shelf = make(store)
    put(store, document("a.txt", "校车补助五百元。"), EMBEDDER)

    assert publish(shelf, store, quiet) is publish(shelf, store, quiet)


def test_the_old_indexes_serve_until_the_new_ones_are_published(make: Make) -> None:
    """Also in the hands of a question that asked before."""
    store = FakeStore()
    shelf = make(store)
    put(store, document("a.txt", "校车补助五百元。"), EMBEDDER)
    old = publish(shelf, store, quiet)
    put(store, document("b.txt", "学前教育。"), EMBEDDER)

    assert shelf.current() is old
    assert len(shelf.faults()) == 1
    publish(shelf, store, quiet)
    assert [hit.chunk for hit in old.vector.search(EMBEDDER.query("校车"), 9)] == [1]
    assert [hit.chunk for hit in old.lexical.search(["校车"], 9)] == [1]


def test_rebuilding_gives_the_same_answers(make: Make) -> None:
    """From nothing, with a progress that reaches its end."""
    store = FakeStore()
    shelf = make(store)
    put(store, document("a.txt", "校车补助五百元。", "学前教育。"), EMBEDDER)
    publish(shelf, store, quiet)
    before = texts(shelf, store, "校车补助")
    told: list[tuple[int, int]] = []

    publish(shelf, store, lambda done, total: told.append((done, total)), anew=True)

    assert texts(shelf, store, "校车补助") == before
    assert told[-1] == (2, 2)


def test_a_candidate_serves_nobody_until_it_is_switched_to(make: Make) -> None:
    """It can be searched; what the store reads is what serves."""
    store = FakeStore()
    shelf = make(store)
    put(store, document("a.txt", "校车补助五百元。"), EMBEDDER)
    old = publish(shelf, store, quiet)
    put(store, document("b.txt", "学前教育。"), EMBEDDER)

    candidate = shelf.build(store.draft, quiet)

    assert shelf.current() is old
    assert len(candidate.vector) == len(old.vector) + 1
    assert store.revision == old.revision < candidate.revision
    assert texts(shelf, store, "学前教育") == ["校车补助五百元。"]
    shelf.switch(candidate)
    assert (shelf.current(), store.revision) == (candidate, candidate.revision)
    assert texts(shelf, store, "学前教育")[0] == "学前教育。"


def test_a_candidate_may_be_built_again_and_again(make: Make) -> None:
    """The last one is the one that can serve."""
    store = FakeStore()
    shelf = make(store)
    for name in ("a.txt", "b.txt", "c.txt"):
        put(store, document(name, f"校车补助{name}。"), EMBEDDER)
        candidate = shelf.build(store.draft, quiet)
        assert len(candidate.lexical.search(terms("校车补助"), 9)) == len(candidate.vector)

    shelf.switch(candidate)

    assert len(shelf.current().vector) == 3
