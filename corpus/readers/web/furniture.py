"""Tells the furniture of a web page from what it holds."""

from __future__ import annotations

import re
from collections import Counter

from bs4.element import Tag

_TAGS = frozenset(("nav", "footer", "aside", "button", "select", "textarea"))
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|crumbs?|breadcrumbs?|footer|foot|sidebar|side|share|related|"
    r"topbar|toolbar|copyright|banner|advert|ads?|comments?|pager|pagination)(?:$|[\s_-]|\d)",
    re.IGNORECASE,
)
_LISTS = frozenset(("ul", "ol", "div", "td", "p", "dl", "section", "table", "tr"))
_STOP = re.compile(r"[。；！？]")
_MAIN_SHARE = 0.75
_PROSE = 3
_FEWEST_LINKS = 3
_LINKED = 0.7
_LONGEST_CELL = 1000
_FEWEST = 2


class Furniture:
    """What of one page is furniture.

    The main text is the innermost element that holds three quarters of the page's sentences.
    An element of it is never furniture; outside of it, an element is when its tag or class says
    so, or when it is hardly more than links, and holds no sentences of its own.
    """

    def __init__(self, body: Tag) -> None:
        self._main = _main(body)
        self._above = {id(tag) for tag in (self._main, *self._main.parents)}

    def holds(self, tag: Tag) -> bool:
        """Whether this element, with all that is in it, is furniture."""
        if id(tag) in self._above or self._is_main(tag) or _sentences(tag) >= _PROSE:
            return False
        return _says_so(tag) or _is_links(tag)

    def _is_main(self, tag: Tag) -> bool:
        if self._main.name in {"body", "html", "[document]"}:
            return False
        return any(parent is self._main for parent in tag.parents) and not _says_so(tag)

    def is_data(self, table: Tag) -> bool:
        """Whether a table holds data, and not the layout of the page."""
        return id(table) not in self._above and _is_grid(table) and not _is_links(table)


def _is_grid(table: Tag) -> bool:
    """Whether most rows have the same number of cells, two or more, none of them a page."""
    if table.find("table"):
        return False
    rows = [row.find_all(("td", "th")) for row in table.find_all("tr")]
    widths = Counter(len(row) for row in rows)
    width, rows_like_it = max(widths.items(), key=lambda pair: pair[1], default=(0, 0))
    longest = max((len(cell.get_text()) for row in rows for cell in row), default=0)
    return (
        width >= _FEWEST
        and rows_like_it >= _FEWEST
        and rows_like_it * 2 >= len(rows)
        and longest <= _LONGEST_CELL
    )


def _says_so(tag: Tag) -> bool:
    if tag.name in _TAGS:
        return True
    names = " ".join((*tag.get_attribute_list("class"), *tag.get_attribute_list("id")))
    return bool(_NAMES.search(names))


def _sentences(tag: Tag) -> int:
    return len(_STOP.findall(tag.get_text()))


def _is_links(tag: Tag) -> bool:
    if tag.name not in _LISTS:
        return False
    links = tag.find_all("a")
    if len(links) < _FEWEST_LINKS:
        return False
    linked = sum(len("".join(link.get_text().split())) for link in links)
    return linked >= _LINKED * len("".join(tag.get_text().split()))


def _main(body: Tag) -> Tag:
    """The innermost element with most of the page's sentences."""
    main, whole = body, _sentences(body)
    while whole:
        inner = [child for child in main.children if isinstance(child, Tag)]
        best = max(inner, key=_sentences, default=None)
        if best is None or best.name == "p" or _sentences(best) < _MAIN_SHARE * whole:
            break
        if best.name == "table" and _is_grid(best):
            break
        main = best
    return main
