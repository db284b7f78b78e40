"""Cuts a quote into sentences and clauses, and keeps which of them a claim says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rag.atoms import Atoms, atoms
from rag.clauses import clauses, conditional
from rag.sentences import sentences

MARK = re.compile(
    r"^\s*(第[一二三四五六七八九十百零\d]+[条款项章节]|\([一二三四五六七八九十\d]{1,3}\)"
    r"|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、](?!\d)|[①-⑳])\s*"
)


@dataclass(slots=True)
class Parted:
    """A sentence of a quote (by its number), which of its clauses are said, and in what words."""

    quote: int
    parts: list[Atoms]
    said: set[int] = field(default_factory=set)
    words: str = ""
    opening: str = ""
    """All that is said until the first of them is."""

    @property
    def leads(self) -> bool:
        """Whether it leads a list in."""
        return self.parts[-1].text.rstrip().endswith(":")

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(part.text for part in self.parts)


def parted(number: int, folded: str) -> Iterator[Parted]:
    """The sentences of a quote; what ends with a colon is one of its own."""
    for span in sentences(folded):
        parts: list[Atoms] = []
        for clause in conditioned(MARK.sub("", folded[span.start : span.end])):
            parts.append(atoms(clause))
            if clause.rstrip().endswith(":"):
                yield Parted(number, parts)
                parts = []
        if parts:
            yield Parted(number, parts)


def marks(quotes: Sequence[str]) -> Iterator[str]:
    """What sentences of quotes begin with to number them."""
    yield ""
    for quote in quotes:
        for span in sentences(quote):
            if found := MARK.match(quote[span.start : span.end]):
                yield found[1]


def conditioned(text: str) -> list[str]:
    """The clauses of a sentence; a condition stays with what it is a condition of."""
    found: list[str] = []
    for clause in clauses(text):
        if found and conditional(found[-1]):
            found[-1] += clause
        else:
            found.append(clause)
    return found
