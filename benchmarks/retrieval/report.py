"""`retrieval` without files: every set that is there, beside the figures that are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from benchmarks.bench import Bench
from benchmarks.retrieval.contest import OWN, RIVALS, Outcome, Wanted, held
from benchmarks.retrieval.figures import Figures
from benchmarks.retrieval.sets import Named, sets
from benchmarks.table import Table, figure

COMMAND = "python benchmarks/run.py retrieval"
_FIGURES = (
    "ndcg@10",
    "plus ndcg@10",
    "conversation ndcg@10",
    "hit@1",
    "hit@10",
    "span@3",
    "auroc",
    "refused_at_95",
    "refused_at_90",
    "given negative_rejection",
    "given answered",
    "given answered_at_80",
    "p50_ms",
    "p95_ms",
)
_WAYS = ("ndcg@10", "span@3")
_KEPT_OUT = {
    "not_in_force": "taken for no longer in force",
    "of_another_place": "taken for another place's",
    "not_taken_in": "not taken in",
}


def tables(bench: Bench) -> Iterator[Table]:
    """A line a figure of a set, a column a system; then, where wanted, a line a way."""
    wanted = [one for one in sets() if not bench.parts or one.name in bench.parts]
    outcomes = {}
    for one in wanted:
        print(f"{one.name}:", flush=True)
        rivals = Wanted((*one.rivals, *bench.rivals), bench.ablation)
        outcomes[one.name] = held(one.read(), rivals, bench.work)
    yield _table(wanted, outcomes)
    if bench.ablation:
        yield _parts(outcomes)


def _table(wanted: list[Named], outcomes: Mapping[str, Outcome]) -> Table:
    systems = [
        name
        for name in (*RIVALS, OWN)
        if any(name in outcome.systems for outcome in outcomes.values())
    ]
    lines = (
        (one.name, name, one.asked.get(name, "–"), *_cells(outcomes[one.name], systems, name))
        for one in wanted
        for name in _FIGURES
    )
    rows = tuple(line for line in lines if set(line[3:]) != {"–"})
    head = ("set", "figure", "asked", *systems)
    notes = [_kept_out(name, outcome) for name, outcome in outcomes.items()]
    return Table("retrieval", "Finding", COMMAND, head, rows, " ".join(filter(None, notes)))


def _cells(outcome: Outcome, systems: list[str], name: str) -> list[str]:
    return [_cell(outcome.systems.get(system), name) for system in systems]


def _cell(figures: Figures | None, name: str) -> str:
    """A figure of a system, or of a part of its figures: `given answered`."""
    *part, last = name.split()
    found = figures.parts.get(part[0]) if figures and part else figures
    value = found.values.get(last) if found else None
    return figure(value, 1 if last.endswith("_ms") else 3)


def _kept_out(name: str, outcome: Outcome) -> str:
    """What zhengda did not look at, in a sentence; nothing where there is nothing."""
    found = outcome.systems[OWN].parts["kept_out"].values
    told = [f"{found[key]:.0f} {what}" for key, what in _KEPT_OUT.items() if found[key]]
    stopped = found["questions_stopped_by_guard"]
    about = f"{name}: of {found['relevant_documents']:.0f} relevant documents "
    guard = f"; {stopped:.0f} questions stopped by the guard" if stopped else ""
    return f"{about}{', '.join(told) or 'all looked at'}{guard}." if told or stopped else ""


def _parts(outcomes: Mapping[str, Outcome]) -> Table:
    ways = list(dict.fromkeys(way for outcome in outcomes.values() for way in outcome.parts))
    named = [(name, key) for name in outcomes for key in _WAYS if _has(outcomes[name], key)]
    rows = tuple(
        (way, *(_cell(outcomes[name].parts.get(way), key) for name, key in named)) for way in ways
    )
    head = ("the questions that stand alone", *(f"{name} {key}" for name, key in named))
    return Table("retrieval_ways", "Ways of finding", f"{COMMAND} --ablation", head, rows)


def _has(outcome: Outcome, key: str) -> bool:
    return any(key in figures.values for figures in outcome.parts.values())
