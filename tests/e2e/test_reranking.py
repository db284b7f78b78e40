"""A reranking model behind an address: it moves passages, and nobody needs it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.setup import prepare
from bot.wiring import opened
from corpus.document import Upload
from rag.answer import Answer, Notice, Question
from rag.change import Offer
from tests.scripted import RESET, Reply, Script, ranked, scripted, status

pytestmark = pytest.mark.slow
QUESTION = "小学生坐校车有什么补助？"
PAPERS = {
    "甲.txt": "云溪县校车补助办法\n\n第一条 小学生坐校车每学期补助320元。\n",
    "乙.txt": "云溪县校车安全规定\n\n第一条 小学生坐校车应当系安全带，补助另行规定。\n",
    "丙.txt": "云溪县校车管理通知\n\n第一条 小学生坐校车须办理乘车卡，补助按月发放。\n",
}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with three documents that all seem to answer."""
    folder = tmp_path_factory.mktemp("reranking") / "data"
    with opened(prepare(folder)) as house:
        offers = [Offer.of(Upload(name, text.encode())) for name, text in PAPERS.items()]
        assert [one.reason for one in house.library.add(offers)] == [""] * len(PAPERS)
    return folder


def asked(data: Path, question: Question | None = None) -> Answer:
    """The answer to the question, from a house opened anew."""
    with opened(prepare(data)) as house:
        return house.ask(question or Question(QUESTION))


def step(answer: Answer) -> str:
    """What the trace tells of the passages that were found."""
    [found] = [one.words for one in answer.trace if one.station == "retrieve"]
    return found


def places(answer: Answer) -> list[str]:
    """The documents in the order in which their passages are used."""
    return [one.split(".txt")[0] for one in step(answer).split("; ")[1:]]


def liking(word: str) -> Reply:
    """A server to which texts with this word fit by far the best."""

    def reply(body: Mapping[str, Any]) -> Script:
        rows = [
            {"index": at, "relevance_score": 100.0 * (word in text)}
            for at, text in enumerate(body["documents"])
        ]
        return status(200, {"results": rows})

    return reply


def test_nothing_is_asked_where_no_reranker_is_set(data: Path) -> None:
    """Off by default: no setting, no reranker."""
    with opened(prepare(data)) as house:
        assert house.asker.reranker is None


@pytest.mark.parametrize(("word", "name"), [("安全带", "乙"), ("乘车卡", "丙"), ("320", "甲")])
def test_what_it_likes_moves_forward(
    data: Path, monkeypatch: pytest.MonkeyPatch, word: str, name: str
) -> None:
    """Whatever was found first before; the trace shows the new order."""
    before = places(asked(data))
    with scripted(liking(word)) as server:
        monkeypatch.setenv("ZHENGDA_RERANK_URL", server.url)
        after = places(asked(data))
        assert len(server.asked) >= 1

    assert after.index(name) < max(before.index(name), 1)


@pytest.mark.parametrize(
    "script",
    [
        status(500, {}),
        status(401, {}),
        status(200, {"results": [{"index": 7, "relevance_score": 1.0}]}),
        status(200, b"<html>portal</html>", content_type="text/html"),
        [RESET],
        [30.0],
    ],
    ids=["fails", "denies", "lies", "portal", "breaks off", "is silent"],
)
def test_without_it_answers_are_what_they_are_without_it(
    data: Path, monkeypatch: pytest.MonkeyPatch, script: Script
) -> None:
    """To the letter, in time, and nothing is said of it: nothing of the answer is wrong."""
    plain = asked(data)
    monkeypatch.setenv("ZHENGDA_RERANK_SECONDS", "1")
    with scripted(script) as server:
        monkeypatch.setenv("ZHENGDA_RERANK_URL", server.url)
        began = time.monotonic()
        answer = asked(data)
        assert time.monotonic() - began < 20
        assert len(server.asked) >= 1

    assert answer.claims == plain.claims
    assert answer.outcome is plain.outcome
    assert step(answer) == step(plain)
    assert answer.notice is not Notice.AWAY
    assert answer.notice is None


def test_a_number_that_tells_who_asks_does_not_leave_the_house(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor does one of an earlier question."""
    mine = Question(f"我的电话是13812345678，{QUESTION}", ("孩子13912345678坐校车多少钱？",))
    with scripted(ranked()) as server:
        monkeypatch.setenv("ZHENGDA_RERANK_URL", server.url)
        asked(data, mine)
        sent = "".join(map(str, server.asked))

    assert sent
    assert "13812345678" not in sent
    assert "13912345678" not in sent
