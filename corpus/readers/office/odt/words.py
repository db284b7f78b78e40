"""The words of one paragraph of an open document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.readers.office.assemble import picture, plain
from corpus.readers.office.parts import Element, child, local, number, value

_LEFT_OUT = frozenset(
    {
        "annotation",
        "annotation-end",
        "hidden-text",
        "page-count",
        "page-number",
        "page-continuation",
        "ruby-text",
        "tracked-changes",
        "placeholder",
    }
)
_SIGNS = {"s": " ", "tab": "\t", "line-break": "\n"}
_SPACE = re.compile(r"[ \t\r\n]+")
_LENGTH = re.compile(r"([\d.]{1,9})(cm|mm|in|pt)$")
_UNITS = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72}
_MOST_SPACES = 100


@dataclass(slots=True)
class Words:
    """Reads paragraph after paragraph.

    `pictures` are the album's tags of pictures by their places. After one, `boxes` are the text
    boxes anchored in it; `notes` are the notes met so far.
    """

    hidden: frozenset[str] = frozenset()
    pictures: Mapping[str, str] = field(default_factory=dict)
    notes: list[Element] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    def of(self, paragraph: Element) -> str:
        """The words of the paragraph."""
        self.boxes = []
        return self._inside(paragraph)

    def _inside(self, element: Element) -> str:
        words = _clean(element.text)
        for one in element:
            words += self._one(one, local(one)) + _clean(one.tail)
        return words

    def _one(self, element: Element, name: str) -> str:
        if name in _LEFT_OUT or value(element, "style-name") in self.hidden:
            return ""
        if name in _SIGNS:
            times = number(value(element, "c"), 1) if name == "s" else 1
            return _SIGNS[name] * max(1, min(times, _MOST_SPACES))
        if name == "note":
            self.notes += [one for one in element if local(one) == "note-body"]
            return ""
        if name == "frame":
            return self._frame(element)
        if any(local(one) in {"p", "list"} for one in element):
            self.boxes.append(element)
            return ""
        return self._inside(element)

    def _frame(self, element: Element) -> str:
        box = child(element, "text-box")
        if box is not None:
            self.boxes.append(box)
            return ""
        if not {local(one) for one in element} & {"image", "object", "object-ole"}:
            return ""
        sign = picture(*(_centimetres(value(element, side)) for side in ("width", "height")))
        # Of several copies, the first one is shown.
        return sign and sign + self.pictures.get(value(child(element, "image"), "href"), "")


def _clean(words: str | None) -> str:
    return plain(_SPACE.sub(" ", words)) if words else ""


def _centimetres(length: str) -> float:
    found = _LENGTH.match(length)
    try:
        return float(found[1]) * _UNITS[found[2]] if found else 0.0
    except ValueError:
        return 0.0
