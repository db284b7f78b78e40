"""Headings without a number: short lines that stand alone above a text."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from corpus.page import Row
from corpus.titles import ATTACHMENT, could_be_title, is_signature

_LONGEST = 30
_SHORTEST = 4
_PROSE = 40
_ENDS = re.compile(r"[。！？；：.!?;:”』」）)》]$")
_NOT_ONE = re.compile(
    r"[:：|,，、]|\d$|[\d-]{6,}|^(?:答|注|附|主办|承办|来源|作者|责任|牵头|配合)|^[(\[【]"
)
_BLANK_LINED = 0.5


def plain_headings(rows: Sequence[Row], skip: Container[int]) -> Iterator[int]:
    """The rows that are headings by their form and place alone."""
    blank_lined = sum(row.apart for row in rows) >= len(rows) * _BLANK_LINED
    begun = False
    for at, row in enumerate(rows):
        begun = begun or _is_prose(row)
        if at in skip or row.mark or row.hashes or at + 1 >= len(rows) or at + 1 in skip:
            continue
        if is_attachment(rows, at) or (
            begun and (row.apart or not blank_lined) and _looks_it(row, rows[at - 1], rows[at + 1])
        ):
            yield at


def is_attachment(rows: Sequence[Row], at: int) -> bool:
    """Whether an annex begins here: 附件2 alone in its line, and no list of annexes."""
    return bool(ATTACHMENT.fullmatch(rows[at].folded)) and rows[at + 1].mark is None


def _is_prose(row: Row) -> bool:
    return len(row.folded) >= _PROSE or row.folded.endswith("。")


def _looks_it(row: Row, above: Row, below: Row) -> bool:
    return (
        _SHORTEST <= len(row.folded) <= _LONGEST
        and could_be_title(row)
        and not _NOT_ONE.search(row.folded)
        and not is_signature(row)
        and (_is_prose(below) or below.mark is not None)
        and bool(_ENDS.search(above.folded) or above.mark or above.hashes)
    )
