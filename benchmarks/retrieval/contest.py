"""One set, every system that is wanted on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.retrieval import zhengda
from benchmarks.retrieval.figures import Figures, Measure
from benchmarks.retrieval.house import House, opened
from benchmarks.retrieval.rounds import rounds
from benchmarks.retrieval.trial import Trial
from benchmarks.rivals.environment import FINDERS, RivalMissingError
from benchmarks.rivals.environment import find as run
from benchmarks.rivals.finding import e5

OWN, EMBEDDER = "zhengda", "e5"
RIVALS = (EMBEDDER, *FINDERS)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be held against zhengda, and whether its parts are taken one by one."""

    rivals: tuple[str, ...] = ()
    ablation: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """The figures of every system; `parts` are those of zhengda's ways of finding.

    `absent` are rivals that do not run here, with the reason.
    """

    systems: Mapping[str, Figures]
    parts: Mapping[str, Figures]
    absent: Mapping[str, str]


def held(trial: Trial, wanted: Wanted, work: Path) -> Outcome:
    """Ask all of them everything."""
    measure = Measure.of(trial, rounds(trial))
    systems: dict[str, Figures] = {}
    absent: dict[str, str] = {}
    with opened(trial.rows, work) as house:
        systems[OWN] = zhengda.figures(house, measure)
        parts = zhengda.ablation(house, measure) if wanted.ablation else {}
        for rival in dict.fromkeys(wanted.rivals):
            try:
                systems[rival] = _rival(rival, house, trial, measure, work)
            except RivalMissingError as error:
                absent[rival] = str(error)
                print(f"left out: {error}", flush=True)
    return Outcome(systems, parts, absent)


def _rival(name: str, house: House, trial: Trial, measure: Measure, work: Path) -> Figures:
    print(f"asking {name}", flush=True)
    queries = measure.rounds.queries
    if name == EMBEDDER:
        return measure.figures(e5.find(house, queries))
    return measure.figures(run(name, trial.rows, queries, work))
