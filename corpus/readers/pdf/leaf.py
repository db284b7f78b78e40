"""One page of a PDF file: what its text layer says, and whether that can be trusted."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2 as pdfium

from corpus.fold import fold
from corpus.layout.gather import gather
from corpus.layout.sheet import Box, Line, Sheet
from corpus.mojibake import garbled
from corpus.readers.pdf.drawing import drawing
from corpus.readers.pdf.glyphs import Drawn, drawn

_LOST = 0.3
_GARBLED = 0.3
_FEW = 30
_COVERED = 0.5
_SMALLEST_WIDTH, _SMALLEST_HEIGHT, _SMALLEST_SHARE = 60.0, 20.0, 0.02
_MOST_INSIDE = 3


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as its text layer tells it.

    `pictures` are places of pictures with no words of the text layer on them. If the page
    `needs` it, the whole of it is to be recognised; `lost` says that its text layer is garbage.
    """

    sheet: Sheet
    pictures: tuple[Box, ...]
    needs: bool
    lost: bool


def leaf(page: pdfium.PdfPage, number: int) -> Leaf:
    """A page with its lines, rules and pictures."""
    found = drawn(page)
    shown = drawing(page, found.turn)
    width, height = found.turn.size
    lines = tuple(_lines(found, shown.rules, height))
    sheet = Sheet(number, width, height, lines, shown.rules)
    frame = Box(0, 0, width, height)
    pictures = [_within(box, frame) for box in shown.pictures]
    signs = sum(len(line.words.replace(" ", "")) for line in lines)
    lost = _is_lost(found, lines)
    covered = sum(box.width * box.height for box in pictures) > _COVERED * width * height
    needs = lost or not signs or (signs < _FEW and covered)
    large = tuple(box for box in pictures if _is_large(box, frame) and _is_bare(box, found))
    return Leaf(sheet, () if needs else large, needs, lost)


def _lines(found: Drawn, rules: tuple[Box, ...], height: float) -> list[Line]:
    lines: list[Line] = []
    for writing in found.writings:
        if writing.turn.angle == found.turn.angle:
            lines += gather(writing.glyphs, rules)
            continue
        for line in gather(writing.glyphs):
            box = writing.turn.back(line.box, found.turn)
            lines.append(Line(line.words, box, line.size, line.bold))
    if found.aslant:
        lines.append(Line(found.aslant, Box(0, height, 1, height), 1.0, aside=True))
    return lines


def _is_lost(found: Drawn, lines: tuple[Line, ...]) -> bool:
    """Whether the text layer is not what the page shows: unknown or garbled characters."""
    if found.lost > _LOST * found.count:
        return True
    words = "\n".join(line.words for line in lines)
    return sum(map(len, garbled(words, fold(words)))) > _GARBLED * max(len(words), 1)


def _within(box: Box, frame: Box) -> Box:
    left, right = max(box.left, 0), min(box.right, frame.right)
    top, bottom = max(box.top, 0), min(box.bottom, frame.bottom)
    return Box(left, top, max(left, right), max(top, bottom))


def _is_large(box: Box, frame: Box) -> bool:
    return (
        box.width >= _SMALLEST_WIDTH
        and box.height >= _SMALLEST_HEIGHT
        and box.width * box.height >= _SMALLEST_SHARE * frame.width * frame.height
    )


def _is_bare(box: Box, found: Drawn) -> bool:
    """Whether hardly any words of the page stand on a picture."""
    inside = sum(
        box.holds(glyph.box.middle) for writing in found.writings[:1] for glyph in writing.glyphs
    )
    return inside <= _MOST_INSIDE
