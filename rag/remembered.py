"""Answers a question that was asked before by the answer it was given.

Nothing is remembered across a change of the corpus, of its index, or of the day.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import date
from threading import Lock
from time import perf_counter
from typing import Protocol, TypeAlias

from rag.alone import alone
from rag.answer import Answer, Question, Script
from rag.onday import today
from rag.permits import Permits
from rag.ports import Shelf, Store
from rag.telling import Tell, nobody

_MOST = 1_000
_MANY = 4
"""Questions of one second from which on there is no time for anything else."""

State: TypeAlias = tuple[date, int, int]
"""What an answer depends on besides its question: the day, the corpus, the index."""
_Key: TypeAlias = tuple[State, Question, Script | None, object]


def state(store: Store, shelf: Shelf, day: date) -> State:
    """What an answer given from now on depends on, at the least."""
    return day, store.revision, shelf.current().revision


class Asks(Protocol):
    """Whoever answers: `rag.ask.Asker`."""

    def __call__(
        self, question: Question, *, script: Script | None = None, tell: Tell = nobody
    ) -> Answer:
        """The answer to a question; `tell` hears of it while it grows, if it does."""


class Remembering:
    """Answers like the one behind it, but computes the same answer once. Thread-safe.

    Who asks what somebody else is being answered just now waits for that answer. At most `most`
    answers are kept, those given last; none of which something must be said, for it may be answered
    better a minute later. In another `mode` other answers are given. Where those who compute have
    `permits`, whoever has none only waits.
    """

    def __init__(
        self,
        asks: Asks,
        store: Store,
        shelf: Shelf,
        day: Callable[[], date] = today,
        most: int = _MOST,
        *,
        mode: Callable[[], object] = lambda: None,
        permits: Permits | None = None,
    ) -> None:
        self._asks = asks
        self._store = store
        self._shelf = shelf
        self._day = day
        self._most = most
        self._mode = mode
        self._permits = permits
        self._lock = Lock()
        self._running = 0
        self._began: deque[float] = deque(maxlen=_MANY)
        self._state: State | None = None
        self._answers: OrderedDict[_Key, Future[Answer]] = OrderedDict()

    def __call__(
        self, question: Question, *, script: Script | None = None, tell: Tell = nobody
    ) -> Answer:
        """The answer to a question; `seconds` are those that this one took.

        `tell` hears of it while it grows; who waits for somebody else's answer hears nothing.
        """
        began = perf_counter()
        self._began.append(began)
        day = self._day()
        # What was said before is mostly not referred to: then it makes no other question of it.
        plain = alone(question, self._shelf.current().lexical, day)
        key = (state(self._store, self._shelf, day), plain, script, self._mode())
        answer, first = self._expected(key)
        if not first:
            return replace(answer.result(), question=question, seconds=perf_counter() - began)
        try:
            found = self._asks(question, script=script, tell=tell)
        except BaseException as error:
            self._forget(key)
            answer.set_exception(error)
            raise
        finally:
            with self._lock:
                self._running -= 1
        if found.notice:
            self._forget(key)
        answer.set_result(found)
        return found

    @property
    def busy(self) -> bool:
        """Whether an answer is being computed, or many were asked for within the last second."""
        began = self._began
        crowded = len(began) == _MANY and perf_counter() - began[0] < 1.0
        return crowded or (self._permits.busy if self._permits else self._running > 0)

    def _forget(self, key: _Key) -> None:
        with self._lock:
            self._answers.pop(key, None)

    def _expected(self, key: _Key) -> tuple[Future[Answer], bool]:
        """The answer that is or will be there, and whether the caller is to compute it."""
        with self._lock:
            if key[0] != self._state:
                self._answers.clear()
                self._state = key[0]
            if known := self._answers.get(key):
                self._answers.move_to_end(key)
                return known, False
            self._running += 1
            self._answers[key] = made = Future[Answer]()
            if len(self._answers) > self._most:
                self._answers.popitem(last=False)
            return made, True
