"""Chooses what a document says above all: three to five points, each through the gate.

What counts most is told (see `rag.announce.weight`), and what is new in a version more than what
was there before. No two points are of one section where others have something to say, and none
repeats another. What is chosen is drafted in its own words, with what leads it in, and is held
against the document like any answer: what does not pass is not told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Section
from corpus.fold import fold
from corpus.likeness import grams
from corpus.span import Span
from rag.announce.weight import Scale, tells
from rag.announce.wholes import wholes
from rag.answer import Claim, Draft, DraftClaim
from rag.leadin import led_in
from rag.ports import Texts
from rag.terms import terms
from rag.verify import verify

MOST = 5
_ENOUGH = 3
"""Points after which only what weighs something is told."""
_WEIGHTY = 1.0
_TRIED = 24
"""Pieces that are drafted at most until enough have passed."""
_LONGEST = 450
_ALIKE = 0.5
_SAME_SECTION = 1.5
_NEW = 2.0
"""What it adds that a piece stands in a section that was not so before."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """What may be told, how much it counts, and the section it stands in."""

    span: Span
    weight: float
    section: tuple[str, ...]


def points(
    version: int, title: str, store: Texts, most: int = MOST, fresh: Sequence[Section] = ()
) -> tuple[Claim, ...]:
    """What a version says above all, in the order of its text; fewer where it says less.

    `fresh` are the sections that are otherwise than in the version before.
    """
    weighed = list(_weighed(store.text(version), title, store.sections(version), fresh))
    told: list[tuple[Span, Claim]] = []
    for one in _ranked(weighed, most):
        if len(told) >= _ENOUGH and one.weight < _WEIGHTY:
            break
        claim = _passed(version, one, store)
        if claim and not any(_repeats(claim, other) for _, other in told):
            told.append((one.span, claim))
        if len(told) == most:
            break
    return tuple(claim for _, claim in sorted(told, key=lambda each: each[0].start))


def _weighed(
    text: str, title: str, sections: Sequence[Section], fresh: Sequence[Section]
) -> Iterator[_Piece]:
    """Everything that may be told."""
    folded = fold(text)
    scale = Scale(set(terms(fold(title))), Counter(terms(folded)))
    for section in sections:
        for span in wholes(text, section):
            words = folded[span.start : span.end]
            if tells(words):
                is_new = any(span.overlaps(one.start, one.end) for one in fresh)
                weight = scale.weight(words) + is_new * _NEW
                yield _Piece(span, weight, section.path[:-1] or section.path)


def _ranked(weighed: Sequence[_Piece], most: int) -> Iterator[_Piece]:
    """The heaviest first; one of a section that was told of counts less."""
    left, seen = list(weighed), Counter[tuple[str, ...]]()
    for _ in range(min(len(weighed), _TRIED * most)):
        best = max(left, key=lambda one: one.weight - _SAME_SECTION * seen[one.section])
        left.remove(best)
        seen[best.section] += 1
        yield best


def _passed(version: int, one: _Piece, store: Texts) -> Claim | None:
    """The piece as a claim, with what leads it in; None where it falls, or is half or too long."""
    passage = store.passage(version, one.span.start, one.span.end)
    claim = DraftClaim(passage.text, ((0, passage.text),))
    draft, known = led_in(Draft((claim,)), [passage], store)
    passed = verify(draft, known, store.text).claims
    return next((claim for claim in passed if len(claim.text) <= _LONGEST and _whole(claim)), None)


def _whole(claim: Claim) -> bool:
    """Whether it is no clause that goes on elsewhere; items of a list have their lead-in."""
    return len(claim.citations) > 1 or fold(claim.text.rstrip()[-1]) != ";"


def _repeats(claim: Claim, other: Claim) -> bool:
    """Whether a claim says much the same as another one, or what leads that in."""
    if {one.quote for one in claim.citations} & {one.quote for one in other.citations}:
        return True
    here, there = grams(fold(claim.text)), grams(fold(other.text))
    return len(here & there) > _ALIKE * min(len(here), len(there))
