"""What the styles of a Word file say of the paragraphs that bear them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from corpus.readers.office.parts import Element, child, local, number, value

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|标题|文档标题)$", re.IGNORECASE)
_BODY = 9
_LONGEST_CHAIN = 20
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph's look as far as it bears meaning.

    `outline` is 0 for a first-level heading, None for body text; `list_id` and `level` are its
    automatic numbering.
    """

    id: str = ""
    outline: int | None = None
    title: bool = False
    list_id: str = ""
    level: int | None = None
    hidden: bool = False


PLAIN = Style()


def styles(root: Element | None) -> Mapping[str, Style]:
    """All styles of a file, with what they inherit, by their ids."""
    elements = {} if root is None else {value(one, "styleId"): one for one in root}
    return {key: _inherited(key, elements) for key in elements}


def default(root: Element | None, known: Mapping[str, Style]) -> Style:
    """The style of a paragraph that names none."""
    for one in () if root is None else root:
        if value(one, "type") == "paragraph" and is_on(value(one, "default", "0")):
            return known.get(value(one, "styleId"), PLAIN)
    return PLAIN


def applied(style: Style, properties: Element | None) -> Style:
    """The style with what is set on the spot, by a `pPr` or a style's own."""
    outline = child(properties, "outlineLvl")
    if outline is not None:
        depth = number(value(outline), _BODY)
        style = replace(style, outline=depth if 0 <= depth < _BODY else None)
    numbered = child(properties, "numPr")
    list_id, level = child(numbered, "numId"), child(numbered, "ilvl")
    if list_id is not None:
        style = replace(style, list_id=value(list_id))
    if level is not None:
        style = replace(style, level=number(value(level)))
    return style


def is_hidden(properties: Element | None) -> bool:
    """Whether an `rPr` hides its text."""
    vanish = child(properties, "vanish")
    return vanish is not None and is_on(value(vanish, missing="1"))


def is_on(words: str) -> bool:
    """Whether a switch of the file is on."""
    return words.lower() not in _OFF


def _inherited(key: str, elements: Mapping[str, Element]) -> Style:
    chain: list[Element] = []
    while key in elements and elements[key] not in chain and len(chain) < _LONGEST_CHAIN:
        chain.append(elements[key])
        key = value(child(chain[-1], "basedOn"))
    style = PLAIN
    for element in reversed(chain):
        style = _own(style, element)
    return replace(style, id=value(chain[0], "styleId"))


def _own(style: Style, element: Element) -> Style:
    if local(element) != "style":
        return style
    name = value(child(element, "name")).strip()
    if found := _HEADING.match(name):
        style = replace(style, outline=int(found[1]) - 1)
    if _TITLE.match(name):
        style = replace(style, title=True)
    style = applied(style, child(element, "pPr"))
    return replace(style, hidden=is_hidden(child(element, "rPr")) or style.hidden)
