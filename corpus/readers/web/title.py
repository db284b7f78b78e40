"""Finds a web page's title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.readers.web.card import Card
from corpus.readers.web.element import Element
from corpus.readers.web.page import Page
from corpus.titles import ORGANS, TYPED

_SITE = re.compile(r"\s*[_|–—-]+\s*|\s+")
_SITE_NAME = re.compile(r"\s*[_|]\s*|\s+[–—-]+\s+|-{2,}")
_CALLED = re.compile(
    r"(?:^|\s)(?:rich_media_title|activity-name|article[-_]?title|news[-_]?title|"
    r"art(?:icle)?_tit(?:le)?|main[-_]?title|con(?:tent)?[-_]?title|bt[-_]title|info[-_]?title|"
    r"xl[-_]?title|detail[-_]?title|page[-_]?title|post[-_]?title|ti)(?:\s|$)",
    re.IGNORECASE,
)
_STOP = re.compile(r"[。；！？]$")
_KINDS = ("公示", "启事", "简章", "名单", "须知", "一览表")
_OFFICES = ("小学", "中学", "幼儿园", "医院", "学院", "网", "网站", "信箱", "平台", "首页")
_JUNK = re.compile(r"\W+")
_LINE = re.compile(r"^(?P<mark>#{1,6} )?(?P<words>.+)$", re.MULTILINE)
_MARK = "# "
_SHORTEST, _LONGEST, _SHORTEST_TYPED = 4, 120, 8
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

    Of several lines it is the last above the body of the page, else the first in it. Old sites
    call every page by the name of their office: then a line above the body may end as titles do.
    """
    found = _candidates(page)
    squeezed = [_JUNK.sub("", line["words"]) for line in found]
    typed = [line for line in found if _is_typed(line["words"])]
    for name in names:
        wanted = _JUNK.sub("", name)
        lines = [line for line, words in zip(found, squeezed, strict=True) if words == wanted]
        if wanted and lines and not (typed and _is_office(wanted)):
            return _nearest(lines, page)
    own = _JUNK.sub("", site)
    marked = [
        line
        for line, words in zip(found, squeezed, strict=True)
        if line["mark"] == _MARK and words != own and not (typed and _is_office(words))
    ]
    if marked:
        return _nearest(marked, page)
    nameless = not any(not _is_office(_JUNK.sub("", name)) for name in names)
    return _nearest(typed, page) if typed and nameless else None


def _candidates(page: Page) -> list[re.Match[str]]:
    """The lines above the body; in it those before its first sentence, and headings."""
    found = []
    below = False
    for line in _LINE.finditer(page.text, 0, page.body.stop):
        if line["mark"] == _MARK or not below:
            found.append(line)
        below = below or (line.start() >= page.body.start and bool(_STOP.search(line["words"])))
    return found


def _is_typed(words: str) -> bool:
    kind = TYPED.search(words.strip()) or words.strip().endswith(_KINDS)
    return _SHORTEST_TYPED <= len(words) <= _LONGEST and bool(kind) and "|" not in words


def _is_office(name: str) -> bool:
    return bool(ORGANS.fullmatch(name)) or name.endswith(_OFFICES)


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
