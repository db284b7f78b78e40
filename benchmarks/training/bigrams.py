"""Finds the stretches that look most like a question: BM25 over pairs of signs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy import sparse

_OFTEN, _LONG = 1.2, 0.75
"""The usual k1 and b."""


def bigrams(text: str) -> list[str]:
    """Pairs of signs that stand together, and words in Latin letters."""
    signs = re.sub(r"[^\w]+", " ", text)
    pairs = [signs[at : at + 2] for at in range(len(signs) - 1)]
    return [pair for pair in pairs if " " not in pair] + re.findall(r"[a-z0-9]+", signs)


class Bigrams:
    """An index of texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = [Counter(bigrams(text)) for text in texts]
        self._columns = {
            one: at for at, one in enumerate(dict.fromkeys(w for c in counts for w in c))
        }
        rows = np.repeat(np.arange(len(texts)), [len(count) for count in counts])
        columns = np.array([self._columns[one] for count in counts for one in count])
        often = np.array([n for count in counts for n in count.values()], float)
        lengths = np.bincount(rows, often, len(texts))
        with_it = np.bincount(columns, minlength=len(self._columns))
        rare = np.log(1 + (len(texts) - with_it + 0.5) / (with_it + 0.5))
        slow = _OFTEN * (1 - _LONG + _LONG * lengths[rows] / lengths.mean())
        worth = often * (_OFTEN + 1) / (often + slow) * rare[columns]
        shape = len(texts), len(self._columns)
        self._matrix = sparse.csr_matrix((worth, (rows, columns)), shape).T.tocsr()

    def nearest(self, question: str, most: int) -> list[int]:
        """The numbers of the texts that score highest, best first."""
        asked = [self._columns[one] for one in set(bigrams(question)) if one in self._columns]
        if not asked:
            return []
        scores = np.asarray(self._matrix[asked].sum(0)).ravel()
        return [int(at) for at in np.argsort(-scores, kind="stable")[:most] if scores[at] > 0]
