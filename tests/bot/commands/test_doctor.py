from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot import vendors
from tests.bot.commands.conftest import Zhengda
from tests.fakes import FakeCrossReader
from tests.scripted import Script, embedded, ranked, refused, said, scripted, status

EMBEDDER = vendors.embedder

CHECKS = ["settings", "disk", "index", "model", "writer", "crossreader", "reranker", "token"]


def test_a_healthy_house_is_a_line_a_check(quick: Zhengda, papers: Path) -> None:
    """Everything is in its place, before and after the first document."""
    empty = quick("doctor", "--json")
    quick("add", papers / "办法.txt")
    stocked = quick("doctor")

    assert empty.code == stocked.code == 0
    assert [line["check"] for line in empty.lines] == CHECKS
    assert all(line["ok"] for line in empty.lines)
    assert "索引  正常  1 个文件" in stocked.out


def test_a_broken_index_is_a_problem_that_says_what_to_do(quick: Zhengda, papers: Path) -> None:
    """A file of the index is spoilt; the answer is the command that mends it."""
    quick("add", papers / "办法.txt")
    for file in (quick.data / "index").glob("gen-*/lexical/*.term"):
        file.write_bytes(b"spoilt")
    ran = quick("doctor", "--json")
    (index,) = [line for line in ran.lines if line["check"] == "index"]

    assert ran.code == 2
    assert not index["ok"]
    assert "zhengda reindex" in index["words"]


def test_a_token_that_cannot_be_checked_is_a_problem(
    quick: Zhengda, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody listens on this address; the token is not shown."""
    monkeypatch.setenv("ZHENGDA_TELEGRAM_TOKEN", "123456:TEST")
    monkeypatch.setenv("ZHENGDA_TELEGRAM_BASE_URL", "http://127.0.0.1:9/bot")
    ran = quick("doctor", "--json")

    assert ran.code == 2
    assert not ran.lines[-1]["ok"]
    assert "127.0.0.1:9" in ran.lines[-1]["words"]
    assert "TEST" not in ran.out + ran.err


def test_a_model_that_answers_is_told_with_its_time(
    quick: Zhengda, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One word is asked for; the key is not shown."""
    monkeypatch.setenv("ZHENGDA_MODEL", "通义")
    monkeypatch.setenv("ZHENGDA_MODEL_KEY", "sk-HIDDEN")
    with scripted(said("ok")) as server:
        monkeypatch.setenv("ZHENGDA_MODEL_URL", server.url)
        ran = quick("doctor", "--json")
        assert "authorization: bearer sk-hidden" in server.heads[0].lower()
    (found,) = [line for line in ran.lines if line["check"] == "writer"]

    assert (ran.code, found["ok"]) == (0, True)
    assert re.fullmatch(r"通义，\d+\.\d 秒答话", found["words"])
    assert "HIDDEN" not in ran.out + ran.err


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (status(401, {"error": {"message": "key sk-HIDDEN"}}), "请检查 ZHENGDA_MODEL_KEY"),
        (refused("The model `通义` does not exist", 404), "请检查 ZHENGDA_MODEL 里的模型名称"),
        (status(404, b"404 page not found"), "请检查 ZHENGDA_MODEL_URL，多数以 /v1 结尾"),
        (refused("Insufficient Balance", 402), "充值"),
        ([], "连不上模型"),
    ],
)
def test_a_model_that_does_not_is_a_problem(
    quick: Zhengda, monkeypatch: pytest.MonkeyPatch, script: Script, words: str
) -> None:
    """It says what to look at, in our words."""
    monkeypatch.setenv("ZHENGDA_MODEL", "通义")
    monkeypatch.setenv("ZHENGDA_MODEL_KEY", "sk-HIDDEN")
    with scripted(script) as server:
        monkeypatch.setenv("ZHENGDA_MODEL_URL", server.url)
        ran = quick("doctor", "--json")
    (found,) = [line for line in ran.lines if line["check"] == "writer"]

    assert (ran.code, found["ok"]) == (2, False)
    assert words in found["words"]
    assert "ZHENGDA_MODEL" in found["words"]
    assert "HIDDEN" not in ran.out + ran.err


def test_an_embedder_that_is_away_is_a_problem(
    zhengda: Zhengda, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not installed anew for that."""
    monkeypatch.setattr(vendors, "embedder", EMBEDDER)
    monkeypatch.setenv("ZHENGDA_EMBEDDER", "bge")
    monkeypatch.setenv("ZHENGDA_EMBEDDER_URL", "http://127.0.0.1:9/v1")
    ran = zhengda("doctor", "--json")
    (found,) = [line for line in ran.lines if line["check"] == "model"]

    assert (ran.code, found["ok"]) == (2, False)
    assert "连不上" in found["words"]


def test_a_vendor_whose_package_is_missing_is_a_problem_that_names_it(
    quick: Zhengda, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that it can be installed."""
    monkeypatch.setenv("ZHENGDA_MODEL", "mistral-small")
    monkeypatch.setenv("ZHENGDA_MODEL_PROVIDER", "mistralai")
    ran = quick("doctor", "--json")
    (found,) = [line for line in ran.lines if line["check"] == "writer"]

    assert not found["ok"]
    assert "pip install langchain-mistralai" in found["words"]


def test_an_embedder_of_another_length_tells_the_right_setting(
    zhengda: Zhengda, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has to be copied only."""
    monkeypatch.setattr(vendors, "embedder", EMBEDDER)
    monkeypatch.setenv("ZHENGDA_EMBEDDER", "bge")
    with scripted(embedded(8)) as server:
        monkeypatch.setenv("ZHENGDA_EMBEDDER_URL", server.url)
        ran = zhengda("doctor", "--json")
    (found,) = [line for line in ran.lines if line["check"] == "model"]

    assert "ZHENGDA_EMBEDDER_DIMENSIONS=8" in found["words"]


def test_the_crossreader_is_tried(quick: Zhengda, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is put together in the data directory; switched off, it is not looked for."""
    monkeypatch.setenv("ZHENGDA_CROSSREADER", "true")
    (found,) = [o for o in quick("doctor", "--json").lines if o["check"] == "crossreader"]
    monkeypatch.setenv("ZHENGDA_CROSSREADER", "false")
    (off,) = [o for o in quick("doctor", "--json").lines if o["check"] == "crossreader"]

    assert re.fullmatch(r"把问题和段落对照着读；\d+\.\d 秒装好", found["words"])
    assert (found["ok"], off["ok"]) == (True, True)
    assert "已关闭" in off["words"]


def test_a_crossreader_that_cannot_be_loaded_is_a_problem(
    quick: Zhengda, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says what to do, and that questions are answered without."""
    fake = FakeCrossReader(away=True)
    monkeypatch.setattr(vendors, "crossreader", lambda *_: fake)
    ran = quick("doctor", "--json")
    (found,) = [line for line in ran.lines if line["check"] == "crossreader"]

    assert (ran.code, found["ok"]) == (2, False)
    assert "照常回答" in found["words"]


def test_a_reranker_that_ranks_is_told_with_its_time(
    quick: Zhengda, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two words are put in order; the key is not shown."""
    monkeypatch.setenv("ZHENGDA_RERANK_MODEL", "bge")
    monkeypatch.setenv("ZHENGDA_RERANK_KEY", "sk-HIDDEN")
    with scripted(ranked()) as server:
        monkeypatch.setenv("ZHENGDA_RERANK_URL", server.url)
        ran = quick("doctor", "--json")
        assert "authorization: bearer sk-hidden" in server.heads[0].lower()
    (found,) = [line for line in ran.lines if line["check"] == "reranker"]

    assert (ran.code, found["ok"]) == (0, True)
    assert re.fullmatch(r"bge，\d+\.\d 秒排好", found["words"])
    assert "HIDDEN" not in ran.out + ran.err


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (status(401, {"error": "key sk-HIDDEN"}), "请检查 ZHENGDA_RERANK_KEY"),
        (
            refused("The model `bge` does not exist", 404),
            "请检查 ZHENGDA_RERANK_MODEL 里的模型名称",
        ),
        (status(404, b"404 page not found"), "请检查 ZHENGDA_RERANK_URL"),
        (status(200, {"results": []}), "请检查 ZHENGDA_RERANK_URL"),
    ],
)
def test_a_reranker_that_does_not_is_a_problem(
    quick: Zhengda, monkeypatch: pytest.MonkeyPatch, script: Script, words: str
) -> None:
    """It says what to look at, and that questions are answered without."""
    monkeypatch.setenv("ZHENGDA_RERANK_MODEL", "bge")
    monkeypatch.setenv("ZHENGDA_RERANK_KEY", "sk-HIDDEN")
    with scripted(script) as server:
        monkeypatch.setenv("ZHENGDA_RERANK_URL", server.url)
        ran = quick("doctor", "--json")
    (found,) = [line for line in ran.lines if line["check"] == "reranker"]

    assert (ran.code, found["ok"]) == (2, False)
    assert words in found["words"]
    assert "照常回答" in found["words"]
    assert "HIDDEN" not in ran.out + ran.err
