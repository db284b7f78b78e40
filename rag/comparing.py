"""Answers a comparison side by side: what the documents say of each, quoted, or that they do not.

Each side is a question of its own and passes every station and the gate by itself. A side of which
nothing is found stays empty; nothing is taken over from another one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import date
from time import perf_counter

from corpus.fold import fold
from rag.answer import Answer, Claim, Outcome, Question, Script
from rag.ask import Asker
from rag.atlas import Stand, atlas_of, home, stand
from rag.compared import Side
from rag.guard import guard
from rag.inquiry import Wants
from rag.planned import Planned, planned
from rag.remembered import Asks
from rag.script import script_of, written
from rag.steady import steady
from rag.telling import Tell, nobody
from rag.terms import HAN
from rag.traced import Step
from rag.wants import wants

_EACH = 3
"""Sentences a side."""
_SAYS = 6
"""Chinese characters that a sentence has at least."""
_SIGNS = re.compile(f"[{HAN}]")


@dataclass(frozen=True, slots=True)
class Comparing:
    """Answers like the one behind it, but comparisons side by side. Thread-safe.

    `asker` answers for each side, in quotes; computing takes one of the `permits`.
    """

    asks: Asks
    asker: Asker
    permits: AbstractContextManager[None] = field(default_factory=nullcontext)

    def __call__(
        self, question: Question, *, script: Script | None = None, tell: Tell = nobody
    ) -> Answer:
        """The answer to a question."""
        began = perf_counter()
        verdict = guard(question.text, self.asker.question_limit)
        text = fold(verdict.text)
        if text and Wants.COMPARISON in wants(text):
            with self.permits, steady(self.asker.store, self.asker.shelf) as held:
                still = replace(self, asker=replace(self.asker, shelf=held))
                found = still._compared(question, text, script or script_of(verdict.text))  # noqa: SLF001  its own
            if found:
                return replace(found, seconds=perf_counter() - began)
        return self.asks(question, script=script, tell=tell)

    def _compared(self, question: Question, text: str, script: Script) -> Answer | None:
        """A comparison as a table; None where its sides are not plain, or nothing is found."""
        documents = frozenset((one.place, one.issuer) for one in self.asker.store.sources())
        sides = planned(text, atlas_of(documents))
        if question.about and not all(one.sure for one in sides):
            return None
        told = [self._told(one, question, script) for one in sides]
        known = [bool(one.claims) for one in told]
        if not sides or not all(know or one.sure for know, one in zip(known, sides, strict=True)):
            return None
        if not any(known):
            return self._refused(question, script, sides, told)
        lacking = [one.name for one, know in zip(sides, known, strict=True) if not know]
        claims = tuple(claim for one in told for claim in one.claims)
        return Answer(
            question,
            Outcome.PARTIAL if lacking else Outcome.ANSWERED,
            script,
            claims,
            damage=tuple(
                dict.fromkeys(s for c in claims for cited in c.citations for s in cited.damage)
            ),
            missing=written("、".join(lacking), script),
            sides=tuple(
                Side(written(one.name, script), len(answer.claims))
                for one, answer in zip(sides, told, strict=True)
            ),
            trace=tuple(self._steps(sides, told)),
        )

    def _refused(
        self, question: Question, script: Script, sides: Sequence[Planned], told: Sequence[_Told]
    ) -> Answer:
        """What is said where the documents say nothing of any side."""
        refused = next((one.answer for one in told if one.answer.outcome.refused), None)
        steps = tuple(self._steps(sides, told))
        if refused:
            return replace(refused, question=question, trace=steps)
        return Answer(question, Outcome.NOTHING_FOUND, script, trace=steps)

    def _told(self, side: Planned, question: Question, script: Script) -> _Told:
        """What is said of a side."""
        tried: list[Answer] = []
        for asked in self._asked(side, question):
            answer = self.asker(asked, script=script)
            tried.append(answer)
            bears = self._bearing(side, asked)
            if claims := [self._today(one) for one in answer.claims if bears(one)]:
                return _Told(tuple(claims[:_EACH]), answer)
        return _Told((), tried[0])

    def _asked(self, side: Planned, question: Question) -> Iterator[Question]:
        """The question of a side; of a year that is past, first as its documents had it then."""
        today, before = self.asker.today(), question.history[-1:]
        if side.paths:  # whatever was talked about: another place has other documents
            question = replace(question, about=())
        text = side.text or next(iter(before), "")
        if side.year and side.year < today.year:
            yield replace(question, text=text, as_of=date(side.year, 12, 31))
        named = f"{side.name}{text}" if side.year else text
        yield replace(question, text=named)

    def _bearing(self, side: Planned, asked: Question) -> Callable[[Claim], bool]:
        """Tells whether a claim is of a side, and of what is asked of it.

        The rule of a place is one of its own documents; any other side is named where the
        claim stands. So is the rarest thing that is asked of it, in its own or in other words.
        """
        topic = fold(asked.text).replace(side.name, " ")
        inquiry, _ = self.asker.understand(topic, asked.history)
        rarest = max(inquiry.units, key=lambda one: one.weight, default=None)

        def bears(claim: Claim) -> bool:
            cited = [one.passage for one in claim.citations]
            if side.paths and any(
                stand(home(p.source), side.paths) is not Stand.OWN for p in cited
            ):
                return False
            if len(_SIGNS.findall(claim.text)) < _SAYS:  # a signature, the number of a document
                return False
            said = fold(" ".join((claim.text, *(one.quote for one in claim.citations))))
            above = fold(" ".join(" ".join((p.source.title, *p.path)) for p in cited))
            named = side.paths or side.year or fold(side.name).strip("《》") in said + above
            near = fold(" ".join(p.text for p in cited))
            return bool(named) and (
                rarest is None or any(word in said + above + near for word in rarest.words)
            )

        return bears

    def _today(self, claim: Claim) -> Claim:
        """A claim whose sources are told as they stand today: what was in force may be repealed."""
        day, store = self.asker.today(), self.asker.store
        cited = tuple(
            store.passage(one.source.version, one.start, one.end, day).cite(citation.quote)
            for citation in claim.citations
            for one in [citation.passage]
        )
        return replace(claim, citations=cited)

    def _steps(self, sides: Sequence[Planned], told: Sequence[_Told]) -> Iterator[Step]:
        for side, one in zip(sides, told, strict=True):
            yield Step("compare", f"{side.name}: {side.text} {one.answer.outcome}")
            yield from one.answer.trace


@dataclass(frozen=True, slots=True)
class _Told:
    """What is said of a side, and the answer it was taken from."""

    claims: tuple[Claim, ...]
    answer: Answer
