"""Finds the element of a page that holds the text people came for."""

from __future__ import annotations

from corpus.readers.web.element import Element
from corpus.readers.web.grid import is_grid
from corpus.readers.web.names import is_body
from corpus.readers.web.weights import Weights

_NAMED_SHARE = 0.5
_NESTED_SHARE = 0.8
_SHARE = 0.75
_RIM = 0.1
_RIM_LETTERS = 20
_RIM_LINKS = 1


def body_of(page: Element, weights: Weights) -> Element:
    """The element that is called so and holds half of the page's sentences.

    Without one it is the innermost with three quarters of them. What stands around it belongs to
    it if that is hardly anything.
    """
    whole = weights.of(page).prose
    if not whole:
        return page
    named = [one for one in page.walk() if is_body(one)]
    most = max((weights.of(one).prose for one in named), default=0)
    if most < _NAMED_SHARE * whole:
        return _with_rim(_innermost(page, weights), page, weights)
    inner = [one for one in named if weights.of(one).prose >= _NESTED_SHARE * most]
    return _with_rim(inner[-1], page, weights)


def _innermost(page: Element, weights: Weights) -> Element:
    main, whole = page, weights.of(page).prose
    while True:
        best = max(main.elements, key=lambda one: weights.of(one).prose, default=None)
        if best is None or best.name == "p" or weights.of(best).prose < _SHARE * whole:
            return main
        if best.name == "table" and is_grid(best):
            return main
        main = best


def _with_rim(main: Element, page: Element, weights: Weights) -> Element:
    """Climbs while that adds but a signature, a number, a link."""
    inner = weights.of(main)
    for above in main.above if main is not page else ():
        outer = weights.of(above)
        if (
            above is page
            or outer.letters - inner.letters > _RIM * inner.letters + _RIM_LETTERS
            or outer.links - inner.links > _RIM_LINKS
        ):
            return main
        main = above
    return main
