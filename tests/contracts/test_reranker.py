"""What every reranker promises: the fake, and the client in front of every shape of a server."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from rag.backends.model.reranker import ServedReranker
from rag.backends.model.served import Served
from rag.ports import Reranker
from tests.fakes import FakeReranker
from tests.scripted import Reply, ranked, scripted

SERVERS: dict[str, Reply] = {
    "cohere": ranked(),
    "voyage": ranked(name="data"),
    "short": ranked(key="score"),
    "inference": ranked(key="score", name=""),
}
TEXTS = ["公办园在园幼儿占比。", "校车补助标准为每生每年600元。", "学生补助。"]


@pytest.fixture(params=["fake", *SERVERS])
def reranker(request: pytest.FixtureRequest) -> Iterator[Reranker]:
    """A reranker."""
    if request.param == "fake":
        yield FakeReranker()
        return
    with scripted(SERVERS[request.param]) as server:
        yield ServedReranker(Served("bge", server.url))


def test_every_text_has_its_score_in_the_order_of_the_texts(reranker: Reranker) -> None:
    """However the server sorts its rows."""
    scores = reranker.score("校车补助", TEXTS)

    assert len(scores) == len(TEXTS)
    assert scores[1] > scores[2] > scores[0]
    assert tuple(reversed(reranker.score("校车补助", TEXTS[::-1]))) == tuple(scores)


def test_no_texts_have_no_scores(reranker: Reranker) -> None:
    """Nothing is asked."""
    assert list(reranker.score("校车补助", [])) == []


def test_the_same_text_twice_has_the_same_score_twice(reranker: Reranker) -> None:
    """Two documents may say the same."""
    one, other = reranker.score("校车补助", [TEXTS[1], TEXTS[1]])

    assert one == other


def test_threads_get_the_same_scores(reranker: Reranker) -> None:
    """One reranker serves many questions at once."""
    questions = [f"校车补助{number}" for number in range(12)]
    alone = [tuple(reranker.score(one, TEXTS)) for one in questions]

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda one: tuple(reranker.score(one, TEXTS)), questions))

    assert together == alone
