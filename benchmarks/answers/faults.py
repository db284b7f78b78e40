"""Whether every question ends in an answer or a refusal, whatever the model's server does.

`llmock` does what it can; what it cannot, a scripted server does byte by byte.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bench import Bench
from benchmarks.material import SAMPLES
from benchmarks.product import Product
from benchmarks.table import Table
from bot.setup import prepare
from bot.wiring import opened
from rag.answer import Answer, Question
from tests.e2e.modelling import LLMOCK, standing
from tests.e2e.test_model_faults import FAULTS, RAW
from tests.scripted import (
    DONE,
    HEAD,
    RESET,
    Reply,
    Script,
    chunk,
    event,
    refused,
    said,
    scripted,
    status,
)

COMMAND = "python benchmarks/run.py answers faults"
SECONDS = {"CONNECT": 2, "FIRST": 2, "STALL": 2, "TOTAL": 6}
TOTAL = SECONDS["TOTAL"]
QUESTIONS = (
    "校车补助每生每学年多少元？",
    "幼儿园的收费标准什么时候公布？",
    "教师绩效工资怎么发？",
    "汽车年检多少钱？",
    "你好",
)


def _drip(content: bytes) -> Script:
    return [step for byte in content for step in (bytes([byte]), 1.0)]


SCRIPTED: dict[str, Script | Reply] = {
    "a byte a second": _drip(HEAD + b"data: " + b"x" * 60),
    "a byte a second, once begun": [HEAD, chunk("一"), *_drip(b"data: " + b"x" * 60)],
    "pings without end": [HEAD, *[step for _ in range(90) for step in (b": ping\n\n", 0.2)]],
    "silence": [90.0],
    "hangs up": [],
    "HTML, 200": status(200, b"<html>login</html>", content_type="text/html"),
    "HTML, 502": status(502, b"<html>bad gateway</html>"),
    "redirects elsewhere": status(307, b"", location="http://192.0.2.1/v1/chat/completions"),
    "chunks that are no chunks": [HEAD, event([1]), event({"choices": 5}), DONE],
    "binary": [HEAD, bytes(range(256)) * 100],
    "1 MB in one chunk": said("x" * 1_000_000),
    "1 MB in ten thousand": said(*["x" * 100] * 10_000),
    "a line of 100 MB": [HEAD, *[b"x" * 1_000_000] * 100],
    "an error within the stream": [HEAD, chunk("一"), event({"error": {"message": "x"}}), DONE],
    "nothing at all": [HEAD, DONE],
    "chunks without end": [HEAD, *[chunk("财" * 50)] * 100_000],
    "chunks twice": [HEAD, *[one for one in map(chunk, '{"claims": []}') for _ in range(2)], DONE],
    "deep JSON in a chunk": [HEAD, b"data: " + b"[" * 200_000 + b"\n\n", DONE],
    "deep JSON as the answer": said('{"claims": ' + "[" * 9_000),
    "bytes that are no text": [HEAD, chunk("一"), b'data: {"id": "\xff\xfe\xe4\xb8"}\n\n', DONE],
    "a torn connection": [HEAD, RESET],
    "a torn connection, once begun": [HEAD, chunk("一"), chunk("二"), 0.2, RESET],
}


def _whole(script: Script) -> Reply:
    """Streaming is refused; what is asked for instead ends so."""
    return lambda body: refused("streaming is not supported") if body.get("stream") else script


WHOLE: dict[str, Reply] = {
    f"no stream: {name}": _whole(script)
    for name, script in {
        "silence": [90.0],
        "a byte a second": _drip(b"HTTP/1.1 200 OK\r\n\r\n" + b" " * 60),
        "a torn connection": [RESET],
        "HTML": status(200, b"<html>login</html>", content_type="text/html"),
        "500": status(500, b"oops"),
        "no choices": status(200, {"id": "1", "object": "chat.completion", "choices": []}),
        "10 MB": status(200, {"choices": [{"message": {"content": "x" * 10_000_000}}]}),
        "deep JSON": status(200, b"[" * 200_000, content_type="application/json"),
    }.items()
}


@dataclass(slots=True)
class Tried:
    """What came of a fault."""

    asked: int = 0
    answered: int = 0
    refused: int = 0
    late: int = 0
    raw: int = 0
    broken: int = 0
    slowest: float = 0.0

    def take(self, answer: Answer, seconds: float) -> None:
        """Count an answer."""
        said = "".join(claim.text for claim in answer.claims) + answer.subject + answer.missing
        self.answered += answer.outcome.answers
        self.refused += not answer.outcome.answers
        self.late += seconds > TOTAL + 1
        self.raw += any(word in said for word in RAW)
        self.slowest = max(self.slowest, seconds)


def tables(bench: Bench) -> list[Table]:
    """A row a fault; every one sees a model that has not failed yet, and then one that rests."""
    rows: list[tuple[str, ...]] = []
    with stocked(bench.work) as data, ExitStack() as stack:
        if LLMOCK.exists():
            stand = stack.enter_context(standing())
            for name, behaviors in FAULTS.items():
                stand.queue(*behaviors)
                rows.append(_row(name, "llmock", _tried(data, stand.url)))
        for name, script in (SCRIPTED | WHOLE).items():
            with scripted(script) as server:
                rows.append(_row(name, "script", _tried(data, server.url)))
    head = ("fault", "by", "questions", "answered", "refused", "late", "raw", "broken", "slowest s")
    note = (
        f"The deadline is {TOTAL} s; late is what took a second more. Broken: an error reached"
        " whoever asked. Small talk counts as refused."
    )
    return [Table("answers_faults", "Faults of a model's server", COMMAND, head, tuple(rows), note)]


def _row(name: str, by: str, tried: Tried) -> tuple[str, ...]:
    counts = (tried.asked, tried.answered, tried.refused, tried.late, tried.raw, tried.broken)
    return (name, by, *map(str, counts), f"{tried.slowest:.1f}")


def _tried(data: Path, url: str) -> Tried:
    """All questions, one after another, at a server with a fault."""
    tried = Tried()
    wanted = {f"ZHENGDA_MODEL_{name}_SECONDS": str(value) for name, value in SECONDS.items()}
    wanted |= {"ZHENGDA_MODEL": "m", "ZHENGDA_MODEL_URL": url, "ZHENGDA_MODEL_KEY": "sk-none"}
    with environment(wanted), opened(prepare(data)) as house:
        for question in QUESTIONS:
            tried.asked += 1
            _ask(house.ask, question, tried)
    return tried


def _ask(ask: Callable[[Question], Answer], question: str, tried: Tried) -> None:
    began = time.monotonic()
    try:
        answer = ask(Question(question))
    except Exception:  # noqa: BLE001  what is counted here
        tried.broken += 1
    else:
        tried.take(answer, time.monotonic() - began)


@contextmanager
def environment(wanted: dict[str, str]) -> Iterator[None]:
    """These settings, as long as the block runs."""
    before = dict(os.environ)
    os.environ.update(wanted)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextmanager
def stocked(work: Path) -> Iterator[Path]:
    """A data directory of the samples, made anew."""
    data = work / "faults"
    shutil.rmtree(data, ignore_errors=True)
    Product(data).run("add", str(SAMPLES))
    yield data
    shutil.rmtree(data, ignore_errors=True)
