"""The characters of a page of an OFD file, at their places in points."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from corpus.layout.glue import is_wide
from corpus.layout.sheet import Box, Glyph, Line, around
from corpus.readers.ofd.folder import children, numbers, said
from corpus.tree import Element

POINTS = 72 / 25.4
_ASCENT, _DESCENT = 0.88, 0.12
_STRAIGHT = 3
_HEAVY = 600
_SIZE = 4.0
_MOST = 100_000
_BOLD = ("bold", "heavy", "black", "simhei", "heiti", "黑体", "小标宋", "xiaobiaosong")
Matrix = tuple[float, ...]
AS_IS: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Written:
    """The words of one text object: characters in a line, or a line that is not level."""

    glyphs: tuple[Glyph, ...]
    line: Line | None


def written(element: Element, fonts: Mapping[str, str]) -> Written:
    """What a text object says, and where."""
    boundary = numbers(element.get("Boundary"), 4) or (0.0, 0.0, 0.0, 0.0)
    matrix = numbers(element.get("CTM"), 6) or AS_IS
    given = (numbers(element.get("Size"), 1) or (_SIZE,))[0]
    size = max(given * math.hypot(matrix[2], matrix[3]), 0.1) * POINTS
    weight = (numbers(element.get("Weight"), 1) or (400.0,))[0]
    font = fonts.get(element.get("Font") or "", "").lower()
    bold = weight >= _HEAVY or any(part in font for part in _BOLD)
    glyphs: list[Glyph] = []
    downwards = False
    at = (0.0, 0.0)
    for code in children(element, "TextCode"):
        at = (_number(code.get("X"), at[0]), _number(code.get("Y"), at[1]))
        words = said(code)[:_MOST]
        steps = _steps(code, words, given)
        downwards = downwards or (len(words) > 1 and steps[0][0] == 0 and steps[0][1] != 0)
        places = accumulate(steps, _moved, initial=at)
        for character, place, step in zip(words, places, [*steps, (given, 0.0)], strict=False):
            x, y = placed(place, matrix, boundary)
            width = abs(step[0]) * math.hypot(matrix[0], matrix[1]) * POINTS
            box = Box(x, y - _ASCENT * size, x + width, y + _DESCENT * size)
            glyphs.append(Glyph(_clean(character), box, size, bold))
    glyphs = [glyph for glyph in glyphs if glyph.words]
    angle = round(math.degrees(math.atan2(matrix[1], matrix[0])))
    if glyphs and (downwards or abs(angle) > _STRAIGHT):
        aside = abs(angle) % 90 > _STRAIGHT
        words = "".join(glyph.words for glyph in glyphs)
        frame = around(glyph.box for glyph in glyphs)
        return Written((), Line(words, frame, size, bold, aside=aside))
    return Written(tuple(glyphs), None)


def _number(words: str | None, default: float) -> float:
    found = numbers(words, 1)
    return found[0] if found else default


def _moved(place: tuple[float, float], step: tuple[float, float]) -> tuple[float, float]:
    return place[0] + step[0], place[1] + step[1]


def placed(point: tuple[float, float], matrix: Matrix, boundary: Matrix) -> tuple[float, float]:
    """A place of an object on its page, in points."""
    a, b, c, d, e, f = matrix
    x = boundary[0] + a * point[0] + c * point[1] + e
    y = boundary[1] + b * point[0] + d * point[1] + f
    return x * POINTS, y * POINTS


def _steps(code: Element, words: str, size: float) -> list[tuple[float, float]]:
    """From each character to the next; the last step given is repeated."""
    across, down = (list(_deltas(code.get(one), len(words))) for one in ("DeltaX", "DeltaY"))
    if not across and not down:
        return [(size if is_wide(one) else size / 2, 0.0) for one in words[:-1]]
    found = []
    for at in range(len(words) - 1):
        x = across[min(at, len(across) - 1)] if across else 0.0
        y = down[min(at, len(down) - 1)] if down else 0.0
        found.append((x, y))
    return found


def _deltas(words: str | None, most: int) -> Iterator[float]:
    """The steps, with `g 3 1.5` for `1.5 1.5 1.5`."""
    parts = iter((words or "").split())
    count = 0
    for part in parts:
        times, value = 1, part
        if part == "g":
            times, value = int(_number(next(parts, ""), 0.0)), next(parts, "")
        for _ in range(min(max(times, 0), most - count)):
            count += 1
            yield _number(value, 0.0)


def _clean(character: str) -> str:
    """A mark for what has no meaning outside of its font, so that the loss is told."""
    if unicodedata.category(character) in {"Cn", "Co", "Cs"}:
        return "\ufffd"
    return "" if unicodedata.category(character) == "Cc" else character
