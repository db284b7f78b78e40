"""What became of a section, as lines for a person: a head, the words before, the words now.

Pure. What stayed the same is shortened where it is long; what differs is told apart by its face,
and whoever prints the lines decides what a face looks like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.wording import Wording
from bot.words.differences import DifferenceWords
from corpus.difference import Difference, Shift, tally
from corpus.document import Section
from rag.contrast import Contrast

_LONGEST_SAME = 40
_KEPT = 14
"""What is left of a longer stretch on the side of a change."""
_SPACE = re.compile(r"\s+")
_WHOLE = frozenset({Shift.ADDED, Shift.DROPPED})


class Face(StrEnum):
    """How words are to look."""

    HEAD = "head"
    SAME = "same"
    GONE = "gone"
    CAME = "came"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words with one face."""

    words: str
    face: Face


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts: its sections in a difference, and where their words differ."""

    text: str
    sections: tuple[Section, ...]
    spans: tuple[tuple[int, int], ...]
    face: Face


def counted(differences: Sequence[Difference], words: Wording) -> str:
    """How many differences there are of each kind, in one sentence."""
    return totals(tally(differences), words)


def totals(counts: Mapping[Shift, int], words: Wording) -> str:
    """The same of differences that were counted before."""
    say = words.differences
    told = [
        say.count.format(kind=words.shifts[shift], count=counts[shift])
        for shift in Shift
        if counts.get(shift)
    ]
    return say.counts.format(counts=say.separator.join(told)) if told else say.same


def contrasted(contrast: Contrast, words: Wording) -> Iterator[str]:
    """The two versions that an answer compares, how they differ, and where all of it is shown."""
    say, counts = words.differences, dict(contrast.counts)
    yield say.contrast.format(
        old=_version(contrast.old, contrast.old_dated, say),
        new=_version(contrast.new, contrast.new_dated, say),
        counts=totals(counts, words),
    )
    if sum(counts.values()) > contrast.shown:
        yield say.hint.format(
            shown=contrast.shown, id=contrast.document_id, old=contrast.old, new=contrast.new
        )


def _version(number: int, dated: str, say: DifferenceWords) -> str:
    return (say.version if dated else say.undated).format(number=number, dated=dated)


def lines(one: Difference, old: str, new: str, words: Wording) -> Iterator[tuple[Piece, ...]]:
    """A difference between an old and a new text: its head, and a line a section a side."""
    say = words.differences
    yield (Piece(_head(one, words), Face.HEAD),)
    if one.shift is Shift.MOVED:
        return
    before = tuple((run.old_start, run.old_end) for run in one.runs)
    after = tuple((run.new_start, run.new_end) for run in one.runs)
    for side, sign in (
        (Side(old, one.old, before, Face.GONE), say.old),
        (Side(new, one.new, after, Face.CAME), say.new),
    ):
        for section in side.sections:
            shown = _whole(section, side) if one.shift in _WHOLE else _shown(section, side, say)
            yield Piece(sign, Face.SAME), *shown


def _head(one: Difference, words: Wording) -> str:
    say = words.differences
    sides = [
        say.joiner.join(_place(section, words) for section in side) for side in (one.old, one.new)
    ]
    place = say.became.join(dict.fromkeys(side for side in sides if side))
    return say.head.format(kind=words.shifts[one.shift], place=place)


def _place(section: Section, words: Wording) -> str:
    """The headings without the title; it stands above all of them."""
    path = section.path[1:] or section.path
    return words.frame.step.join(" ".join(heading.split()) for heading in path)


def _whole(section: Section, side: Side) -> Iterator[Piece]:
    yield Piece(_line(side.text[section.start : section.end]).strip(), side.face)


def _shown(section: Section, side: Side, say: DifferenceWords) -> Iterator[Piece]:
    """The words of a section, those that differ with the face of its side."""
    at, text = section.start, side.text
    for start, end in side.spans:
        if section.start <= start < end <= section.end:
            yield from _same(text[at:start], say, first=at == section.start, last=False)
            yield Piece(_line(text[start:end]), side.face)
            at = end
    yield from _same(text[at : section.end], say, first=at == section.start, last=True)


def _same(text: str, say: DifferenceWords, *, first: bool, last: bool) -> Iterator[Piece]:
    """What stayed the same, shortened to the words beside a change and those it begins with."""
    words = _line(text)
    words = words.lstrip() if first else words
    words = words.rstrip() if last else words
    if len(words) > _LONGEST_SAME:
        words = f"{words[:_KEPT]}{say.elided}{'' if last else words[-_KEPT:]}"
    if words:
        yield Piece(words, Face.SAME)


def _line(text: str) -> str:
    return _SPACE.sub(" ", text)
