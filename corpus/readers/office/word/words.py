"""The words of one paragraph of a Word file, as a reader of the printed page sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from corpus.readers.office.assemble import PICTURE, picture, plain
from corpus.readers.office.parts import Element, child, local, number, value
from corpus.readers.office.word.styles import is_hidden

_CENTIMETRE = 360_000
_POINTS = 28.35
_PAGE_FIELD = re.compile(r"\s*(?:PAGE|PAGEREF|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_CIRCLED = re.compile(r"\s*EQ\s*\\o.*?[,，;；]\s*([^\s\\()]{1,4}?)\s*\)\s*$", re.IGNORECASE)
_LENGTH = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]{1,9})(pt|in|cm|mm)?")
_UNITS = {"pt": 1 / _POINTS, "in": 2.54, "cm": 1.0, "mm": 0.1, "": 1 / _POINTS}
_LEFT_OUT = frozenset(
    {"pPr", "rPr", "del", "moveFrom", "rt", "sdtPr", "sdtEndPr", "delText", "fldData", "ffData"}
)
_NESTING = frozenset({"r", "fldSimple", "sdt", "AlternateContent"})
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_SIGNS = {
    ("wingdings", 0xA8): "□",
    ("wingdings", 0x6F): "□",
    ("wingdings", 0xFE): "☑",
    ("wingdings", 0xFC): "√",
    ("wingdings 2", 0x52): "☑",
    ("wingdings 2", 0x50): "√",
    ("wingdings 2", 0xA3): "□",
    ("wingdings 2", 0x2A): "□",
}
_PRIVATE = 0xF000


@dataclass(slots=True)
class _Field:
    """A field that has been begun: its code so far, and whether its result has begun."""

    code: str = ""
    result: bool = False


@dataclass(slots=True)
class Words:
    """Reads paragraph after paragraph; fields may go on from one to the next.

    `hidden` are the styles that hide text, `pictures` the album's tags of pictures by their ids.
    After a paragraph, `boxes` are the text boxes
    anchored in it; `notes` are the notes met so far, as (kind, id).
    """

    hidden: frozenset[str] = frozenset()
    pictures: Mapping[str, str] = field(default_factory=dict)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    _fields: list[_Field] = field(default_factory=list)
    _found: list[str] = field(default_factory=list)

    def of(self, paragraph: Element) -> str:
        """The words of the paragraph."""
        self._found, self.boxes = [], []
        self._each(paragraph, shown=True)
        return "".join(self._found)

    def _each(self, element: Element, *, shown: bool) -> None:
        for one in element:
            self._one(one, local(one), shown=shown)

    def _one(self, element: Element, name: str, *, shown: bool) -> None:
        if name in _LEFT_OUT:
            return
        if name in {"fldChar", "instrText"}:
            self._code(element, name, shown=shown)
        elif name in {"drawing", "pict", "object"}:
            self._drawn(element, shown=shown)
        elif name in _NESTING:
            self._nested(element, name, shown=shown)
        elif shown and self._visible():
            self._seen(element, name)
        else:
            self._each(element, shown=False)

    def _nested(self, element: Element, name: str, *, shown: bool) -> None:
        if name == "r":
            self._each(element, shown=shown and not self._hides(child(element, "rPr")))
        elif name == "fldSimple":
            self._each(element, shown=shown and not _PAGE_FIELD.match(value(element, "instr")))
        elif name == "sdt":
            self._control(element, shown=shown)
        else:
            self._choice(element, shown=shown)

    def _code(self, element: Element, name: str, *, shown: bool) -> None:
        if name == "fldChar":
            self._field(value(element, "fldCharType"), shown=shown)
        elif self._fields:
            self._fields[-1].code += element.text or ""

    def _hides(self, properties: Element | None) -> bool:
        return is_hidden(properties) or value(child(properties, "rStyle")) in self.hidden

    def _seen(self, element: Element, name: str) -> None:
        if name == "t":
            self._found.append(plain(element.text or ""))
        elif name in _BREAKS:
            self._found.append(_BREAKS[name])
        elif name == "sym":
            self._found.append(_sign(element))
        elif name in {"footnoteReference", "endnoteReference"}:
            self.notes.append((name.removesuffix("Reference"), value(element, "id")))
        else:
            self._each(element, shown=True)

    def _visible(self) -> bool:
        return all(one.result and not _PAGE_FIELD.match(one.code) for one in self._fields)

    def _field(self, kind: str, *, shown: bool) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].result = True
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            # 带圈字符 is a field without a result: EQ \o\ac(○,一).
            circled = _CIRCLED.match(ended.code)
            if circled and shown and not ended.result and self._visible():
                self._found.append(circled[1])

    def _choice(self, element: Element, *, shown: bool) -> None:
        """Of the same thing told twice, the first telling."""
        told = next((one for one in element if local(one) == "Choice"), None)
        told = told if told is not None and len(told) else child(element, "Fallback")
        if told is not None:
            self._each(told, shown=shown)

    def _control(self, element: Element, *, shown: bool) -> None:
        """A form field; what only asks to be filled in is no text."""
        content = child(element, "sdtContent")
        if content is not None and child(element, "sdtPr", "showingPlcHdr") is None:
            self._each(content, shown=shown)

    def _drawn(self, element: Element, *, shown: bool) -> None:
        if not shown or not self._visible():
            return
        boxes = _outermost(element)
        self.boxes += boxes
        if not boxes and (sign := _picture(element)):
            self._found.append("".join(sign + tag for tag in self._tags(element)) or sign)

    def _tags(self, element: Element) -> Iterator[str]:
        """The tags of the pictures in a drawing."""
        for one in element.iter():
            key = {"blip": "embed", "imagedata": "id"}.get(local(one), "")
            if key and (tag := self.pictures.get(value(one, key))):
                yield tag


def _outermost(element: Element) -> list[Element]:
    """The text boxes in a drawing, without those inside others and without second tellings."""
    found: list[Element] = []
    waiting = [element]
    while waiting:
        one = waiting.pop()
        name = local(one)
        if name == "txbxContent":
            found.append(one)
        elif name != "Fallback":
            waiting += reversed(one)
    return found


def _picture(element: Element) -> str:
    """A picture's sign, if it is large enough to hold words."""
    kinds = {local(one) for one in element.iter()}
    if not kinds & {"blip", "imagedata", "chart", "relIds"}:
        return ""
    extent = next((one for one in element.iter() if local(one) == "extent"), None)
    if extent is not None:
        wide, high = (number(value(extent, side)) / _CENTIMETRE for side in ("cx", "cy"))
        return picture(wide, high)
    for shape in element.iter():
        sizes = {
            side: _centimetres(*rest) for side, *rest in _LENGTH.findall(value(shape, "style"))
        }
        if len(sizes) == 2:  # noqa: PLR2004
            return picture(sizes["width"], sizes["height"])
    return PICTURE


def _centimetres(figure: str, unit: str) -> float:
    try:
        return float(figure) * _UNITS[unit]
    except ValueError:
        return 0.0


def _sign(element: Element) -> str:
    """A sign of a symbol font, where it is one that forms use."""
    code = value(element, "char")
    try:
        at = int(code, 16)
    except ValueError:
        return ""
    at = at - _PRIVATE if at >= _PRIVATE else at
    return _SIGNS.get((value(element, "font").lower(), at), "")
