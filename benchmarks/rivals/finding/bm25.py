"""BM25 over character bigrams (bm25s), folded like ours: what is hard to beat in Chinese.

Passages of at most 400 characters, cut at line and sentence ends, the title before each. Its
score for refusing is the best BM25 score as a share of what the question could reach.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import bm25s  # type: ignore[import-not-found]  # in an environment of its own
import numpy as np

from benchmarks.retrieval.ranked import Query
from benchmarks.rivals.finding.race import DEPTH, Piece, Race, race, spoken
from corpus.fold import fold

LONGEST = 400
_WORD = re.compile(r"[a-z0-9]+|[\u3400-\u9fff]+")
_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]?")


def bigrams(text: str) -> list[str]:
    """Words of letters and digits, and every pair of neighbouring Chinese characters.

    Example: ``bigrams("2024年补助") == ["2024", "年补", "补助"]``.
    """
    found: list[str] = []
    for word in _WORD.findall(fold(text)):
        if word.isascii() or len(word) == 1:
            found.append(word)
        else:
            found += [word[at : at + 2] for at in range(len(word) - 1)]
    return found


def pieces(text: str) -> Iterator[str]:
    """A text in passages; a sentence that is too long is cut."""
    held = ""
    for sentence in _SENTENCE.findall(text):
        if held and len(held) + len(sentence) > LONGEST:
            yield held
            held = ""
        held += sentence
        while len(held) > LONGEST:
            yield held[:LONGEST]
            held = held[LONGEST:]
    if held:
        yield held


class Bigrams:
    """The index of all passages."""

    def __init__(self, given: Race) -> None:
        self._race = given
        self._passages: list[tuple[int, str]] = [
            (at, piece)
            for at, row in enumerate(given.rows)
            for piece in (list(pieces(row.text)) or [row.title])
        ]
        cut = [bigrams(f"{given.rows[at].title}\n{piece}") for at, piece in self._passages]
        vocabulary: dict[str, int] = {}
        ids = [[vocabulary.setdefault(word, len(vocabulary)) for word in one] for one in cut]
        self._vocabulary = vocabulary
        self._index = bm25s.BM25(method="lucene", k1=0.9, b=0.4)
        self._index.index((ids, vocabulary), show_progress=False)
        held = np.zeros(len(vocabulary))
        for one in ids:
            held[list(set(one))] += 1
        self._rarity = np.log(1 + (len(ids) - held + 0.5) / (held + 0.5))
        self._rarest = float(np.log(1 + (len(ids) + 0.5) / 0.5))
        self._row = np.asarray([at for at, _ in self._passages])

    def find(self, query: Query) -> Sequence[Piece]:
        """The best passages."""
        words = list(dict.fromkeys(bigrams(spoken(query))))
        known = [self._vocabulary[word] for word in words if word in self._vocabulary]
        if not known:
            return []
        scores = self._index.get_scores_from_ids(known)
        if query.among:
            allowed = np.isin(self._row, list(self._race.rowsof(query.among)))
            scores = np.where(allowed, scores, 0.0)
        most = float(self._rarity[known].sum()) + self._rarest * (len(words) - len(known))
        ranked = np.argsort(-scores, kind="stable")[:DEPTH]
        best = [int(at) for at in ranked if scores[at] > 0]
        return [Piece(*self._passages[at], score=float(scores[at]) / most) for at in best]


def main() -> None:
    """Index the documents and rank passages for every question."""
    given = race()
    given.run(Bigrams(given).find)


if __name__ == "__main__":
    main()
