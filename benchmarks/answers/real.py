"""`answers real`: a real server with a real model beside keyless, and how soon it is heard.

`python benchmarks/run.py answers real --url http://127.0.0.1:8080/v1 --model NAME` asks the
questions of the smallest set of documents; with `--seconds 300` only those that begin by then.
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.asked import Asked, Quoted, Told
from benchmarks.bench import Bench
from benchmarks.material import Material
from benchmarks.metrics import score
from benchmarks.table import Table, figure
from bot import vendors
from bot.ports import Asking
from bot.render import spoken
from bot.setup import prepare
from bot.wiring import opened
from rag.answer import Answer, Question, Script
from rag.ports import Model, Prompt
from tests.words import WORDINGS

COMMAND = "python benchmarks/run.py answers real --url URL --model NAME"
LEFT_OUT = "answers real: left out, as there is no --url and --model"
_FIGURES = (("a+e", "both"), ("r.rec", "refused"), ("f.ref", "lost"), ("verb", "verbatim"))
_WAITS = {"ZHENGDA_MODEL_TOTAL_SECONDS": "120", "ZHENGDA_MODEL_FIRST_SECONDS": "90"}


@dataclass(slots=True)
class Timed:
    """A model that notes when the first piece of the last answer came."""

    model: Model
    first: float = 0.0

    @property
    def name(self) -> str:
        """That of the real one."""
        return self.model.name

    def write(self, prompt: Prompt, until: float) -> Iterator[str]:
        """What the real one writes."""
        for piece in self.model.write(prompt, until):
            self.first = self.first or time.perf_counter()
            yield piece


@dataclass(slots=True)
class Heard:
    """What was answered; `waits` are seconds from a model's first piece to what is proved."""

    asked: list[Asked] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    said: int = 0
    """Answers in the words of the model."""


def tables(bench: Bench) -> list[Table]:
    """How right the answers are with the model, and without; how soon a sentence is proved."""
    if not (bench.url and bench.model):
        print(LEFT_OUT)
        return []
    material = bench.materials[0]
    stock = bench.product(material).data
    with tempfile.TemporaryDirectory() as place:
        data = Path(place) / "data"
        shutil.copytree(stock, data)
        heard, quoted = _heard(bench, data, material)
    return [_table(bench.model, material, heard, quoted)]


def _heard(bench: Bench, data: Path, material: Material) -> tuple[Heard, list[Told]]:
    """The answers with the model, and those of the same questions without it."""
    heard, quoted = Heard(), []
    ends = time.monotonic() + (bench.seconds or 1e9)
    mixed = random.Random(6).sample(material.questions, len(material.questions))
    with _served(bench) as timed, opened(prepare(data)) as house:
        for one in mixed:
            if time.monotonic() > ends:
                break
            heard.asked.append(one)
            quoted.append(_told(one, house.quote(_question(one))))
            _ask(one, house.ask, timed, heard)
    return heard, quoted


def _ask(one: Asked, ask: Asking, timed: list[Timed], heard: Heard) -> None:
    times: list[float] = []
    for model in timed:
        model.first = 0.0
    answer = ask(_question(one), tell=lambda _: times.append(time.perf_counter()))
    heard.told.append(_told(one, answer))
    heard.said += bool(answer.model)
    first = max((model.first for model in timed), default=0.0)
    if first and times:
        heard.waits.append(times[0] - first)
    print(f"{one.id} {answer.outcome} {answer.model} {answer.seconds:.1f} s", flush=True)


def _question(one: Asked) -> Question:
    return Question(one.question, one.history)


def _told(one: Asked, answer: Answer) -> Told:
    cited = tuple(Quoted(c.passage.source.document, c.quote) for c in answer.citations)
    said = spoken(answer, WORDINGS[Script.SIMPLIFIED])
    return Told(one.id, said, answer.outcome.refused, cited, seconds=answer.seconds)


@contextmanager
def _served(bench: Bench) -> Iterator[list[Timed]]:
    """The settings of the server, and every model that is made, timed."""
    wanted = {**_WAITS, "ZHENGDA_MODEL": bench.model, "ZHENGDA_MODEL_URL": bench.url}
    before = {name: os.environ.get(name) for name in wanted}
    make, made = vendors.model, list[Timed]()

    def timing(*given: object, **named: object) -> Timed | None:
        model = make(*given, **named)  # type: ignore[arg-type]  # whatever it takes
        if model is not None:
            made.append(Timed(model))
        return made[-1] if model is not None else None

    os.environ.update(wanted)
    vars(vendors)["model"] = timing
    try:
        yield made
    finally:
        vars(vendors)["model"] = make
        for name, value in before.items():
            os.environ.pop(name)
            os.environ.update({name: value} if value is not None else {})


def _table(name: str, material: Material, heard: Heard, quoted: Sequence[Told]) -> Table:
    rows = []
    for system, told in ((name, heard.told), ("keyless", quoted)):
        found = score(material.judge, heard.asked, told)
        figures = (figure(getattr(found, field)) for _, field in _FIGURES)
        seconds = statistics.median(one.seconds for one in told)
        rows.append((system, str(len(told)), *figures, figure(seconds, 1)))
    first = statistics.median(heard.waits) if heard.waits else None
    note = (
        f"{material.title}; {sum(q.answerable for q in heard.asked)} of the questions answerable;"
        f" {heard.said} answers in the model's words. From the model's first piece to the first"
        f" proved sentence: {figure(first, 1)} s (median of {len(heard.waits)})."
    )
    head = ("", "questions", *(one for one, _ in _FIGURES), "s/question (median)")
    return Table("answers_real", "A real model beside keyless", COMMAND, head, tuple(rows), note)
