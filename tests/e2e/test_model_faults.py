"""Whatever a model's server does, a question ends in an answer within its deadline."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

import pytest

from bot.setup import prepare
from bot.wiring import opened
from rag.answer import Question
from rag.backends.model.served import Served, Waits
from rag.backends.model.writer import Writer
from rag.ports import Fault, ModelError, Prompt
from tests.e2e.conftest import QUESTION, Product
from tests.e2e.modelling import Stand, standing

pytestmark = pytest.mark.slow

WAITS = Waits(connect=1, first=1, stall=1, total=3)
_FOREVER: dict[str, object] = {"times": None}
FAULTS: dict[str, list[dict[str, object]]] = {
    **{
        f"status {code}": [{"type": "fail", "status": code} | _FOREVER]
        for code in (400, 401, 404, 408, 429, 500, 502, 503, 529)
    },
    "429, wait a second": [{"type": "fail", "status": 429, "retry_after": 1} | _FOREVER],
    "429, wait a minute": [{"type": "fail", "status": 429, "retry_after": 60} | _FOREVER],
    "delayed": [{"type": "delay", "seconds": 20} | _FOREVER],
    "slow first token": [{"type": "slow_first_token", "seconds": 20} | _FOREVER],
    **{
        f"{kind} after {chunks}": [
            {"type": "reply", "text": "据第九条，每生每年600元。" * 4} | _FOREVER,
            {"type": "stream_fault", "kind": kind, "after_chunks": chunks} | _FOREVER,
        ]
        for kind in ("disconnect", "truncate", "stall", "malformed")
        for chunks in (0, 3)
    },
    "no JSON": [{"type": "reply", "text": "我不知道。"} | _FOREVER],
    "wrong JSON": [{"type": "reply", "text": '{"claims": [{"text": 5}]} {"'} | _FOREVER],
    "half JSON": [{"type": "reply", "text": '{"claims": [{"text": "每生每年'} | _FOREVER],
    "empty": [{"type": "reply", "text": ""} | _FOREVER],
    "a megabyte": [{"type": "reply", "text": "财" * 350_000} | _FOREVER],
    "a tool": [
        {"type": "reply", "tool_calls": [{"name": "run", "arguments": {"a": 1}}]} | _FOREVER
    ],
}
RAW = ("Traceback", "openai", "Error code", "llmock", "HTTP", "json", "{", "127.0.0.1")


@pytest.fixture(scope="module")
def stand() -> Iterator[Stand]:
    """The stand-in for a model."""
    with standing() as found:
        yield found


@pytest.mark.parametrize("fault", FAULTS)
def test_a_model_writes_or_fails_within_its_deadline(stand: Stand, fault: str) -> None:
    """It raises nothing but what is foreseen."""
    stand.queue(*FAULTS[fault])
    writer = Writer(Served("mock", stand.url, "sk-HIDDEN", waits=WAITS))
    began, wrote, failed = time.monotonic(), "", None
    try:
        for piece in writer.write(Prompt("系统", "问题"), began + WAITS.total):
            wrote += piece
    except ModelError as error:
        failed = error.fault

    assert time.monotonic() - began < WAITS.total + 1
    assert isinstance(failed, Fault) or wrote
    assert stand.call("requests")["count"] <= 3


@pytest.mark.parametrize("fault", FAULTS)
def test_a_question_is_answered_within_its_deadline(
    stand: Stand, fault: str, stocked: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a model's words as far as they are proved, or in the words of the document."""
    stand.queue(*FAULTS[fault])
    seconds = {"connect": 1, "first": 1, "stall": 1, "total": 3}
    for name, value in seconds.items():
        monkeypatch.setenv(f"ZHENGDA_MODEL_{name.upper()}_SECONDS", str(value))
    monkeypatch.setenv("ZHENGDA_MODEL", "mock")
    monkeypatch.setenv("ZHENGDA_MODEL_URL", stand.url)
    monkeypatch.setenv("ZHENGDA_MODEL_KEY", "sk-HIDDEN")
    with opened(prepare(stocked.data)) as house:
        began = time.monotonic()
        answer = house.ask(Question(QUESTION))
        took = time.monotonic() - began

    assert took < WAITS.total + 1
    assert "600元" in "".join(claim.text for claim in answer.claims)
    assert not any(word in claim.text for claim in answer.claims for word in RAW)


def test_the_stand_in_finds_nothing_wrong_with_how_it_is_asked_again(stand: Stand) -> None:
    """What it asks for is waited for, and no more than three attempts are made."""
    stand.queue(
        {"type": "fail", "status": 429, "retry_after": 1, "times": 1},
        {"type": "fail", "status": 503, "times": 1},
    )
    writer = Writer(Served("mock", stand.url, waits=Waits(total=20)))

    assert "".join(writer.write(Prompt("系统", "问题"), time.monotonic() + 20))
    assert stand.call("requests")["count"] == 3
    assert "FAIL" not in json.dumps(stand.call("verdict")).upper()
