"""Tells the furniture of a web page from what it holds."""

from __future__ import annotations

import re

from corpus.readers.web.body import body_of
from corpus.readers.web.element import Element
from corpus.readers.web.grid import is_grid
from corpus.readers.web.names import is_furniture
from corpus.readers.web.weights import Weights

_LISTS = frozenset(("ul", "ol", "div", "td", "p", "dl", "section", "table", "tr"))
_PROSE = 3
_PROSE_SHARE = 0.1
_FEWEST_LINKS = 3
_LINKED = 0.7
_OPENING = 12
_RELATED = re.compile(
    r"\s*[【\[]?(?:相关|推荐|热门|热点|更多|猜你|最新|延伸|精彩|大家都在|为你|视频|专题|往期|网友|全部|发表)"
    r"\S{0,4}(?:阅读|推荐|文章|新闻|链接|报道|资讯|评论|留言|回顾|看|喜欢|排行|内容)"
)


class Furniture:
    """What of one page is furniture.

    Nothing in the body of the page is, except what is called so, or what is hardly more than
    links, and holds no sentences of its own.
    """

    def __init__(self, page: Element, weights: Weights) -> None:
        self.body = body_of(page, weights)
        self._weights = weights
        self._above = {self.body, *self.body.above}
        self._has_body = self.body is not page
        least = weights.of(self.body).prose * _PROSE_SHARE
        self._enough = max(_PROSE, least)

    def holds(self, element: Element) -> bool:
        """Whether this element, with all that is in it, is furniture."""
        if element in self._above or self._weights.of(element).stops >= _PROSE:
            return False
        if self._has_body and self.body in element.above:
            return is_furniture(element)
        return is_furniture(element) or self._is_links(element)

    def is_around(self, element: Element) -> bool:
        """Whether the body of the page is in this element, and it holds more than that."""
        return element in self._above and element is not self.body

    def is_beside(self, element: Element) -> bool:
        """Whether this element stands beside the body and adds nothing to it."""
        weight = self._weights.of(element)
        if weight.prose < self._enough:
            return True
        return bool(_RELATED.match(element.words().lstrip()[:_OPENING]))

    def is_data(self, table: Element) -> bool:
        """Whether a table holds data, and not the layout of the page."""
        return table not in self._above and is_grid(table) and not self._is_links(table)

    def _is_links(self, element: Element) -> bool:
        weight = self._weights.of(element)
        if element.name not in _LISTS or weight.links < _FEWEST_LINKS:
            return False
        return weight.linked >= _LINKED * weight.letters
