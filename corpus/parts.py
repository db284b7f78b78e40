"""Several documents in one file: where each begins, and which lines are its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.contents import Contents
from corpus.marks import Rank
from corpus.page import Row
from corpus.titles import (
    ATTACHMENT,
    LABELLED,
    NUMBER,
    RULE,
    SUFFIX,
    TYPED,
    VERSION,
    could_be_title,
    is_date,
    is_signature,
    key,
)

_QUOTED = re.compile(r"《([^《》]{4,80})》")
_ESSAY = re.compile(
    r"(?:[【\[]第?\s*[一二三四五六七八九十\d]{0,3}\s*篇\s*[一二三四五六七八九十\d]{0,3}[】\]]"
    r"(?:[:、\s]?.{0,60})?|(?:篇|范文)\s*[一二三四五六七八九十\d]{1,3}(?:[:、\s].{0,60})?)"
)
_MASTHEAD_LINE = re.compile(
    r".{2,30}文件|(?:秘密|机密|特急|加急|平急|急件|内部|公开)(?:[★*].{0,8})?|签发人:.{1,10}|\d{6}|"
    r".{2,20}号\s*签发人:.{1,20}|[-—_=─━*\s]{3,}"
)
_CONTINUES = re.compile(r"关于|印发|转发|的")
_MASTHEAD = 6
_LABELS = 16
_LONGEST_PIECE = 40
_MOST_LINES = 3
_BEFORE_TITLE = 30


@dataclass(frozen=True, slots=True)
class Opening:
    """A document begins in row `row`; rows `first..last` are its title (none if equal)."""

    row: int
    first: int
    last: int


def openings(rows: Sequence[Row], table: Contents | None) -> list[Opening]:
    """The documents of a page; the first opens with the page."""
    found = [_first(rows, table)]
    promised = {key(entry.title) for entry in table.entries} if table else set()
    quoted: set[str] = set()
    for at in range(1, len(rows)):
        quoted |= {_plain(title) for title in _QUOTED.findall(rows[at - 1].folded)}
        if at < found[-1].last or (table and at < table.last):
            continue
        if _opens(rows, at, promised, quoted):
            row = at - 1 if _is_attachment(rows[at - 1]) and at - 1 >= found[-1].last else at
            found.append(Opening(row, at, _title_end(rows, at)))
    return found


def _first(rows: Sequence[Row], table: Contents | None) -> Opening:
    """The opening of the page: its title may stand below a page's remains or the contents."""
    for at, row in enumerate(rows[:_BEFORE_TITLE]):
        if row.hashes == 1:
            return Opening(0, at, _title_end(rows, at))
    start = _below_contents(rows, table) or _below_masthead(rows)
    last = _title_end(rows, start)
    return Opening(0, start, last if last < len(rows) else start)  # nothing but a title: text


def _below_contents(rows: Sequence[Row], table: Contents | None) -> int:
    """The row after a table of contents that opens the page, unless it is of its entries."""
    if table is None or table.first or table.last >= len(rows):
        return 0
    entries = {key(entry.title) for entry in table.entries}
    return 0 if key(rows[table.last].words) in entries else table.last


def _below_masthead(rows: Sequence[Row]) -> int:
    """The row of the title below `…文件`, the number and the date of an official document."""
    at = 0
    labels = sum(bool(LABELLED.match(row.folded)) for row in rows[:_LABELS])
    while at < min(len(rows), _MASTHEAD + labels) and (_is_masthead(rows[at]) or is_date(rows[at])):
        if at + 1 < len(rows) and is_signature(rows[at]) and _CONTINUES.match(rows[at + 1].folded):
            return at
        at += 1
    if not at or at >= len(rows) or rows[at].mark:
        return 0
    named = any(TYPED.search(row.folded) for row in rows[at : at + _MOST_LINES])
    return at if named and could_be_title(rows[at]) else 0


def _is_masthead(row: Row) -> bool:
    words = row.folded.strip("()")
    official = _MASTHEAD_LINE.fullmatch(words) or NUMBER.fullmatch(words)
    return bool(official or LABELLED.match(row.folded)) or is_signature(row)


def _plain(title: str) -> str:
    return key(SUFFIX.sub("", title)).replace("的", "")


def _is_attachment(row: Row) -> bool:
    return bool(ATTACHMENT.fullmatch(row.folded))


def _opens(rows: Sequence[Row], at: int, promised: set[str], quoted: set[str]) -> bool:
    """Whether a document begins here: promised, announced, or after a signature."""
    row = rows[at]
    if row.mark is None and row.apart and _ESSAY.fullmatch(row.folded):
        return True
    if row.mark or row.hashes or not could_be_title(row) or key(row.words) == key(rows[0].words):
        return False
    if key(row.words) in promised:
        return True
    named = bool(RULE.search(row.folded)) and not is_signature(row)
    if not named and not _is_broken(rows, at):
        return False
    if is_date(rows[at - 1]) or _is_attachment(rows[at - 1]):
        return True
    return _plain(row.folded) in quoted


def _is_broken(rows: Sequence[Row], at: int) -> bool:
    """Whether this line and the next are the halves of a title that was broken in two."""
    if at + 1 >= len(rows):
        return False
    row, below = rows[at], rows[at + 1]
    return (
        len(row.folded) <= _LONGEST_PIECE
        and len(below.folded) <= _LONGEST_PIECE
        and not (below.mark or below.hashes)
        and could_be_title(below)
        and bool(RULE.search(below.folded))
        and not TYPED.search(row.folded)
    )


def _title_end(rows: Sequence[Row], at: int) -> int:
    """The row after the title that begins in row `at`; `at` itself if there is none."""
    first = rows[at]
    numbered = first.mark is not None and first.mark.rank is not Rank.QUESTION
    if not first.hashes and (numbered or not could_be_title(first)):
        return at
    end = at + 1
    while end < min(len(rows), at + _MOST_LINES) and _continues(rows, at, end):
        end += 1
    return end


def _continues(rows: Sequence[Row], at: int, end: int) -> bool:
    """Whether a title goes on in this row: `（试行）`, or the second half of a broken title."""
    row = rows[end]
    if VERSION.fullmatch(row.folded):
        return True
    if row.mark or row.hashes or TYPED.search(rows[end - 1].folded) or not could_be_title(row):
        return False
    if is_signature(rows[end - 1]) and row.folded.startswith("关于"):
        return True
    if _CONTINUES.match(row.folded) and "关于" in "".join(r.folded for r in rows[at : end + 1]):
        return bool(TYPED.search(row.folded))
    return end == at + 1 and _is_broken(rows, at)
