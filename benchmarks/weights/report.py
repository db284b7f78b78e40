"""Tells for every set how high what is right stands, by which weights."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, fields
from statistics import fmean

import numpy as np

from benchmarks.bench import Bench
from benchmarks.retrieval.sets import sets
from benchmarks.table import Table, figure
from benchmarks.weights.example import Example, of_material, of_set
from benchmarks.weights.fit import Weighting, fit
from rag.rank import WEIGHTS, Weights

COMMAND = "python benchmarks/run.py weights"
_NAMES = tuple(one.name for one in fields(Weights))
_INDEXES = np.asarray([1.0, 0.8, *(0.0 for _ in _NAMES[2:])])
"""What was weighed before: the two indexes alone."""


def tables(bench: Bench) -> list[Table]:
    """How high what is right stands, and the weights."""
    groups = dict(_groups(bench))
    everything = fit(list(groups.values()))
    ours = np.asarray(astuple(WEIGHTS))
    rows = [
        (
            name,
            str(len(group)),
            *(figure(_height(group, one)) for one in (_INDEXES, ours, everything)),
            figure(_height(group, _without(groups, name))) if len(groups) > 1 else "–",
            *(figure(_height(group, _silent(ours, at))) for at in range(len(_NAMES))),
        )
        for name, group in groups.items()
    ]
    head = (
        "set",
        "questions",
        "the indexes alone",
        "**zhengda**",
        "fitted on all",
        "fitted on the others",
        *(f"without {name}" for name in _NAMES),
    )
    note = (
        "1 ÷ the place of the first right passage among those found, mean over the questions."
        " Fitted on all: " + _told(everything) + "; zhengda's: " + _told(ours) + "."
    )
    return [Table("weights", "What the rank weighs", COMMAND, head, tuple(rows), note)]


def _groups(bench: Bench) -> Iterable[tuple[str, list[Example]]]:
    for material in bench.materials:
        yield material.title, of_material(bench, material)
    for named in sets():
        if named.name in bench.parts:
            yield named.name, of_set(bench, named)


def _without(groups: Mapping[str, Sequence[Example]], name: str) -> Weighting:
    return fit([group for other, group in groups.items() if other != name])


def _silent(weights: Weighting, at: int) -> Weighting:
    changed = weights.copy()
    changed[at] = 0.0
    return changed


def _height(group: Sequence[Example], weights: Weighting) -> float:
    return fmean(_first(one, weights) for one in group) if group else 0.0


def _first(one: Example, weights: Weighting) -> float:
    if not one.right.any():
        return 0.0
    order = np.argsort(-(one.shares @ weights), kind="stable")
    return 1.0 / (1 + int(np.argmax(one.right[order])))


def _told(weights: Weighting) -> str:
    return ", ".join(f"{name} {weight:.2f}" for name, weight in zip(_NAMES, weights, strict=True))
