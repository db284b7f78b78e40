"""`refusal`: what tells questions that the documents answer from those that they do not.

Thresholds are set so that at most 4 % of the answerable questions are lost, on the questions
themselves: the figures compare signals, they do not promise what an unseen question meets.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks import shared
from benchmarks.asked import Asked
from benchmarks.bench import Bench
from benchmarks.ground import Ground, Taken, ground
from benchmarks.material import Material
from benchmarks.metrics import share
from benchmarks.table import Table, figure
from rag.evidence import Evidence, gather
from rag.expect import asked_figures
from rag.judge import Thresholds
from rag.sure import signs, sureness

COMMAND = "python benchmarks/run.py refusal"
LOST = 0.04
WINDOW = 12
EACH = 150
FOREIGN = {"drcd": "", "lecoqa_stard": "", "safety_offtopic": "off_topic_benign"}
"""Question sets about other things, and the kind to take of them."""


@dataclass(frozen=True, slots=True)
class Signals:
    """What the evidence for one question looks like."""

    asked: Asked
    cover: float
    cosine: float
    sure: float
    figure: float | None
    """How much of the question the best sentence with the figure covers; None: none asked."""


def tables(bench: Bench) -> list[Table]:
    """On the smallest set of documents: the signals against foreign and near questions."""
    material = bench.materials[0]
    with ground(bench, material) as place:
        own = [_signals(place, q) for q in material.questions]
        others = [_signals(place, q) for q in foreign(material)]
    return [_subject(material, own, others), _figures(material, own)]


def _signals(place: Ground, asked: Asked) -> Signals:
    taken = place.take(asked)
    found = place.found(taken)
    evidence = gather(taken.inquiry, found)
    top = evidence[:WINDOW]
    cover = max((one.cover for one in top), default=0.0)
    cosine = max((one.found.vector for one in top), default=0.0)
    size = len(place.indexes.lexical)
    sure = sureness(signs(taken.inquiry, evidence, size)) if top else 0.0
    return Signals(asked, cover, cosine, sure, _figure(taken, evidence))


def _figure(taken: Taken, evidence: Sequence[Evidence]) -> float | None:
    if not asked_figures(taken.inquiry):
        return None
    return max((one.alone for one in evidence if one.holds), default=0.0)


def foreign(material: Material) -> Iterable[Asked]:
    """Questions that have nothing to do with the documents."""
    if not shared.present():
        return [q for q in material.questions if not q.answerable and not q.docs]
    return [asked for name, kind in FOREIGN.items() for asked in _some(name, kind)]


def _some(name: str, kind: str) -> list[Asked]:
    """Questions of a set, spread evenly over it."""
    lines = (shared.EVAL / name / "queries.dev.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if not kind or row["kind"] == kind]
    step = max(len(rows) // EACH, 1)
    chosen = rows[::step][:EACH]
    return [Asked(str(row["id"]), name, row["text"], answerable=False) for row in chosen]


def _subject(material: Material, own: Sequence[Signals], foreign: Sequence[Signals]) -> Table:
    answerable = [one for one in own if one.asked.answerable]
    rows = []
    for name, field in (
        ("words of the question covered", "cover"),
        ("cosine of the nearest chunk", "cosine"),
        ("all signs (`rag.sure`)", "sure"),
    ):
        values = sorted(getattr(one, field) for one in answerable)
        edge = values[int(LOST * len(values))]
        lost = share(value < edge for value in values)
        refused = share(getattr(one, field) < edge for one in foreign)
        rows.append((name, figure(edge), figure(lost), figure(refused)))
    sets = ", ".join(dict.fromkeys(one.asked.type for one in foreign))
    note = f"{material.title}: {len(answerable)} own questions, {len(foreign)} foreign ({sets})."
    head = ("signal", "threshold", "own lost", "foreign refused")
    return Table("subject", "Is the subject known?", COMMAND, head, tuple(rows), note)


def _figures(material: Material, own: Sequence[Signals]) -> Table:
    edge = Thresholds().figure
    rows = []
    for name, answerable in (("answerable", True), ("unanswerable", False)):
        found = [
            one.figure
            for one in own
            if one.figure is not None and one.asked.answerable is answerable
        ]
        above = share(value >= edge for value in found)
        rows.append((name, str(len(found)), figure(above)))
    head = ("questions that ask for a figure", "questions", f"best sentence covers ≥ {edge}")
    title = "Is the figure stated?"
    return Table("figures", title, COMMAND, head, tuple(rows), f"On {material.title}.")
