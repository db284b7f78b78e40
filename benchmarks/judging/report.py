"""Tells for every set how well the judge knows what is answered, and what thresholds do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple, fields

import numpy as np

from benchmarks.bench import Bench
from benchmarks.judging.case import Case, of_material, of_set
from benchmarks.judging.fit import Fitted, fit
from benchmarks.metrics import share
from benchmarks.retrieval.score import auroc, refused, threshold
from benchmarks.retrieval.sets import sets
from benchmarks.table import Table, figure
from rag.sure import WEIGHTS, Signs, Weights

COMMAND = "python benchmarks/run.py judge"
_NAMES = tuple(one.name for one in fields(Signs))
_COVER = _NAMES.index("cover")
_ANSWERED = 0.95
_THRESHOLDS = (0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7)


def tables(bench: Bench) -> list[Table]:
    """How well answered questions are known, what each sign is worth, and the thresholds."""
    groups = dict(_groups(bench))
    taught = {name: [one for one in group if not one.held] for name, group in groups.items()}
    fitted = fit(list(taught.values()))
    return [_known(groups, taught, fitted), _worth(taught, fitted), _edges(groups)]


def _groups(bench: Bench) -> Iterable[tuple[str, list[Case]]]:
    for material in bench.materials:
        yield material.title, of_material(bench, material)
    for named in sets():
        if named.name in bench.parts:
            yield named.name, of_set(bench, named)


def _known(
    groups: Mapping[str, Sequence[Case]], taught: Mapping[str, Sequence[Case]], fitted: Fitted
) -> Table:
    ours, rows = _ours(WEIGHTS), []
    for name, group in groups.items():
        others = [cases for other, cases in taught.items() if other != name]
        strange = fit(others) if others else fitted
        held = [one for one in group if one.held]
        ways: tuple[tuple[Sequence[Case], Callable[[Case], float]], ...] = (
            (group, _cover),
            (group, ours.score),
            (held, ours.score),
            (held, fitted.score),
            (group, strange.score),
        )
        told = [_pair(cases, score) for cases, score in ways]
        rows.append((name, str(len(group)), *told))
    head = (
        "set",
        "questions",
        "words covered",
        "**zhengda**",
        "its held-back fifth",
        "there, fitted anew on the rest",
        "fitted on the other sets",
    )
    note = (
        "How often an answered question is surer than one that is not (AUROC), and the share of"
        " the latter that is refused where 95 % of the former are answered."
    )
    return Table("judge", "What the judge knows", COMMAND, head, tuple(rows), note)


def _pair(cases: Sequence[Case], score: Callable[[Case], float]) -> str:
    good = [score(one) for one in cases if one.answered]
    bad = [score(one) for one in cases if not one.answered]
    if not good or not bad:
        return "–"
    edge = threshold(good, _ANSWERED)
    return f"{figure(auroc(good, bad))} / {figure(refused(bad, edge))}"


def _cover(case: Case) -> float:
    return -1.0 if case.signs is None else float(case.signs[_COVER])


def _ours(weights: Weights) -> Fitted:
    return Fitted(weights.base, np.array(astuple(weights.signs)))


def _worth(taught: Mapping[str, Sequence[Case]], fitted: Fitted) -> Table:
    """The weights, and how much a usual difference of a sign moves the verdict."""
    rows = np.array([one.signs for group in taught.values() for one in group
                     if one.signs is not None])  # fmt: skip
    spread = rows.std(axis=0)
    ours = astuple(WEIGHTS.signs)
    told = [
        (name, figure(ours[at], 2), figure(fitted.weights[at], 2),
         figure(float(fitted.weights[at] * spread[at]), 2))
        for at, name in enumerate(_NAMES)
    ]  # fmt: skip
    told.append(("base", figure(WEIGHTS.base, 2), figure(fitted.base, 2), ""))
    head = ("sign", "zhengda's weight", "fitted anew", "× its spread")
    return Table("signs", "What the signs count", COMMAND, head, tuple(told))


def _edges(groups: Mapping[str, Sequence[Case]]) -> Table:
    """What is answered and refused by this threshold alone."""
    ours, rows = _ours(WEIGHTS), []
    for name, group in groups.items():
        told = []
        for edge in _THRESHOLDS:
            logit = float(np.log(edge / (1 - edge)))
            good = share(ours.score(one) >= logit for one in group if one.answered)
            bad = share(ours.score(one) < logit for one in group if not one.answered)
            told.append(f"{figure(good, 2)} / {figure(bad, 2)}")
        rows.append((name, *told))
    head = ("set", *(figure(edge, 2) for edge in _THRESHOLDS))
    note = "Share of the answerable that is answered / of the others that is refused."
    return Table("sure", "The threshold `ZHENGDA_SURE`", COMMAND, head, tuple(rows), note)
