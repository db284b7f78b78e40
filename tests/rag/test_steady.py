"""What serves, and whether it is all there is."""

from __future__ import annotations

from rag.steady import holds
from tests.asking import stocked
from tests.fakes import FakeEmbedder, FakeShelf, document
from tests.stored import put


def test_an_index_holds_the_revision_that_it_was_made_of() -> None:
    """A newer one it does not, nor one of another embedder."""
    desk = stocked(("甲.txt", "甲县规定\n\n补助五百元。\n"))
    store, model = desk.store, FakeEmbedder().name
    assert holds(desk.shelf, store.draft, model)
    assert not holds(desk.shelf, store.draft, "another")
    assert not holds(FakeShelf(store, "another"), store.draft, "another")

    put(store, document("乙.txt", "补助六百元。"), FakeEmbedder())

    assert not holds(desk.shelf, store.draft, model)
