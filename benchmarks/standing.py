"""`seeds`: how right the answers are, ours and the rivals', in one table a set of documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.bench import SYSTEMS, ZHENGDA, Bench
from benchmarks.material import Material
from benchmarks.metrics import ONE_FACT, Score, score
from benchmarks.rivals.environment import RivalMissingError
from benchmarks.table import Table, figure

COMMAND = "python benchmarks/run.py seeds"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a system stands on a set of documents."""

    system: str
    material: Material
    score: Score


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure that is asked for: its name, what it must be, how it is read from a score."""

    name: str
    alone: str
    among: str
    field: str
    digits: int = 3


ASKED = (
    Asked("answer and evidence right (a+e)", "≥ .90", "≥ .80", "both"),
    Asked("evidence found (evid)", "≥ .94", "≥ .85", "evidence"),
    Asked("quotes verbatim (verb)", "1.000", "1.000", "verbatim"),
    Asked("unanswerable refused (r.rec)", "≥ .80", "≥ .80", "refused"),
    Asked("answerable refused (f.ref)", "≤ .06", "≤ .06", "lost"),
    Asked("damage said in words (gap)", "≥ .75", "≥ .75", "gap"),
    Asked("cited sentences, one-fact answer (median)", "≤ 2", "≤ 2", "sentences", 0),
)
COLUMNS = (
    ("a+e", "both", 3),
    ("evid", "evidence", 3),
    ("verb", "verbatim", 3),
    ("r.rec", "refused", 3),
    ("f.ref", "lost", 3),
    ("gap", "gap", 3),
    ("handled", "handled", 3),
    ("sentences", "sentences", 0),
    ("s/question", "seconds", 3),
)


def standings(bench: Bench) -> Iterator[Standing | RivalMissingError]:
    """Every system on every set of documents; for one that does not run, the reason."""
    for material in bench.materials:
        for system in SYSTEMS:
            try:
                told = bench.answers(system, material)
            except RivalMissingError as missing:
                yield missing
            else:
                yield Standing(system, material, score(material.judge, material.questions, told))


def tables(bench: Bench) -> list[Table]:
    """What is asked beside what was reached, then everything a set of documents."""
    found = list(standings(bench))
    stood = [one for one in found if isinstance(one, Standing)]
    missing = "; ".join(dict.fromkeys(str(o) for o in found if not isinstance(o, Standing)))
    return [overview(stood, missing), *(_detail(stood, material) for material in bench.materials)]


def overview(stood: list[Standing], missing: str) -> Table:
    """A line a figure: asked, and what every system reached on every set of documents."""
    systems = list(dict.fromkeys(one.system for one in reversed(stood)))
    titles = " / ".join(dict.fromkeys(one.material.title for one in stood))
    rows = []
    for asked in ASKED:
        reached = {
            system: " / ".join(
                figure(getattr(one.score, asked.field), asked.digits)
                for one in stood
                if one.system == system
            )
            for system in systems
        }
        wanted = asked.alone if asked.alone == asked.among else f"{asked.alone} / {asked.among}"
        rows.append((asked.name, wanted, *(_bold(s, r) for s, r in reached.items())))
    note = f"Figures in this order: {titles}." if "/" in titles else f"On {titles}."
    note += f" Left out: {missing}." if missing else ""
    return Table(
        "overview", "Asked and reached", COMMAND, ("figure", "asked", *systems), tuple(rows), note
    )


def _bold(system: str, reached: str) -> str:
    return f"**{reached}**" if system == ZHENGDA else reached


def _detail(stood: list[Standing], material: Material) -> Table:
    rows = tuple(
        (one.system, *(figure(getattr(one.score, name), digits) for _, name, digits in COLUMNS))
        for one in stood
        if one.material.key == material.key
    )
    own = sum(q.answerable for q in material.questions)
    facts = sum(q.type == ONE_FACT for q in material.questions)
    note = (
        f"{own} answerable questions, {len(material.questions) - own} unanswerable;"
        f" `sentences` over the {facts} of type `{ONE_FACT}`."
    )
    head = ("system", *(name for name, _, _ in COLUMNS))
    return Table(material.key, f"Answers, {material.title}", COMMAND, head, rows, note)
