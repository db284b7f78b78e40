"""Two indexes, one order."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import pytest

from rag.answer import Found
from rag.hits import Hit
from rag.ports import Indexes, Vector
from rag.retrieve import DEPTH, Pick, retrieve
from tests.asking import inquiry
from tests.fakes import FakeEmbedder, FakeLexical, chunks, document
from tests.stored import FakeStore, put

EMBEDDER = FakeEmbedder()
ANY = Pick(date(2026, 1, 1), lambda _: True)


class Words(FakeLexical):
    """A lexical index that finds what it is told, and keeps what it was asked."""

    def __init__(self, hits: dict[int, float]) -> None:
        super().__init__([])
        self.hits = hits
        self.asked: set[str] = set()

    def search(self, terms: Collection[str], limit: int) -> list[Hit]:
        """What it is told, best first."""
        self.asked |= set(terms)
        best = sorted(self.hits.items(), key=lambda hit: -hit[1])
        return [Hit(*hit) for hit in best][:limit]


@dataclass
class Meanings:
    """A vector index that finds what it is told."""

    hits: dict[int, float]

    def __len__(self) -> int:
        return len(self.hits)

    def search(self, vector: Vector, limit: int) -> list[Hit]:
        """What it is told, best first."""
        assert len(vector) == EMBEDDER.dimensions
        best = sorted(self.hits.items(), key=lambda hit: -hit[1])
        return [Hit(*hit) for hit in best][:limit]


@pytest.fixture
def store() -> FakeStore:
    """A document of thirty chunks, numbered from 1."""
    made = FakeStore()
    paper = document("a.txt", *(f"第{number}段。" for number in range(30)))
    put(made, paper, EMBEDDER)
    assert len(chunks(paper)) == 30
    return made


def fused(
    store: FakeStore, words: dict[int, float], meanings: dict[int, float], limit: int = 40
) -> list[Found]:
    """What comes out of two lists of hits."""
    indexes = Indexes(Words(words), Meanings(meanings), store.revision, EMBEDDER.name)
    asked = inquiry("校车", "段")  # every chunk says it, so that the indexes alone decide
    return retrieve(asked, "校车", indexes, EMBEDDER, store, ANY, limit)


def order(hits: list[Found]) -> list[int]:
    """The chunks in their order."""
    return [one.passage.chunk for one in hits]


def test_nothing_is_found_in_an_empty_index(store: FakeStore) -> None:
    """Neither by words nor by meaning."""
    assert fused(store, {}, {}) == []


def test_either_index_alone_is_enough(store: FakeStore) -> None:
    """In its own order, with its own score beside the fused one."""
    by_words = fused(store, {3: 9.0, 1: 5.0, 2: 1.0}, {})
    by_meaning = fused(store, {}, {3: 0.95, 1: 0.90, 2: 0.85})

    assert order(by_words) == order(by_meaning) == [3, 1, 2]
    assert [one.lexical for one in by_words] == [9.0, 5.0, 1.0]
    assert [one.vector for one in by_meaning] == [0.95, 0.90, 0.85]
    assert {one.vector for one in by_words} == {one.lexical for one in by_meaning} == {0.0}


def test_what_both_find_comes_before_what_one_finds(store: FakeStore) -> None:
    """Their scores are added."""
    words = {1: 9.0, 2: 8.0, 3: 1.0}
    meanings = {4: 0.95, 2: 0.94, 5: 0.80}

    assert order(fused(store, words, meanings))[0] == 2


def test_a_hit_far_above_the_others_stays_first(store: FakeStore) -> None:
    """How much better it is counts, not only its rank."""
    words = {1: 90.0, **{number: 10.0 - number / 10 for number in range(2, 20)}}
    meanings = {number: 0.90 - number / 1000 for number in range(2, 5)}

    assert order(fused(store, words, meanings))[0] == 1
    assert order(fused(store, {**words, 1: 10.0}, meanings))[0] == 2


def test_equal_hits_keep_the_order_of_their_chunks(store: FakeStore) -> None:
    """The same question gives the same answer every time."""
    assert order(fused(store, dict.fromkeys((5, 2, 9), 1.0), {})) == [2, 5, 9]


def test_at_most_so_many_are_given(store: FakeStore) -> None:
    """The best ones."""
    hits = {number: float(number) for number in range(1, 31)}

    assert order(fused(store, hits, {}, limit=3)) == [30, 29, 28]


def test_what_is_no_longer_live_is_left_out(store: FakeStore) -> None:
    """An index may be older than the store."""
    put(store, document("b.txt", "新的一段。"), EMBEDDER)
    store.remove(1)

    assert order(fused(store, {1: 9.0, 31: 1.0}, {2: 0.9})) == [31]


def test_only_what_is_picked_is_found(store: FakeStore) -> None:
    """However good the others are."""
    put(store, document("b.txt", "另一份。", title="另一份"), EMBEDDER)
    pick = Pick(date(2026, 1, 1), lambda source: source.document_id == 2)
    indexes = Indexes(Words({1: 9.0, 31: 1.0}), Meanings({2: 0.9}), store.revision, EMBEDDER.name)

    found = retrieve(inquiry("校车", "校车"), "校车", indexes, EMBEDDER, store, pick)

    assert order(found) == [31]


def test_asked_words_and_their_meanings_are_searched_at_once(store: FakeStore) -> None:
    """The terms of the question and the hints of the lexicon."""
    index = Words({1: 1.0})
    indexes = Indexes(index, Meanings({}), store.revision, EMBEDDER.name)
    asked = inquiry("补习班", "补习")
    hinted = type(asked)("补习班", asked.units, asked.terms, frozenset({"校外"}), asked.wants)
    retrieve(hinted, "补习班", indexes, EMBEDDER, store, ANY)

    assert index.asked == {"补习", "校外"}


def test_a_full_list_of_hits_is_weighed_by_its_own_spread() -> None:
    """A hundred chunks share a word: that they do tells little."""
    store = FakeStore()
    put(store, document("a.txt", *(f"第{number}段。" for number in range(DEPTH + 5))), EMBEDDER)
    many = {number: 5.0 + number / 1000 for number in range(1, DEPTH + 6)}
    few = {1: 5.0, 2: 4.9}

    assert fused(store, few, {})[0].score > fused(store, many, {})[-1].score
