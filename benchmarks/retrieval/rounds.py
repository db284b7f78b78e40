"""What is asked of every system in one go, and which of it is counted as what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from benchmarks.retrieval.ranked import Query
from benchmarks.retrieval.trial import Posed, Trial


@dataclass(frozen=True, slots=True)
class Put:
    """A question of a set as it is put to a system."""

    posed: Posed
    query: Query


@dataclass(frozen=True, slots=True)
class Rounds:
    """All that is asked.

    `alone` are the judged questions that stand alone, `talks` those with a history;
    `misled` may be answered from passages only that do not answer them, `given` from those and
    the ones that do.
    """

    alone: tuple[Put, ...]
    talks: tuple[Put, ...]
    unanswerable: tuple[Put, ...]
    misled: tuple[Put, ...]
    given: tuple[Put, ...]

    @property
    def queries(self) -> list[Query]:
        """All of them, in the order of their numbers."""
        parts = (self.alone, self.talks, self.unanswerable, self.misled, self.given)
        return [put.query for part in parts for put in part]

    @property
    def timed(self) -> frozenset[int]:
        """The questions whose time counts: a text that was put before may be remembered."""
        first: dict[tuple[str, tuple[str, ...]], int] = {}
        for put in (*self.alone, *self.talks, *self.unanswerable):
            first.setdefault((put.query.text.strip(), put.query.history), put.query.number)
        return frozenset(first.values())


def rounds(trial: Trial) -> Rounds:
    """What is asked about a set."""
    numbers = count()

    def puts(posed: Iterable[Posed], *lists: str) -> tuple[Put, ...]:
        return tuple(
            Put(one, Query(next(numbers), one.text, one.history, _among(one, lists)))
            for one in posed
        )

    known = {row.id for row in trial.rows}
    both = [one for one in trial.judged if known.intersection(one.neg)]
    return Rounds(
        alone=puts(one for one in trial.judged if not one.history),
        talks=puts(one for one in trial.judged if one.history),
        unanswerable=puts(trial.unanswerable),
        misled=puts(both, "neg"),
        given=puts((one for one in both if known.intersection(one.pos)), "pos", "neg"),
    )


def _among(posed: Posed, lists: tuple[str, ...]) -> tuple[str, ...]:
    parts = {"pos": posed.pos, "neg": posed.neg}
    return tuple(dict.fromkeys(one for name in lists for one in parts[name]))
