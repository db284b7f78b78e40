"""What the elements of a page weigh: words, links, sentences. One pass, from the inside out."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from corpus.readers.web.element import SILENT, Element
from corpus.readers.web.names import is_furniture

_STOP = re.compile(r"[。；！？]|[.!?](?=\s|$)")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_LONGEST_LINK = 200
_FEWEST_TEASERS = 3
_TEASER_STOPS = 4
_TEASER_LINKED = 0.25


class Weight(NamedTuple):
    """What one element holds, with all that is in it.

    `letters` are its visible characters without white space, `linked` those of them in links,
    `links` the number of links; `stops` are the ends of sentences outside of links, `prose`
    those of them that stand neither in furniture nor in a list of teasers.
    """

    letters: int = 0
    linked: int = 0
    links: int = 0
    stops: int = 0
    prose: int = 0


NOTHING = Weight()


class Weights:
    """The weights of a page's elements, and which of them are not shown.

    An element that says it is hidden, but holds most of the page's sentences, is what a script
    brings to light in a browser.
    """

    def __init__(self, root: Element) -> None:
        self._found: dict[Element, Weight] = {}
        self._hidden: set[Element] = set()
        whole = self._weigh(root)
        for element in [one for one in self._hidden if 2 * self._found[one].stops >= whole.stops]:
            if self._found[element].stops:
                self._reveal(element)

    def of(self, element: Element) -> Weight:
        """What an element weighs; nothing if it is silent or within what is hidden."""
        return self._found.get(element, NOTHING)

    def is_hidden(self, element: Element) -> bool:
        """Whether nothing of it is shown."""
        return element in self._hidden

    def _weigh(self, element: Element) -> Weight:
        if element.name in SILENT:
            return NOTHING
        letters = linked = links = stops = prose = holders = 0
        for child in element.children:
            if isinstance(child, str):
                ends = len(_STOP.findall(child))
                letters += len(_SPACES.sub("", child))
                stops += ends
                prose += ends
                continue
            inside = self._weigh(child)
            if child.attributes and child.name not in SILENT and _says_hidden(child):
                self._hidden.add(child)
                continue
            letters += inside.letters
            linked += inside.linked
            links += inside.links
            stops += inside.stops
            prose += 0 if is_furniture(child) else inside.prose
            holders += inside.links > 0
        if element.name == "a" and letters <= _LONGEST_LINK and "href" in element.attributes:
            found = Weight(letters, letters, 1, 0, 0)
        else:
            prose -= self._teasing(element) if holders >= _FEWEST_TEASERS and prose else 0
            found = Weight(letters, linked, links, stops, prose)
        self._found[element] = found
        return found

    def _teasing(self, element: Element) -> int:
        """The sentences in its list of other pages: three of a kind, each a link and few words."""
        kinds: Counter[tuple[str, str]] = Counter()
        prose: Counter[tuple[str, str]] = Counter()
        for child in element.elements:
            weight = self.of(child)
            linked = weight.links and weight.linked >= _TEASER_LINKED * weight.letters
            if linked and weight.stops <= _TEASER_STOPS and not self.is_hidden(child):
                kinds[child.name, child.labels] += 1
                prose[child.name, child.labels] += 0 if is_furniture(child) else weight.prose
        return sum(prose[kind] for kind, times in kinds.items() if times >= _FEWEST_TEASERS)

    def _reveal(self, element: Element) -> None:
        self._hidden.discard(element)
        gained = self._found[element]
        for above in element.above:
            sums = map(sum, zip(self.of(above), gained, strict=True))
            self._found[above] = Weight(*sums)


def _says_hidden(element: Element) -> bool:
    attributes = element.attributes
    if "hidden" in attributes or attributes.get("aria-hidden", "").lower() == "true":
        return True
    return bool(_HIDING.search(attributes.get("style", "")))
