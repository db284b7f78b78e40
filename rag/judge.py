"""Decides whether the gathered evidence answers the question, and why not.

First comes how sure it is that the evidence is about what is asked (`rag.sure`: many signs, one
threshold, which is a setting); then what it must hold to answer: the kind of thing asked for, the
years, the parts, the place; and whether the text breaks off there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Damage, DamageKind
from corpus.fold import fold
from rag.answer import Outcome, Passage
from rag.evidence import Evidence
from rag.expect import (
    asked_figures,
    asks_address,
    asks_name,
    holds_address,
    named_persons,
    named_places,
    of_another_deed,
)
from rag.fillers import bare
from rag.inquiry import Inquiry, Wants
from rag.members import lists
from rag.straddle import straddles
from rag.sure import CERTAIN, SURE, doubt, signs, sureness
from rag.terms import HAN
from rag.traced import Ground
from rag.twins import with_twins
from rag.which import stages

_WINDOW = 12
"""Best pieces of evidence that are looked at."""
_NEAR_BEST = 0.8
_LITTLE = 0.4
_FAR = frozenset({"前年", "大前年", "明年", "后年"})
_BREAKS = frozenset({DamageKind.CUT, DamageKind.LOGIN_WALL, DamageKind.MISSING_SECTION})
_FIRST = 3
_PROMISED = 0.5
"""Cover from which on a table of contents is taken to promise the answer."""
_AT_LEAST = 0.5


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where answering begins. Higher values refuse more; see `benchmarks/README.md`."""

    sure: float = SURE
    """How sure it must be that the evidence answers at all (`rag.sure`)."""
    certain: float = CERTAIN
    """How sure it must be that an answer is not told to be about something else, maybe."""
    figure: float = 0.36
    """Share of the question that a sentence must itself cover to be taken for its figure."""
    headed: float = 0.62
    """What a sentence may cover instead together with its passage and headings."""
    foreign: float = 0.15
    """Likewise for a question in English."""
    partial: float = 0.5
    """Likewise for answering the rest of a question whose date is not stated."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the evidence is good for. `evidence` is what may be said; empty when refused.

    `broken` are the breaks of the text right where the answer would stand; `sure` is how sure it
    is that the evidence answers at all. `strange` is the weightiest word of a refused question
    that stands in no document.
    """

    outcome: Outcome
    ground: Ground
    sure: float = 0.0
    evidence: tuple[Evidence, ...] = ()
    subject: str = ""
    broken: tuple[Damage, ...] = ()
    strange: str = ""


def judge(
    inquiry: Inquiry,
    evidence: Sequence[Evidence],
    thresholds: Thresholds,
    size: int,
) -> Judgement:
    """Decide on evidence sorted best first; `size` is the number of chunks in the corpus."""
    if not evidence:
        return Judgement(Outcome.NOTHING_FOUND, Ground.NOTHING)
    top = tuple(evidence[:_WINDOW])
    best = max(top, key=lambda e: e.cover)
    told = signs(inquiry, evidence, size)
    sure = sureness(told)
    if sure < thresholds.sure:
        return Judgement(Outcome.NOTHING_FOUND, doubt(told), sure, strange=_strange(inquiry))
    subject = _subject(inquiry, top)
    lacking = _lacking(inquiry, top, thresholds)
    if lacking is Ground.FIGURE and _asks_more(inquiry) and best.cover >= thresholds.partial:
        bodies = tuple(e for e in evidence if not table_of_contents(e.found.passage))
        return Judgement(Outcome.PARTIAL, lacking, sure, bodies, "时间")
    if lacking is Ground.ENOUGH:
        fit = _fit(inquiry, evidence, thresholds)
        return Judgement(Outcome.ANSWERED, lacking, sure, fit, subject)
    near = [e for e in top[:_FIRST] if e.cover >= _NEAR_BEST * best.cover]
    broken = tuple(dict.fromkeys(d for e in near for d in _broken(e, lacking)))
    outcome = Outcome.SOURCE_CUT if broken else Outcome.DETAIL_NOT_STATED
    return Judgement(outcome, lacking, sure, subject=subject, broken=broken)


def _broken(piece: Evidence, lacking: Ground) -> list[Damage]:
    """Where the text breaks off at a passage; where a figure lacks, also what is masked in it."""
    start = piece.found.passage.start + piece.span.start
    masked = {DamageKind.MASKED, DamageKind.MOJIBAKE} if lacking is Ground.FIGURE else set()
    return [
        one
        for one in piece.found.passage.damage
        if one.kind in _BREAKS
        or (one.kind in masked and one.start < start + len(piece.span) and start < one.end)
    ]


def _strange(inquiry: Inquiry) -> str:
    """The weightiest Chinese word of a question that the corpus has not, nor another for it."""
    words = (unit for unit in inquiry.units if unit.own and not unit.known)
    own = [unit for unit in words if re.fullmatch(f"[{HAN}]+", unit.words[0])]
    return max(own, key=lambda unit: unit.weight).words[0] if own else ""


def _enough(inquiry: Inquiry, thresholds: Thresholds) -> float:
    """What a sentence must itself cover; less where most of the question was said earlier."""
    if not _chinese(inquiry):
        return thresholds.foreign
    if Wants.COMPARISON in inquiry.wants:  # a sentence speaks of one side alone
        return thresholds.figure * _AT_LEAST
    own = sum(u.weight for u in inquiry.units if u.own)
    total = sum(u.weight for u in inquiry.units) or 1.0
    return thresholds.figure * max(own / total, _AT_LEAST)


def _chinese(inquiry: Inquiry) -> bool:
    return bool(re.search(f"[{HAN}]", inquiry.text))


def _asks_more(inquiry: Inquiry) -> bool:
    """Whether the missing date is only one clause of the question (…没有老师，什么时候给补人)."""
    return Wants.DATE in asked_figures(inquiry) and bool(re.search(r"[,，]", inquiry.text))


def is_contents(path: Sequence[str]) -> bool:
    """Whether a heading path is that of a table of contents, which only promises."""
    return bool(path) and bool(re.match(r"目[录錄次]|提[纲綱]", path[-1]))


def table_of_contents(passage: Passage) -> bool:
    """Whether a passage only promises what a document holds."""
    return is_contents(passage.path)


def _fit(
    inquiry: Inquiry, evidence: Sequence[Evidence], thresholds: Thresholds
) -> tuple[Evidence, ...]:
    """What may be said: no tables of contents; where a figure is asked, what holds one."""
    pool = [e for e in evidence if not table_of_contents(e.found.passage)]
    pool = [e for e in pool if not _of_another_stage(inquiry, e)] or pool
    if asked_figures(inquiry):
        told = [e for e in pool if e.holds and _about(inquiry, e, thresholds)]
        pool = with_twins(inquiry, told, pool) if inquiry.places else told
    if asks_address(inquiry):
        pool = [e for e in pool if holds_address(e.words)]
    if Wants.COMPARISON not in inquiry.wants:
        pool = [e for e in pool if not _time_missing(inquiry, e)]
    return tuple(pool)


def _about(inquiry: Inquiry, piece: Evidence, thresholds: Thresholds) -> bool:
    """Whether a sentence speaks of the question itself, or its headings do for it."""
    if _of_another_stage(inquiry, piece):
        return False
    enough = _enough(inquiry, thresholds)
    if piece.alone >= enough:
        return True
    headed = piece.alone >= _LITTLE * enough and piece.cover >= thresholds.headed
    return headed and not of_another_deed(inquiry, fold(piece.words))


def _of_another_stage(inquiry: Inquiry, piece: Evidence) -> bool:
    """Whether a sentence speaks of other stages of schooling alone than the question does."""
    meant = (word for unit in inquiry.units for word in unit.words)
    asked = stages(inquiry.text if _chinese(inquiry) else " ".join(meant))
    told = stages(fold(piece.words))
    return bool(asked and told) and not asked & told


def _lacking(inquiry: Inquiry, top: Sequence[Evidence], thresholds: Thresholds) -> Ground:
    """Why the evidence does not answer, or that it does."""
    bodies = [e for e in top if not table_of_contents(e.found.passage)]
    best = max((e.cover for e in bodies), default=0.0)
    promised = max(e.cover for e in top)
    if not bodies or (promised >= _PROMISED and best < _NEAR_BEST * promised):
        return Ground.CONTENTS
    near = [e for e in bodies if e.cover >= _NEAR_BEST * best]
    if asked_figures(inquiry) and not any(
        e.holds and _about(inquiry, e, thresholds) for e in bodies
    ):
        return Ground.FIGURE
    if nameless := _nameless(inquiry, near):
        return nameless
    if not _fit(inquiry, top, thresholds):
        return Ground.TIME
    if inquiry.counts and Wants.MEMBERS in inquiry.wants and not _members(inquiry, near):
        return Ground.PARTS
    return Ground.ENOUGH


def _nameless(inquiry: Inquiry, near: Sequence[Evidence]) -> Ground | None:
    """Which name is asked for that no sentence holds."""
    told = holds_address if asks_address(inquiry) else named_places
    if Wants.PLACE in inquiry.wants and not any(told(e.words) for e in near):
        return Ground.PLACE
    if asks_name(inquiry) and not any(named_persons(e.words) for e in near):
        return Ground.PERSON
    return None


def _members(inquiry: Inquiry, near: Sequence[Evidence]) -> bool:
    """Whether one passage lists as many things as asked, for each number asked."""
    names = [n for n in inquiry.names if any(n in fold(e.found.passage.text) for e in near)]
    name = names[0] if names else ""
    texts = [fold(e.found.passage.text) for e in near]
    signs = [f"“{n}”" for n in inquiry.names if len(n) == 1]
    if signs:  # “一优一带”的“优”和“带”: each must stand on its own
        return any(all(sign in text for sign in signs) for text in texts)
    return any(all(lists(text, count, name) for count in inquiry.counts) for text in texts)


def _time_missing(inquiry: Inquiry, piece: Evidence) -> bool:
    """Whether a year or a word like 前年 stands nowhere in the passage, its title and its date."""
    passage = piece.found.passage
    near = piece.over + fold(f"{passage.text} {passage.source.title} {passage.source.dated}")
    far = [word for word in inquiry.relative if word in _FAR]
    return any(time not in near for time in (*inquiry.years, *far))


def _subject(inquiry: Inquiry, top: Sequence[Evidence]) -> str:
    """The name asked about, or the longest stretch of the question that the passages hold."""
    texts = [fold(e.found.passage.text) for e in top]
    for name in inquiry.names:
        if any(name in text for text in texts):
            return name
    stretches = (
        piece[at : at + size]
        for piece in re.findall(r"[\w+·]+", bare(inquiry.text))
        for size in range(2, len(piece) + 1)
        for at in range(len(piece) - size + 1)
    )
    named = (one for one in stretches if re.match(f"(?![年月日])\\w*[{HAN}]{{2}}", one))
    near = texts[:_FIRST]
    held = (one for one in named if any(one in t and not straddles(one, t) for t in near))
    return max(held, key=len, default="")
