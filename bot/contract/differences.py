"""What two versions of a document have differently as JSON: `diff`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.contract.editions import EditionLine, edition_line
from bot.contract.line import Line
from corpus.difference import Difference, Run, Shift, tally
from corpus.document import Section
from rag.records import Edition


@dataclass(frozen=True, slots=True)
class PieceLine:
    """A section of one version: `quote` is its text, from `start` to `end`."""

    section: tuple[str, ...]
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class RunLine:
    """Words in place of others; either may be empty, and is a point of its text then."""

    old: str
    new: str
    old_start: int
    old_end: int
    new_start: int
    new_end: int


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """What became of a section."""

    kind: str
    old: tuple[PieceLine, ...]
    new: tuple[PieceLine, ...]
    runs: tuple[RunLine, ...]


@dataclass(frozen=True, slots=True)
class DiffLine(Line):
    """`diff`: two versions of a document, and what the later one has differently."""

    id: int
    old: EditionLine
    new: EditionLine
    counts: dict[str, int]
    differences: tuple[DifferenceLine, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A version and its text."""

    edition: Edition
    text: str


def diff_line(document: int, old: Text, new: Text, found: Sequence[Difference]) -> DiffLine:
    """What differs between two versions as JSON."""
    counts = tally(found)
    return DiffLine(
        id=document,
        old=edition_line(old.edition),
        new=edition_line(new.edition),
        counts={str(shift): counts[shift] for shift in Shift},
        differences=tuple(
            DifferenceLine(
                kind=str(one.shift),
                old=_pieces(old.text, one.old),
                new=_pieces(new.text, one.new),
                runs=tuple(_run(old.text, new.text, run) for run in one.runs),
            )
            for one in found
        ),
    )


def _pieces(text: str, sections: Sequence[Section]) -> tuple[PieceLine, ...]:
    return tuple(PieceLine(s.path, s.start, s.end, text[s.start : s.end]) for s in sections)


def _run(old: str, new: str, run: Run) -> RunLine:
    return RunLine(
        old=old[run.old_start : run.old_end],
        new=new[run.new_start : run.new_end],
        old_start=run.old_start,
        old_end=run.old_end,
        new_start=run.new_start,
        new_end=run.new_end,
    )
