"""How a numbered line reads: a heading of its own, a heading with its text, or a mere item."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from corpus.marks import Mark, Rank
from corpus.page import Row

# A semicolon may be the end of an HTML entity that a bad export left behind.
_SEMICOLON = r"(?<!&quot)(?<!&nbsp)(?<!&ldquo)(?<!&rdquo)(?<!&amp);"
_STOP = re.compile(rf"[。!?]|{_SEMICOLON}")
_CLAUSE = re.compile(r"[。:!?]")
_COMMA = re.compile(r"[,:]")
_OPEN_ENDS = (";", ":", ",", "、")
_TITLED = re.compile(r"\s*[【\[][^】\]\n]{1,30}[】\]]|\s*\([^()\n]{2,20}\)(?=\s)")
_LONGEST_LINE = 60
_LONGEST_STOPPED = 16
_LONGEST_CLAUSE = 34
_LONGEST_POINT = 60
_LONGEST_QUESTION = 80
_SHORTEST_CLAUSE = 4
_SHORTEST_REST = 4


class Form(Enum):
    """How a numbered line reads."""

    TITLE = auto()
    """The whole line is the heading."""
    RUN_IN = auto()
    """The heading is its first clause, the text follows in the line."""
    ITEM = auto()
    """A sentence of a list, without a heading."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A line's form and the words that are, or would be, its heading."""

    form: Form
    words: str


def read_form(row: Row, mark: Mark) -> Reading | None:
    """How a line with this mark reads; nothing if it is a sentence that begins like one.

    Example: `（一）指导思想。全面贯彻…` reads as RUN_IN with the words `（一）指导思想`.
    """
    if mark.rank in {Rank.BOOK, Rank.CHAPTER, Rank.PART}:
        too_long = len(row.words) > _LONGEST_LINE or _STOP.search(row.folded)
        return None if too_long else Reading(Form.TITLE, row.words)
    if mark.rank is Rank.ARTICLE:
        titled = _TITLED.match(row.folded, mark.length)
        end = titled.end() if titled else mark.length
        return Reading(Form.RUN_IN, row.words[:end].strip())
    if mark.rank is Rank.QUESTION:
        return Reading(Form.RUN_IN, row.words[:_LONGEST_QUESTION])
    if mark.rank is Rank.POINT:
        return Reading(Form.RUN_IN, _first_clause(row, _LONGEST_POINT))
    return _read_listed(row, mark)


def _read_listed(row: Row, mark: Mark) -> Reading:
    rest = row.folded[mark.length :]
    if _is_title(row, rest):
        return Reading(Form.TITLE, row.words.removesuffix("。"))
    clause = _CLAUSE.search(rest)
    if clause and clause.start() <= _LONGEST_CLAUSE and _says_more(rest[clause.end() :]):
        return Reading(Form.RUN_IN, row.words[: mark.length + clause.start()])
    return Reading(Form.ITEM, _first_clause(row, _LONGEST_CLAUSE))


def _is_title(row: Row, rest: str) -> bool:
    """Whether the whole line is a heading: no sentence, or one as short as `指导思想。`."""
    if rest.endswith("。"):
        short = len(rest) <= _LONGEST_STOPPED
        return short and not (_COMMA.search(rest) or _STOP.search(rest[:-1]))
    stops = _STOP.search(rest) or rest.endswith(_OPEN_ENDS)
    return len(row.words) <= _LONGEST_LINE and not stops


def _says_more(rest: str) -> bool:
    """Whether text follows a clause; `（责任单位：县教育局）` is only a remark on it."""
    return len(rest) >= _SHORTEST_REST and not rest.startswith("(")


def _first_clause(row: Row, limit: int) -> str:
    """The first sentence of a line, or as many of its first clauses as stay within `limit`."""
    stop = _STOP.search(row.folded)
    end = stop.start() if stop else len(row.folded)
    if end > limit:
        commas = [found.start() for found in _COMMA.finditer(row.folded, _SHORTEST_CLAUSE, limit)]
        end = commas[0] if commas else limit
    return row.words[:end]
