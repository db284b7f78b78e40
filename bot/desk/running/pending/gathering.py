"""Puts questions that were not answered into groups of those that ask about the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock

from bot.gap import Gap, Lack, Lacking
from bot.ports import Gaps, Grouping
from corpus.fold import fold
from rag.answer import Question
from rag.resolve import refers

_MOST = 20
"""Questions that are looked at together: each is embedded, and others may be waiting."""


@dataclass(frozen=True, slots=True)
class Gathering:
    """Looks at what is new. A follow-up says too little to be like others: it stays alone."""

    gaps: Gaps
    group: Grouping
    _one: Lock = field(default_factory=Lock)

    def __call__(self) -> int:
        """Gather what is new, at most so many at a time; gives how many there were."""
        with self._one:
            fresh = self.gaps.fresh(_MOST)
            if not fresh:
                return 0
            groups = {number: list(said) for number, said in self._asked().items()}
            for one in fresh:
                self._put(one, groups)
            refused = [one.answer for one in fresh if one.lack is Lack.REFUSED]
            if refused:
                self.gaps.passed(max(refused))
            return len(fresh)

    def _asked(self) -> dict[int, tuple[str, ...]]:
        return {
            number: alone
            for number, said in self.gaps.asked().items()
            if (alone := tuple(one for one in said if not refers(fold(one))))
        }

    def _put(self, one: Lacking, groups: dict[int, list[str]]) -> None:
        follows = bool(one.before) and refers(fold(one.question))
        near = 0 if follows else self.group(one.question, groups)
        number = self.gaps.put(one.answer, one.lack, near)
        if not follows:
            groups.setdefault(number, []).append(one.question)


def question(gap: Gap) -> Question:
    """The question of a group as it can be asked again."""
    text = gap.questions[0] if gap.questions else ""
    follows = gap.before and refers(fold(text))
    return Question(text, (gap.before,) if follows else ())
