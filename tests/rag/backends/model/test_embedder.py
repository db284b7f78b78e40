from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from rag.backends.model.breaker import Breaker
from rag.backends.model.embedder import ServedEmbedder
from rag.backends.model.served import Served
from rag.ports import EmbedderAwayError
from tests.scripted import Script, embedded, scripted, status

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


def test_the_name_changes_with_the_model_and_its_length() -> None:
    """So that an index of other vectors is renewed; the address and the key do not matter."""
    names = {
        ServedEmbedder(Served(name, url, key), size).name
        for name in ("a", "b")
        for size in (8, 9)
        for url, key in (("http://one/v1", ""), ("http://two/v1", "sk-HIDDEN"))
    }

    assert len(names) == 4
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

    assert str(caught.value) in {"denied", "broken"}


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
