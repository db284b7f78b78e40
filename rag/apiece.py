"""Answers a message that asks several things each by itself: 小班多少人，什么时候报名.

Every part is a question of its own and passes every station and the gate by itself. What the
first one is about is carried to those that name nothing. Where one sentence tells several parts,
nothing tells any, or one of them needs more than quotes, the message is answered as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from time import perf_counter

from corpus.fold import fold
from rag.answer import Answer, Outcome, Question, Script
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


_PLAIN = frozenset({Outcome.ANSWERED, Outcome.NOTHING_FOUND, Outcome.DETAIL_NOT_STATED})
"""How a part may end that is told beside others: what is cut, repealed or to be asked back about
needs more words than a table has."""


@dataclass(frozen=True, slots=True)
class Apiece:
    """Answers like the one behind it, but several questions one by one. Thread-safe.

    `quoting` answers each of them, in quotes; `limit` is the longest message in characters.
    """

    asks: Asks
    quoting: Asks
    limit: int

    def __call__(
        self, question: Question, *, script: Script | None = None, tell: Tell = nobody
    ) -> Answer:
        """The answer to a message."""
        began = perf_counter()
        text = guard(question.text, self.limit).text
        parts = apiece(fold(text))
        if len(parts) > 1 and (found := self._found(question, parts, script or script_of(text))):
            return replace(found, seconds=perf_counter() - began)
        return self.asks(question, script=script, tell=tell)

    def _found(self, question: Question, parts: Sequence[str], script: Script) -> Answer | None:
        """What is said of every part; None where one answer tells it better."""
        told = {part: self.quoting(replace(question, text=part), script=script) for part in parts}
        answers = told.values()
        if not all(one.outcome in _PLAIN and not _framed(one) for one in answers):
            return None
        places = [place for one in answers for place in set(_places(one))]
        if not places or len(places) > len(set(places)):
            return None
        steps = [Step("apiece", f"{part}: {one.outcome}") for part, one in told.items()]
        steps += [step for one in answers for step in one.trace]
        said = {part: one.claims[:_EACH] for part, one in told.items()}
        whose = dict.fromkeys(source for one in answers for source in one.whose)
        unsure = any(one.unsure for one in answers)
        return replace(tabled(question, script, said, steps), whose=tuple(whose), unsure=unsure)


def _framed(answer: Answer) -> bool:
    """Whether more must be said of it than its claims: of which day it is, whether a rule holds."""
    return any((answer.as_of, answer.validity, answer.contrast, answer.documents, answer.standard))


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
