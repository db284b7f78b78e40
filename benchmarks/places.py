"""`places`: whose document answers a question that names a place, ours and the rivals'."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from benchmarks import shared
from benchmarks.asked import Asked, Told
from benchmarks.bench import SYSTEMS, ZHENGDA, Bench
from benchmarks.material import among
from benchmarks.place_questions import (
    COUNTY,
    LAW,
    NATIONAL,
    OWN,
    SILENT,
    SUPERIOR,
    UNNAMED,
    PlaceQuestion,
    papers,
    questions,
)
from benchmarks.rivals import environment
from benchmarks.rivals.environment import RivalMissingError
from benchmarks.table import Table, figure

COMMAND = "python benchmarks/run.py places"
SORTS = (OWN, LAW, COUNTY, SUPERIOR, SILENT, NATIONAL, UNNAMED)
NAMED = (OWN, LAW, COUNTY, SUPERIOR, SILENT)
"""Where one place's document is right."""
_LEVELS = ("壮族自治区", "回族自治区", "自治区", "省", "市", "州")


@dataclass(frozen=True, slots=True)
class Placed:
    """One answer judged: its first document is a right one; it cites one of a wrong place."""

    right: bool
    wrong: bool


def judged(asked: PlaceQuestion, told: Told) -> Placed:
    """Judge one answer: by the documents it cites; without a place, by whom it names."""
    cited = () if told.refused else tuple(one.document for one in told.citations)
    wrong = bool(set(cited) - asked.allowed)
    if asked.sort == NATIONAL:
        return Placed(not wrong, wrong)
    if asked.sort == UNNAMED:
        return Placed(bool(cited) and _says_whose(told, cited), wrong)
    return Placed(bool(cited) and cited[0] in asked.right, wrong)


def _says_whose(told: Told, cited: Sequence[str]) -> bool:
    """Whether an answer names the place of every local document that it cites."""
    places = {paper.place for paper in papers() if paper.file in cited} - {""}
    return all(_bare(place) in told.answer for place in places)


def _bare(place: str) -> str:
    for level in _LEVELS:
        if place.endswith(level):
            return place.removesuffix(level)
    return place


def tables(bench: Bench) -> list[Table]:
    """A line a sort of question: the right document first, a wrong place cited."""
    if not shared.present():
        return []
    told: dict[str, list[Told]] = {}
    missing: list[str] = []
    for system in SYSTEMS:
        try:
            told[system] = answers(bench, system)
        except RivalMissingError as error:
            missing.append(str(error))
    return [_table(told, "; ".join(missing))]


def answers(bench: Bench, system: str) -> list[Told]:
    """What a system says to the questions, over the same documents as `seeds` has."""
    asked = tuple(Asked(one.id, one.sort, one.text) for one in questions())
    material = replace(among(), questions=asked)
    if system == ZHENGDA:
        return bench.product(material).ask(asked)
    return environment.ask(system, material, bench.work)


def _table(told: dict[str, list[Told]], missing: str) -> Table:
    rows = [(sort, str(_count([sort])), *_cells(told, [sort])) for sort in SORTS]
    every = ("**all that name a place they have rules for**", str(_count(NAMED)))
    rows.append((*every, *_cells(told, NAMED)))
    head = ["question", "questions"]
    head += [f"{system}: {what}" for system in told for what in ("right", "wrong place cited")]
    note = (
        "Right: the first citation is of the right place's document (asked: ≥ .95); without one,"
        " only the nation's or none; without a place, the text names whose rule it quotes."
    )
    note += f" Left out: {missing}." if missing else ""
    return Table("places", "Places", COMMAND, tuple(head), tuple(rows), note)


def _count(sorts: Sequence[str]) -> int:
    return sum(one.sort in sorts for one in questions())


def _cells(told: dict[str, list[Told]], sorts: Sequence[str]) -> Iterator[str]:
    for rows in told.values():
        by_id = {one.id: one for one in rows}
        verdicts = [judged(q, by_id[q.id]) for q in questions() if q.sort in sorts]
        yield _share(verdicts, lambda one: one.right)
        yield _share(verdicts, lambda one: one.wrong)


def _share(verdicts: Sequence[Placed], truth: Callable[[Placed], bool]) -> str:
    return figure(sum(map(truth, verdicts)) / len(verdicts)) if verdicts else "–"
