"""Decides which lines are headings, by their marks, their form and the lists they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from corpus.marks import Mark, Rank
from corpus.page import Row

_STOP = re.compile(r"[。;!?]")
_CLAUSE = re.compile(r"[。:!?]")
_END = re.compile(r"[。;!?,、:]$")
_TITLED_ARTICLE = re.compile(
    r"\s*[【\[](?P<title>[^】\]\n]{1,30})[】\]]|\s*\((?P<brief>[^()\n]{2,20})\)(?=\s)"
)
_NOT_AN_ARTICLE = re.compile(r"(?:第|规定|的|所|至|、|和|与|及|或|,|。|款|项|中|之)")
_LONGEST_LINE = 60
_LONGEST_CLAUSE = 34
_LONGEST_POINT = 60
_SHORTEST_REST = 4


class Form(Enum):
    """How a marked line reads."""

    TITLE = auto()
    RUN_IN = auto()
    ITEM = auto()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in row `row`: `depth` orders them from the outside in, `body` starts its text."""

    row: int
    depth: tuple[int, int]
    words: str
    body: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    row: int
    mark: Mark
    form: Form
    words: str
    series: int
    in_article: bool


def headings(rows: Sequence[Row], skip: range) -> list[Heading]:
    """The headings of a page; the rows in `skip` are a table of contents."""
    candidates = list(_candidates(rows, skip))
    chosen = _chosen_series(rows, candidates)
    found = [
        Heading(row, (0, rows[row].hashes), rows[row].words, rows[row].line.end)
        for row in range(len(rows))
        if rows[row].hashes and row not in skip
    ]
    taken = {heading.row for heading in found}
    for candidate in candidates:
        if candidate.row not in taken and (candidate.series in chosen):
            found.append(_heading(rows, candidate))
    return sorted(found, key=lambda heading: heading.row)


def _heading(rows: Sequence[Row], candidate: _Candidate) -> Heading:
    line = rows[candidate.row].line
    body = line.end if candidate.form is Form.TITLE else line.start
    return Heading(candidate.row, (1, candidate.mark.rank), candidate.words, body)


@dataclass(slots=True)
class _Open:
    rank: Rank
    number: int
    series: int


def _candidates(rows: Sequence[Row], skip: range) -> Iterator[_Candidate]:
    """Marked lines, each with the series of siblings it continues."""
    stack: list[_Open] = []
    series = 0
    article = 0
    for at, row in enumerate(rows):
        if row.mark is None or at in skip:
            continue
        if row.mark.rank is Rank.ARTICLE:
            if not _is_article(row, article):
                continue
            article = row.mark.number
        formed = _form(row)
        if formed is None:
            continue
        while stack and stack[-1].rank > row.mark.rank:
            stack.pop()
        same = bool(stack) and stack[-1].rank == row.mark.rank
        if (
            not row.mark.sure
            and row.mark.rank is not Rank.ARTICLE
            and not (same and row.mark.number == stack[-1].number + 1)
        ):
            continue
        if same and row.mark.number > stack[-1].number:
            stack[-1].number = row.mark.number
        else:
            if same:
                stack.pop()
            series += 1
            stack.append(_Open(row.mark.rank, row.mark.number, series))
        inside = any(opened.rank is Rank.ARTICLE for opened in stack[:-1])
        yield _Candidate(at, row.mark, formed[0], formed[1], stack[-1].series, inside)


def _is_article(row: Row, last: int) -> bool:
    """Whether 第X条 opens an article here: its number must go on, or start anew with one."""
    if row.mark is None:
        return False
    number = row.mark.number
    if row.mark.sure:
        return number == 1 or number >= last
    rest = row.folded[row.mark.length :]
    return number == last + 1 and not _NOT_AN_ARTICLE.match(rest)


def _form(row: Row) -> tuple[Form, str] | None:
    """How a marked line reads, and its heading; nothing if the mark is none after all."""
    found = row.mark
    if found is None:
        return None
    if found.rank in {Rank.BOOK, Rank.CHAPTER, Rank.PART}:
        if len(row.words) > _LONGEST_LINE or _STOP.search(row.folded):
            return None
        return Form.TITLE, row.words
    if found.rank is Rank.ARTICLE:
        titled = _TITLED_ARTICLE.match(row.folded, found.length)
        return Form.RUN_IN, row.words[: titled.end() if titled else found.length].strip()
    if found.rank is Rank.QUESTION:
        return Form.RUN_IN, row.words[:_LONGEST_LINE]
    if found.rank is Rank.POINT:
        return Form.RUN_IN, _clause(row, _LONGEST_POINT)
    return _listed(row, found)


def _listed(row: Row, found: Mark) -> tuple[Form, str]:
    rest = row.folded[found.length :]
    if (
        len(row.words) <= _LONGEST_LINE
        and not _STOP.search(rest.rstrip("。"))
        and not rest.endswith((";", ":", ",", "、"))
    ):
        return Form.TITLE, row.words.rstrip("。")
    clause = _CLAUSE.search(rest)
    if clause and clause.start() <= _LONGEST_CLAUSE and len(rest) - clause.end() >= _SHORTEST_REST:
        return Form.RUN_IN, row.words[: found.length + clause.start()]
    return Form.ITEM, _clause(row, _LONGEST_CLAUSE)


def _clause(row: Row, limit: int) -> str:
    """The first sentence of a line, or its first clause where that is too long."""
    stop = _STOP.search(row.folded)
    end = stop.start() if stop else len(row.folded)
    if end > limit:
        comma = re.search(r"[,:、]", row.folded[4:limit])
        end = comma.start() + 4 if comma else limit
    return row.words[:end]


def _chosen_series(rows: Sequence[Row], candidates: Sequence[_Candidate]) -> set[int]:
    """The series whose members are headings: most of them look it."""
    votes: dict[int, list[bool]] = {}
    for at, candidate in enumerate(candidates):
        below = candidates[at + 1] if at + 1 < len(candidates) else None
        votes.setdefault(candidate.series, []).append(_looks_it(rows, candidate, below))
    return {series for series, found in votes.items() if sum(found) * 2 >= len(found)}


def _looks_it(rows: Sequence[Row], candidate: _Candidate, below: _Candidate | None) -> bool:
    if candidate.mark.rank <= Rank.ARTICLE:
        return True
    if candidate.in_article and candidate.mark.rank is not Rank.HAN:
        return False
    if candidate.form is Form.TITLE:
        return _has_text(rows, candidate, below)
    return candidate.form is Form.RUN_IN or candidate.mark.rank is Rank.HAN


def _has_text(rows: Sequence[Row], candidate: _Candidate, below: _Candidate | None) -> bool:
    """Whether something stands under a heading line before its next sibling or the end."""
    if candidate.row + 1 >= len(rows):
        return False
    if below is None or below.row > candidate.row + 1:
        return not rows[candidate.row + 1].hashes
    return below.mark.rank > candidate.mark.rank
