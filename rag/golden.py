"""Golden questions: what must be answered as it was, whatever changes."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.fold import fold
from rag.answer import Answer


@dataclass(frozen=True, slots=True)
class Golden:
    """A question and what is expected of its answer.

    `title` is that of a document that must be cited, `quote` are words that must stand in what
    is quoted (spaces and writing aside); either may be empty. With `refuse` it must be refused.
    Numbers are given by the store.
    """

    text: str
    title: str = ""
    quote: str = ""
    refuse: bool = False
    number: int = 0

    def __post_init__(self) -> None:
        if self.refuse == bool(self.title or self.quote):
            raise ValueError("a golden question expects either a source or a refusal")

    def met(self, answer: Answer) -> bool:
        """Whether an answer is what is expected."""
        if self.refuse:
            return answer.outcome.refused
        cited = answer.citations
        named = not self.title or any(
            _letters(self.title)
            in {_letters(one.passage.source.title), _letters(one.passage.source.document)}
            for one in cited
        )
        quoted = _letters("".join(one.quote for one in cited))
        return bool(cited) and named and _letters(self.quote) in quoted


@dataclass(frozen=True, slots=True)
class Compared:
    """What a golden question is answered now, and what it would be."""

    golden: Golden
    before: Answer
    after: Answer

    @property
    def regressed(self) -> bool:
        """Whether it met what is expected, and would no more."""
        return self.golden.met(self.before) and not self.golden.met(self.after)

    @property
    def changed(self) -> bool:
        """Whether it would be answered in other words."""
        return _said(self.before) != _said(self.after)


@dataclass(frozen=True, slots=True)
class Trial:
    """What the golden questions say of a revision before it is released."""

    revision: int
    compared: tuple[Compared, ...] = ()

    @property
    def regressed(self) -> tuple[Compared, ...]:
        """The questions that would no longer be answered as expected."""
        return tuple(one for one in self.compared if one.regressed)

    @property
    def changed(self) -> tuple[Compared, ...]:
        """The questions that would be answered in other words."""
        return tuple(one for one in self.compared if one.changed)


def _said(answer: Answer) -> tuple[str, ...]:
    return (answer.outcome.value, *(claim.text for claim in answer.claims))


def _letters(text: str) -> str:
    return "".join(fold(text).split())
