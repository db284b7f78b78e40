"""What a claim is held against: each clause of a sentence, with all that it silently goes on from.

The clauses before it, the words that lead it in, its headings. What other clauses say with a figure
of their own does not count, or 小学生320元，初中生280元 would say that 小学生 get 280.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rag.clauses import clauses, conditional
from rag.stated import Statement, Word, members, read

_STOPS = re.compile(r"[,，。;；:：]")
_POOR, _INHERITED = 3, 0.5
"""Words of a claim that stands alone; what those count that it silently goes on from."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a document, folded, with what stands over it and the years it is of.

    `lead` are the words that lead it in: 不得有下列行为： decides what the sentence says.
    `earlier` are the sentences before it in its paragraph.
    """

    sentence: str
    above: str
    years: frozenset[int] = frozenset()
    lead: str = ""
    earlier: str = ""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim taken apart, and what it silently goes on from; `weight` tells rare words."""

    own: Statement
    topic: Statement
    weight: Callable[[str], float]

    def words(self) -> Iterator[tuple[Word, float]]:
        """Its words and what they count; what it goes on from, where it says little itself."""
        yield from ((word, 1.0) for word in self.own.words)
        if len(self.own.words) < _POOR:
            groups = [group for group, _ in self.own.labels]
            for word in self.topic.words:
                if not any(re.search(group, word.forms[0]) for group in map(members, groups)):
                    yield word, _INHERITED

    @property
    def labels(self) -> frozenset[tuple[str, str]]:
        """What it is restricted to, where it does not say so itself by what went before."""
        groups = {group for group, _ in self.own.labels}
        return self.own.labels | {one for one in self.topic.labels if one[0] not in groups}


@dataclass(frozen=True, slots=True)
class Window:
    """The clause that is held against a claim, and what it goes on from.

    `led` is the clause with the words that lead it in, `before` what goes before it in its
    sentence, `above` its headings.
    """

    own: Statement
    led: Statement
    before: tuple[str, ...]
    above: str
    years: frozenset[int]

    @property
    def shared(self) -> str:
        """Everything that the clause goes on from."""
        return " ".join((self.above, *self.before))


def windows(claim: Statement, said: Said) -> Iterator[Window]:
    """Every clause of a sentence, and every run of them, with what it goes on from."""
    before = [read(clause) for clause in _clauses(said.earlier)]
    parts = [*before, *(read(clause) for clause in _clauses(said.sentence))]
    for first in range(len(before), len(parts)):
        shared = tuple(filter(None, (said.lead, *_before(claim, parts[:first]))))
        for last in range(first, len(parts)):
            text = "".join(one.text for one in parts[first : last + 1])
            own = parts[first] if first == last else read(text)
            led = read(f"{_STOPS.sub(' ', said.lead)} {text}") if said.lead else own
            yield Window(own, led, shared, said.above, said.years)


def _clauses(sentence: str) -> list[str]:
    """The clauses of a sentence; a condition stays with the clause that it is one of."""
    found: list[str] = []
    for clause in clauses(sentence):
        if found and conditional(found[-1]):
            found[-1] += clause
        else:
            found.append(clause)
    return found


def _before(claim: Statement, parts: Sequence[Statement]) -> Iterator[str]:
    """What a clause goes on from: of clauses with figures of their own, who they are of."""
    total = max((at for at, one in enumerate(parts) if one.text.startswith("其中")), default=0)
    for at, one in enumerate(parts):
        yield one.text if at < total or not _rivals(one, claim) else _head(one.text, claim)


def _rivals(clause: Statement, claim: Statement) -> bool:
    """Whether a clause has figures of its own of a kind that the claim has."""
    kinds = {one.kind for one in claim.quantities}
    return any(one.kind in kinds for one in clause.quantities)


def _head(text: str, claim: Statement) -> str:
    """What a clause says before it names others than those the claim is of.

    Example: 育英学校小学招生90人 gives 育英学校, where the claim is of 初中.
    """
    cuts = [
        found.start()
        for group, _ in claim.labels
        for found in [re.search(members(group), text)]
        if found and group != "kind"
    ]
    return text[: min(cuts)] if cuts else ""
