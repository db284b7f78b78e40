"""Asks back which one is meant where a question leaves it open, and understands what is said then.

The choices are whole questions. Each was answered from the words it was made of before it is
offered, so none of them leads to a refusal. A question that is clear is answered once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import date
from time import perf_counter
from typing import TypeAlias

from corpus.fold import fold
from rag.answer import Answer, Citation, Claim, Found, Outcome, Passage, Question, Script
from rag.answerguard import honest, sayable
from rag.ask import Asker
from rag.asof import as_of
from rag.atlas import atlas_of
from rag.clarify import left_open, may_be_open
from rag.evidence import gather
from rag.guard import guard
from rag.places import mentions
from rag.resolve import refers
from rag.script import written
from rag.tabled import tabled
from rag.telling import Tell, nobody
from rag.traced import Step
from rag.which import everything, ordinals, put, says_which, stages, values, year

_LEAST, _MOST = 2, 4
"""Choices."""
_ALL = 6
"""More than the choices, so many at most are answered side by side."""
_EACH = 2
"""Sentences of each, where several are meant."""
_HELLO = re.compile(r"^(?:你好|您好|请问(?:一下)?|我?想问(?:一下|问)?|麻烦问?一?下?|[,，。!！ ])+")
_END = "?？。.!！ "

Put: TypeAlias = Callable[[Answer, Tell], Answer]
"""Puts an answer in quotes into other words, telling of it while it grows."""


def as_it_is(answer: Answer, tell: Tell) -> Answer:
    """The answer in quotes."""
    del tell
    return answer


@dataclass(frozen=True, slots=True)
class Clarifying:
    """Answers questions, but asks back first where that is needed. Thread-safe.

    `asker` answers in quotes, with one of the `permits`; what is clear is `put` into words.
    """

    asker: Asker
    put: Put = as_it_is
    permits: AbstractContextManager[None] = field(default_factory=nullcontext)

    def __call__(
        self, question: Question, *, script: Script | None = None, tell: Tell = nobody
    ) -> Answer:
        """The answer to a question, or the question back."""
        began = perf_counter()
        with self.permits:
            meant = self._meant(question)
            if len(meant) > 1:
                answer = self._each(question, meant, script)
            elif not meant:
                answer = self.asker(_worded(question), script=script)
                answer = self._back(question, answer) or replace(answer, question=question)
        if len(meant) == 1:
            return self._instead(question, *meant.values(), script=script, tell=tell)
        return replace(self.put(answer, tell), seconds=perf_counter() - began)

    def _instead(
        self, question: Question, meant: Question, *, script: Script | None, tell: Tell
    ) -> Answer:
        """The answer to what is meant by a question."""

        def told(part: Answer) -> None:
            tell(replace(part, question=question))

        answer = self(meant, script=script, tell=told)
        steps = (Step("clarify", meant.text), *answer.trace)
        return replace(answer, question=question, trace=steps)

    def _each(
        self, question: Question, meant: Mapping[str, Question], script: Script | None
    ) -> Answer:
        """What is said of each of several that are meant: 都要, 小学和初中."""
        told = {name: self.asker(one, script=script) for name, one in meant.items()}
        first = next(iter(told.values()))
        if not any(one.claims for one in told.values()):
            return replace(first, question=question)
        said = {name: one.claims[:_EACH] for name, one in told.items()}
        steps = [Step("clarify", one.text) for one in meant.values()]
        return tabled(question, first.script, said, steps)

    def _meant(self, question: Question) -> dict[str, Question]:
        """What is asked by words that say which one is meant; none where it is a question."""
        limit = self.asker.question_limit
        text = fold(guard(question.text, limit).text)
        turns = [fold(guard(turn[:limit], limit).text) for turn in question.history]
        asked = [at for at, turn in enumerate(turns) if turn and not says_which(turn)]
        if not (asked and says_which(text)):
            return {}
        at = asked[-1]
        before = replace(question, text=turns[at], history=question.history[:at])
        if found := values(text):
            # What was said on the way (小学, then 云溪县) narrows it as well.
            for turn in turns[at + 1 :]:
                for one in values(turn)[:1]:
                    before = replace(before, text=self._put(one, before.text))
            return {one: self._with(one, before) for one in found}
        choices = self._choices(before, self._left_open(before, self.asker(before)))
        names = (
            list(choices)
            if everything(text)
            else [list(choices)[number - 1] for number in ordinals(text) if number <= len(choices)]
        )
        return {name: replace(before, text=choices[name]) for name in names}

    def _with(self, which: str, before: Question) -> Question:
        """A question of which one is meant; of a year that is past, as it was then, if it was."""
        whole = replace(before, text=self._put(which, before.text))
        day = date(int(which[:4]), 12, 31) if which[:4].isdigit() else self.asker.today()
        if day >= self.asker.today():
            return whole
        text = (
            before.text.replace(f"{year(before.text)}年", "") if year(before.text) else before.text
        )
        then = replace(before, text=text, as_of=day)
        return then if self.asker(then).outcome.answers else whole

    def _put(self, which: str, text: str) -> str:
        """A question with a value in it."""
        text = _HELLO.sub("", text)
        named = mentions(text, atlas_of(self.asker.store.sources()))
        return put(which, text, (named[0].start, named[-1].end) if named else None)

    def _back(self, question: Question, answer: Answer) -> Answer | None:
        """The question asked back with its choices; None where it is clear as it stands.

        Where there are too many to choose from, or one of them alone would not be answered, all
        are answered side by side: to leave one out would say that there is none.
        """
        found = self._left_open(question, answer)
        if not _LEAST <= len(found) <= _ALL:
            return None
        script, step = answer.script, Step("clarify", " ".join(found))
        choices = self._choices(question, found)
        if len(found) <= _MOST and all(
            self._answered(choice, question, found[which]) for which, choice in choices.items()
        ):
            offered = tuple(written(choice, script) for choice in choices.values())
            return Answer(question, Outcome.UNCLEAR, script, choices=offered, trace=(step,))
        said = {
            which: (Claim(written(cited.quote, script), (cited,)),)
            for which, cited in found.items()
        }
        if not all(sayable(claim) for claims in said.values() for claim in claims):
            return None
        return tabled(question, script, said, (step,))

    def _choices(self, question: Question, found: Mapping[str, Citation]) -> dict[str, str]:
        """The question for each of the values that it leaves open."""
        text = fold(guard(question.text, self.asker.question_limit).text).rstrip(_END)
        return {which: self._put(which, text) for which in found}

    def _left_open(self, question: Question, answer: Answer) -> dict[str, Citation]:
        """The values that a question leaves open, by the passages its answer was drafted from."""
        text = fold(guard(question.text, self.asker.question_limit).text).rstrip(_END)
        dated = question.as_of or as_of(text, self.asker.today())
        if question.about or dated or (question.history and refers(text)):
            return {}
        told = answer.validity or answer.contrast
        if answer.outcome is not Outcome.ANSWERED or told or not answer.passages:
            return {}
        inquiry, meaning = self.asker.understand(text, ())
        if not may_be_open(inquiry):
            return {}
        found = dict.fromkeys((*answer.passages, *self._beside(answer.citations)))
        evidence = gather(inquiry, [Found(one, 0.0) for one in found], self.asker.store.text)
        return left_open(inquiry, fold(meaning), answer.citations, honest(evidence))

    def _beside(self, quoted: Sequence[Citation]) -> Iterator[Passage]:
        """What stands under one heading with what is quoted, where that is of one stage."""
        for one in quoted:
            passage = one.passage
            if len(passage.path) > 1 and len(stages(fold(f"{passage.path[-1]}{one.quote}"))) == 1:
                for other in self.asker.store.within(passage.source.version, self.asker.today()):
                    if other.path[:-1] == passage.path[:-1] and other.source.current:
                        yield other
                return

    def _answered(self, choice: str, question: Question, citation: Citation) -> bool:
        """Whether a choice is answered, and from the words it was made of."""
        answer = self.asker(replace(question, text=choice, history=()))
        return answer.outcome is Outcome.ANSWERED and any(
            citation.quote.strip() in one.quote or one.quote.strip() in citation.quote
            for one in answer.citations
        )


def _worded(question: Question) -> Question:
    """A question; no words where it is a bare number that picks of choices nobody offered."""
    bare = fold(question.text).strip()
    return replace(question, text="") if bare.isdigit() and ordinals(bare) else question
