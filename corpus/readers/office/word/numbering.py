"""The lists of a Word file: numbering.xml, as levels that labels are counted by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from corpus.readers.office.labels import Labels, Level
from corpus.readers.office.parts import Element, child, local, number, value
from corpus.readers.office.word.styles import Style, is_on

_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class List:
    """A list: the count it takes part in, its levels, where it begins anew, its styles."""

    count: str
    levels: Mapping[int, Level]
    anew: frozenset[int]
    styled: Mapping[str, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a file, and how far they have been counted."""

    lists: Mapping[str, List]
    _labels: Labels = field(default_factory=Labels)
    _seen: set[tuple[str, int]] = field(default_factory=set)

    def label(self, style: Style) -> str:
        """The label of the next paragraph of this style."""
        found = self.lists.get(style.list_id)
        if found is None:
            return ""
        level = found.styled.get(style.id, 0) if style.level is None else style.level
        if level in found.anew and (style.list_id, level) not in self._seen:
            self._labels.restart(found.count, level)
        self._seen.add((style.list_id, level))
        return self._labels.label(found.count, found.levels, level)


def numbering(root: Element | None, known: Mapping[str, Style]) -> Numbering:
    """The lists that a file defines."""
    if root is None:
        return Numbering({})
    abstract = {value(one, "abstractNumId"): one for one in root if local(one) == "abstractNum"}
    lists = {
        value(one, "numId"): one for one in root if local(one) == "num" and value(one, "numId")
    }
    return Numbering({key: _list(one, abstract, lists, known) for key, one in lists.items()})


def _list(
    element: Element,
    abstract: Mapping[str, Element],
    lists: Mapping[str, Element],
    known: Mapping[str, Style],
) -> List:
    count = value(child(element, "abstractNumId"))
    link = child(abstract.get(count), "numStyleLink")
    if link is not None:
        linked = lists.get(known.get(value(link), Style()).list_id)
        count = value(child(linked, "abstractNumId"), missing=count)
    base = abstract.get(count)
    elements = [one for one in (() if base is None else base) if local(one) == "lvl"]
    levels = {number(value(one, "ilvl")): _level(one) for one in elements}
    styled = {value(child(one, "pStyle")): number(value(one, "ilvl")) for one in elements}
    overrides = [one for one in element if local(one) == "lvlOverride"]
    for one in overrides:
        at, own, start = number(value(one, "ilvl")), child(one, "lvl"), child(one, "startOverride")
        if own is not None:
            levels[at] = _level(own)
        if start is not None and at in levels:
            levels[at] = replace(levels[at], start=number(value(start), 1))
    anew = frozenset(
        number(value(one, "ilvl")) for one in overrides if child(one, "startOverride") is not None
    )
    return List(count, {at: one for at, one in levels.items() if at < _DEEPEST}, anew, styled)


def _level(element: Element) -> Level:
    restart = child(element, "lvlRestart")
    legal = child(element, "isLgl")
    return Level(
        start=number(value(child(element, "start")), 1),
        form=value(_format(element), missing="decimal"),
        text=value(child(element, "lvlText")),
        gap=value(child(element, "suff"), missing="tab") != "nothing",
        restart=None if restart is None else number(value(restart)),
        plain=legal is not None and is_on(value(legal, missing="1")),
    )


def _format(element: Element) -> Element | None:
    """The format of a level; a newer one stands in a choice with an older one beside it."""
    plain = child(element, "numFmt")
    return child(element, "AlternateContent", "Fallback", "numFmt") if plain is None else plain
