"""Vectors of chunks, made once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from rag.embedding import Embedding
from rag.ports import EmbedderAwayError, Matrix
from tests.fakes import FakeEmbedder, chunks, document
from tests.stored import FakeStore


class Limited(FakeEmbedder):
    """Embeds so many batches, then its server has had enough."""

    def __init__(self, batches: int) -> None:
        super().__init__()
        self.batches = batches

    def passages(self, texts: Sequence[str]) -> Matrix:
        """The vectors, as long as there are any."""
        if not self.batches:
            raise EmbedderAwayError("busy")
        self.batches -= 1
        return super().passages(texts)


def test_what_was_embedded_before_a_server_had_enough_is_not_embedded_again() -> None:
    """Of a document of hundreds of passages, whoever takes it in again goes on where it ended."""
    paper = document("a.txt", *(f"第{number}段。" for number in range(400)))
    store, embedder = FakeStore(), Limited(3)
    embedding = Embedding(store, embedder)
    with pytest.raises(EmbedderAwayError):
        embedding.of(chunks(paper))
    before = len(embedder.embedded)
    embedder.batches = 100
    keys, vectors = embedding.of(chunks(paper))

    assert before == 3 * 64
    assert len(embedder.embedded) == len(keys) == 400
    assert len(vectors) == 400 - before
