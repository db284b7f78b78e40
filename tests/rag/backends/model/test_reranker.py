from __future__ import annotations

import time
from collections.abc import Mapping

import pytest

from rag.backends.model.breaker import Breaker
from rag.backends.model.reranker import ServedReranker
from rag.backends.model.served import Served
from rag.patience import within
from rag.ports import Fault, RerankerAwayError
from tests.scripted import RESET, Script, ranked, refused, scripted, status

TEXTS = ["校车补助", "食堂"]


def reranker(url: str, seconds: float = 5.0, breaker: Breaker | None = None) -> ServedReranker:
    """A reranker."""
    return ServedReranker(Served("bge", url, "sk-HIDDEN"), seconds, breaker)


def rows(*told: object) -> Script:
    """An answer with these rows."""
    return status(200, {"results": list(told)})


def row(index: object, score: object) -> Mapping[str, object]:
    """The score of a text."""
    return {"index": index, "relevance_score": score}


def test_what_is_asked_holds_the_question_the_texts_and_the_model() -> None:
    """All scores are wanted; the key goes with it."""
    with scripted(ranked()) as server:
        reranker(server.url).score("校车", TEXTS)
        [body], [head] = server.asked, server.heads

    assert body == {"model": "bge", "query": "校车", "documents": TEXTS, "top_n": 2}
    assert head.startswith("POST /v1/rerank ")
    assert "authorization: bearer sk-hidden" in head.lower()


def test_a_server_with_one_model_is_told_no_name() -> None:
    """None is set."""
    with scripted(ranked()) as server:
        made = ServedReranker(Served("", server.url))
        made.score("校车", TEXTS)
        assert "model" not in server.asked[0]

    assert made.name == server.url


@pytest.mark.parametrize("end", ["/rerank", "/reranks", "/rerank/"])
def test_an_address_may_be_told_whole(end: str) -> None:
    """DashScope's is …/reranks."""
    with scripted(ranked()) as server:
        reranker(server.url + end).score("校车", TEXTS)

    assert server.heads[0].startswith(f"POST /v1{end.rstrip('/')} ")


def test_a_server_that_wants_texts_is_asked_for_texts_from_then_on() -> None:
    """The first question finds it out."""
    with scripted(ranked(key="score", name="")) as server:
        made = reranker(server.url)
        assert made.score("校车", TEXTS) == (1.0, 0.0)
        made.score("食堂", TEXTS)

    assert ["documents" in body for body in server.asked] == [True, False, False]
    assert server.asked[-1] == {"query": "食堂", "texts": TEXTS, "truncate": True}


def test_a_server_that_refuses_both_shapes_is_asked_in_the_first_again() -> None:
    """It spoke of texts for another reason."""
    with scripted(refused("texts are too many")) as server:
        made = reranker(server.url)
        for question in ("校车", "食堂"):
            with pytest.raises(RerankerAwayError):
                made.score(question, TEXTS)

    assert ["documents" in body for body in server.asked] == [True, False, True, False]


def test_the_same_is_asked_once() -> None:
    """A question is searched for several times until it is answered."""
    with scripted(ranked()) as server:
        made = reranker(server.url)
        assert made.score("校车", TEXTS) == made.score("校车", TEXTS)
        assert len(server.asked) == 1


def test_what_no_model_can_read_is_left_out() -> None:
    """Signs that end a text, halves of signs; an empty text is a full stop."""
    with scripted(ranked()) as server:
        reranker(server.url).score("校\x00车", ["补\ud800助", "", "长" * 1_000])
        [body] = server.asked

    assert body["query"] == "校 车"
    assert body["documents"][:2] == ["补助", "."]
    assert len(body["documents"][2]) < 500


@pytest.mark.parametrize(
    "script",
    [
        status(401, {"error": "sk-HIDDEN"}),
        status(400, {}),
        status(404, {}),
        status(307, b"", location="http://192.0.2.1/v1/rerank"),
        status(200, b"<html>portal</html>", content_type="text/html"),
        status(200, b"{", content_type="application/json"),
        status(200, {"results": 5}),
        status(200, {"error": "no"}),
        status(200, []),
        rows(),
        rows(row(0, 0.5)),
        rows(row(0, 0.5), row(1, 0.5), row(2, 0.5)),
        rows(row(0, 0.5), row(1, 0.5), row(1, 0.5)),
        rows(row(0, 0.5), row(0, 0.4)),
        rows(row(0, 0.5), row(2, 0.4)),
        rows(row(-1, 0.5), row(0, 0.4)),
        rows(row(0, 0.5), row(1.5, 0.4)),
        rows(row(0, 0.5), row(1, float("nan"))),
        rows(row(0, 0.5), row(1, float("inf"))),
        rows(row(0, 0.5), row(1, 1e300)),
        rows(row(0, 0.5), row(1, None)),
        rows(row(0, 0.5), row(1, "very")),
        rows({"index": 0}, {"index": 1}),
        rows(0.5, 0.4),
        [b"HTTP/1.1 200 OK\r\n\r\n{"],
        [RESET],
    ],
)
def test_what_is_no_score_a_text_is_a_reranker_that_is_away(script: Script) -> None:
    """No word of the server goes further, nor does the key; a redirect is not followed."""
    with scripted(script) as server, pytest.raises(RerankerAwayError) as caught:
        reranker(server.url).score("校车", TEXTS)

    assert str(caught.value) in {"denied", "broken", "misplaced", "unreachable"}
    assert caught.value.about == ""


@pytest.mark.parametrize(
    "script", [[30.0], [b"HTTP/1.1 200 OK\r\n\r\n", *[b" ", 0.1] * 200]], ids=["silent", "drips"]
)
def test_a_question_does_not_wait_long_for_it(script: Script) -> None:
    """It can be answered without."""
    with scripted(script) as server:
        began = time.monotonic()
        with pytest.raises(RerankerAwayError, match="slow"):
            reranker(server.url, 0.5).score("校车", TEXTS)
        assert time.monotonic() - began < 3


def test_a_busy_server_is_asked_again() -> None:
    """Then it answers."""
    with scripted(status(429, {}), status(503, {}), ranked()) as server:
        assert reranker(server.url, 20).score("校车", TEXTS) == (1.0, 0.0)
        assert len(server.asked) == 3


def test_what_is_asked_again_is_taken_from_the_attempts_of_the_question() -> None:
    """Whatever models it asks besides."""
    with scripted(status(429, {})) as server, within(60, 1) as left:
        with pytest.raises(RerankerAwayError, match="busy"):
            reranker(server.url).score("校车", TEXTS)
        assert len(server.asked) == 2
        assert left.again < 0


def test_a_question_that_waited_in_vain_does_not_ask_again() -> None:
    """However often it is searched for; the next question does."""
    with scripted(status(500, {})) as server:
        made = reranker(server.url)
        with within(60, 0):
            for text in ("校车", "午餐", "住宿"):
                with pytest.raises(RerankerAwayError):
                    made.score(text, TEXTS)
        assert len(server.asked) == 1
        with within(60, 0), pytest.raises(RerankerAwayError):
            made.score("校车", TEXTS)
        assert len(server.asked) == 2


def test_all_that_a_question_asks_shares_its_seconds() -> None:
    """What is asked later gets the rest, and nothing is asked where nothing is left."""
    with scripted(ranked()) as server, within(60, 0) as left:
        made = reranker(server.url)
        made.score("校车", TEXTS)
        assert left.ranked > 0
        left.ranked = 5.0
        with pytest.raises(RerankerAwayError, match="slow"):
            made.score("午餐", TEXTS)
        assert len(server.asked) == 1


def test_a_question_whose_time_is_over_asks_nothing() -> None:
    """Which is no fault of the server: it is not left alone for it."""
    breaker = Breaker(failures=1)
    with scripted(ranked()) as server:
        made = reranker(server.url, breaker=breaker)
        with within(0, 0), pytest.raises(RerankerAwayError, match="slow"):
            made.score("校车", TEXTS)
        assert server.asked == []
        assert made.score("校车", TEXTS) == (1.0, 0.0)


def test_a_server_that_is_away_is_left_alone_for_a_while() -> None:
    """After five failures questions do not even try; then one does."""
    now = [0.0]
    breaker = Breaker(failures=1, rest=30, clock=lambda: now[0])
    with scripted(status(500, {})) as server:
        made = reranker(server.url, breaker=breaker)
        for fault in (Fault.BROKEN, Fault.RESTING):
            with within(60, 0), pytest.raises(RerankerAwayError, match=fault):
                made.score("校车", TEXTS)
        assert len(server.asked) == 1
        now[0] = 31
        server.then(ranked())
        assert made.score("校车", TEXTS) == (1.0, 0.0)
