"""Puts an answer into a model's words, sentence by sentence as each is proved.

The line has answered in quotes before, and what it refused stays refused: a model is asked about
nothing that the documents do not hold. It is shown the passages that the answer was drafted from
and proposes sentences with the words they rest on. What does not pass the gate is said in the
words of its quotes, where those bear on the question, or not at all; what is left of nothing is
drafted once more, and then the answer stays as it was.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from time import perf_counter

from corpus.fold import fold
from rag.answer import (
    Answer,
    Claim,
    Draft,
    DraftClaim,
    Notice,
    NotQuotedError,
    Outcome,
    Question,
    Script,
)
from rag.answerguard import guarded, sayable
from rag.ask import Asker
from rag.grounded import Grounded, grounded
from rag.guard import guard
from rag.onday import OnDay, today
from rag.patience import soonest
from rag.permits import Permits
from rag.ports import Fault, Model, ModelError, Prompt
from rag.prompting import Prompting
from rag.proposals import Proposal, Reading
from rag.script import written
from rag.sentences import sentences
from rag.stretches import made_of
from rag.telling import Tell, nobody
from rag.terms import terms
from rag.traced import Step
from rag.verify import verify

_NEARLY = 0.6
_AGAIN = 6.0
"""Seconds that must be left for drafting once more."""


@dataclass(frozen=True, slots=True)
class Composing:
    """Answers like the line behind it, in a model's words. Thread-safe; waits on the network.

    `seconds` is what the model may take for one answer. Computing takes one of the `permits`.
    """

    asks: Asker
    model: Model
    prompting: Prompting
    permits: Permits
    seconds: float = 30.0
    today: Callable[[], date] = today
    clock: Callable[[], float] = time.monotonic

    def __call__(
        self, question: Question, *, script: Script | None = None, tell: Tell = nobody
    ) -> Answer:
        """The answer; `tell` hears of every sentence when it is proved."""
        began = perf_counter()
        with self.permits:
            answer = self.asks(question, script=script)
        return replace(self.put(answer, tell), seconds=perf_counter() - began)

    def put(self, answer: Answer, tell: Tell) -> Answer:
        """An answer in quotes in other words, where it gains by them."""
        if may_be_composed(answer):
            answer = _Draft(self, answer, tell).answer()
        return guarded(answer)


def may_be_composed(answer: Answer) -> bool:
    """Whether an answer gains by other words: not one that tells of a document or lists them."""
    told = answer.contrast or answer.validity or answer.documents or answer.standard
    # English has no words that a quote in Chinese could be held against.
    foreign = answer.script is Script.ENGLISH
    return answer.outcome.answers and bool(answer.passages) and not told and not foreign


@dataclass(slots=True)
class _Draft:
    """One answer on its way."""

    line: Composing
    quoted: Answer
    tell: Tell
    claims: list[Claim] = field(default_factory=list)
    proposed: int = 0
    said: int = 0
    quotes: int = 0
    faults: list[str] = field(default_factory=list)
    missing: str = ""
    fault: Fault | None = None

    def answer(self) -> Answer:
        """What is left of what the model proposes; what was quoted where that is nothing."""
        until = soonest(self.line.clock() + self.line.seconds)
        self._write(until)
        if not self.claims and self.proposed and self.line.clock() + _AGAIN < until:
            self._write(until)
        with self.line.permits:
            return self._framed()

    def _write(self, until: float) -> None:
        """Read what the model writes, and let pass what is proved."""
        reading, shown = Reading(), self.quoted.passages
        asked = guard(self.quoted.question.text, self.line.asks.question_limit).text
        prompt = self.line.prompting(asked, shown, fell=self.proposed > 0)
        self.fault = None
        try:
            for proposal in self._proposals(prompt, reading, until):
                with self.line.permits:
                    proved = self._proved(proposal)
                if proved and self.tell is not nobody:
                    self.tell(self._so_far())
        except ModelError as error:
            self.fault = error.fault
        self.proposed += reading.odd
        self.missing = reading.missing
        if not self.fault and not reading.whole:
            self.fault = Fault.BROKEN

    def _proposals(self, prompt: Prompt, reading: Reading, until: float) -> Iterator[Proposal]:
        for piece in self.line.model.write(prompt, until):
            yield from reading.feed(piece)
            if reading.whole:  # whatever else it writes is none of the answer
                return

    def _proved(self, proposal: Proposal) -> bool:
        """Whether anything of a proposal may be said."""
        self.proposed += 1
        texts = OnDay(self.line.asks.store, self.quoted.as_of or self.line.today())
        try:
            found = grounded(proposal, self.quoted.passages, texts)
        except NotQuotedError as error:
            self.faults.append(str(error))
            return False
        if stands := self._passed([found.draft], found):
            self.said += 1
            return self._add(stands)
        quoted = self._add(filter(self._bears, self._passed(found.quotes, found)))
        self.quotes += quoted
        return quoted

    def _bears(self, claim: Claim) -> bool:
        """Whether a quote says of the question nearly what the quoted answer does.

        What else was copied is true and answers nothing.
        """
        return self._share(claim) >= _NEARLY * max(map(self._share, self.quoted.claims))

    def _share(self, claim: Claim) -> float:
        """How much of the question stands in a claim."""
        asked = set(terms(fold(self.quoted.question.text)))
        return len(asked.intersection(terms(fold(claim.text)))) / max(len(asked), 1)

    def _passed(self, drafts: Sequence[DraftClaim], found: Grounded) -> tuple[Claim, ...]:
        """What the gate lets pass, in the script of the answer."""
        script, text = self.quoted.script, self.line.asks.store.text
        turned = tuple(replace(one, text=written(one.text, script)) for one in drafts)
        verified = verify(Draft(turned), found.passages, text)
        self.faults += verified.fallen
        return tuple(one for one in verified.claims if sayable(one) and not _asks(one.text))

    def _add(self, claims: Iterable[Claim]) -> bool:
        """Keep what says more than what is there already."""
        known = {(c.passage.source.version, c.start) for one in self.claims for c in one.citations}
        fresh = [
            one
            for one in claims
            if not known.issuperset((c.passage.source.version, c.start) for c in one.citations)
        ]
        self.claims += fresh
        return bool(fresh)

    def _so_far(self) -> Answer:
        return replace(
            self.quoted,
            outcome=Outcome.PARTIAL,
            claims=tuple(self.claims),
            model=self._name(),
        )

    def _framed(self) -> Answer:
        trace = (*self.quoted.trace, *self._steps())
        if not self.claims:
            away = Notice.AWAY if self.fault else None
            return replace(self.quoted, notice=away, trace=trace)
        if not self.said:  # a model that only chose quotes may have missed one
            self._add(self.quoted.claims)
        framed = self.line.asks.framed(self.quoted, self.claims)
        missing = self._missing()
        partial = missing or self.fault or self.quoted.outcome is Outcome.PARTIAL
        return replace(
            framed,
            outcome=Outcome.PARTIAL if partial else Outcome.ANSWERED,
            subject=missing or framed.subject,
            missing=missing,
            model=self._name(),
            notice=Notice.INCOMPLETE if self.fault else None,
            trace=trace,
        )

    def _name(self) -> str:
        """Whose words they are; nobody's but the documents' where only quotes are left."""
        return self.line.model.name if self.said else ""

    def _missing(self) -> str:
        """What the model says it cannot answer, where those are words of the question."""
        question = self.quoted.question.text
        return "" if made_of(self.missing, (question,), ()).lost else self.missing

    def _steps(self) -> Iterator[Step]:
        """What became of the proposals: how many there were, were said, quoted, and fell."""
        if self.fault:
            yield Step("model", str(self.fault))
        fell = self.proposed - self.said - self.quotes
        words = "the gate rejected all" if self.proposed else "the model found nothing"
        if self.claims:
            words = f"{self.said} said, {self.quotes} quoted instead, {fell} fell"
        figures = (self.proposed, self.said, self.quotes, fell)
        yield Step("compose", "; ".join([words, *dict.fromkeys(self.faults)]), figures=figures)


def _asks(text: str) -> bool:
    """Whether a claim only asks, as the questions of a document do that is written as such."""
    said = [text[span.start : span.end].rstrip() for span in sentences(text)]
    return all(one.endswith(("？", "?")) for one in said)
