"""The title of a document."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from corpus.facts.sheet import Sheet
from corpus.fold import fold
from corpus.known import Fact
from corpus.marks import mark
from corpus.titles import TYPED

_LEAD = re.compile(r"^(?:\d{6,8}\s*[:.、_-]\s*|[•·*-]\s*|标题:\s*)")
_SUFFIX = re.compile(r"\((?:\d{4}\s*[-—–~至年].*|试行|暂行|.*修订.*|草案|征求意见稿)\)")
_AUTHOR = re.compile(
    r"(?P<author>[\u4e00-\u9fff]{2}[县市区](?:[\u4e00-\u9fff]{1,8})?(?:局|委|政府|学校|中学|小学|中心))$"
)
_HASH = re.compile(r"^[0-9a-f]{6,}$|^\d+$", re.IGNORECASE)
_TAIL = re.compile(r"[_\s-]*(?:[0-9a-f]{8,}|\d{4}-\d{2}(?:-\d{2})?)$", re.IGNORECASE)
_HEAD = re.compile(r"^\d{1,4}[_.、-]\s*")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_STOPS = re.compile(r"[。！？!?；;]")
_COMMA = re.compile(r"[，,：:]")
_FEWEST = 4
_SHORTEST_BEFORE = 8
_LONGEST = 40


def title(sheet: Sheet) -> Fact:
    """The title: as it stands, else from the file's name, else from the first words."""
    if sheet.titles:
        return _written(sheet)
    return (_from_name(sheet.name) if sheet.first else None) or _from_words(sheet)


def _written(sheet: Sheet) -> Fact:
    words = sheet.written
    value = words[_lead(sheet.folded) :].strip()
    value = value.removesuffix(author(sheet)).strip()
    sure = 0.95 if TYPED.search(sheet.folded) or sheet.titles[0].hashes == 1 else 0.8
    return Fact(" ".join((value or words).split()), words, sure)


def _lead(folded: str) -> int:
    found = _LEAD.match(folded)
    return found.end() if found else 0


def author(sheet: Sheet) -> str:
    """The office that a list of titles glued to the end of this one; mostly empty."""
    folded = sheet.folded
    glued = _AUTHOR.search(folded)
    if glued is None or glued.start() < _SHORTEST_BEFORE or TYPED.search(folded):
        return ""
    return sheet.written[glued.start() :]


def _from_name(name: str) -> Fact | None:
    """A title made of a file's name, if a person wrote that name."""
    stem = PurePosixPath(name).stem
    words = _TAIL.sub("", _HEAD.sub("", stem)).strip(" _-")
    if _HASH.match(words) or len(_HAN.findall(words)) < _FEWEST:
        return None
    return Fact(words, stem, 0.6)


def _from_words(sheet: Sheet) -> Fact:
    """A makeshift of the first heading, else of the first sentence."""
    if sheet.headings:
        words = sheet.headings[0]
        found = mark(words, fold(words))
        value = words[found.length if found else 0 :].strip()
        more = f"等{len(sheet.headings)}部分" if len(sheet.headings) > 1 else ""
        return Fact(_shortened(value or words) + more, words, 0.3)
    words = sheet.rows[0].words if sheet.rows else sheet.name
    stop = _STOPS.search(words)
    value = words[: stop.start()] if stop else words
    return Fact(_shortened(value) or words[:_LONGEST], words[:200], 0.3)


def _shortened(words: str) -> str:
    if len(words) <= _LONGEST:
        return words
    commas = [found.start() for found in _COMMA.finditer(words, 8, _LONGEST)]
    return words[: commas[-1] if commas else _LONGEST]
