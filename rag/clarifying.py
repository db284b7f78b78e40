"""Asks back which one is meant where a question leaves it open, and understands what is said then.

The choices are whole questions. Each was answered from the words it was made of before it is
offered, so none of them leads to a refusal.
"""

from __future__ import annotations

import re
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from itertools import repeat
from time import perf_counter

from corpus.fold import fold
from rag.answer import Answer, Citation, Outcome, Question, Script
from rag.ask import Asker
from rag.asof import as_of
from rag.atlas import atlas_of
from rag.clarify import left_open, may_be_open
from rag.evidence import gather
from rag.guard import guard
from rag.places import mentions
from rag.remembered import Asks
from rag.resolve import refers
from rag.retrieve import Pick, retrieve
from rag.script import script_of, written
from rag.steady import steady
from rag.telling import Tell, nobody
from rag.traced import Step
from rag.which import ordinal, put, value

_LEAST = 2
_HELLO = re.compile(r"^(?:你好|您好|请问(?:一下)?|我?想问(?:一下|问)?|麻烦问?一?下?|[,，。!！ ])+")
_END = "?？。.!！ "


@dataclass(frozen=True, slots=True)
class Clarifying:
    """Answers like the one behind it, but asks back first where that is needed. Thread-safe.

    `asker` answers without a model: it tells cheaply whether a question is clear. That is
    computed with one of the `permits`.
    """

    asks: Asks
    asker: Asker
    permits: AbstractContextManager[None] = field(default_factory=nullcontext)

    def __call__(
        self, question: Question, *, script: Script | None = None, tell: Tell = nobody
    ) -> Answer:
        """The answer to a question, or the question back."""
        began = perf_counter()
        with self.permits:
            meant = self._meant(question)
            back = None if meant else self._back(question, script)
        if meant:

            def told(part: Answer) -> None:
                tell(replace(part, question=question))

            answer = self(meant, script=script, tell=told)
            answer = replace(answer, question=question)
            return replace(answer, trace=(Step("clarify", meant.text), *answer.trace))
        if back:
            return replace(back, seconds=perf_counter() - began)
        return self.asks(question, script=script, tell=tell)

    def _meant(self, question: Question) -> Question | None:
        """What is asked by a word that says which one is meant; None where it is a question."""
        limit = self.asker.question_limit
        text = fold(guard(question.text, limit).text)
        turns = [fold(guard(turn[:limit], limit).text) for turn in question.history]
        asked = [at for at, turn in enumerate(turns) if turn and not (value(turn) or ordinal(turn))]
        if not asked:
            return None
        at = asked[-1]
        before = replace(question, text=turns[at], history=question.history[:at])
        if number := ordinal(text):
            back = self._back(before, None)
            choices = back.choices if back else ()
            return replace(before, text=choices[number - 1]) if number <= len(choices) else None
        if which := value(text):
            # What was said on the way (小学, then 云溪县) narrows it as well.
            for one in (*filter(None, map(value, turns[at + 1 :])), which):
                before = replace(before, text=self._put(one, before.text))
            return before
        return None

    def _put(self, which: str, text: str) -> str:
        """A question with a value in it."""
        text = _HELLO.sub("", text)
        documents = frozenset((one.place, one.issuer) for one in self.asker.store.sources())
        named = mentions(text, atlas_of(documents))
        return put(which, text, (named[0].start, named[-1].end) if named else None)

    def _back(self, question: Question, script: Script | None) -> Answer | None:
        """The question asked back with its choices; None where it is clear as it stands."""
        asker = self.asker
        verdict = guard(question.text, asker.question_limit)
        text = fold(verdict.text).rstrip(_END)
        dated = question.as_of or as_of(text, asker.today())
        if verdict.outcome or question.about or dated or (question.history and refers(text)):
            return None
        script = script or script_of(verdict.text)
        values = self._open(text, question)
        choices = [self._put(which, text) for which in values]
        # Some of several choices would say that there are no others.
        if len(choices) < _LEAST or not all(
            map(self._answered, choices, repeat(question), values.values())
        ):
            return None
        offered = tuple(written(choice, script) for choice in choices)
        step = Step("clarify", " ".join(values))
        return Answer(question, Outcome.UNCLEAR, script, choices=offered, trace=(step,))

    def _open(self, text: str, question: Question) -> dict[str, Citation]:
        """What a question leaves open."""
        asker = self.asker
        inquiry, meaning = asker.understand(text, ())
        if not may_be_open(inquiry):
            return {}
        answer = asker(question)
        if answer.outcome is not Outcome.ANSWERED or answer.validity or answer.contrast:
            return {}
        with steady(asker.store, asker.shelf) as held:
            pick = Pick(asker.today(), lambda source: source.current)
            found = retrieve(inquiry, meaning, held.current(), asker.embedder, asker.store, pick)
            evidence = gather(inquiry, found, asker.store.text)
        return left_open(inquiry, fold(meaning), answer.citations, evidence)

    def _answered(self, choice: str, question: Question, citation: Citation) -> bool:
        """Whether a choice is answered, and from the words it was made of."""
        answer = self.asker(replace(question, text=choice, history=()))
        return answer.outcome is Outcome.ANSWERED and any(
            citation.quote.strip() in one.quote or one.quote.strip() in citation.quote
            for one in answer.citations
        )
