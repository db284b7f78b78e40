"""The characters of a page of a PDF file, at the places where the page shows them."""

from __future__ import annotations

import ctypes
import math
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as native

from corpus.document import UnreadableFileError
from corpus.layout.sheet import Box, Glyph
from corpus.readers.pdf.letters import LETTERS
from corpus.readers.pdf.turn import Turn

_BOLD = re.compile(r"bold|heavy|black|demi|simhei|heiti|xiaobiaosong|黑体|小标宋|粗", re.IGNORECASE)
_HEAVY = 600
_RIGHT, _DOWN, _ROUND = 90, 270, 360
_BESIDE, _FAR = 0.35, 2.0
_FEWEST_DOWN = 4
_MOST = 100_000
_ASLANT = 3
_ASCENT, _DESCENT = 0.88, 0.12
_HYPHEN = 2
_LONGEST_NAME = 256
_SMALLEST = 0.5
_STROKED = (2, 6)


@dataclass(frozen=True, slots=True)
class Writing:
    """The characters of a page that run in one direction, seen upright through `turn`."""

    turn: Turn
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The characters of a page: those that most of it is written in first, then other ones.

    `aslant` are words at an angle, as watermarks are; `lost` counts the characters whose
    meaning the file does not tell, `count` all of them.
    """

    turn: Turn
    writings: tuple[Writing, ...]
    aslant: str
    lost: int
    count: int


@dataclass(frozen=True, slots=True)
class _Style:
    """What the characters of one text object have in common; `angle` is in whole degrees."""

    size: float
    bold: bool
    angle: int


@dataclass(frozen=True, slots=True)
class _Raw:
    words: str
    corners: tuple[float, float, float, float]
    origin: tuple[float, float]
    style: _Style


def drawn(page: pdfium.PdfPage) -> Drawn:
    """The characters of a page, grouped by the direction in which they run."""
    text = page.get_textpage()
    try:
        _refuse_crowd(native.FPDFText_CountChars(text.raw))
        found, lost = _characters(text.raw)
    finally:
        text.close()
    left, bottom, right, top = page.get_bbox()
    groups: dict[int, list[Glyph]] = defaultdict(list)
    for angle in {one.style.angle for one in found if one.style.angle % _RIGHT == 0}:
        same = [one for one in found if one.style.angle == angle]
        upright = Turn(left, top, right - left, top - bottom, angle)
        downwards = _runs_down([upright.point(*one.origin) for one in same], same[0].style.size)
        turn = replace(upright, angle=(angle + _DOWN) % _ROUND) if downwards else upright
        groups[turn.angle] += [(_cell if downwards else _glyph)(one, turn) for one in same]
    ordered = sorted(groups, key=lambda angle: -len(groups[angle]))
    first = ordered[0] if ordered else page.get_rotation()
    turn = Turn(left, top, right - left, top - bottom, first)
    writings = tuple(Writing(replace(turn, angle=angle), tuple(groups[angle])) for angle in ordered)
    aslant = "".join(one.words for one in found if one.style.angle % _RIGHT)
    return Drawn(turn, writings, aslant.strip(), lost, len(found) + lost)


def _refuse_crowd(count: int) -> None:
    if count > _MOST:
        raise UnreadableFileError(
            f"PDF 文件有一页多达 {count} 个字符，不像正常的文件，请另存为正常文件再上传。"
        )


def _runs_down(places: Sequence[tuple[float, float]], size: float) -> bool:
    """Whether characters follow each other downwards, as in vertical Chinese writing."""
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(places)]
    down = sum(
        abs(across) < _BESIDE * size and _BESIDE * size < below < _FAR * size
        for across, below in steps
    )
    along = sum(abs(below) < _BESIDE * size and 0 < across < _FAR * size for across, below in steps)
    return down > along and down >= _FEWEST_DOWN


def _characters(text: native.FPDF_TEXTPAGE) -> tuple[list[_Raw], int]:
    """What the page says, in the order of the file, and how much of it is unknown."""
    styles: dict[int, _Style] = {}
    found: list[_Raw] = []
    lost = 0
    loose, across, up = native.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for at in range(native.FPDFText_CountChars(text)):
        if native.FPDFText_IsGenerated(text, at) == 1:
            continue
        words = _words(native.FPDFText_GetUnicode(text, at))
        if not words or not native.FPDFText_GetLooseCharBox(text, at, loose):
            lost += not words
            continue
        lost += native.FPDFText_HasUnicodeMapError(text, at) == 1
        native.FPDFText_GetCharOrigin(text, at, across, up)
        corners = (loose.left, loose.bottom, loose.right, loose.top)
        style = _style(text, at, styles)
        if style.size >= _SMALLEST and all(map(math.isfinite, corners)):
            found.append(_Raw(words, corners, (across.value, up.value), style))
    return found, lost


def _words(code: int) -> str:
    """What a character means: nothing where the file does not tell."""
    if code == _HYPHEN:
        return "-"
    character = chr(code) if 0 < code <= sys.maxunicode else ""
    if not character or unicodedata.category(character) in {"Cc", "Cn", "Co", "Cs"}:
        return " " if character in {"\t", "\r", "\n"} else ""
    return LETTERS.get(character, "" if character in "\ufffd\ufeff" else character)


def _style(text: native.FPDF_TEXTPAGE, at: int, known: dict[int, _Style]) -> _Style:
    handle = native.FPDFText_GetTextObject(text, at)
    key = ctypes.cast(handle, ctypes.c_void_p).value or 0
    if key not in known:
        known[key] = _read_style(text, at, handle)
    return known[key]


def _read_style(text: native.FPDF_TEXTPAGE, at: int, handle: native.FPDF_PAGEOBJECT) -> _Style:
    matrix = native.FS_MATRIX()
    if not native.FPDFText_GetMatrix(text, at, matrix):
        matrix = native.FS_MATRIX(1, 0, 0, 1, 0, 0)
    size = native.FPDFText_GetFontSize(text, at) * math.hypot(matrix.c, matrix.d)
    angle = round(math.degrees(math.atan2(matrix.b, matrix.a))) % 360
    near = round(angle / _RIGHT) * _RIGHT
    angle = near % 360 if abs(angle - near) <= _ASLANT else angle
    stroked = bool(handle) and native.FPDFTextObj_GetTextRenderMode(handle) in _STROKED
    return _Style(size, stroked or _is_bold(text, at), angle)


def _is_bold(text: native.FPDF_TEXTPAGE, at: int) -> bool:
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    native.FPDFText_GetFontInfo(text, at, name, _LONGEST_NAME, ctypes.c_int())
    heavy = native.FPDFText_GetFontWeight(text, at) >= _HEAVY
    return heavy or bool(_BOLD.search(name.value.decode("utf-8", errors="replace")))


def _glyph(raw: _Raw, turn: Turn) -> Glyph:
    """A character on the upright page, as high as its size around the line that it stands on."""
    loose, size = turn.box(*raw.corners), raw.style.size
    line = turn.point(*raw.origin)[1]
    if not loose.top - size <= line <= loose.bottom + size:
        line = loose.bottom - _DESCENT * size
    box = Box(loose.left, line - _ASCENT * size, loose.right, line + _DESCENT * size)
    return Glyph(raw.words, box, size, raw.style.bold)


def _cell(raw: _Raw, turn: Turn) -> Glyph:
    """A character of vertical writing: a square around its middle."""
    across, down = turn.box(*raw.corners).middle
    half = raw.style.size / 2
    box = Box(across - half, down - half, across + half, down + half)
    return Glyph(raw.words, box, raw.style.size, raw.style.bold)
