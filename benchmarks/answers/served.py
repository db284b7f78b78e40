"""`answers served`: a liar behind real HTTP, before the whole product, in every shape of a server.

Whatever it is asked, it lies about the very sentences that it is shown, in every way of `lies`.
Everything that a person would get is searched: messages that grow, the whole message, the JSON.
As nothing that it writes is true, each sentence must be ours or stand in the store word for word.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.answers.faults import environment, stocked
from benchmarks.answers.fixed import Fixed, bare
from benchmarks.answers.lies import LIES
from benchmarks.answers.shapes import SHAPES, Shape
from benchmarks.bench import Bench
from benchmarks.material import samples
from benchmarks.table import Table
from bot.contract.answers import answer_line
from bot.message import Limit
from bot.render import growing, render
from bot.setup import prepare
from bot.wiring import House, opened
from rag.answer import Answer, Question
from tests.scripted import Script as Steps
from tests.scripted import scripted
from tests.words import WORDINGS

COMMAND = "python benchmarks/run.py answers served"
LIMIT = Limit(4_096, 100)
SHOWN = re.compile(r"\[材料(\d+) (\w+)\]\n(.*?)\n\[材料\1完 \2\]", re.DOTALL)
_SENTENCE = re.compile(r"[^。！？\n]{8,150}。")
_MOST = 12
WAYS = ("over its quote", "over an invented quote", "over another passage", "over no quote")


@dataclass(slots=True)
class Liar:
    """What a model writes that lies wherever it can; `told` are its lies by their kind."""

    shape: Shape
    rnd: random.Random = field(default_factory=lambda: random.Random(6))
    told: list[tuple[str, str]] = field(default_factory=list)
    turn: int = 0

    def __call__(self, body: Mapping[str, Any]) -> Steps:
        """What its server does about a request."""
        user = str(body["messages"][-1]["content"])
        passages = [(int(number), text) for number, _, text in SHOWN.findall(user)]
        claims = [*self._claims(passages)]
        self.rnd.shuffle(claims)
        written = {"claims": claims[:_MOST], "missing": "补助是一万元"}
        return self.shape(body, json.dumps(written, ensure_ascii=False))

    def _claims(self, passages: Sequence[tuple[int, str]]) -> Iterator[dict[str, object]]:
        """Lies about what it is shown, as many as are read."""
        found = [(number, one) for number, text in passages for one in _SENTENCE.findall(text)]
        lies = list(LIES.items())
        for _ in range(_MOST * 4):
            if not found:
                return
            number, true = self.rnd.choice(found)
            kind, lie = lies[self.turn % len(lies)]
            self.turn += 1
            if (said := lie(true, self.rnd)) and said != true:
                way = WAYS[self.turn // len(lies) % len(WAYS)] if self.turn % 3 == 0 else WAYS[0]
                self.told.append((kind, said))
                yield {"quotes": _quotes(way, number, true, said), "text": said}


def _quotes(way: str, number: int, true: str, said: str) -> list[dict[str, object]]:
    words = {WAYS[1]: said, WAYS[2]: true}.get(way, true)
    passage = number % 8 + 1 if way == WAYS[2] else number
    return [] if way == WAYS[3] else [{"passage": passage, "words": words}]


@dataclass(slots=True)
class Heard:
    """What people got while it lied: how many answers and lies, and what must not be."""

    answers: int = 0
    composed: int = 0
    lies: int = 0
    sent: Counter[str] = field(default_factory=Counter)
    unfounded: int = 0


def tables(bench: Bench) -> list[Table]:
    """A row a shape: lies told, lies that reached somebody, lines that rest on nothing."""
    rows = []
    with stocked(bench.work) as data:
        for name, shape in SHAPES.items():
            liar = Liar(shape)
            with scripted(liar) as server:
                wanted = {"ZHENGDA_MODEL": "m", "ZHENGDA_MODEL_URL": server.url}
                with environment(wanted), opened(prepare(data)) as house:
                    heard = _heard(house, liar)
            rows.append((name, heard))
    counted = [(n, h.answers, h.lies, h.composed, h.sent.total(), h.unfounded) for n, h in rows]
    sums = [sum(int(row[at]) for row in counted) for at in range(1, 6)]
    head = (
        "what its server sends",
        "questions",
        "lies told",
        "answers with sentences that it led to",
        "lies sent (asked: 0)",
        "lines that rest on nothing (asked: 0)",
    )
    lines = tuple(tuple(map(str, row)) for row in [*counted, ("all", *sums)])
    note = (
        "Over real HTTP and the whole line: messages while they grow, whole messages, JSON."
        " Every line is either a sentence of the wording or stands in the store."
    )
    return [Table("answers_served", "A liar behind a server", COMMAND, head, lines, note)]


def known(house: House) -> Fixed:
    """What a house may say of its own."""
    records = house.store.records()
    facts = (f for r in records for f in (r.title, r.name, r.issuer, r.number, r.place, r.dated))
    texts = [house.store.text(one.version_id) for one in records]
    damage = [one.sentence for record in records for one in record.damage]
    return Fixed.of([*texts, *damage], facts, WORDINGS)


def _heard(house: House, liar: Liar) -> Heard:
    fixed, heard = known(house), Heard()
    for asked in samples().questions:
        if not asked.answerable:
            continue
        grown: list[Answer] = []
        before = len(liar.told)
        answer = house.ask(Question(asked.question, asked.history), tell=grown.append)
        heard.answers += 1
        heard.composed += bool(answer.model)
        heard.lies += len(liar.told) - before
        _look(fixed, heard, liar.told[before:], asked.question, [*_shown(answer, grown)])
    return heard


def _shown(answer: Answer, grown: Sequence[Answer]) -> Iterator[str]:
    """All that reaches a person of an answer."""
    wording = WORDINGS[answer.script]
    yield from (growing(one, wording, LIMIT).text for one in grown)
    yield from (one.text for one in render(answer, wording, LIMIT))
    line = answer_line(0, answer, wording)
    yield line.answer
    yield from (one.text for one in line.claims)
    yield from (one.quote for one in (*line.citations, *line.nearest))


def _look(
    fixed: Fixed, heard: Heard, told: Sequence[tuple[str, str]], asked: str, shown: Sequence[str]
) -> None:
    """Search what was shown for lies, and for what rests on nothing."""
    whole = bare("\n".join(shown))
    for kind, lie in told:
        plain = bare(lie)
        if plain in whole and not any(plain in text for text in fixed.texts):
            heard.sent[kind] += 1
            print(f"SENT {kind}: {lie}")
    lines = {line for message in shown for line in fixed.unfounded(message, asked)}
    heard.unfounded += len(lines)
    for line in lines:
        print(f"RESTS ON NOTHING: {line}")
