"""The stations of the question line over the documents of a set: guard to ranked passages."""

from __future__ import annotations

import time
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import islice

from benchmarks.ground import lexicon
from benchmarks.retrieval.house import House
from benchmarks.retrieval.ranked import Query, Ranked, first_of_each
from benchmarks.retrieval.within import within
from corpus.fold import fold
from rag.admit import admitted
from rag.answer import Found, Passage, Question, Source
from rag.answerguard import honest
from rag.ask import Asker
from rag.crossread import crossread
from rag.era import Era
from rag.evidence import gather
from rag.guard import guard
from rag.inquiry import Inquiry
from rag.judge import Judgement, judge
from rag.onday import today
from rag.ports import Indexes
from rag.retrieve import Pick, retrieve
from rag.steady import Held
from rag.widen import widened

_PASSAGES = 100
"""Passages that are ranked: in forty of long documents there need not be ten documents."""
JUDGED = 40
"""Passages that the product judges by."""
_DOCUMENTS = 10
_SHOWN = 5
_STOPPED = -1.0
"""How sure it is that a question is answered which the guard lets not through."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A question as the stations before retrieval take it apart, and who may answer it."""

    inquiry: Inquiry
    meaning: str
    pick: Pick


@dataclass(frozen=True)
class Stations:
    """The question line. A gold document counts as excluded where a filter keeps it out."""

    house: House

    @cached_property
    def asker(self) -> Asker:
        """The product's own, with no thresholds of ours."""
        house = self.house
        shelf = Held(house.indexes)
        return Asker(house.store, shelf, house.embedder, lexicon(), house.limit)

    @cached_property
    def versions(self) -> dict[str, tuple[int, ...]]:
        """The stored versions of every id."""
        found: dict[str, tuple[int, ...]] = {}
        for source in self.house.store.sources(today()):
            for one in self.house.ids.get(source.document_id, ()):
                found[one] = tuple(dict.fromkeys((*found.get(one, ()), source.version)))
        return found

    def warm(self, texts: Sequence[str]) -> None:
        """Load and read what the first questions would wait for; none of them is one of ours."""
        for text in texts:
            self.rank(Query(0, text))

    def rank(self, query: Query) -> Ranked:
        """What the product finds for a question."""
        if query.among:
            return self._restricted(query)
        return self._ranked(query, self.asker)

    def take(self, query: Query, asker: Asker) -> Taken | None:
        """A question through the stations before retrieval; None where the guard stops it."""
        verdict = guard(query.text, self.house.limit)
        if verdict.outcome:
            return None
        inquiry, meaning = asker.understand(verdict.text, query.history)
        era, day = Era(today(), fold(verdict.text)), today()
        store = self.house.store
        kept: dict[Source, bool] = {}

        def admits(source: Source) -> bool:
            if source not in kept:
                kept[source] = era.holds(source) and admitted(inquiry, source, store.text)
            return kept[source]

        return Taken(inquiry, meaning, Pick(day, admits))

    def found(self, taken: Taken, indexes: Indexes) -> list[Found]:
        """What retrieval finds, best first; the first of it is read with the question."""
        house = self.house
        words = taken.inquiry, taken.meaning
        found = retrieve(*words, indexes, house.embedder, house.store, taken.pick, _PASSAGES)
        return crossread(*words, found, house.crossreader)

    def documents(self, passages: Sequence[Passage]) -> tuple[str, ...]:
        """The ids of the first documents, each by its best passage."""
        ids = self.house.ids
        named = (one for passage in passages for one in ids.get(passage.source.document_id, ()))
        return first_of_each(named, _DOCUMENTS)

    def shown(self, passages: Sequence[Passage]) -> tuple[str, ...]:
        """The first passages as a reader gets them."""
        store = self.house.store
        wider = widened(passages, cache(store.text), cache(store.within))
        return tuple(one.text for one in islice(wider, _SHOWN))

    def excluded(self, query: Query, relevant: AbstractSet[str]) -> tuple[int, int]:
        """How many of these documents do not hold today, and how many are of another place."""
        verdict = guard(query.text, self.house.limit)
        if verdict.outcome:
            return 0, 0
        inquiry, _ = self.asker.understand(verdict.text, query.history)
        era, store = Era(today(), fold(verdict.text)), self.house.store
        wanted = {number for number, ids in self.house.ids.items() if relevant & set(ids)}
        past, elsewhere = set(wanted), set(wanted)
        for source in store.sources(today()):
            if source.document_id in wanted and era.holds(source):
                past.discard(source.document_id)
                if admitted(inquiry, source, store.text):
                    elsewhere.discard(source.document_id)
        return len(past), len(elsewhere - past)

    def _ranked(self, query: Query, asker: Asker) -> Ranked:
        indexes = asker.shelf.current()
        with self.house.store.steady(indexes.revision):
            began = time.perf_counter()
            taken = self.take(query, asker)
            found = self.found(taken, indexes) if taken else []
            documents = self.documents([one.passage for one in found])
            seconds = time.perf_counter() - began
            sure = sureness(self._judged(taken, found, indexes)) if taken else _STOPPED
            texts = self.shown([one.passage for one in found])
        return Ranked(query.number, documents, texts, sure, seconds)

    def _judged(self, taken: Taken, found: Sequence[Found], indexes: Indexes) -> Judgement:
        evidence = honest(gather(taken.inquiry, found[:JUDGED], self.house.store.text))
        return judge(taken.inquiry, evidence, self.asker.thresholds, len(indexes.lexical))

    def _restricted(self, query: Query) -> Ranked:
        """The same where only some documents may be searched, and whether it is answered."""
        store, whole = self.house.store, self.house.indexes
        own = [version for one in query.among for version in self.versions.get(one, ())]
        asker = replace(self.asker, shelf=Held(within(store, whole, own)))
        answer = asker(Question(query.text, query.history))
        return replace(self._ranked(query, asker), answered=answer.outcome.answers)


def sureness(judgement: Judgement) -> float:
    """How sure the judge is that a question is answered: the scalar behind its decision."""
    return judgement.sure
