"""`answers first`: how soon a proved sentence is shown after a model's first token.

The model writes as fast as real ones do, and says what it is shown: what is timed is ours.
"""

from __future__ import annotations

import json
import re
import statistics
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from benchmarks.answers.faults import environment, stocked
from benchmarks.bench import Bench
from benchmarks.table import Table, figure
from bot.setup import prepare
from bot.wiring import House, opened
from rag.answer import Answer, Question
from tests.scripted import DONE, HEAD, Script, chunk, scripted

COMMAND = "python benchmarks/run.py answers first"
RATES = (10, 30, 100)
"""Tokens a second: a small model on a processor, a usual one, a fast one."""
QUESTIONS = (
    "校车补助每生每学年多少元？",
    "幼儿园的收费标准什么时候公布？",
    "教师绩效工资怎么发？",
    "普惠性民办幼儿园补助多少？",
)
_SHOWN = re.compile(r"\[材料(\d+) \w+\]\n(.*?)\n\[材料\1完", re.DOTALL)
_SENTENCE = re.compile(r"[^。！？\n]{8,120}。")
_TOKEN = 2
"""Signs a token."""
_CLAIMS = 3


def told(body: Mapping[str, Any], pause: float) -> Script:
    """True sentences of what is shown, a token after the other, with pauses between."""
    shown = _SHOWN.findall(str(body["messages"][-1]["content"]))
    true = [(int(number), one) for number, text in shown for one in _SENTENCE.findall(text)]
    claims = [
        {"quotes": [{"passage": number, "words": one}], "text": one}
        for number, one in true[:_CLAIMS]
    ]
    text = json.dumps({"claims": claims, "missing": ""}, ensure_ascii=False)
    tokens = [text[at : at + _TOKEN] for at in range(0, len(text), _TOKEN)]
    return [
        HEAD,
        *[step for one in tokens for step in (chunk(one), pause)],
        chunk("", "stop"),
        DONE,
    ]


@dataclass(slots=True)
class Heard:
    """Seconds from a first token: until a sentence is written, until it is shown, until the end."""

    written: list[float] = field(default_factory=list)
    shown: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)


def tables(bench: Bench) -> list[Table]:
    """A row for each rate."""
    with stocked(bench.work) as data:
        rows = []
        for rate in RATES:
            times: list[float] = []

            def reply(
                body: Mapping[str, Any], rate: int = rate, times: list[float] = times
            ) -> Script:
                times.append(time.monotonic())
                return told(body, 1 / rate)

            with scripted(reply) as server:
                settings = {"ZHENGDA_MODEL": "m", "ZHENGDA_MODEL_URL": server.url}
                with environment(settings), opened(prepare(data)) as house:
                    house.quote(Question(QUESTIONS[0]))
                    rows.append(_row(rate, _heard(house, rate, times)))
    head = ("tokens a second", "answers", "first sentence written", "shown", "whole answer")
    note = (
        "Seconds after the model's first token (median), counted from its request. A sentence"
        " is written behind its quotes: what comes before it is no time of ours."
    )
    return [Table("answers_first", "The first proved sentence", COMMAND, head, tuple(rows), note)]


def _heard(house: House, rate: int, times: list[float]) -> Heard:
    heard = Heard()
    for question in QUESTIONS:
        shown: list[float] = []

        def tell(answer: Answer, shown: list[float] = shown) -> None:
            del answer
            shown.append(time.monotonic())

        answer = house.ask(Question(question), tell=tell)
        if not (answer.model and shown):
            continue
        first = json.dumps([{"passage": 1, "words": answer.claims[0].text}], ensure_ascii=False)
        signs = len('{"claims": [{"quotes": , "text": ""}, {') + len(first)
        heard.written.append((signs + len(answer.claims[0].text)) / _TOKEN / rate)
        heard.shown.append(shown[0] - times[-1])
        heard.whole.append(time.monotonic() - times[-1])
    return heard


def _row(rate: int, heard: Heard) -> tuple[str, ...]:
    medians = (
        figure(statistics.median(one), 2) if one else "–"
        for one in (heard.written, heard.shown, heard.whole)
    )
    return (str(rate), str(len(heard.shown)), *medians)
