"""Puts questions and stretches into tokens, as the product does, and finds the answers in them."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from benchmarks.training.group import Group
from rag.backends.crossreader.pretrained import Pretrained
from rag.backends.crossreader.tokens import BEGIN, END, UNKNOWN, Tokenizer

ASKED, ABOVE, WHOLE = 48, 24, 144
"""Tokens of a question, of a title, and of all together, as in the product."""
_SPACE = "▁"


class Pair(NamedTuple):
    """A question and a stretch in tokens; `span` is where the answer stands, `first` the text."""

    tokens: list[int]
    fits: bool
    answers: bool | None
    span: tuple[int, int] | None
    first: int


class Reading:
    """All pieces that the tokenizer knows may be used; which of them are, is found out here."""

    def __init__(self, pretrained: Pretrained) -> None:
        self._pretrained = pretrained
        tokenizer = Tokenizer(pretrained, range(len(pretrained.scores)))
        self._tokens = lru_cache(400_000)(tokenizer.tokens.__wrapped__)

    def tokens(self, text: str) -> tuple[int, ...]:
        """The tokens of a text."""
        return self._tokens(text)

    def pairs(self, group: Group, chance: random.Random) -> list[Pair]:
        """The examples of a group; half of the titles are left out where not all are needed."""
        told = []
        for example in group.examples:
            titled = group.titled or chance.random() < 0.5
            title = example.stretch.title if titled else ""
            tokens, first = self.pair(group.question, title, example.stretch.text)
            span = self._span(example.answer, example.stretch.text, first, len(tokens) - 1)
            told.append(Pair(tokens, example.fits, example.answers, span, first))
        return told

    def pair(self, question: str, title: str, text: str) -> tuple[list[int], int]:
        """The tokens, and where the text begins in them."""
        head = [BEGIN, *self._tokens(question)[:ASKED], END]
        above = self._tokens(title)[:ABOVE] if title else ()
        first = len(head) + len(above)
        return [*head, *above, *self._tokens(text)[: WHOLE - first - 1], END], first

    def _span(self, answer: str, text: str, first: int, last: int) -> tuple[int, int] | None:
        """The first and the last token of an answer; None where it was cut off."""
        sought = _SPACE.join(answer.translate(self._pretrained.replaced).split())
        starts, normal = self._starts(text)
        at = normal.find(sought) if sought else -1
        if at < 0:
            return None
        begin = first + bisect_right(starts, at) - 1
        end = first + bisect_right(starts, at + len(sought) - 1) - 1
        return (begin, end) if end < last else None

    def _starts(self, text: str) -> tuple[Sequence[int], str]:
        """Where each token of a text begins, and the text as the tokenizer reads it."""
        pieces = [
            "?" if one == UNKNOWN else self._pretrained.piece(one) for one in self._tokens(text)
        ]
        normal = _SPACE + _SPACE.join(text.translate(self._pretrained.replaced).split())
        return [0, *accumulate(map(len, pieces))][:-1], normal
