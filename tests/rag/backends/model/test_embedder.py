from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from rag.backends.model.breaker import Breaker
from rag.backends.model.embedder import ServedEmbedder
from rag.backends.model.served import Served
from rag.backends.model.styled import STYLES
from rag.patience import within
from rag.ports import EmbedderAwayError
from tests.scripted import Reply, Script, embedded, refused, scripted, status

SIZE = 8


def embedder(url: str, breaker: Breaker | None = None) -> ServedEmbedder:
    """An embedder of eight dimensions."""
    return ServedEmbedder(Served("bge", url, "sk-HIDDEN"), SIZE, breaker)


def test_passages_are_asked_for_in_batches_and_keep_their_order() -> None:
    """A hundred texts are two requests, however the server sorts its rows."""
    with scripted(embedded(SIZE)) as server:
        texts = [f"第{number}条" for number in range(100)]
        together = embedder(server.url).passages(texts)
        assert [len(body["input"]) for body in server.asked] == [64, 36]
        alone = np.concatenate([embedder(server.url).passages([text]) for text in texts[:3]])

    assert together.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1.0, atol=1e-5)
    np.testing.assert_array_equal(together[:3], alone)


def test_a_question_is_embedded_once() -> None:
    """It is read twice where at first nothing answers it."""
    with scripted(embedded(SIZE)) as server:
        made = embedder(server.url)
        np.testing.assert_array_equal(made.query("校车"), made.query("校车"))
        assert len(server.asked) == 1
        assert "encoding_format" in server.asked[0]


def test_the_name_changes_with_the_model_its_length_and_its_place() -> None:
    """So that an index of other vectors is renewed; the key does not matter."""
    names = {
        ServedEmbedder(Served(name, url, key), size).name
        for name in ("a", "b")
        for size in (8, 9)
        for url, key in (("http://one/v1", ""), ("http://one/v1/", "sk-HIDDEN"), ("http://two", ""))
    }

    assert len(names) == 8
    assert not any("HIDDEN" in name for name in names)


def rows(*vectors: object) -> Script:
    """An answer with these as vectors."""
    data = [
        {"object": "embedding", "index": at, "embedding": one} for at, one in enumerate(vectors)
    ]
    return status(200, {"object": "list", "data": data, "model": "m"})


@pytest.mark.parametrize(
    "script",
    [
        status(401, {}),
        status(400, {}),
        status(200, b"<html>portal</html>", content_type="text/html"),
        status(200, {"data": 5}),
        rows(),
        rows([1.0] * 7),
        rows([0.0] * SIZE),
        rows(["x"] * SIZE),
        rows([1.0] * SIZE, [1.0] * SIZE),
        [b"HTTP/1.1 200 OK\r\n\r\n{"],
    ],
)
def test_what_is_no_vector_is_an_embedder_that_is_away(script: Script) -> None:
    """No word of the server goes further."""
    with scripted(script) as server, pytest.raises(EmbedderAwayError) as caught:
        embedder(server.url).query("校车")

    assert str(caught.value) in {"denied", "broken", "unfit"}
    assert caught.value.about in {"7", "refused", ""}


def test_a_question_does_not_wait_long_for_its_vector() -> None:
    """It can be answered without; a dripping server does not hold it either."""
    drip = [step for _ in range(200) for step in (b" ", 0.1)]
    with scripted([b"HTTP/1.1 200 OK\r\n\r\n", *drip]) as server:
        began = time.monotonic()
        with pytest.raises(EmbedderAwayError, match="slow"):
            embedder(server.url).query("校车")
        assert time.monotonic() - began < 6


def test_a_busy_server_is_asked_again() -> None:
    """Then it answers."""
    with scripted(status(429, {}), status(503, {}), embedded(SIZE)) as server:
        assert embedder(server.url).query("校车").shape == (SIZE,)
        assert len(server.asked) == 3


def test_a_server_that_is_away_is_left_alone_for_a_while() -> None:
    """After five failures questions do not even try."""
    now = [0.0]
    made = embedder("http://127.0.0.1:9/v1", Breaker(failures=1, rest=30, clock=lambda: now[0]))
    with pytest.raises(EmbedderAwayError, match="unreachable"):
        made.query("校车")
    began = time.monotonic()
    with pytest.raises(EmbedderAwayError, match="resting"):
        made.query("校车")
    assert time.monotonic() - began < 0.1


def test_what_is_asked_holds_the_text_and_the_model() -> None:
    """Numbers as floats: some servers send nothing else."""
    seen: list[Mapping[str, Any]] = []
    with scripted(embedded(SIZE)) as server:
        embedder(server.url).query("校车")
        seen += server.asked

    [body] = seen
    assert (body["model"], body["input"], body["encoding_format"]) == ("bge", ["校车"], "float")


def counted(most: int, longest: int = 1_000) -> Reply:
    """A server that takes so many texts at once, none of them longer."""

    def reply(body: Mapping[str, Any]) -> Script:
        if len(body["input"]) > most or any(len(one) > longest for one in body["input"]):
            return refused("input is too large")
        return embedded(SIZE)(body)

    return reply


def test_the_most_texts_that_a_server_takes_are_found_out_and_kept() -> None:
    """Ten at once, as with DashScope."""
    with scripted(counted(10)) as server:
        made, texts = embedder(server.url), [f"第{number}条" for number in range(200)]
        rows = made.passages(texts)
        tried = len(server.asked)
        made.passages(texts[:64])
        assert all(len(body["input"]) <= 10 for body in server.asked[tried:])

    with scripted(embedded(SIZE)) as server:
        np.testing.assert_array_equal(rows, embedder(server.url).passages(texts))


def test_a_text_that_is_too_long_is_shortened_and_the_others_are_not() -> None:
    """They still go together."""
    texts = [*["短"] * 63, "学前教育" * 50, *["短"] * 64]
    with scripted(counted(64, 120)) as server:
        rows = embedder(server.url).passages(texts)
        assert {len(one) for body in server.asked for one in body["input"]} == {1, 200, 100}
        assert len(server.asked[-1]["input"]) >= 32

    assert rows.shape == (128, SIZE)


def test_a_text_without_a_vector_is_shortened_too() -> None:
    """Some models lose their way in a long one and have no number for it."""

    def lost(body: Mapping[str, Any]) -> Script:
        long = any(len(one) > 100 for one in body["input"])
        return rows(*[[None] * SIZE for _ in body["input"]]) if long else embedded(SIZE)(body)

    with scripted(lost) as server:
        made = embedder(server.url).passages(["一" * 150, "二"])

    assert np.isfinite(made).all()


def test_a_server_that_refuses_everything_is_left_soon() -> None:
    """It is not asked once for every text."""
    with scripted(refused("no")) as server:
        with pytest.raises(EmbedderAwayError, match="broken"):
            embedder(server.url).passages(["学前教育" * 100] * 64)
        assert len(server.asked) < 16


def test_passages_are_waited_for_where_questions_are_not() -> None:
    """More often than a question would ask."""
    busy = [status(429, {}, retry_after="0")] * 3
    with scripted(*busy, embedded(SIZE)) as server:
        assert embedder(server.url).passages(["校车"]).shape == (1, SIZE)
        assert len(server.asked) == 4


def test_a_question_that_waits_in_vain_is_not_embedded_again_for_it() -> None:
    """All its vectors share a few seconds."""
    with scripted([30.0]) as server, within(60, 2) as left:
        left.vectors = 0.5
        made, began = embedder(server.url), time.monotonic()
        for text in ("校车", "午餐"):
            with pytest.raises(EmbedderAwayError):
                made.query(text)
        assert time.monotonic() - began < 3


@pytest.mark.parametrize(
    ("model", "question", "passage"),
    [
        ("intfloat/multilingual-e5-large", "query: 校车", "passage: 校车"),
        ("text-embedding-3-small", "校车", "校车"),
        ("Qwen3-Embedding-0.6B", STYLES["instruct"].question + "校车", "校车"),
        ("multilingual-e5-large-instruct", STYLES["instruct"].question + "校车", "校车"),
        ("bge-m3", "校车", "校车"),
        ("gte5-base", "校车", "校车"),
    ],
)
def test_models_are_asked_as_they_were_trained(model: str, question: str, passage: str) -> None:
    """What stands before a text is known by the name of the model."""
    with scripted(embedded(SIZE)) as server:
        made = ServedEmbedder(Served(model, server.url), SIZE)
        made.query("校车")
        made.passages(["校车"])

        assert [body["input"] for body in server.asked] == [[question], [passage]]


def test_the_style_can_be_told() -> None:
    """A name may say nothing of it; other vectors have another name."""
    with scripted(embedded(SIZE)) as server:
        told = ServedEmbedder(Served("mine", server.url), SIZE, style=STYLES["e5"])
        told.query("校车")
        assert server.asked[0]["input"] == ["query: 校车"]

    assert told.name != ServedEmbedder(Served("mine", server.url), SIZE).name
