"""Proves that a claim in words of its own says what its quotes say, and leaves nothing out.

Every clause of the claim must say what a clause of a quote says (`rag.tantamount`); of a sentence
that is used, what its clauses depend on must be said as well: conditions, exceptions, limits, and
the words that lead a list in. What cannot be proved is not said; nothing is guessed.

Worked example, quote ``补助标准：小学生每学期320元，初中生280元，寄宿生除外。``:

* 小学生每学期补助320元 falls: the boarders are left out;
* 补助标准为小学生每学期320元，寄宿生除外 passes: what 初中生 get is another matter;
* 初中生每学期320元 falls: no clause says it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.fold import fold
from rag.atoms import Atoms, Turn, atoms
from rag.clauses import clauses, conditional
from rag.quantity import same
from rag.sentences import sentences
from rag.stretches import made_of
from rag.subjects import groups_of, heads, named
from rag.tantamount import IDLE, OF_FIGURES, Context, difference

_MARK = re.compile(
    r"^\s*(第[一二三四五六七八九十百零\d]+[条款项章节]|\([一二三四五六七八九十\d]{1,3}\)"
    r"|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、](?!\d)|[①-⑳])\s*"
)
_OPENS = re.compile(
    r"^\s*(?:此外|另外|同时|而且|并且|(?:根据|按照)(?:该|本|有关|相关)?(?:文件|办法|通知)?规定)[,:]?"
)
_TAKES_BACK = re.compile(
    r"但|除|不含|不包括|不在此限|另有规定|仅|只|限于|以外|否则|最高|最低|最多|至少|上限"
)
_PREAMBLE = re.compile(r"^(?:为了?[^,]*|(?:根据|依据|按照|依照)[^,]*《[^》]*》[^,]*),?$")
_TITLE = re.compile("《([^《》]{2,80})》")
_OPEN = re.compile("(?:后|前|内|时|期间|的|以来|起|上|中|下),?$")
_LEAST = 4
_RUN, _WINDOW = 3, 5
"""Clauses of a claim, and of a quote, that may say one thing together."""


@dataclass(slots=True)
class _Sentence:
    """A sentence of a quote (by its number), which of its clauses are said, and in what words."""

    quote: int
    parts: list[Atoms]
    said: set[int] = field(default_factory=set)
    words: str = ""

    @property
    def leads(self) -> bool:
        """Whether it leads a list in."""
        return self.parts[-1].text.rstrip().endswith(":")

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(part.text for part in self.parts)


def unproved(
    claim: str, quotes: Sequence[str], above: str = "", years: frozenset[int] = frozenset()
) -> str:
    """Why a claim is not proved by its quotes; empty where it is.

    `above` are headings and titles that are quoted with them, `years` those of the document.
    """
    folded = [fold(quote) for quote in quotes]
    quoted = [one for number, quote in enumerate(folded) for one in _sentences(number, quote)]
    proof = _Proof(quoted, fold(above), frozenset(_marks(folded)), years)
    return proof.fault(fold(claim).strip(), " ".join(folded))


def _sentences(number: int, folded: str) -> Iterator[_Sentence]:
    for span in sentences(folded):
        parts: list[Atoms] = []
        for clause in _clauses(_MARK.sub("", folded[span.start : span.end])):
            parts.append(atoms(clause))
            if clause.rstrip().endswith(":"):
                yield _Sentence(number, parts)
                parts = []
        if parts:
            yield _Sentence(number, parts)


def _marks(quotes: Sequence[str]) -> Iterator[str]:
    yield ""
    for quote in quotes:
        for span in sentences(quote):
            if found := _MARK.match(quote[span.start : span.end]):
                yield found[1]


def _clauses(text: str) -> list[str]:
    """The clauses of a sentence; a condition stays with what it is a condition of."""
    found: list[str] = []
    for clause in clauses(text):
        if found and conditional(found[-1]):
            found[-1] += clause
        else:
            found.append(clause)
    return found


@dataclass(slots=True)
class _Proof:
    """A claim before its quotes."""

    quoted: list[_Sentence]
    above: str
    marks: frozenset[str]
    years: frozenset[int]
    topic: str = ""
    within: _Sentence | None = None
    """Of which sentence the next clause must be: halves of two make a third."""

    def fault(self, claim: str, quotes: str) -> str:
        """Why it falls."""
        for title in _TITLE.findall(claim):
            if title not in quotes and title not in self.above:
                return "a title that is not quoted"
        for span in sentences(claim):
            text = _OPENS.sub("", claim[span.start : span.end])
            mark = _MARK.match(text)
            if mark and mark[1] not in self.marks:
                return "another number"
            parts = _clauses(_MARK.sub("", text))
            if fault := self._sentence(parts) if parts else "says nothing":
                return fault
        if not any(one.said and not one.leads for one in self.quoted) or _bare(claim):
            return "says nothing"
        return self._left_out(claim)

    def _sentence(self, parts: list[str]) -> str:
        """Why a sentence of the claim falls; empty where each of its clauses is said."""
        self.within = None
        while parts:
            size, fault = self._next(parts)
            if fault:
                return fault
            self.topic += " " + "".join(parts[:size])
            parts = parts[size:]
        return ""

    def _next(self, parts: list[str]) -> tuple[int, str]:
        """How many clauses say something together that is said, or why the first one is not."""
        if len(parts) > 1 and self._names(atoms(parts[0])):
            return 1, ""
        first = ""
        for size in range(1, min(_RUN, len(parts)) + 1):
            fault = self._said(atoms("".join(parts[:size])))
            if not fault:
                return size, ""
            first = first or fault
        return 0, first

    def _names(self, clause: Atoms) -> bool:
        """Whether a clause only names what the claim speaks of."""
        return (
            not (clause.figures or clause.turns)
            and not made_of(clause.rest, (self.above,), IDLE).lost
        )

    def _said(self, claim: Atoms) -> str:
        """Why no clause of a quote says it; the nearest one tells."""
        fault = "no clause says it"
        for sentence in [self.within] if self.within else self.quoted:
            leads = " ".join(one.text for one in self.quoted if self._leads(one, sentence))
            for first, last in _runs(len(sentence.parts)):
                own = atoms("".join(one.text for one in sentence.parts[first:last]))
                before = heads(sentence.parts[:first], own)
                shared = " ".join(["" if sentence.leads else leads, *before])
                found = difference(claim, own, Context(self.topic, shared, self.above, self.years))
                if not found and sentence.said.issuperset(range(first, last)):
                    found = "says it twice"
                if not found:
                    sentence.said |= set(range(first, last))
                    sentence.words += f" {claim.text}"
                    self.within = None if sentence.leads or _whole(claim) else sentence
                    return ""
                fault = found if _near(claim, own) else fault
        return fault

    def _leads(self, one: _Sentence, other: _Sentence) -> bool:
        """Whether a sentence leads another one in: of its own quote, or of any as it is the end."""
        return one.leads and (one.quote == other.quote or self._ends(one))

    def _ends(self, one: _Sentence) -> bool:
        return one is [sentence for sentence in self.quoted if sentence.quote == one.quote][-1]

    def _left_out(self, claim: str) -> str:
        """What the claim must say as well; empty where nothing is."""
        whole = atoms(claim)
        said = {one.quote for one in self.quoted if (self._ends(one) if one.leads else one.said)}
        if not said.issuperset(one.quote for one in self.quoted):
            return "a quote that is not said"
        for at, sentence in enumerate(self.quoted):
            if sentence.said:
                owed = [one for n, one in enumerate(sentence.parts) if _owed(sentence, n)]
            else:
                follows = any(one.said for one in self.quoted[at + 1 :])
                owed = sentence.parts if sentence.leads and follows else []
            above = self.above if sentence.leads else ""
            # What another sentence says for itself is not said for this one.
            own = atoms(sentence.words) if sentence.said else whole
            for part in owed:
                if lost := _lost(part, own, above):
                    return f"leaves out {lost}"
        return ""


def _whole(clause: Atoms) -> bool:
    """Whether a clause says something, and not only when or of what."""
    strong = any(turn not in {Turn.EITHER, Turn.ALL} for _, turn in clause.turns)
    return bool(strong or clause.figures) and not _OPEN.search(clause.text.strip())


def _bare(claim: str) -> bool:
    """Whether a claim is too short to say anything."""
    return len(re.findall(r"\w", claim)) < _LEAST


def _runs(count: int) -> Iterator[tuple[int, int]]:
    """Every run of clauses that may say one thing together."""
    for first in range(count):
        for last in range(first + 1, min(count, first + _WINDOW) + 1):
            yield first, last


def _near(claim: Atoms, own: Atoms) -> bool:
    """Whether a clause is about the same, so that its difference tells."""
    return not claim.figures or any(same(a, b) for a in claim.figures for b in own.figures)


def _owed(sentence: _Sentence, at: int) -> bool:
    """Whether a clause of a sentence must be said because others of it are."""
    part = sentence.parts[at]
    if at in sentence.said:
        return False
    if _TAKES_BACK.search(part.text) or any(map(conditional, clauses(part.text))):
        return True
    if at == 0 and _PREAMBLE.match(part.text.strip()):
        return False
    said = [sentence.parts[one] for one in sentence.said]
    kinds = {one.kind for other in said for one in other.figures if not one.dated}
    if any(one.kind in kinds for one in part.figures):  # a member of the same list
        after = [sentence.parts[one] for one in sentence.said if one > at]
        return any("分别" in one.text for one in said) or not all(map(named, after))
    groups = groups_of(sentence.parts)
    alone = all(groups[one] != groups[at] for one in sentence.said)
    later = (groups[one] for one in sentence.said if one > at)
    return not (alone and groups[at] and all(later))


def _lost(part: Atoms, whole: Atoms, above: str) -> str:
    """What of a clause the whole claim does not say."""
    idle = OF_FIGURES if whole.figures else IDLE
    if lost := made_of(part.rest, (whole.text, above), idle).lost:
        return lost
    turns = {turn for _, turn in whole.turns} | {Turn.ALL}
    if any(turn not in turns for _, turn in part.turns):
        return part.text
    missing = (one for one in part.figures if not any(same(o, one) for o in whole.figures))
    return next((one.words for one in missing), "")
