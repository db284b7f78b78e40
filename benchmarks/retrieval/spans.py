"""Answers that are words of a document, and whether a passage holds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from benchmarks.retrieval.trial import Posed, Trial
from corpus.fold import fold

_SPACE = re.compile(r"\s+")


def squeezed(text: str) -> str:
    """A text as answers are looked for in it: folded, without white space."""
    return _SPACE.sub("", fold(text))


@dataclass(frozen=True, slots=True)
class Spans:
    """The answers by question, squeezed; only of questions whose answers are spans."""

    answers: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, trial: Trial) -> Spans:
        """Those of a set: where it does not say, an answer must stand in a relevant document."""
        wanted = {one for gains in trial.gains.values() for one in gains}
        texts: dict[str, str] = {}
        for row in trial.rows:
            if row.id in wanted:
                texts[row.id] = texts.get(row.id, "") + squeezed(row.words)
        found = ((one.id, _answers(one)) for one in trial.judged)
        posed = {one.id: one for one in trial.judged}
        return cls(
            {
                number: answers
                for number, answers in found
                if answers and _are_spans(posed[number], answers, trial.gains[number], texts)
            }
        )

    def held(self, question: str, passages: Iterable[str]) -> bool:
        """Whether one of these passages holds an answer whole."""
        answers = self.answers[question]
        return any(answer in text for text in map(squeezed, passages) for answer in answers)


def _answers(posed: Posed) -> tuple[str, ...]:
    return tuple(answer for answer in map(squeezed, posed.answers) if answer)


def _are_spans(
    posed: Posed, answers: Iterable[str], gains: Iterable[str], texts: Mapping[str, str]
) -> bool:
    if posed.spans is not None:
        return posed.spans
    return any(answer in texts[document] for document in gains for answer in answers)
