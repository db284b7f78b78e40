from __future__ import annotations

from collections.abc import Collection

import numpy as np

from benchmarks.retrieval.within import Meanings, Words
from rag.hits import Hit


class Ten:
    """A lexical index that finds ten chunks, the first best."""

    def __len__(self) -> int:
        return 10

    def search(self, terms: Collection[str], limit: int) -> list[Hit]:
        """All of them, as many as are wanted."""
        del terms
        return [Hit(chunk, 10.0 - chunk) for chunk in range(10)][:limit]

    def frequency(self, terms: Collection[str]) -> dict[str, int]:
        """Every term stands in three chunks."""
        return dict.fromkeys(terms, 3)

    def homophones(self, words: str) -> list[str]:
        """Nothing sounds alike."""
        return [words][:0]

    def abbreviated(self, letters: str) -> list[str]:
        """Nothing is abbreviated."""
        return [letters][:0]


def test_chunks_are_found_however_far_down_they_stand_among_all() -> None:
    """Their scores and what is known of rarity stay those of the whole."""
    words = Words(Ten(), frozenset({7, 9}))

    assert words.search(["词"], 1) == [Hit(7, 3.0)]
    assert words.frequency(["词"]) == {"词": 3}
    assert len(words) == 10


def test_the_nearest_of_some_chunks_come_first() -> None:
    """Every one is compared; of none, none is found."""
    rows = np.asarray([[1, 0], [0, 1]], np.float32)

    assert Meanings([4, 5], rows, 10).search(rows[1], 1) == [Hit(5, 1.0)]
    assert Meanings([], rows[:0], 10).search(rows[1], 1) == []
