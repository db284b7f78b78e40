"""The document number (发文字号)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.facts.codes import codes
from corpus.facts.history import lines
from corpus.facts.labels import Label, Labelled
from corpus.facts.sheet import Sheet
from corpus.known import Fact
from corpus.page import Row
from corpus.titles import NUMBER

_LONGEST = 60
_COUNT = re.compile(r"\(?第\s?\d{1,4}\s?号\)?")


def document_number(sheet: Sheet, table: Sequence[Labelled]) -> Fact | None:
    """The number in the table or a short line of the head; of an order, the latest in the history.

    Numbers that a sentence cites are other documents' numbers.
    """
    for one in table:
        if one.label is Label.NUMBER and any(sign.isdigit() for sign in one.folded):
            found = NUMBER.search(one.folded)
            value = one.value[found.start("number") : found.end("number")] if found else one.value
            return Fact(_spelt(value), value, 0.95 if found else 0.6)
    if ordered := _under_title(sheet):
        return ordered
    for row in sheet.head:
        if found_in_row := _in_row(row):
            return found_in_row
    return _order(sheet)


def _under_title(sheet: Sheet) -> Fact | None:
    """`教育部令`, and under it `第40号`."""
    if not sheet.rows or not sheet.folded.endswith("令"):
        return None
    if not _COUNT.fullmatch(sheet.rows[0].folded):
        return None
    value = sheet.written + sheet.rows[0].words
    return Fact(_spelt(value), sheet.said(sheet.titles[0], sheet.rows[0]), 0.9)


def _in_row(row: Row) -> Fact | None:
    words = row.folded.lstrip("( ")
    found = NUMBER.match(words)
    if found is None or len(words) > _LONGEST or "《" in words or "关于" in found["number"]:
        return None
    start = len(row.folded) - len(words)
    value = row.words[start + found.start("number") : start + found.end("number")]
    return Fact(_spelt(value), value, 0.95)


def _spelt(value: str) -> str:
    """A number without white space; 国务院令 needs no 中华人民共和国 before it."""
    return "".join(value.split()).removeprefix("中华人民共和国")


def _order(sheet: Sheet) -> Fact | None:
    for row in lines(sheet):
        orders = [
            value
            for found in codes(row.folded, 0, len(row.folded))
            if "令" in (value := row.words[found.start : found.end])
        ]
        if orders:
            value = orders[-1].strip()
            return Fact(_spelt(value), value, 0.8)
    return None
