"""Characters at their places become lines.

A file draws its characters in an order that is mostly that of reading, but need not be. So runs
of characters that follow each other are found first, and then put together by their places.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from corpus.layout.glue import between
from corpus.layout.sheet import Box, Glyph, Line, around

_SAME_LINE = 0.55
_WIDEST_GAP = 0.95
_OVERLAP = 0.6
_RAISED = 0.75
_BAND = 24.0
_TWICE, _HALF = 0.25, 0.4
_THICK = 2.0
_BLANKS = frozenset(" \t\xa0\u2002\u2003\u2009\u200a\r\n")


@dataclass(slots=True, eq=False)
class _Run:
    """Glyphs of one line, from left to right, as it grows."""

    glyphs: list[Glyph]
    box: Box
    size: float
    blanks: set[int] = field(default_factory=set)

    def take(self, other: _Run) -> None:
        offset = len(self.glyphs)
        self.glyphs += other.glyphs
        self.blanks |= {offset + at for at in other.blanks}
        self.box = around((self.box, other.box))
        self.size = max(self.size, other.size)


class Walls:
    """The upright rules of a page, which no line goes through."""

    def __init__(self, rules: Iterable[Box]) -> None:
        upright = [rule for rule in rules if rule.width <= _THICK * 2 and rule.height > rule.width]
        self._rules = sorted(upright, key=lambda rule: rule.left)
        self._lefts = [rule.left for rule in self._rules]

    def part(self, left: Box, right: Box) -> bool:
        """Whether one stands between two boxes of a line."""
        if not self._rules:
            return False
        _, height = right.middle
        first, last = left.middle[0], right.middle[0]
        for at in range(bisect_left(self._lefts, first), len(self._rules)):
            rule = self._rules[at]
            if rule.left > last:
                return False
            if rule.top <= height <= rule.bottom:
                return True
        return False


def gather(glyphs: Sequence[Glyph], rules: Sequence[Box] = ()) -> tuple[Line, ...]:
    """The lines that some upright characters make, cut where there is a wide gap or a rule."""
    walls = Walls(rules)
    runs = sorted(_runs(_once(glyphs), walls), key=lambda run: run.box.left)
    return tuple(line for run in _joined(runs, walls) if (line := _line(run)).words)


def _once(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Without characters that are drawn twice at nearly the same place, to look bold."""
    seen: dict[tuple[str, int, int], list[Box]] = defaultdict(list)
    for glyph in glyphs:
        if glyph.words in _BLANKS:
            yield glyph
            continue
        cell = max(glyph.size, 1.0)
        column, row = int(glyph.box.left / cell), int(glyph.box.top / cell)
        near = (
            box
            for across in (-1, 0, 1)
            for down in (-1, 0, 1)
            for box in seen.get((glyph.words, column + across, row + down), ())
        )
        # Half of a character, so that `ll` stays two letters.
        limit = min(_TWICE * cell, _HALF * glyph.box.width)
        if any(
            abs(box.left - glyph.box.left) < limit and abs(box.top - glyph.box.top) < _TWICE * cell
            for box in near
        ):
            continue
        seen[glyph.words, column, row].append(glyph.box)
        yield glyph


def _runs(glyphs: Iterable[Glyph], walls: Walls) -> Iterator[_Run]:
    run: _Run | None = None
    blank = False
    for glyph in glyphs:
        if glyph.words in _BLANKS:
            blank = True
            continue
        if run and _follows(run, glyph, walls):
            if blank:
                run.blanks.add(len(run.glyphs))
            run.glyphs.append(glyph)
            run.box = around((run.box, glyph.box))
            run.size = max(run.size, glyph.size)
        else:
            if run:
                yield run
            run = _Run([glyph], glyph.box, glyph.size)
        blank = False
    if run:
        yield run


def _follows(run: _Run, glyph: Glyph, walls: Walls) -> bool:
    last = run.glyphs[-1].box
    size = max(run.size, glyph.size)
    gap = glyph.box.left - last.right
    if not -_OVERLAP * size < gap < _WIDEST_GAP * size or glyph.box.left < last.left:
        return False
    return _level(run.box, run.size, glyph.box, glyph.size) and not walls.part(last, glyph.box)


def _level(one: Box, one_size: float, other: Box, other_size: float) -> bool:
    """Whether two boxes stand in one line; small characters may stand raised or lowered."""
    like = min(one_size, other_size) > _RAISED * max(one_size, other_size)
    return one.beside(other) >= (_SAME_LINE if like else _SAME_LINE - 0.1)


def _joined(runs: Sequence[_Run], walls: Walls) -> Iterator[_Run]:
    """Runs beside each other as one; `runs` stand in the order of their left edges."""
    bands: dict[int, dict[int, _Run]] = defaultdict(dict)
    found: list[_Run] = []
    for run in runs:
        best = _neighbour(run, bands, walls)
        if best:
            best.take(run)
        else:
            best = run
            found.append(run)
        for band in _bands(best.box):
            bands[band][id(best)] = best
    yield from found


def _bands(box: Box) -> range:
    return range(int(box.top // _BAND), int(box.bottom // _BAND) + 1)


def _neighbour(run: _Run, bands: dict[int, dict[int, _Run]], walls: Walls) -> _Run | None:
    best: _Run | None = None
    nearest = float("inf")
    for band in _bands(run.box):
        for other in bands[band].values():
            size = max(other.size, run.size)
            gap = run.box.left - other.box.right
            if (
                -_OVERLAP * size < gap < _WIDEST_GAP * min(other.size, run.size) * 1.05
                and abs(gap) < nearest
                and _level(other.box, other.size, run.box, run.size)
                and not walls.part(other.glyphs[-1].box, run.glyphs[0].box)
            ):
                best, nearest = other, abs(gap)
    return best


def _line(run: _Run) -> Line:
    pieces: list[str] = []
    weight = 0
    sizes: dict[float, int] = defaultdict(int)
    before: Glyph | None = None
    for at, glyph in enumerate(run.glyphs):
        if before:
            gap = glyph.box.left - before.box.right
            size = min(before.size, glyph.size)
            blank = at in run.blanks
            pieces.append(between(before.words[-1], glyph.words[0], gap / size, blank=blank))
        pieces.append(glyph.words)
        sizes[round(glyph.size * 2) / 2] += 1
        weight += glyph.bold
        before = glyph
    size = max(sizes, key=lambda one: (sizes[one], one))
    words = "".join(pieces).strip(" \u3000")
    return Line(words, run.box, size, weight * 2 > len(run.glyphs))
