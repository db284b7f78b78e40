"""Finds the passages for a question and says whether they answer it, for whoever answers himself.

The stations before the draft, in their order: guard -> resolve -> inquire -> retrieve -> judge.
Passages keep out what the product keeps out: what does not hold on the day that is asked for, is
of other places than the question names, or orders a machine about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import islice

from corpus.fold import fold
from rag.admit import admitted
from rag.answer import Found, Outcome, Passage, Question, Source
from rag.answerguard import honest
from rag.ask import Asker
from rag.asof import as_of
from rag.era import Era
from rag.evidence import gather
from rag.guard import guard
from rag.judge import judge
from rag.orders import unsayable
from rag.ports import Store
from rag.retrieve import Pick
from rag.sentences import sentences
from rag.steady import steady
from rag.widen import widened


@dataclass(frozen=True, slots=True)
class Sought:
    """What was found for a question, best first; nothing where the guard let it not through.

    `outcome` is what the judge takes the passages to be good for, or what the guard made of it;
    `day` is the one that the passages are for.
    """

    outcome: Outcome
    day: date
    found: tuple[Found, ...] = ()


def seek(asker: Asker, question: Question, limit: int) -> Sought:
    """At most `limit` passages for a question."""
    now = asker.today()
    verdict = guard(question.text, asker.question_limit)
    if verdict.outcome:
        return Sought(verdict.outcome, question.as_of or now)
    told = as_of(fold(verdict.text), now) if question.as_of is None else None
    day = question.as_of or (told.day if told else now)
    era = Era(day, fold(verdict.text), past=day < now)
    with steady(asker.store, asker.shelf) as held:
        still = replace(asker, shelf=held)
        text = told.text if told else verdict.text
        inquiry, meaning = still.understand(text, question.history)

        @cache
        def admits(source: Source) -> bool:
            return era.holds(source) and admitted(inquiry, source, asker.store.text)

        found, _ = still.search(inquiry, meaning, Pick(day, admits))
        evidence = honest(gather(inquiry, found, asker.store.text))
        size = len(held.current().lexical)
        outcome = judge(inquiry, evidence, asker.thresholds, size).outcome
        shown = _harmless(found, asker.store, day)
        return Sought(outcome, day, tuple(islice(shown, limit)))


def _harmless(found: Iterable[Found], store: Store, day: date) -> Iterator[Found]:
    """Those that a machine may be shown whole, each with the sentences around it."""
    held = {one.passage.chunk: one for one in found if not _orders(one.passage)}
    within = cache(lambda version: store.within(version, day))
    passages = [one.passage for one in held.values()]
    wider = widened(passages, cache(store.text), within, lambda one: not _orders(one))
    return (replace(held[one.chunk], passage=one) for one in wider)


def _orders(passage: Passage) -> bool:
    """Whether a sentence, the title or a heading orders a machine about or leads elsewhere."""
    said = (passage.text[span.start : span.end].strip() for span in sentences(passage.text))
    return any(map(unsayable, (passage.source.title, *passage.path, *said)))
