"""Takes of a difference the sentences that tell it.

A reworded section is told by the sentences in which it differs. One that is new or gone is told by
its first sentences; one that only has another number, place or heading is not told at all, nor
are the lines of the title, which say when a text was passed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from corpus.difference import Difference, Outlined, Run, Shift
from corpus.document import Section
from corpus.fold import fold
from corpus.span import Span
from rag.sentences import sentences

Pair: TypeAlias = tuple[Span | None, Span | None]
"""Sentences of the old text, and those of the new one that are there in their place."""
_LONGEST = 160
"""Signs of a section that is told as a whole, up to the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Told:
    """A difference as it is told; `words` are those of both sides, folded."""

    pairs: tuple[Pair, ...]
    words: str


def retell(one: Difference, old: Outlined, new: Outlined) -> Told | None:
    """How a difference is told; None where it is only counted."""
    if one.shift in {Shift.MOVED, Shift.RETITLED} or _is_head(one, old, new):
        return None
    if one.shift in {Shift.ADDED, Shift.DROPPED}:
        gone: list[Pair] = [(_opening(old.text, section), None) for section in one.old]
        came: list[Pair] = [(None, _opening(new.text, section)) for section in one.new]
        pairs = [*gone, *came]
    else:
        pairs = list(_reworded(one, old.text, new.text))
    kept = tuple(pair for pair in pairs if any(pair))
    words = "".join(
        text[span.start : span.end]
        for pair in kept
        for text, span in zip((old.text, new.text), pair, strict=True)
        if span
    )
    return Told(kept, fold(words)) if kept else None


def _is_head(one: Difference, old: Outlined, new: Outlined) -> bool:
    """Whether it is about the lines of the title alone, which tell when a text was passed."""
    return any(
        side and side[0] == outlined.sections[0] and len(outlined.sections) > 1
        for side, outlined in ((one.old, old), (one.new, new))
    )


def _opening(text: str, section: Section) -> Span | None:
    """The first sentences of a section; nothing of a heading that has no text."""
    spans = sentences(text[section.body : section.end])
    if not spans:
        return None
    end = spans[0].end
    for span in spans:
        end = span.end if span.end <= _LONGEST else end
    return Span(section.body + spans[0].start, section.body + end)


def _reworded(one: Difference, old: str, new: str) -> Iterator[Pair]:
    """The sentences around every run, those of runs that meet in one of them together."""
    olds, news = _sentences(old, one.old), _sentences(new, one.new)
    last: Pair | None = None
    for run in one.runs:
        pair = _around(run, olds, news)
        if last and _meet(last, pair):
            pair = _hull(last[0], pair[0]), _hull(last[1], pair[1])
        elif last:
            yield last
        last = pair
    if last:
        yield last


def _meet(one: Pair, other: Pair) -> bool:
    return any(a and b and a.overlaps(b.start, b.end) for a, b in zip(one, other, strict=True))


def _sentences(text: str, sections: Sequence[Section]) -> list[Span]:
    return [
        Span(section.start + span.start, section.start + span.end)
        for section in sections
        for span in sentences(text[section.start : section.end])
    ]


def _around(run: Run, olds: Sequence[Span], news: Sequence[Span]) -> Pair:
    """The sentences that a run touches; none on the side where whole sentences are missing."""
    before = _touched(olds, run.old_start, run.old_end)
    after = _touched(news, run.new_start, run.new_end)
    if run.old_start == run.old_end and after == Span(run.new_start, run.new_end):
        before = None
    if run.new_start == run.new_end and before == Span(run.old_start, run.old_end):
        after = None
    return before, after


def _touched(spans: Sequence[Span], start: int, end: int) -> Span | None:
    """The sentences that a stretch lies in; a point lies in the one before it."""
    inside = [s for s in spans if s.overlaps(start, end)]
    inside = inside or [s for s in spans if s.start < start <= s.end][:1]
    inside = inside or [s for s in spans if s.start == start]
    return Span(inside[0].start, inside[-1].end) if inside else None


def _hull(one: Span | None, other: Span | None) -> Span | None:
    if one and other:
        return Span(min(one.start, other.start), max(one.end, other.end))
    return one or other
