"""What is drawn on a page of a PDF file besides characters: ruled lines and pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as native

from corpus.layout.sheet import Box
from corpus.readers.pdf.turn import Turn

_DEEPEST = 6
_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 40_000
_THIN = 3.0
_SHORTEST = 6.0
_STRAIGHT = 1.0
_LINE_TO, _MOVE_TO = native.FPDF_SEGMENT_LINETO, native.FPDF_SEGMENT_MOVETO
_Matrix = tuple[float, float, float, float, float, float]
_Point = tuple[float, float]
_AS_IS: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Upright and level rules, as thin boxes, and the places of pictures."""

    rules: tuple[Box, ...]
    pictures: tuple[Box, ...]


def drawing(page: pdfium.PdfPage, turn: Turn) -> Drawing:
    """The rules and pictures of a page, as they are seen through `turn`."""
    rules: list[Box] = []
    pictures: list[Box] = []
    left = _MOST_SEGMENTS
    for handle, matrix in _objects(page):
        match native.FPDFPageObj_GetType(handle):
            case native.FPDF_PAGEOBJ_IMAGE:
                pictures.append(_placed(_corners(_own(handle, matrix)), turn))
            case native.FPDF_PAGEOBJ_PATH if left > 0:
                count = max(native.FPDFPath_CountSegments(handle), 0)
                if count <= left:
                    rules += _rules(handle, _own(handle, matrix), count, turn)
                left -= count
    return Drawing(tuple(rules), tuple(pictures))


def _objects(page: pdfium.PdfPage) -> Iterator[tuple[native.FPDF_PAGEOBJECT, _Matrix]]:
    """The objects of a page and of the forms on it, as many as are looked at."""
    count = min(native.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)
    waiting = [(native.FPDFPage_GetObject(page.raw, at), _AS_IS, 0) for at in range(count)]
    seen = len(waiting)
    while waiting:
        handle, matrix, depth = waiting.pop()
        if not handle:
            continue
        yield handle, matrix
        if native.FPDFPageObj_GetType(handle) == native.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = min(native.FPDFFormObj_CountObjects(handle), _MOST_OBJECTS - seen)
            within = _own(handle, matrix)
            waiting += [
                (native.FPDFFormObj_GetObject(handle, at), within, depth + 1) for at in range(inner)
            ]
            seen += max(inner, 0)


def _own(handle: native.FPDF_PAGEOBJECT, outer: _Matrix) -> _Matrix:
    """From the numbers of an object to those of the page."""
    raw = native.FS_MATRIX()
    if not native.FPDFPageObj_GetMatrix(handle, raw):
        return outer
    a, b, c, d, e, f = outer
    return (
        raw.a * a + raw.b * c,
        raw.a * b + raw.b * d,
        raw.c * a + raw.d * c,
        raw.c * b + raw.d * d,
        raw.e * a + raw.f * c + e,
        raw.e * b + raw.f * d + f,
    )


def _at(point: _Point, matrix: _Matrix) -> _Point:
    a, b, c, d, e, f = matrix
    return point[0] * a + point[1] * c + e, point[0] * b + point[1] * d + f


def _corners(matrix: _Matrix) -> list[_Point]:
    """Where a picture stands: a picture is one unit wide and high before it is placed."""
    return [_at(corner, matrix) for corner in ((0, 0), (1, 0), (0, 1), (1, 1))]


def _placed(points: list[_Point], turn: Turn) -> Box:
    across, up = [point[0] for point in points], [point[1] for point in points]
    return turn.box(min(across), min(up), max(across), max(up))


def _rules(
    handle: native.FPDF_PAGEOBJECT, matrix: _Matrix, count: int, turn: Turn
) -> Iterator[Box]:
    """The straight strokes of a path, and the thin boxes that are filled to look like them."""
    stroked, filled = ctypes.c_int(), ctypes.c_int()
    native.FPDFPath_GetDrawMode(handle, filled, stroked)
    if not (stroked.value or filled.value):
        return
    for shape in _shapes(handle, matrix, count):
        box = _placed(shape, turn)
        if min(box.width, box.height) <= _THIN:
            if max(box.width, box.height) >= _SHORTEST:
                yield box
        elif stroked.value:
            for one, other in pairwise(shape):
                side = _placed([one, other], turn)
                if min(side.width, side.height) <= _STRAIGHT and (
                    max(side.width, side.height) >= _SHORTEST
                ):
                    yield side


def _shapes(handle: native.FPDF_PAGEOBJECT, matrix: _Matrix, count: int) -> Iterator[list[_Point]]:
    """The pieces of a path that consist of straight strokes; curves end a piece."""
    across, up = ctypes.c_float(), ctypes.c_float()
    shape: list[_Point] = []
    for at in range(count):
        segment = native.FPDFPath_GetPathSegment(handle, at)
        kind = native.FPDFPathSegment_GetType(segment)
        if kind != _LINE_TO and len(shape) > 1:
            yield shape
        if kind != _LINE_TO:
            shape = []
        if kind in {_LINE_TO, _MOVE_TO}:
            native.FPDFPathSegment_GetPoint(segment, across, up)
            shape.append(_at((across.value, up.value), matrix))
            if native.FPDFPathSegment_GetClose(segment):
                shape.append(shape[0])
    if len(shape) > 1:
        yield shape
