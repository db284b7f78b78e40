"""An embedding model behind an address in the place of the one inside."""

from __future__ import annotations

import time
from collections.abc import Mapping
from threading import Event
from typing import Any

import pytest

from bot.commands.current import catch_up
from bot.commands.session import Session
from bot.commands.terminal import Terminal
from bot.setup import prepare
from bot.wiring import House, opened
from rag.answer import Notice, Question
from tests.e2e.conftest import QUESTION, Product, Telegram, eventually
from tests.e2e.people import Person, Said
from tests.e2e.test_serve import serving
from tests.scripted import Script, embedded, scripted
from tests.words import ZH

pytestmark = pytest.mark.slow
SIZE = 64


def served(monkeypatch: pytest.MonkeyPatch, url: str, name: str = "bge", size: int = SIZE) -> None:
    """Set an embedding model."""
    monkeypatch.setenv("ZHENGDA_EMBEDDER", name)
    monkeypatch.setenv("ZHENGDA_EMBEDDER_URL", url)
    monkeypatch.setenv("ZHENGDA_EMBEDDER_KEY", "sk-HIDDEN")
    monkeypatch.setenv("ZHENGDA_EMBEDDER_DIMENSIONS", str(size))


def renewed(product: Product, house: House) -> int:
    """The vectors that a start computes."""
    run = Session(prepare(product.data), Terminal(), json=True)
    return catch_up(run, house).embedded


def answered(house: House) -> str:
    """What is said to the question."""
    return "".join(claim.text for claim in house.ask(Question(QUESTION)).claims)


def test_another_model_builds_the_index_anew_by_itself(
    stocked: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A start with it embeds what is stored, once; its length is part of its name."""
    with scripted(embedded(SIZE)) as server:
        served(monkeypatch, server.url)
        with opened(prepare(stocked.data)) as house:
            made = renewed(stocked, house)
            assert made > 0
            assert house.shelf.faults() == ()
            assert house.shelf.current().model.startswith("served-bge-64")
            assert "600元" in answered(house)
        with opened(prepare(stocked.data)) as house:
            assert renewed(stocked, house) == 0
    with scripted(embedded(32)) as server:
        served(monkeypatch, server.url, size=32)
        with opened(prepare(stocked.data)) as house:
            assert renewed(stocked, house) == made
            assert "600元" in answered(house)


def test_questions_are_answered_by_their_words_while_it_is_away(
    stocked: Product, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also when it never was there: the start goes on, and says so in one sentence."""
    served(monkeypatch, "http://127.0.0.1:9/v1")
    with opened(prepare(stocked.data)) as house:
        assert renewed(stocked, house) == 0
        began = time.monotonic()
        answer = house.ask(Question(QUESTION))
        assert "600元" in "".join(claim.text for claim in answer.claims)
        assert answer.notice is Notice.BY_WORDS
        assert time.monotonic() - began < 6
    said = capsys.readouterr().err

    assert "向量模型连不上" in said
    assert "HIDDEN" not in said
    assert "Traceback" not in said


def test_while_an_index_is_made_anew_questions_are_answered_by_their_words(
    stocked: Product, telegram: Telegram
) -> None:
    """The bot is there at once, says what it lacks, and goes on without a start when it is done."""
    ready, asker = Event(), Person(telegram, 5)

    def slow(body: Mapping[str, Any]) -> Script:
        if len(body["input"]) > 1 and not ready.wait(60):
            return []
        return embedded(SIZE)(body)

    with scripted(slow) as server:
        settings = {
            "ZHENGDA_EMBEDDER": "bge",
            "ZHENGDA_EMBEDDER_URL": server.url,
            "ZHENGDA_EMBEDDER_DIMENSIONS": str(SIZE),
            "ZHENGDA_PERSON_LIMIT": "1000",
        }
        with serving(Product(stocked.data, settings), telegram):
            before = asker.ask(QUESTION)
            ready.set()
            after = eventually(lambda: _without(asker, ZH.remarks[Notice.BY_WORDS]))

    assert before.text.startswith(ZH.remarks[Notice.BY_WORDS])
    assert "600元" in before.text
    assert "600元" in after.text


def _without(asker: Person, notice: str) -> Said | None:
    """What is said to the question, once the notice is gone."""
    said = asker.ask(QUESTION)
    return None if notice in said.text else said


def test_a_document_that_cannot_be_embedded_is_not_taken_in_halves(stocked: Product) -> None:
    """The command says why; what was there before still answers."""
    new = stocked.data.parent / "新.txt"
    new.write_text("云溪县校车办法\n\n第一条 校车补助每生每年320元。\n", encoding="utf-8")
    environment = {
        "ZHENGDA_EMBEDDER": "bge",
        "ZHENGDA_EMBEDDER_URL": "http://127.0.0.1:9/v1",
        "ZHENGDA_EMBEDDER_KEY": "sk-HIDDEN",
    }
    away = Product(stocked.data, environment)
    ran = away.run("add", new)
    asked = away.run("ask", QUESTION)

    assert ran.returncode != 0
    assert "向量模型连不上" in ran.stdout
    assert "向量模型连不上" in ran.stderr
    assert "Traceback" not in ran.stdout + ran.stderr
    assert "HIDDEN" not in ran.stdout + ran.stderr
    assert (asked.returncode, "600元" in asked.stdout) == (0, True)
    assert stocked.run("ask", QUESTION).returncode == 0
