"""Finds a web page's title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.readers.web.card import Card
from corpus.readers.web.element import Element
from corpus.readers.web.page import Page

_SITE = re.compile(r"\s*[_|–—-]+\s*|\s+")
_SITE_NAME = re.compile(r"\s*[_|]\s*|\s+[–—-]+\s+|-{2,}")
_CALLED = re.compile(
    r"(?:^|\s)(?:rich_media_title|activity-name|article[-_]?title|news[-_]?title|"
    r"art(?:icle)?_tit(?:le)?|main[-_]?title|con(?:tent)?[-_]?title|bt[-_]title|info[-_]?title|"
    r"xl[-_]?title|detail[-_]?title|page[-_]?title|post[-_]?title|ti)(?:\s|$)",
    re.IGNORECASE,
)
_JUNK = re.compile(r"\W+")
_LINE = re.compile(r"^(?P<mark>#{1,6} )?(?P<words>.+)$", re.MULTILINE)
_MARK = "# "
_SHORTEST, _LONGEST = 4, 120
_WINDOW = 300


def names(page: Element, cards: Sequence[Card]) -> Iterator[str]:
    """What the title may be, the surest first."""
    metas = [one for one in page.walk() if one.name == "meta"]
    yield from _meta(metas, "name", "articletitle")
    yield from (card.title for card in cards if card.title)
    yield from _called(page)
    yield from _meta(metas, "property", "og:title")
    window = next((one.words().strip() for one in page.walk() if one.name == "title"), "")[:_WINDOW]
    if window:
        yield window
    for found in reversed(list(_SITE.finditer(window))):
        if name := window[: found.start()].strip():
            yield name


def title_line(page: Page, names: Sequence[str], site: str) -> re.Match[str] | None:
    """The line that says one of the names, else a heading of the first level.

    Of several lines it is the last above the body of the page, else the first in it.
    """
    found = [line for line in _LINE.finditer(page.text) if line.start() < page.body.stop]
    squeezed = [_JUNK.sub("", line["words"]) for line in found]
    for name in names:
        wanted = _JUNK.sub("", name)
        lines = [line for line, words in zip(found, squeezed, strict=True) if words == wanted]
        if wanted and lines:
            return _nearest(lines, page)
    own = _JUNK.sub("", site)
    marked = [
        line
        for line, words in zip(found, squeezed, strict=True)
        if line["mark"] == _MARK and words != own
    ]
    return _nearest(marked, page) if marked else None


def shown(name: str) -> str:
    """A name without that of the site."""
    return _SITE_NAME.split(name)[0].strip() or name


def _nearest(lines: Sequence[re.Match[str]], page: Page) -> re.Match[str]:
    above = [line for line in lines if line.start() < page.body.start]
    return above[-1] if above else lines[0]


def _meta(metas: Sequence[Element], key: str, name: str) -> Iterator[str]:
    for element in metas:
        content = " ".join(element.attributes.get("content", "").split())
        if element.attributes.get(key, "").lower() == name and content:
            yield content


def _called(page: Element) -> Iterator[str]:
    for element in page.walk():
        if element.labels and _CALLED.search(element.labels):
            words = " ".join(element.words()[:_WINDOW].split())
            if _SHORTEST <= len(words) <= _LONGEST:
                yield words
