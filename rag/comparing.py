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
from rag.answer import Answer, Claim, Found, Outcome, Question, Script, Source
from rag.answerguard import honest, sayable
from rag.ask import Asker
from rag.atlas import Stand, atlas_of, home, stand
from rag.evidence import gather
from rag.fillers import bare
from rag.guard import guard
from rag.inquiry import Wants
from rag.planned import Planned, compares, loosely, may_join, planned, renewed, series
from rag.remembered import Asks
from rag.script import script_of
from rag.steady import steady
from rag.tabled import tabled
from rag.telling import Tell, nobody
from rag.terms import HAN
from rag.traced import Step
from rag.wants import wants

_EACH = 3
"""Sentences a side."""
_NEARLY = 0.8
"""Share of what the best article of a rule says of the question, from which on others do too."""
_SAYS = 6
"""Chinese characters that a sentence has at least."""
_SMALL = "的《》 "
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
        asked = bool(text) and (Wants.COMPARISON in wants(text) or compares(text))
        if asked or may_join(text):
            with self.permits, steady(self.asker.store, self.asker.shelf) as held:
                still = replace(self, asker=replace(self.asker, shelf=held))
                found = still._found(question, text, script or script_of(verdict.text), asked)  # noqa: SLF001  its own
            if found:
                return replace(found, seconds=perf_counter() - began)
        return self.asks(question, script=script, tell=tell)

    def _found(
        self,
        question: Question,
        text: str,
        script: Script,
        asked: bool,  # noqa: FBT001  one place
    ) -> Answer | None:
        """A comparison, where it is `asked` for or plainly meant; None where it is none."""
        if asked and (changed := self._changed(question, text, script)):
            return changed
        sides = planned(text, atlas_of(self.asker.store.sources()))
        if not asked:
            sides = tuple(one for one in sides if one.sure)
        topic = any(bare(one.text.replace(one.name, "")).strip(_SMALL) for one in sides)
        if not (topic or question.history):  # 云溪县和澜江市有什么不同: in what?
            return None
        if not sides or (question.about and not all(one.sure for one in sides)):
            return None
        return self._compared(question, sides, script, asked)

    def _changed(self, question: Question, text: str, script: Script) -> Answer | None:
        """What changed in a rule, where its versions are compared: 新旧校车办法有什么不同."""
        if not (name := renewed(text)):
            return None
        titles = {series(one.title) for one in self.asker.store.sources()}
        called = sorted((one for one in titles if loosely(name, one)), key=len)
        if not called or not all(called[0] in one for one in called):  # or in a notice of it
            return None
        answer = self.asker(replace(question, text=f"《{called[0]}》改了什么"), script=script)
        return replace(answer, question=question) if answer.contrast else None

    def _compared(
        self,
        question: Question,
        sides: Sequence[Planned],
        script: Script,
        asked: bool,  # noqa: FBT001
    ) -> Answer | None:
        """A table; None where its sides are not plain, or all say the same."""
        told = [self._told(one, question, script) for one in sides]
        known = [bool(one.claims) for one in told]
        if not all(know or one.sure for know, one in zip(known, sides, strict=True)):
            return None
        lasting = asked or any(one.paths for one in sides)
        if not any(known):
            return self._refused(question, script, sides, told) if asked else None
        if not (all(known) or lasting):
            return None
        claims = [one.claims for one in told]
        dated = all(one.year for one in sides)
        if alike(claims) and not (asked and dated):  # one sentence tells of all
            same = replace(told[0].answer, question=question, trace=tuple(self._steps(sides, told)))
            return same if asked else None
        said = self._paired(sides, claims, question) if dated else apart(claims)
        named = {one.name: own[:_EACH] for one, own in zip(sides, said, strict=True)}
        return tabled(question, script, named, tuple(self._steps(sides, told)))

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
                return _Told(tuple(claims), answer)
        return _Told((), tried[0])

    def _asked(self, side: Planned, question: Question) -> Iterator[Question]:
        """The question of a side; of a year that is past, first as its documents had it then."""
        today = self.asker.today()
        if side.paths:  # whatever was talked about: another place has other documents
            question = replace(question, about=())
        text = side.text or _last(question)
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
        called = self._called(fold(side.name).strip("《》"))

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
            named = side.paths or side.year or any(one in said + above for one in called)
            near = fold(" ".join(p.text for p in cited))
            return bool(named) and (
                rarest is None or any(word in said + above + near for word in rarest.words)
            )

        return bears

    def _called(self, name: str) -> list[str]:
        """A side's name, and what documents say for it: 公办幼儿园 for 公办园."""
        sayings = self.asker.lexicon.sayings(name)
        whole = (one.means for one in sayings if one.end - one.start == len(name))
        return [name, *(word for means in whole for word in means)]

    def _paired(
        self, sides: Sequence[Planned], told: Sequence[Sequence[Claim]], question: Question
    ) -> list[tuple[Claim, ...]]:
        """What versions of one rule say in the same articles, where all sides quote such."""
        rules = [{series(_source(one).title): _source(one) for one in said} for said in told]
        common = set[str].intersection(*map(set, rules))
        if not common:
            return [tuple(said) for said in told]
        title = min(common)
        own = [[one for one in said if series(_source(one).title) == title] for said in told]
        found = [
            {
                **self._articles(side.text or _last(question), rule[title]),
                **{_article(one): one for one in said},
            }
            for side, rule, said in zip(sides, rules, own, strict=True)
        ]
        kept = [name for name in found[0] if all(name in one for one in found)]
        return [
            tuple(sorted((one[name] for name in kept), key=_start)) if kept else tuple(said)
            for one, said in zip(found, own, strict=True)
        ]

    def _articles(self, text: str, source: Source) -> dict[str, Claim]:
        """What each article of a rule says of what is asked, the best of them first."""
        inquiry, _ = self.asker.understand(text, ())
        passages = self.asker.store.within(source.version, self.asker.today())
        fit = honest(gather(inquiry, [Found(one, 0.0) for one in passages]))
        fit = [one for one in fit if one.holds]
        enough = _NEARLY * max((one.cover for one in fit), default=0.0)
        claims: dict[str, Claim] = {}
        for one in fit:
            claim = Claim(one.words, (one.found.passage.cite(one.words),))
            if one.cover >= enough and sayable(claim):
                claims.setdefault(_article(claim), claim)
        return claims

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


def alike(told: Sequence[Sequence[Claim]]) -> bool:
    """Whether the same words are all that is said of every side: no table makes them clearer."""
    keys = [[_places(one) for one in said] for said in told]
    return bool(keys[0]) and all(one == keys[0] for one in keys)


def apart(told: Sequence[Sequence[Claim]]) -> list[tuple[Claim, ...]]:
    """What is said of each side and of no other one, where that leaves something of it."""
    keys = [[_places(one) for one in said] for said in told]
    own = [
        tuple(one for one in said if sum(_places(one) in key for key in keys) == 1) for said in told
    ]
    return [few or tuple(said) for few, said in zip(own, told, strict=True)]


def _places(claim: Claim) -> tuple[tuple[int, int], ...]:
    """Where the words of a claim stand."""
    return tuple((one.passage.source.version, one.start) for one in claim.citations)


def _last(question: Question) -> str:
    """What was asked before."""
    return next(iter(question.history[-1:]), "")


def _source(claim: Claim) -> Source:
    return claim.citations[0].passage.source


def _article(claim: Claim) -> str:
    path = claim.citations[0].passage.path
    return path[-1] if path else ""


def _start(claim: Claim) -> int:
    return claim.citations[0].start
