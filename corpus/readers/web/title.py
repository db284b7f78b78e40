"""Finds a web page's title and makes it the text's first-level heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup

from corpus.lines import lines
from corpus.readers.web.page import Page
from corpus.span import Span

_SITE = re.compile(r"\s*[_|–—-]+\s*|\s+")
_SITE_NAME = re.compile(r"\s*[_|]\s*|\s+[–—-]+\s+")
_JUNK = re.compile(r"\W+")
_STOP = re.compile(r"[。；！？]")
_LINE = re.compile(r"^(?P<mark>#{1,6} )?(?P<words>.+)$", re.MULTILINE)
_MARK = "# "


def with_title(soup: BeautifulSoup, page: Page) -> tuple[str, tuple[Span, ...]]:
    """The page's text with its title marked as `# title`, and its furniture.

    The title is known from `<h1>`, from the `ArticleTitle` that Chinese government sites
    carry, or from `<title>` without the site's name; if no line says it, one is put in front.
    """
    text = page.text
    names = list(_names(soup))
    found = _title_line(text, names)
    if found:
        _clear_above(text, page, found.start())
        if found["mark"] != _MARK:
            return _inserted(text, page, found.start(), found.end("mark"), _MARK)
    elif names:
        name = _SITE_NAME.split(names[0])[0] or names[0]
        return _inserted(text, page, 0, 0, f"{_MARK}{name}\n")
    return text, tuple(page.furniture)


def _title_line(text: str, names: list[str]) -> re.Match[str] | None:
    """The line that says one of the names, else the first heading of the first level."""
    found = list(_LINE.finditer(text))
    squeezed = [_JUNK.sub("", line["words"]) for line in found]
    for name in names:
        wanted = _JUNK.sub("", name)
        if wanted and wanted in squeezed:
            return found[squeezed.index(wanted)]
    return next((line for line in found if line["mark"] == _MARK), None)


def _clear_above(text: str, page: Page, title: int) -> None:
    """Lines above the title that say nothing in a sentence are the page's head."""
    for line in lines(text[:title]):
        if line.words and not _STOP.search(line.words):
            page.furniture.append(Span(line.start, line.end))


def _names(soup: BeautifulSoup) -> Iterator[str]:
    """What the title may be, the surest first."""
    meta = soup.find("meta", attrs={"name": re.compile("^ArticleTitle$", re.IGNORECASE)})
    if meta and (content := str(meta.get("content") or "").strip()):
        yield content
    whole = soup.title.get_text().strip() if soup.title else ""
    if whole:
        yield whole
    for found in reversed(list(_SITE.finditer(whole))):
        if name := whole[: found.start()].strip():
            yield name


def _inserted(
    text: str, page: Page, start: int, end: int, words: str
) -> tuple[str, tuple[Span, ...]]:
    """The text with `words` in the place of `start..end`, and the furniture moved along."""
    end = max(start, end)
    moved = len(words) - (end - start)
    furniture = tuple(
        Span(
            span.start
            + (moved if span.start >= end and (span.start > start or start == end) else 0),
            span.end + (moved if span.end > start else 0),
        )
        for span in page.furniture
    )
    return text[:start] + words + text[end:], furniture
