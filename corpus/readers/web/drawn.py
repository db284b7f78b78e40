"""Pages that are drawn: a program turned a printed page into SVG, sign by sign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.readers.web.element import Element
from corpus.readers.web.weights import Weights

_TOP = re.compile(r"(?:^|;)\s*top\s*:\s*(-?\d+(?:\.\d+)?)px")
_SAME_LINE = 3.0
_NOWHERE = -1e9
_FEWEST = 20


def drawn(page: Element, weights: Weights) -> str:
    """The text of the drawings, a line a line; empty if the page has more text beside them."""
    pieces = [
        (_place(picture), words)
        for picture in page.walk()
        if picture.name == "svg" and (words := "\n".join(_rows(picture)))
    ]
    letters = sum(len(words) for _, words in pieces)
    if letters < _FEWEST or letters <= weights.of(page).letters:
        return ""
    text = ""
    last = _NOWHERE
    for top, words in pieces:
        if text:
            text += " " if top != _NOWHERE and abs(top - last) <= _SAME_LINE else "\n"
        text += words
        last = top
    return text + "\n"


def _place(picture: Element) -> float:
    found = _TOP.search(picture.attributes.get("style", ""))
    return float(found[1]) if found else _NOWHERE


def _rows(picture: Element) -> Iterator[str]:
    """The signs of one drawing, in their order, a new line where they sit higher or lower."""
    row, height = "", ""
    for element in picture.walk():
        if element.name != "text":
            continue
        words = " ".join(element.words().split())
        here = element.attributes.get("y", height)
        if row and here != height:
            yield row
            row = ""
        row, height = row + words, here
    if row.strip():
        yield row
