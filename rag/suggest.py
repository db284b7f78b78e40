"""Suggests questions that the corpus can answer: each was asked before it is suggested.

That must never slow an answer down. What was found out is remembered as long as the corpus stays
as it is; what is not known yet is found out at once only while nobody waits for an answer, else
later, when nobody does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from threading import Lock
from time import perf_counter
from typing import TypeAlias

from corpus.fold import fold
from rag.answer import Answer, Citation, Outcome, Question, Script, Source
from rag.choose import MOST, Apart, Made, choose, first, near, of_each, various
from rag.idle import Idle
from rag.onday import today
from rag.ports import IndexDamagedError, Shelf, StorageError, Store
from rag.remembered import Asks, State, state
from rag.script import written
from rag.wondered import Kind, Wondered, wondered

_KEPT = 500
_SECONDS = 0.5

_Seek: TypeAlias = Callable[[Made], list[Wondered]]


@dataclass(frozen=True, slots=True)
class _Pool:
    """What was found out at one state of the corpus; a version is left out when there are many."""

    state: State
    made: dict[int, tuple[Wondered, ...]] = field(default_factory=dict)
    answered: dict[Wondered, bool] = field(default_factory=dict)


class Suggester:
    """A `bot.ports.Suggesting`; close it before the store.

    `busy` tells whether somebody waits for an answer; `seconds` is what a suggestion may take
    while nobody does.
    """

    def __init__(
        self,
        asks: Asks,
        store: Store,
        shelf: Shelf,
        busy: Callable[[], bool],
        day: Callable[[], date] = today,
        seconds: float = _SECONDS,
    ) -> None:
        self._asks = asks
        self._store = store
        self._shelf = shelf
        self._busy = busy
        self._one = Lock()
        self._day = day
        self._seconds = seconds
        self._pool: _Pool | None = None
        self._idle = Idle(busy)

    def follow_ups(self, answer: Answer) -> tuple[str, ...]:
        """At most three questions about the documents of an answer, in its script.

        None after an answer in English: they would be Chinese, as the documents are.
        """
        if not answer.outcome.answers or answer.script is Script.ENGLISH:
            return ()
        return self._suggested(partial(near, answer), various, answer.script)

    def examples(self, script: Script) -> tuple[str, ...]:
        """At most three questions to begin with, of the newest and most different documents.

        Chinese in every script: they show what the documents can be asked.
        """
        sources = self._store.sources(self._day())
        spoken = Script.TRADITIONAL if script is Script.TRADITIONAL else Script.SIMPLIFIED
        return self._suggested(partial(first, sources), of_each, spoken)

    def close(self) -> None:
        """Find out no more."""
        self._idle.close()

    def _suggested(self, seek: _Seek, apart: Apart, script: Script) -> tuple[str, ...]:
        pool = self._now()
        made = partial(self._made, pool)
        if not self._busy() and self._one.acquire(blocking=False):
            try:
                chosen, more = self._found(pool, seek(made), apart, self._for_a_while())
            finally:
                self._one.release()
        else:
            wanted = seek(lambda source: pool.made.get(source.version, ()))
            chosen, more = choose(wanted, pool.answered, apart)[0], True
        if len(chosen) < MOST and more:
            self._idle.put(lambda go_on: self._later(pool, seek, apart, go_on))
        return tuple(text for one in chosen if (text := _said(one.text, script)))

    def _for_a_while(self) -> Callable[[], bool]:
        until = perf_counter() + self._seconds
        return lambda: not self._busy() and perf_counter() < until

    def _later(self, pool: _Pool, seek: _Seek, apart: Apart, go_on: Callable[[], bool]) -> None:
        if pool is self._pool:
            wanted = seek(partial(self._made, pool))
            self._found(pool, wanted, apart, lambda: go_on() and pool is self._pool)

    def _found(
        self, pool: _Pool, wanted: Sequence[Wondered], apart: Apart, go_on: Callable[[], bool]
    ) -> tuple[list[Wondered], bool]:
        """The questions that are answered, and whether others may be that nobody asked yet."""
        while True:
            chosen, unknown = choose(wanted, pool.answered, apart)
            if unknown is None or not go_on():
                return chosen, unknown is not None
            pool.answered[unknown] = self._answered(unknown)

    def _answered(self, one: Wondered) -> bool:
        """Whether a question is answered by the words that it was made from."""
        try:
            answer = self._asks(Question(one.text), script=Script.SIMPLIFIED)
        except (StorageError, IndexDamagedError):
            return False
        if answer.outcome is not Outcome.ANSWERED:
            return False
        if one.kind is Kind.DOCUMENT:
            return any(cited.passage.source.version == one.version for cited in answer.citations)
        return any(_within(one, cited) for cited in answer.claims[0].citations)

    def _now(self) -> _Pool:
        now = state(self._store, self._shelf, self._day())
        pool = self._pool
        if pool is None or pool.state != now or len(pool.made) > _KEPT:
            self._pool = pool = _Pool(now)
        return pool

    def _made(self, pool: _Pool, source: Source) -> tuple[Wondered, ...]:
        """The questions that a version gives rise to."""
        version = source.version
        if version not in pool.made:
            several = len(self._store.editions(source.document_id)) > 1
            text, sections = self._store.text(version), self._store.sections(version)
            pool.made[version] = wondered(source, text, sections, several=several)
        return pool.made[version]


def _within(one: Wondered, cited: Citation) -> bool:
    """Whether a citation is of the stretch that a question was made from."""
    start = cited.start
    return (
        cited.passage.source.version == one.version
        and start < one.end
        and one.start < start + len(cited.quote)
    )


def _said(text: str, script: Script) -> str:
    """A question in a script; empty where it would be another one there."""
    turned = written(text, script)
    return turned if fold(turned) == fold(text) else ""
