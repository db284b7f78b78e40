"""Answers a message that asks several things each by itself: 小班多少人，什么时候报名.

Every part is a question of its own and passes every station and the gate by itself. What the
first one is about is carried to those that name nothing. Where one sentence tells several parts,
or nothing tells any, the message is answered as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from time import perf_counter

from corpus.fold import fold
from rag.answer import Answer, Question, Script
from rag.ask import Asker
from rag.fillers import bare
from rag.guard import guard
from rag.remembered import Asks
from rag.resolve import refers
from rag.script import script_of
from rag.tabled import tabled
from rag.telling import Tell, nobody
from rag.terms import HAN
from rag.traced import Step

_MOST = 3
"""Questions of a message; more of them are a form, or a text that somebody sends on."""
_EACH = 3
"""Sentences a part."""
_SHORT = 4
"""Up to so many of them a clause behind a comma speaks of what the first one is about."""
_CLAUSE = re.compile(r"(?P<said>[^,;。?!\s]+)(?P<sign>[,;。?!\s]*)")
_ENDS = re.compile("[。?!]")
_ASKS = re.compile(
    "多少|多大|多久|多远|多长|几|什么|啥|哪|谁|怎么|怎样|如何|咋|何时|为何|吗$|能不能|可不可以|会不会"
    "|要不要|是不是|有没有|能否|是否"
)


@dataclass(frozen=True, slots=True)
class Apiece:
    """Answers like the one behind it, but several questions one by one. Thread-safe.

    `asker` answers each of them, in quotes; computing takes one of the `permits`.
    """

    asks: Asks
    asker: Asker
    permits: AbstractContextManager[None] = field(default_factory=nullcontext)

    def __call__(
        self, question: Question, *, script: Script | None = None, tell: Tell = nobody
    ) -> Answer:
        """The answer to a message."""
        began = perf_counter()
        verdict = guard(question.text, self.asker.question_limit)
        parts = apiece(fold(verdict.text))
        if len(parts) > 1:
            with self.permits:
                found = self._found(question, parts, script or script_of(verdict.text))
            if found:
                return replace(found, seconds=perf_counter() - began)
        return self.asks(question, script=script, tell=tell)

    def _found(self, question: Question, parts: Sequence[str], script: Script) -> Answer | None:
        told = [self.asker(replace(question, text=one), script=script) for one in parts]
        claims = {
            part: one.claims[:_EACH] if one.outcome.answers else ()
            for part, one in zip(parts, told, strict=True)
        }
        places = [place for one in told for place in set(_places(one))]
        if not places or len(places) > len(set(places)):
            return None
        steps = [
            Step("apiece", f"{one}: {it.outcome}") for one, it in zip(parts, told, strict=True)
        ]
        return tabled(question, script, claims, [*steps, *(s for one in told for s in one.trace)])


def apiece(folded: str) -> tuple[str, ...]:
    """The questions of a folded message; empty where it is one, or none.

    Example: 小班多少人,什么时候报名 gives 小班多少人 and 小班什么时候报名.
    """
    clauses = [(one["said"], one["sign"]) for one in _CLAUSE.finditer(folded)]
    if not 1 < len(clauses) <= _MOST or not all(_asks(said) for said, _ in clauses):
        return ()
    (first, sign), *rest = clauses
    found = _ASKS.search(first)
    about = bare(first[: found.start()]).replace(" ", "") if found else ""
    told = [first]
    for said, following in rest:
        short = not _ENDS.search(sign) and _own(said) <= _SHORT
        told.append(f"{about}{said}" if short or refers(said) else said)
        sign = following
    return tuple(dict.fromkeys(told))


def _asks(clause: str) -> bool:
    """Whether a clause is a question that names something: 都是啥 asks on."""
    return bool(_ASKS.search(clause)) and _own(clause) > 0


def _own(clause: str) -> int:
    return len(re.findall(f"[{HAN}]", bare(clause)))


def _places(answer: Answer) -> Iterator[tuple[int, int]]:
    """Where the words of an answer stand."""
    for one in answer.citations:
        yield one.passage.source.version, one.start
