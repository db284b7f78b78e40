"""The noun between a question and its passages: what is asked, taken apart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.divisions import Path


class Wants(StrEnum):
    """What kind of thing would answer the question."""

    AMOUNT = "amount"
    SHARE = "share"
    COUNT = "count"
    DATE = "date"
    CONTACT = "contact"
    PLACE = "place"
    PERSON = "person"
    MEMBERS = "members"
    MEANING = "meaning"
    DOCUMENT = "document"
    OUTLINE = "outline"
    COMPARISON = "comparison"
    POLAR = "polar"


@dataclass(frozen=True, slots=True)
class Unit:
    """One informative stretch of the question.

    It is covered by a text in which one of `words` stands. `weight` is its inverse document
    frequency; `known` tells whether the corpus has any of the words at all; `own` whether the
    person wrote it in this question (not in an earlier one).
    """

    words: tuple[str, ...]
    weight: float
    known: bool = True
    own: bool = True


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question taken apart, all folded.

    `terms` are searched with full weight, `hints` (from the lexicon, from the history) with
    less. `names` are coined names in the question (“五四三”, 5363); `counts` the numbers of
    members it asks for; `years` the years it speaks of, `relative` words like 前年,
    `places` the places it asks about, each with those it lies in; `where` are these as units:
    whose rule it is is asked of the document, but who names the place is ranked higher.
    """

    text: str
    units: tuple[Unit, ...]
    terms: frozenset[str]
    hints: frozenset[str]
    wants: frozenset[Wants]
    names: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()
    years: tuple[str, ...] = ()
    relative: tuple[str, ...] = ()
    places: tuple[Path, ...] = ()
    where: tuple[Unit, ...] = ()
