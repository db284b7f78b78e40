"""The nouns of a trail: what was looked at for a question, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rag.answer import Answer, Passage
from rag.inquiry import Wants


class Fate(StrEnum):
    """What became of a passage that one of the indexes brought up."""

    CITED = "cited"
    NEAREST = "nearest"
    """Shown as not sufficient."""
    ENDED = "ended"
    """Its document does not hold on the day that is asked about."""
    OLDER = "older"
    """Another version speaks for its document."""
    ELSEWHERE = "elsewhere"
    """Its document may not speak for the place that is asked about."""
    SPARE = "spare"
    """It covers as much of the question as what is quoted; that was enough."""
    THIN = "thin"
    """It covers too little of the question."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A passage that was looked at: its scores, its best sentence, and its fate.

    `lexical` and `vector` are 0 where that index did not bring it; `cover` (0..1) is how much of
    the question its best sentence covers.
    """

    passage: Passage
    lexical: float
    vector: float
    cover: float
    fate: Fate


@dataclass(frozen=True, slots=True)
class Trail:
    """An answer and how it came about. `terms` are the words searched for, with their weight."""

    answer: Answer
    wants: tuple[Wants, ...] = ()
    terms: tuple[tuple[str, float], ...] = ()
    looked: tuple[Looked, ...] = ()
