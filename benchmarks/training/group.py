"""What the cross-reader learns from: questions, each with a few stretches of text."""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.fold import fold

_SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;\n”」』]*")
_SPACE = re.compile(r"\s+")
_LEAST = 6
_FIRST = 6
"""Stretches that count as the nearest."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some sentences that stand together, folded; `of` is the document they are of."""

    of: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Example:
    """A stretch beside a question.

    `fits`: it is the one to find. `answers`: what is asked stands in it, None where nobody knows;
    `answer` are its words there, empty where nobody marked them.
    """

    stretch: Stretch
    fits: bool
    answers: bool | None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A question and its examples; `held` groups are never trained on."""

    question: str
    examples: tuple[Example, ...]
    held: bool
    titled: bool = True
    """Whether all of its titles are read; else those of half the examples."""


def beside(near: Sequence[int], same: Sequence[int], most: int, chance: random.Random) -> list[int]:
    """At most so many of the nearest stretches, one less near, one of the same document."""
    first, later = near[:_FIRST], near[_FIRST:]
    picked = chance.sample(first, min(most, len(first))) + chance.sample(later, min(1, len(later)))
    return list(dict.fromkeys(picked + chance.sample(same, min(1, len(same)))))


def plain(text: str) -> str:
    """Folded, with single spaces."""
    return _SPACE.sub(" ", fold(text)).strip()


def squeezed(text: str) -> str:
    """Without spaces: an answer may go over a line."""
    return _SPACE.sub("", text)


def sentences(text: str) -> list[str]:
    """The sentences of a text, with their ends."""
    return _SENTENCE.findall(text)


def packed(text: str, most: int) -> list[str]:
    """As many whole sentences each as have room; one that is too long is cut."""
    return [plain(one) for one in _packed(text, most) if len(one.strip()) >= _LEAST]


def _packed(text: str, most: int) -> Iterator[str]:
    held = ""
    for sentence in sentences(text):
        pieces = [sentence[at : at + most] for at in range(0, len(sentence), most)]
        for piece in pieces:
            if len(held) + len(piece) > most:
                yield held
                held = ""
            held += piece
    yield held


def kept_back(key: str, share: float) -> bool:
    """Whether it is of the share that nothing is trained on."""
    digest = hashlib.sha256(key.encode()).digest()
    return int.from_bytes(digest[:4], "big") < share * 2**32
