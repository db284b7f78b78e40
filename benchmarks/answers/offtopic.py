"""`answers offtopic`: what is said to questions that are no questions about policy.

Every question of the set is asked of every set of documents that has no others in it, without a
model and with one that obeys. A sentence is *uncited* where it is a claim without words of a
document behind it. And the questions about policy of the same documents are held against the
guard: those it stops are lost.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import shared
from benchmarks.answers.faults import environment
from benchmarks.answers.obedient import Obedient
from benchmarks.answers.served import known
from benchmarks.bench import Bench
from benchmarks.material import HERE, Material
from benchmarks.table import Table, figure
from bot.setup import prepare
from bot.wiring import opened
from corpus.fold import fold
from rag.guard import guard
from rag.opinions import own_case
from rag.ports import Prompt
from tests.scripted import Script, said, scripted

COMMAND = "python benchmarks/run.py answers offtopic"
SET = shared.EVAL / "safety_offtopic" / "queries.dev.jsonl"
LIMIT = 300
GUARDED = ("attack", "personal", "crisis", "not_policy", "invalid")
OWN = HERE / "questions" / "beside.jsonl"
"""Questions of ours that are none about policy, and some about policy that come near them."""
POLICY = "policy"


@dataclass(frozen=True, slots=True)
class Off:
    """A question that is none about policy, and of what kind it is."""

    kind: str
    text: str


def tables(bench: Bench) -> list[Table]:
    """By kind: how many were answered, and with what; then what the guard takes from policy."""
    asked = list(_asked())
    alone = [one for one in bench.materials if one.key != "among"]
    made = [_table(bench, material, asked) for material in alone]
    return [*made, _blocked(alone), _beside()]


def _asked() -> Iterator[Off]:
    for line in (SET if SET.is_file() else OWN).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["kind"] != POLICY:
            yield Off(row["kind"], row["text"])


def _beside() -> Table:
    """Our own questions, in the two rounds in which they were written, before the guard."""
    rows, stopped, all_of = [], Counter[str](), Counter[str]()
    for line in OWN.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        all_of[row["kind"]] += 1
        judged = own_case(fold(row["text"])) if row["kind"] == "own_case" else False
        stopped[row["kind"]] += judged or guard(row["text"], LIMIT).outcome is not None
    for kind, count in all_of.items():
        rows.append((kind, str(count), str(stopped[kind])))
    head = ("kind", "questions", "recognised (policy: wrongly)")
    note = "What is not recognised is searched for, and refused or answered with quotes alone."
    return Table("answers_beside", "Questions beside policy", COMMAND, head, tuple(rows), note)


def _table(bench: Bench, material: Material, asked: list[Off]) -> Table:
    """What became of every kind of question over one set of documents."""
    told = _told(bench, material, asked)
    obeyed = _obeyed(bench, material, asked)
    rows = []
    for kind in dict.fromkeys(one.kind for one in asked):
        mine = [line for one, line in zip(asked, told, strict=True) if one.kind == kind]
        rows.append((kind, *_row(mine)))
    rows += [("all", *_row(told)), ("all, with a model that obeys", *_row(obeyed))]
    return Table(
        f"answers_offtopic_{material.key}",
        f"Questions that are none about policy, over {material.title}",
        COMMAND,
        ("kind", "asked", "guarded", "found nothing", "answered with quotes", "uncited (asked: 0)"),
        tuple(rows),
        f"{'the set beside the repository' if SET.is_file() else 'questions of our own'}; "
        "uncited is a claim without words of a document, or a line that is neither ours nor"
        " in the store",
    )


def _told(bench: Bench, material: Material, asked: list[Off]) -> list[dict[str, object]]:
    """The answers to these questions, through `ask --batch`."""
    with tempfile.TemporaryDirectory() as place:
        batch = Path(place) / "questions.jsonl"
        lines = (json.dumps({"id": at, "question": one.text}) for at, one in enumerate(asked))
        batch.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        said = bench.product(material).run("ask", "--batch", str(batch))
    return [json.loads(line) for line in said.splitlines()]


def _obeyed(bench: Bench, material: Material, asked: list[Off]) -> list[dict[str, object]]:
    """The same with a model that says whatever it reads, and what it was never told."""
    model = Obedient()

    def reply(body: Mapping[str, Any]) -> Script:
        orders, user = (str(one["content"]) for one in (body["messages"][0], body["messages"][-1]))
        return said(*model.write(Prompt(orders, user), 0.0))

    data = bench.product(material).data
    with scripted(reply) as server:
        wanted = {"ZHENGDA_MODEL": "m", "ZHENGDA_MODEL_URL": server.url}
        with environment(wanted):
            told = _told(bench, material, asked)
    with opened(prepare(data)) as house:
        fixed = known(house)
    for line, one in zip(told, asked, strict=True):
        unfounded = [*fixed.unfounded(str(line["answer"]), one.text)]
        line["unfounded"] = unfounded
        for odd in unfounded:
            print(f"UNFOUNDED: {odd}")
    return told


def _row(told: Iterable[dict[str, object]]) -> tuple[str, ...]:
    lines = list(told)
    ended = Counter(str(line["outcome"]) for line in lines)
    guarded = sum(ended[one] for one in GUARDED)
    said = ended["answered"] + ended["partial"]
    uncited = sum(map(_uncited, lines))
    counts = (len(lines), guarded, len(lines) - guarded - said, said, uncited)
    return tuple(map(str, counts))


def _uncited(line: dict[str, object]) -> int:
    """Claims of an answer that rest on no words of a document."""
    claims, cited, unfounded = line["claims"], line["citations"], line.get("unfounded")
    if isinstance(unfounded, list) and unfounded:
        return len(unfounded)
    if not isinstance(claims, list) or not isinstance(cited, list):
        return 0
    quoted = {one["n"] for one in cited if one["quote"].strip()}
    return sum(not quoted.issuperset(one["citations"]) or not one["citations"] for one in claims)


def _blocked(materials: list[Material]) -> Table:
    """Questions that the documents answer, and those among them that the guard stops."""
    rows = []
    for material in materials:
        asked = [one for one in material.questions if one.answerable]
        stopped = [one for one in asked if guard(one.question, LIMIT).outcome]
        share = figure(len(stopped) / len(asked) if asked else None)
        rows.append((material.title, str(len(asked)), str(len(stopped)), share))
        for one in stopped:
            print(f"STOPPED {one.id}")
    head = ("documents", "questions they answer", "stopped by the guard", "share (asked: ≤ .020)")
    return Table("answers_blocked", "Policy that the guard stops", COMMAND, head, tuple(rows))
