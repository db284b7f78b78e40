"""Gives the answer that somebody wrote by hand, where there is one, before anything is searched.

Whatever was written passes the gate anew each time it is given: it must still be quoted letter for
letter from versions that speak for their documents and hold on the day. Else the question is
answered like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from time import perf_counter
from typing import Protocol

from corpus.fold import fold
from rag.answer import (
    Answer,
    Claim,
    Draft,
    DraftClaim,
    Outcome,
    Passage,
    Question,
    Script,
)
from rag.gist import gist
from rag.onday import OnDay, today
from rag.ports import Store
from rag.remembered import Asks
from rag.resolve import refers
from rag.script import script_of, written
from rag.standard import Flag, Rested, Standard
from rag.telling import Tell, nobody
from rag.traced import Step
from rag.verify import verify


class Written(Protocol):
    """Where standard answers are kept."""

    def matching(self, gist: str) -> Sequence[Standard]:
        """Those that are given to questions of this gist, the newest first."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """Answers like the one behind it, but for what was written by hand. Thread-safe."""

    asks: Asks
    standards: Written
    store: Store
    day: Callable[[], date] = today

    def __call__(
        self, question: Question, *, script: Script | None = None, tell: Tell = nobody
    ) -> Answer:
        """The standard answer to a question, else the answer of the documents."""
        began = perf_counter()
        if found := self._found(question, script):
            return replace(found, seconds=perf_counter() - began)
        return self.asks(question, script=script, tell=tell)

    def _found(self, question: Question, script: Script | None) -> Answer | None:
        if not _alone(question) or not (told := gist(question.text)):
            return None
        standards = self.standards.matching(told)
        if not standards:
            return None
        spoken = script or script_of(question.text)
        with self.store.steady():
            given = (given_as(one, question, spoken, self.store, self.day()) for one in standards)
            return next((one for one in given if one and _about(one, question)), None)


def _alone(question: Question) -> bool:
    """Whether a question is asked of today, and of nothing said before."""
    return question.as_of is None and not (question.history and refers(fold(question.text)))


def _about(answer: Answer, question: Question) -> bool:
    """Whether an answer is of the documents that are talked about, where some are."""
    cited = {citation.passage.source.document_id for citation in answer.citations}
    return not question.about or bool(cited.intersection(question.about))


def given_as(
    standard: Standard, question: Question, script: Script, store: Store, day: date
) -> Answer | None:
    """A standard answer as an answer; None where it may not be given on the day."""
    if fault(standard, store, day):
        return None
    claims = checked(standard.said, script, store, day)
    if claims is None:
        return None
    cited = (citation for claim in claims for citation in claim.citations)
    broken = (sentence for citation in cited for sentence in citation.damage)
    return Answer(
        question,
        Outcome.ANSWERED,
        script,
        claims,
        damage=tuple(dict.fromkeys(broken)),
        standard=standard,
        trace=(Step("standard", f"standard answer {standard.number}"),),
    )


def fault(standard: Standard, store: Store, day: date) -> Flag | None:
    """Why a standard answer may not be given on a day; None where it may."""
    if standard.until and standard.until < day:
        return Flag.EXPIRED
    sources = OnDay(store, day).sources()
    speaking = {one.version for one in sources if one.speaks}
    held = {one.document_id for one in sources}
    for version in sorted(standard.versions - speaking):
        document = _document(standard, version, store, day)
        return Flag.CHANGED if document in held else Flag.GONE
    cited = (
        store.passage(place.version, place.start, place.stop, day)
        for one in standard.said
        for place in one.places
    )
    return Flag.ENDED if any(passage.source.status.past for passage in cited) else None


def _document(standard: Standard, version: int, store: Store, day: date) -> int:
    places = (place for one in standard.said for place in one.places if place.version == version)
    place = next(places)
    return store.passage(version, place.start, place.stop, day).source.document_id


def checked(
    said: Sequence[Rested], script: Script, store: Store, day: date
) -> tuple[Claim, ...] | None:
    """Sentences with their quotes as claims that passed the gate; None unless all of them do."""
    passages: list[Passage] = []
    claims: list[DraftClaim] = []
    for one in said:
        quotes = []
        for place in one.places:
            quotes.append((len(passages), place.quote))
            passages.append(store.passage(place.version, place.start, place.stop, day))
        claims.append(DraftClaim(written(one.text, script), tuple(quotes)))
    verified = verify(Draft(tuple(claims)), passages, store.text)
    return None if verified.fallen or not verified.claims else verified.claims
