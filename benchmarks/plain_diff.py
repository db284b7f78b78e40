"""The rival of `changes`: the articles in whose lines Python's difflib finds a difference."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_ARTICLE = re.compile(r"\s*#*\s*(第[一二三四五六七八九十百零〇\d]+条)")


def changed(old: str, new: str) -> tuple[set[str], set[str]]:
    """The numbers of the old and of the new articles with a line that differs."""
    before, after = _lines(old), _lines(new)
    matcher = SequenceMatcher(
        None, [line for _, line in before], [line for _, line in after], autojunk=False
    )
    olds: set[str] = set()
    news: set[str] = set()
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            olds.update(article for article, _ in before[a:b] if article)
            news.update(article for article, _ in after[c:d] if article)
    return olds, news


def _lines(text: str) -> list[tuple[str, str]]:
    """The lines that are not blank, each with the article it stands in."""
    article, found = "", []
    for line in text.splitlines():
        if not line.strip():
            continue
        if opened := _ARTICLE.match(line):
            article = opened[1]
        elif line.lstrip().startswith("#"):
            article = ""
        found.append((article, line.strip()))
    return found
