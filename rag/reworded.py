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
from dataclasses import dataclass

from corpus.fold import fold
from rag.atoms import Atoms, atoms
from rag.marks import alike, marked
from rag.owed import lost, owed, tells
from rag.parted import MARK, Parted, conditioned, marks, parted
from rag.plainly import plainly
from rag.quantity import quantities, same
from rag.sentences import sentences
from rag.stretches import made_of
from rag.subjects import heads
from rag.tantamount import Context, difference

_OPENS = re.compile(
    r"^\s*(?:(?:此外|另外|同时|而且|并且|具体来说|也就是说),?"
    r"|(?:根据|按照|依据)(?:该|本|上述|有关|相关)?(?:文件|办法|通知|政策|)(?:的?规定)?[,:])"
)
_TITLE = re.compile("《([^《》]{2,80})》")
_ODD = re.compile(r"[^\w\s,;:。、!《》.]|[\t\v\f\x1c-\x1f\x85\u2028\u2029]")
_NAMING = frozenset(["根据", "按照", "规定", "关于", "在", "中", "的"])
_LEAST = 4
_RUN, _WINDOW = 3, 5
"""Clauses of a claim, and of a quote, that may say one thing together."""


def unproved(
    claim: str, quotes: Sequence[str], above: str = "", years: frozenset[int] = frozenset()
) -> str:
    """Why a claim is not proved by its quotes; empty where it is.

    `above` are headings and titles that are quoted with them, `years` those of the document.
    """
    claim, quotes, above = alike(claim), list(map(alike, quotes)), alike(above)
    folded = [plainly(fold(quote)) for quote in quotes]
    quoted = [one for number, quote in enumerate(folded) for one in parted(number, quote)]
    proof = _Proof(quoted, fold(above), frozenset(marks(folded)), years)
    if strange := _strange(claim, (*quotes, above)):
        return f"a sign that is not quoted: {strange!r}"
    return proof.fault(plainly(fold(claim).strip()), " ".join(folded))


def _strange(claim: str, quotes: Sequence[str]) -> str:
    """A sign of a claim that nobody reads over and that its quotes do not have."""
    folded = fold(claim)
    shown = list(folded)
    for one in quantities(folded):
        shown[one.start : one.end] = " " * (one.end - one.start)
    odd, quoted = _ODD.findall("".join(shown)), fold("".join(quotes))
    signs = (sign for sign in odd if odd.count(sign) > quoted.count(sign))
    return next(signs, next((one for one in marked(folded) if one not in quoted), ""))


@dataclass(slots=True)
class _Proof:
    """A claim before its quotes."""

    quoted: list[Parted]
    above: str
    marks: frozenset[str]
    years: frozenset[int]
    topic: str = ""
    within: Parted | None = None
    """Of which sentence the next clause must be: halves of two make a third."""
    before: Parted | None = None
    """Of which sentence the last clause was; another one is gone on with from its beginning."""

    def fault(self, claim: str, quotes: str) -> str:
        """Why it falls."""
        for title in _TITLE.findall(claim):
            if title not in quotes and title not in self.above:
                return "a title that is not quoted"
        for span in sentences(claim):
            text = _OPENS.sub("", claim[span.start : span.end])
            mark = MARK.match(text)
            if mark and mark[1] not in self.marks:
                return "another number"
            parts = conditioned(MARK.sub("", text))
            if fault := self._sentence(parts) if parts else "says nothing":
                return fault
        if not any(one.said and not one.leads for one in self.quoted) or _bare(claim):
            return "says nothing"
        return self._left_out()

    def _sentence(self, parts: list[str]) -> str:
        """Why a sentence of the claim falls; empty where each of its clauses is said."""
        self.within = self.before = None
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
            and not made_of(clause.rest, (self.above,), _NAMING).lost
            and all(title in self.above for _, title in clause.titles)
        )

    def _said(self, claim: Atoms) -> str:
        """Why no clause of a quote says it; the nearest one tells."""
        fault = "no clause says it"
        for sentence in [self.within] if self.within else self.quoted:
            astray = self.before not in (None, sentence) and not self.before.leads
            leads = " ".join(one.text for one in self.quoted if self._leads(one, sentence))
            for first, last in _runs(len(sentence.parts)):
                own = atoms("".join(one.text for one in sentence.parts[first:last]))
                before = heads(sentence.parts[:first], own)
                shared = " ".join(["" if sentence.leads else leads, *before])
                if (first and astray) or sentence.said.intersection(range(first, last)):
                    continue
                found = difference(claim, own, Context(self.topic, shared, self.above, self.years))
                if not found:
                    sentence.said |= set(range(first, last))
                    sentence.words += f" {claim.text}"
                    sentence.opening = sentence.opening or f"{self.topic} {claim.text}"
                    self.before = sentence
                    self.within = None if sentence.leads or tells(claim) else sentence
                    return ""
                fault = found if _near(claim, own) else fault
        return fault

    def _leads(self, one: Parted, other: Parted) -> bool:
        """Whether a sentence leads another one in: of its own quote, or of any as it is the end."""
        return one.leads and (one.quote == other.quote or self._ends(one))

    def _ends(self, one: Parted) -> bool:
        return one is [sentence for sentence in self.quoted if sentence.quote == one.quote][-1]

    def _left_out(self) -> str:
        """What the claim must say as well; empty where nothing is."""
        opened = ""
        said = {one.quote for one in self.quoted if (self._ends(one) if one.leads else one.said)}
        if not said.issuperset(one.quote for one in self.quoted):
            return "a quote that is not said"
        for at, sentence in enumerate(self.quoted):
            if sentence.said:
                owing = [one for n, one in enumerate(sentence.parts) if owed(sentence, n)]
            else:
                opened = next((one.opening for one in self.quoted[at + 1 :] if one.said), "")
                owing = sentence.parts if sentence.leads and opened else []
            above = self.above if sentence.leads else ""
            # What another sentence says for itself is not said for this one.
            own = atoms(sentence.words if sentence.said else opened)
            for part in owing:
                if words := lost(part, own, above):
                    return f"leaves out {words}"
        return ""


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
