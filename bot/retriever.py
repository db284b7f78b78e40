"""The passages of a data directory for LangChain: `ZhengdaRetriever.open("data")`.

They are found as the product finds them (`rag.seek`); what is done with them is not proved by
anybody, but each says where it stands, and whether the judge takes the question to be answered.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from threading import Condition
from types import TracebackType
from typing import Any, Self

from langchain_core.callbacks import (
    AsyncCallbackManagerForRetrieverRun,
    CallbackManagerForRetrieverRun,
)
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from bot import logs
from bot.setup import Setup, read
from bot.wiring import House, opened, workers
from rag.answer import Found, Question
from rag.patience import within
from rag.seek import Sought, seek

_LIMIT = 8
"""Passages a question gets: as many as a language model is shown by zhengda itself."""


class Line:
    """The question line of an opened data directory. Thread-safe; closed when nobody reads."""

    def __init__(
        self, setup: Setup, house: House, pool: ThreadPoolExecutor, closing: ExitStack
    ) -> None:
        self.pool = pool
        self._setup = setup
        self._house = house
        self._closing = closing
        self._reading = 0
        self._closed = False
        self._free = Condition()

    def seek(self, question: Question, limit: int) -> Sought:
        """The passages for a question.

        Raises:
            RuntimeError: it is closed.
        """
        settings = self._setup.settings
        with self._read(), within(settings.model_total_seconds, settings.model_retries):
            return seek(self._house.asker, question, limit)

    def close(self) -> None:
        """Close the files when those who read have come to their end; once is enough."""
        with self._free:
            self._closed = True
            self._free.wait_for(lambda: self._reading == 0)
        self._closing.close()

    @contextmanager
    def _read(self) -> Iterator[None]:
        with self._free:
            if self._closed:
                message = "this retriever is closed"
                raise RuntimeError(message)
            self._reading += 1
        try:
            yield
        finally:
            with self._free:
                self._reading -= 1
                self._free.notify_all()


class ZhengdaRetriever(BaseRetriever):
    """Finds passages of the documents of a data directory, word for word.

    `limit` is how many a question gets at most. It may be asked from many threads at once; close
    it, or open it in a `with` block.
    """

    line: Line
    limit: int = _LIMIT

    @classmethod
    def open(cls, data: str | Path, limit: int = _LIMIT) -> Self:
        """Open a data directory, which no other process has open. Other settings are zhengda's.

        Raises:
            SettingsError: a setting has a value that cannot be used.
            DataBusyError: another process owns the directory.
            StorageError: it cannot be read or written.
        """
        logs.join()
        setup = read(Path(data))
        with ExitStack() as stack:
            house = stack.enter_context(opened(setup))
            pool = stack.enter_context(workers(setup))
            return cls(line=Line(setup, house, pool, stack.pop_all()), limit=limit)

    def close(self) -> None:
        """Close the files; what is asked from then on raises a RuntimeError."""
        self.line.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,
        history: Sequence[str] = (),
        as_of: date | None = None,
    ) -> list[Document]:
        """Find them; `history` are earlier questions, `as_of` the day that is asked for."""
        del run_manager
        return _documents(self.line.seek(Question(query, tuple(history), as_of), self.limit))

    async def _aget_relevant_documents(
        self,
        query: str,
        *,
        run_manager: AsyncCallbackManagerForRetrieverRun,
        history: Sequence[str] = (),
        as_of: date | None = None,
    ) -> list[Document]:
        """The same in the executor, as many at once as there are workers."""
        del run_manager
        question, loop = Question(query, tuple(history), as_of), asyncio.get_running_loop()
        return _documents(
            await loop.run_in_executor(self.line.pool, self.line.seek, question, self.limit)
        )


def _documents(sought: Sought) -> list[Document]:
    return [_document(found, sought) for found in sought.found]


def _document(found: Found, sought: Sought) -> Document:
    """A passage as LangChain has it; its metadata are explained in `docs/with-langchain.md`."""
    passage, source = found.passage, found.passage.source
    metadata: dict[str, Any] = {
        "document": source.document,
        "title": source.title,
        "issuer": source.issuer,
        "number": source.number,
        "dated": source.dated,
        "kind": str(source.kind),
        "status": str(source.status),
        "place": source.place,
        "path": list(passage.path),
        "version": source.version,
        "start": passage.start,
        "end": passage.end,
        "score": found.score,
        "damage": list(dict.fromkeys(one.sentence for one in passage.damage)),
        "answered": sought.outcome.answers,
        "outcome": str(sought.outcome),
        "as_of": sought.day.isoformat(),
    }
    place = f"{source.version}:{passage.start}-{passage.end}"
    return Document(page_content=passage.text, metadata=metadata, id=place)
