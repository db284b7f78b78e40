"""What the styles of an open document say: what is hidden, how lists are numbered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.readers.office.labels import Level
from corpus.readers.office.parts import Element, child, local, number, value

_LONGEST_CHAIN = 20
_FORMS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "一, 二, 三, ...": "chineseCounting",
    "一, 二, 三": "chineseCounting",
    "壹, 贰, 叁, ...": "chineseLegalSimplified",
    "壹, 貳, 參, ...": "chineseLegalSimplified",
    "甲, 乙, 丙, ...": "ideographTraditional",
    "子, 丑, 寅, ...": "ideographZodiac",
    "①, ②, ③, ...": "decimalEnclosedCircle",
    "１, ２, ３, ...": "decimalFullWidth",
}


@dataclass(frozen=True, slots=True)
class Looks:
    """The styles of a document.

    `titles` and `hidden` are names of styles; `lists` are the levels of the list styles;
    `listed` says which list style a paragraph style brings along; `outline` numbers headings.
    """

    titles: frozenset[str]
    hidden: frozenset[str]
    lists: Mapping[str, Mapping[int, Level]]
    listed: Mapping[str, str]
    outline: Mapping[int, Level]


def looks(*roots: Element) -> Looks:
    """The styles that stand in these parts (styles.xml, content.xml)."""
    styles: dict[str, Element] = {}
    lists: dict[str, Mapping[int, Level]] = {}
    outline: Mapping[int, Level] = {}
    for one in (one for root in roots for group in root for one in group):
        if local(one) == "style":
            styles[value(one, "name")] = one
        elif local(one) == "list-style":
            lists[value(one, "name")] = _levels(one)
        elif local(one) == "outline-style":
            outline = _levels(one)
    chains = {name: _chain(name, styles) for name in styles}
    return Looks(
        frozenset(name for name, chain in chains.items() if "Title" in _names(chain)),
        frozenset(name for name, chain in chains.items() if any(map(_hides, chain))),
        lists,
        {name: found for name, chain in chains.items() if (found := _list(chain))},
        outline,
    )


def _chain(name: str, styles: Mapping[str, Element]) -> list[Element]:
    found: list[Element] = []
    while name in styles and styles[name] not in found and len(found) < _LONGEST_CHAIN:
        found.append(styles[name])
        name = value(found[-1], "parent-style-name")
    return found


def _names(chain: list[Element]) -> set[str]:
    return {value(one, "name") for one in chain} | {
        value(one, "parent-style-name") for one in chain
    }


def _hides(style: Element) -> bool:
    return value(child(style, "text-properties"), "display") == "none"


def _list(chain: list[Element]) -> str:
    return next((name for one in chain if (name := value(one, "list-style-name"))), "")


def _levels(style: Element) -> dict[int, Level]:
    return {
        number(value(one, "level"), 1) - 1: _level(one)
        for one in style
        if local(one) in {"list-level-style-number", "outline-level-style"}
    }


def _level(element: Element) -> Level:
    at = number(value(element, "level"), 1)
    form = value(element, "num-format")
    shown = min(max(1, number(value(element, "display-levels"), 1)), at)
    places = ".".join(f"%{level}" for level in range(at - shown + 1, at + 1))
    text = value(element, "num-prefix") + places + value(element, "num-suffix")
    whole = value(element, "num-list-format")
    if whole:
        text = whole.replace("%%", "%")
        for level in range(1, 10):
            text = text.replace(f"%{level}%", f"%{level}")
    return Level(
        start=number(value(element, "start-value"), 1),
        form=_FORMS.get(form, "decimal") if form else "none",
        text=text if form else "",
        gap=value(child(element, "list-level-properties"), "label-followed-by") != "nothing",
    )
