"""Cuts text into the tokens that the model knows: the likeliest cut, by Viterbi's algorithm.

It is the unigram tokenizer of SentencePiece (Kudo 2018) over those of its pieces that were met in
training or are Chinese: what the model never saw in training is cut into smaller ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rag.backends.crossreader.pretrained import Pretrained

BEGIN, PAD, END, UNKNOWN = 0, 1, 2, 3
_SPACE = "▁"
_FAR = 10.0
"""How much less likely an unknown character is than the least likely piece."""
_NEVER = -1e30
_KEPT = 20_000
"""Texts whose tokens are kept: the same windows are read for many questions."""


class _Step(NamedTuple):
    start: int
    token: int


class Tokenizer:
    """Thread-safe."""

    def __init__(self, pretrained: Pretrained, pieces: Iterable[int]) -> None:
        """`pieces` are the tokens that may be used."""
        self._replaced = pretrained.replaced
        self._unknown = float(pretrained.scores.min()) - _FAR
        # A beginning that is no piece itself stands for none, so that reading goes on.
        self._known: dict[str, tuple[float, int] | None] = {}
        for token in pieces:
            if token in {BEGIN, PAD, END, UNKNOWN} or not (piece := pretrained.piece(token)):
                continue
            for cut in range(1, len(piece)):
                self._known.setdefault(piece[:cut], None)
            self._known[piece] = (float(pretrained.scores[token]), token)
        self.tokens = lru_cache(_KEPT)(self._tokens)

    def _tokens(self, text: str) -> tuple[int, ...]:
        """The tokens of a text."""
        words = (word for word in text.translate(self._replaced).split(" ") if word)
        return self._cut(_SPACE + _SPACE.join(words))

    def _cut(self, text: str) -> tuple[int, ...]:
        best = [0.0, *[_NEVER] * len(text)]
        steps = [_Step(0, UNKNOWN)] * (len(text) + 1)
        for start in range(len(text)):
            self._reach(text, start, best, steps)
        told, at = [], len(text)
        while at:
            told.append(steps[at].token)
            at = steps[at].start
        return tuple(reversed(told))

    def _reach(self, text: str, start: int, best: list[float], steps: list[_Step]) -> None:
        """What can be reached with one piece from here, where that is likelier than before."""
        known, base, alone = self._known, best[start], False
        for end in range(start + 1, len(text) + 1):
            piece = text[start:end]
            if piece not in known:
                break
            if (hit := known[piece]) is None:
                continue
            alone = alone or end == start + 1
            if base + hit[0] > best[end]:
                best[end] = base + hit[0]
                steps[end] = _Step(start, hit[1])
        if not alone and base + self._unknown > best[start + 1]:
            best[start + 1] = base + self._unknown
            steps[start + 1] = _Step(start, UNKNOWN)
