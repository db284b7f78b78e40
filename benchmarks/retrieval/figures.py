"""Turns what a system found into figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from benchmarks.retrieval.ranked import Ranked
from benchmarks.retrieval.rounds import Put, Rounds
from benchmarks.retrieval.score import (
    auroc,
    hit,
    mean,
    ndcg,
    percentile,
    refused,
    refusing,
    threshold,
)
from benchmarks.retrieval.spans import Spans
from benchmarks.retrieval.trial import Trial

Json: TypeAlias = "float | int | str | dict[str, Json] | list[Json]"
_HITS = (1, 5, 10)
_SPANS = (1, 3, 5)
_REJECTED = 0.8
"""Share of the misled questions that a system without a decision is made to refuse."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Named figures of a system on a set, and figures of its parts under a name each."""

    values: Mapping[str, float]
    parts: Mapping[str, Figures] = field(default_factory=dict)

    def json(self) -> dict[str, Json]:
        """As it is printed: four decimals, times one."""
        own: dict[str, Json] = {
            name: round(value, 1 if name.endswith("_ms") else 4)
            for name, value in self.values.items()
        }
        return own | {name: part.json() for name, part in self.parts.items()}


@dataclass(frozen=True, slots=True)
class Measure:
    """Judges systems on one set; `spans` are worked out once for all of them."""

    trial: Trial
    rounds: Rounds
    spans: Spans

    @classmethod
    def of(cls, trial: Trial, rounds: Rounds) -> Measure:
        """The measure of a set."""
        return cls(trial, rounds, Spans.of(trial))

    def figures(self, found: Sequence[Ranked]) -> Figures:
        """All that the set gives to know of a system."""
        ranked = {one.number: one for one in found}
        timed = self.rounds.timed
        alone, gains = self.rounds.alone, self.trial.gains
        values = self.finding(alone, ranked, gains) | self._refusal(ranked)
        seconds = [one.seconds for one in found if one.number in timed]
        if seconds:
            values["p50_ms"] = percentile(seconds, 0.5) * 1000
            values["p95_ms"] = percentile(seconds, 0.95) * 1000
        parts = {
            name: Figures(self.finding(alone, ranked, other))
            for name, other in self.trial.more.items()
        }
        if self.rounds.talks:
            parts["conversation"] = Figures(self.finding(self.rounds.talks, ranked, gains))
        if self.rounds.misled:
            parts["given"] = self._given(ranked)
        return Figures(values, parts)

    def finding(
        self,
        puts: Sequence[Put],
        ranked: Mapping[int, Ranked],
        judged: Mapping[str, Mapping[str, float]],
    ) -> dict[str, float]:
        """How well documents and spans are found, by these judgements."""
        if not puts:
            return {}
        told = [(put, ranked[put.query.number], judged[put.posed.id]) for put in puts]
        values = {"questions": float(len(puts))}
        values["ndcg@10"] = mean([ndcg(one.documents, gains) for _, one, gains in told])
        for depth in _HITS:
            values[f"hit@{depth}"] = mean([hit(o.documents, gains, depth) for _, o, gains in told])
        for depth in _SPANS:
            held = [
                self.spans.held(put.posed.id, one.passages[:depth])
                for put, one, _ in told
                if put.posed.id in self.spans.answers
            ]
            if held:
                values[f"span@{depth}"] = mean(held)
        return values

    def _refusal(self, ranked: Mapping[int, Ranked]) -> dict[str, float]:
        yes = self._scores(self.rounds.alone, ranked)
        no = self._scores(self.rounds.unanswerable, ranked)
        if not yes or not no:
            return {}
        values = {"auroc": auroc(yes, no)}
        for share in (95, 90):
            values[f"refused_at_{share}"] = refused(no, threshold(yes, share / 100))
        return values

    def _given(self, ranked: Mapping[int, Ranked]) -> Figures:
        """What is refused and answered where only some passages may be searched."""
        misled = [ranked[put.query.number] for put in self.rounds.misled]
        given = [ranked[put.query.number] for put in self.rounds.given]
        values: dict[str, float] = {"questions": float(len(misled))}
        if all(one.answered is not None for one in misled):
            values["negative_rejection"] = mean([not one.answered for one in misled])
            if given:
                values["answered"] = mean([bool(one.answered) for one in given])
        edge = refusing([one.score for one in misled], _REJECTED)
        if given:
            values["answered_at_80"] = 1.0 - refused([one.score for one in given], edge)
        return Figures(values)

    @staticmethod
    def _scores(puts: Sequence[Put], ranked: Mapping[int, Ranked]) -> list[float]:
        return [ranked[put.query.number].score for put in puts]
