"""The nouns of what is announced of a document: facts, points and changes, each with its words."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.difference import Difference
from rag.announce.facets import Stage, Topic
from rag.answer import Claim, Source


@dataclass(frozen=True, slots=True)
class Alteration:
    """What became of a section, and the words of both versions that say so.

    There are no claims where only a number, a place or a heading changed, or where the words
    did not pass the gate; that the section changed is computed and always told.
    """

    difference: Difference
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Contrasted:
    """The version that was there before, and everything that is otherwise now."""

    before: Source
    alterations: tuple[Alteration, ...]


@dataclass(frozen=True, slots=True)
class Bulletin:
    """Everything that is announced of a version of a document.

    `effective` and `expires` are ISO dates, perhaps shortened, or empty; `points` are what it
    says above all, `standing` the sentences that tell from when until when it holds or what
    ended it, `by` the title of that; `damage` are Chinese sentences about what its source lacks.
    """

    source: Source
    effective: str = ""
    expires: str = ""
    points: tuple[Claim, ...] = ()
    damage: tuple[str, ...] = ()
    contrast: Contrasted | None = None
    standing: tuple[Claim, ...] = ()
    by: str = ""
    topics: frozenset[Topic] = frozenset()
    stages: frozenset[Stage] = frozenset()
