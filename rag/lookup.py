"""Looks up what a question names by its number: 学前教育法第十二条说了什么, 教办〔2024〕12号.

Whoever names a provision wants its words, all of them: it is quoted whole, with the title of its
document, a long one up to the end of a sentence. Where the document has no such provision, or
where several documents could be meant, that is said instead of what merely sounds like it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.fold import fold
from corpus.known import Kind
from rag.addressed import (
    Address,
    addresses,
    named_before,
    of_the_talked,
    says_nothing,
    within,
)
from rag.answer import Answer, Draft, DraftClaim, Outcome, Passage, Question, Script, Source
from rag.articles import Article, found, opening, pieces
from rag.fillers import bare
from rag.leadin import led_in
from rag.named import numbered
from rag.names import Named, Names, Target
from rag.ports import Texts
from rag.script import written
from rag.terms import terms
from rag.titled import titled

_MOST, _FEW = 4, 12
"""Documents to choose from; those that are looked into where none is named."""
_PAIR, _RANGE = 2, 6
"""The first and the last of a range; the most articles between them."""
_BEARS = 0.5
"""Share of what else a question says that a provision must hold to be its answer."""
_TITLE = re.compile(r"(?:法|条例|办法|规定|细则|章程|决定|规程|规范|守则)》?")
_YEAR = re.compile(r"\(((?:19|20)\d\d)年?[^()]{0,6}\)》?$|^((?:19|20)\d\d)年版?的?")
_OF_NUMBER = re.compile(r"文件?|这份|通知|号|的|\W")
_NAME = re.compile(r"(?:法|条例|办法|规定|细则|章程|意见|方案|计划|规划|纲要|通知)》?")
_ASKS_FOR_IT = re.compile(
    r"(?:[\s,.;:?!]|的|是|都|到底|具体|大概|主要|里面?|说|讲|写|规定|了|过?些|什么|啥|内容|全文|原文|吗|呢|呀|啊)*"
)
_SAID = re.compile("[说讲写]|什么|啥|内容|[全原]文")
_AND = re.compile(r"[\s,、和与及跟]|以及|还有|分别")


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look-up gives: a draft over its passages, or the outcome that says why there is none.

    `cut` are sentences on what of a provision is not quoted.
    """

    draft: Draft
    passages: tuple[Passage, ...]
    outcome: Outcome = Outcome.ANSWERED
    subject: str = ""
    choices: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()

    def refusal(self, question: Question, script: Script) -> Answer:
        """The answer that says why there are no words to quote."""
        choices = tuple(written(one, script) for one in self.choices)
        subject = written(self.subject, script)
        return Answer(question, self.outcome, script, subject=subject, choices=choices)


@dataclass(frozen=True, slots=True)
class Lookup:
    """Looks provisions and documents up as they are on a day. `admits`: which may be meant.

    `last` gives the documents that the question before was answered from.
    """

    names: Names
    texts: Texts
    admits: Callable[[Source], bool]
    last: Callable[[], Sequence[int]]

    def __call__(self, folded: str, question: Question) -> Looked | None:
        """What a folded question asks to look up; None where it asks for something else."""
        if asked := addresses(folded):
            return self._provision(folded, question, asked)
        turns = [fold(turn) for turn in question.history]
        if (part := within(folded)) and says_nothing(_around(folded, part, part)):
            before = next((one for turn in turns[::-1] for one in addresses(turn)[-1:]), None)
            if before:
                whole = replace(before, paragraph=part.paragraph or before.paragraph)
                return self._told(self._talked(question), [replace(whole, item=part.item)])
        return self._number(folded) or self._title(folded, alone=not turns)

    def met(self, folded: str, answer: Answer) -> bool:
        """Whether an answer speaks of the document whose number is all that a question says."""
        number = self.names.numbered(folded)
        if number is None or number.targets:
            return True
        rest = _OF_NUMBER.sub("", folded[: number.start] + folded[number.end :])
        wanted = numbered(folded)
        return not says_nothing(rest) or any(
            wanted and numbered(one.quote) == wanted for one in answer.citations
        )

    def _provision(
        self, folded: str, question: Question, asked: Sequence[Address]
    ) -> Looked | None:
        asked = _ranged(folded, asked)
        first, last = asked[0], asked[-1]
        gaps = [folded[a.end : b.start] for a, b in pairwise(asked)]
        title, rest = named_before(folded[: first.start]), folded[last.end :]
        lines = last.counted and not says_nothing(rest)  # 有几条线路 counts no articles
        if lines or not all(_AND.sub("", gap) == "" for gap in gaps):
            return None
        behind = self.names.ending(rest) if not title else None
        if behind and says_nothing(rest[: behind.start].replace("《", "")):
            return self._told(behind.targets, asked)
        pure = says_nothing(rest)
        if year := _YEAR.search(title):
            title = _YEAR.sub("", title)
        if of_the_talked(title):
            targets = self._talked(question, title)
            if not targets and pure:
                return self._of_any(asked)
            return self._bearing(rest, targets, asked, pure=pure)
        named = self._named(title)
        if named and named.targets:
            targets = self._of_year(named.targets, year[1] or year[2]) if year else named.targets
            return self._bearing(rest, targets, asked, pure=pure)
        return _refused(Outcome.NOTHING_FOUND) if pure and _is_title(title) else None

    def _named(self, title: str) -> Named | None:
        """The texts that words name and nothing else, but for a place that their titles have."""
        named = self.names.ending(title) or self.names.numbered(title)
        named = named or self.names.holding(title.strip("《》"))
        if named is None or named.end < len(title.rstrip("》")):
            return None
        rest = named_before(title[: named.start].rstrip("《"))
        if not rest:
            return named
        fitting = [one for one in named.targets if _placed(rest, one.source)]
        return replace(named, targets=tuple(fitting))

    def _of_year(self, targets: Sequence[Target], year: str) -> tuple[Target, ...]:
        """The texts, or versions of them, of a year that is named; all where none is of it."""
        documents = {one.source.document_id for one in targets}
        sources = [one for one in self.texts.sources() if one.document_id in documents]
        parts = [(one, sources[:at]) for at, one in enumerate(sources)]
        found = tuple(
            Target(one, sum(other.version == one.version for other in before))
            for one, before in parts
            if year in {one.dated[:4], one.since[:4]}
        )
        return found or tuple(targets)

    def _talked(self, question: Question, name: str = "") -> tuple[Target, ...]:
        """The texts that are talked about, or what they themselves call so."""
        said = () if question.about else self._said(question)
        about = question.about or [one.source.document_id for one in said] or self.last()
        own = [self.names.own(one, name) for one in about] if name else []
        known = (one for one in self.names.targets if one.source.document_id in about)
        return next(filter(None, own), said or tuple(known))

    def _said(self, question: Question) -> tuple[Target, ...]:
        """The texts that the questions before name, the last one first."""
        for turn in map(fold, question.history[::-1]):
            before = [self._named(named_before(turn[: one.start])) for one in addresses(turn)]
            for named in (*before, self.names.within(turn)):
                if named and named.targets:
                    return named.targets
        return ()

    def _of_any(self, asked: Sequence[Address]) -> Looked:
        """A provision of whichever document has it, where only few could be meant."""
        rules = [
            one
            for one in self.names.targets
            if one.source.kind in {Kind.LAW, Kind.REGULATION} and self.admits(one.source)
        ]
        if not rules or len(rules) > _FEW:
            return _refused(Outcome.WHICH_DOCUMENT)
        return self._told(rules, asked) or _refused(Outcome.WHICH_DOCUMENT)

    def _bearing(
        self, rest: str, targets: Sequence[Target], asked: Sequence[Address], *, pure: bool
    ) -> Looked | None:
        """The words of provisions; where more is asked, only if they bear on it."""
        looked = self._told(targets, asked)
        if pure or looked is None:
            return looked
        wanted = set(terms(bare(rest)))
        words = fold("".join(one.text for one in looked.passages))
        held = sum(term in words for term in wanted)
        bears = looked.outcome.answers and wanted and held >= _BEARS * len(wanted)
        return looked if bears else None

    def _told(self, targets: Iterable[Target], asked: Sequence[Address]) -> Looked | None:
        """The provisions of the one text that has them, or why there is no such text."""
        # A version that is named by its year is meant, whether it holds or not.
        admitted = [one for one in targets if self.admits(one.source) or not one.source.speaks]
        if not admitted:
            return _refused(Outcome.NOTHING_FOUND)
        articles = [[found(one, each, self.texts) for each in asked] for one in admitted]
        having = [
            (one, [each for each in told if each])
            for one, told in zip(admitted, articles, strict=True)
            if any(told)
        ]
        if not having:
            return self._lacking(admitted, asked)
        if len(having) > 1:
            return _which([one for one, _ in having], asked)
        return self._quoted(*having[0])

    def _lacking(self, targets: Sequence[Target], asked: Sequence[Address]) -> Looked:
        told = [opening(one, asked[0], self.texts) for one in targets[:_MOST]]
        return _refused(Outcome.NO_SUCH_PROVISION, "；".join(told))

    def _quoted(self, target: Target, articles: Sequence[Article]) -> Looked | None:
        version = target.source.version
        passages = [self.texts.passage(version, one.start, one.end) for one in articles]
        quotes = [one.text for one in passages]
        claims = tuple(DraftClaim(quote, ((at, quote),)) for at, quote in enumerate(quotes))
        draft, known = titled(*led_in(Draft(claims), passages, self.texts), self.texts)
        return Looked(draft, known, cut=tuple(one.cut for one in articles if one.cut))

    def _number(self, folded: str) -> Looked | None:
        """The document that a question names by its number alone: its title and its beginning."""
        number = self.names.numbered(folded)
        if number is None or not number.targets:
            return None
        rest = _OF_NUMBER.sub("", folded[: number.start] + folded[number.end :])
        if not says_nothing(rest):
            return None
        return self._begun(number.targets)

    def _title(self, folded: str, *, alone: bool) -> Looked | None:
        """The document whose name is all that a question says: its title and its beginning.

        In a talk a name alone asks the question before once more, of another document (`alone`).
        """
        for name in _NAME.finditer(folded):
            rest = folded[name.end() :]
            if _ASKS_FOR_IT.fullmatch(rest) and (alone or _SAID.search(rest)):
                named = self._named(named_before(folded[: name.end()]))
                if named and named.targets:
                    return self._begun(named.targets)
        return None

    def _begun(self, targets: Iterable[Target]) -> Looked | None:
        """The title and the beginning of the one text among some that may be meant."""
        admitted = [one for one in targets if self.admits(one.source)]
        if len(admitted) > 1:
            return _which(admitted, ())
        begun = pieces(admitted[0], self.texts) if admitted else []
        return self._quoted(admitted[0], begun) if begun else None


def _ranged(folded: str, asked: Sequence[Address]) -> Sequence[Address]:
    """The provisions with those between, where a question names the first and the last of few."""
    first, last = asked[0], asked[-1]
    between = range(first.article + 1, last.article)
    joined = folded[first.end : last.start].strip()
    if len(asked) != _PAIR or joined not in {"至", "到", "-"} or len(between) > _RANGE:
        return asked
    whole = replace(first, end=last.end, paragraph=0, item=0)
    rest = [replace(last, start=last.end, words=f"第{at}条", article=at) for at in between]
    return [whole, *rest, last] if first.article and last.article else asked


def _refused(outcome: Outcome, subject: str = "", choices: tuple[str, ...] = ()) -> Looked:
    return Looked(Draft(()), (), outcome, subject, choices)


def _which(targets: Sequence[Target], asked: Sequence[Address]) -> Looked:
    """Asks back which of several documents is meant."""
    if len(targets) > _MOST:
        return _refused(Outcome.WHICH_DOCUMENT)
    words = "、".join(one.words for one in asked) or "说了什么"
    choices = tuple(f"《{one.source.title}》{words}" for one in targets)
    return _refused(Outcome.UNCLEAR, choices=choices)


def _around(folded: str, first: Address, last: Address) -> str:
    return folded[: first.start] + folded[last.end :]


def _is_title(words: str) -> bool:
    return bool(re.search(rf"{_TITLE.pattern}$", words))


def _placed(words: str, source: Source) -> bool:
    """Whether words before the end of a title say of which place it is: 云溪县 or 云溪."""
    plain = words.strip("《》 的")
    return any(plain and plain in fold(one) for one in (source.title, source.place, source.issuer))
