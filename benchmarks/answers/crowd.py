"""`answers crowd`: twenty people at once while the model stalls, and after it is back.

Nobody waits beyond the deadline, what asks no model is not held up, and the model is used again
by itself.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from benchmarks.answers.faults import SECONDS, TOTAL, environment, stocked
from benchmarks.answers.first import told
from benchmarks.bench import Bench
from benchmarks.table import Table, figure
from bot.setup import prepare
from bot.wiring import House, opened
from rag.answer import Answer, Question
from tests.scripted import Script, scripted

COMMAND = "python benchmarks/run.py answers crowd"
ASKED = tuple(f"{grade}年级校车补助每生每学年多少元？" for grade in "一二三四五六七八九十") * 2
PLAIN = ("你好", "汽车年检多少钱？", "你能做什么？")
"""What no model is asked about."""
_REST = 31.0


@dataclass(frozen=True, slots=True)
class Timed:
    """An answer, and after how many seconds it was there."""

    answer: Answer
    seconds: float


def tables(bench: Bench) -> list[Table]:
    """A row for each moment."""
    stalls = [True]

    def reply(body: Mapping[str, Any]) -> Script:
        return [90.0] if stalls[0] else told(body, 0.0)

    wanted = {f"ZHENGDA_MODEL_{name}_SECONDS": str(value) for name, value in SECONDS.items()}
    with stocked(bench.work) as data, scripted(reply) as server:
        settings = wanted | {"ZHENGDA_MODEL": "m", "ZHENGDA_MODEL_URL": server.url}
        with environment(settings), opened(prepare(data)) as house:
            house.quote(Question(ASKED[0]))
            rows = [*_rows(house, stalls, lambda: len(server.asked))]
    head = ("moment", "questions", "in the model's words", "median s", "slowest s", "late", "asked")
    note = f"The deadline is {TOTAL} s; late is what took a second more. Asked: requests so far."
    return [Table("answers_crowd", "Twenty at once", COMMAND, head, tuple(rows), note)]


def _rows(
    house: House, stalls: list[bool], requests: Callable[[], int]
) -> Iterator[tuple[str, ...]]:
    with ThreadPoolExecutor(len(ASKED) + 1) as people:
        crowd = [people.submit(_timed, house, f"{n} {text}") for n, text in enumerate(ASKED)]
        beside = [_timed(house, text) for text in PLAIN]
        yield _row("it stalls", [one.result() for one in crowd], requests())
        yield _row("it stalls; asks no model", beside, requests())
        again = people.map(lambda text: _timed(house, f"请问{text}"), ASKED[:10])
        yield _row("it is left alone", [*again], requests())
        stalls[0] = False
        time.sleep(_REST)
        first = _timed(house, f"想问{ASKED[0]}")
        back = people.map(lambda text: _timed(house, f"想问{text}"), ASKED[1:10])
        yield _row("it is back", [first, *back], requests())


def _timed(house: House, text: str) -> Timed:
    began = time.monotonic()
    answer = house.ask(Question(text))
    return Timed(answer, time.monotonic() - began)


def _row(moment: str, timed: Sequence[Timed], requests: int) -> tuple[str, ...]:
    seconds = [one.seconds for one in timed]
    counts = (
        str(len(timed)),
        str(sum(bool(one.answer.model) for one in timed)),
        figure(statistics.median(seconds), 2),
        figure(max(seconds), 2),
        str(sum(one > TOTAL + 1 for one in seconds)),
    )
    return (moment, *counts, str(requests))
