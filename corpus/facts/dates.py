"""When a document was made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from corpus.document import Noise
from corpus.facts.days import any_date, dotted, iso, told
from corpus.facts.history import acts
from corpus.facts.history import lines as history_lines
from corpus.facts.labels import Label, Labelled
from corpus.facts.sheet import Sheet
from corpus.fold import fold
from corpus.known import Fact
from corpus.lines import lines
from corpus.page import Row
from corpus.titles import DATE, is_signature

_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})-(\d{2})(?:-(\d{2}))?(?!\d)")
_BESIDE = re.compile(r"号|[局厅部院委办署府]|印发|发布|公布|更新|通过")
_PRINTED = re.compile(r"抄送|打印|校对|印发机关|印制")
_NEAR_END = 12
_NEAR_TITLE = 3
_LONGEST_HEAD = 80
_LONGEST_SIGNATURE = 60
_LONGEST_DATE = 24
_LONGEST_FURNITURE = 120
_OF_PAGES = frozenset((Noise.NAVIGATION, Noise.MARKUP))
_POSTED = re.compile(r"(?:发布|公开|上网)?(?:日期|时间):")


def dated(sheet: Sheet, table: Sequence[Labelled]) -> Fact | None:
    """The date of a document: latest of its history, of its head, its signature, its file name."""
    near = sheet.head[: _below_title(sheet)]
    said = _labelled(table, Label.DATED, 0.95) or _history(sheet) or _in_head(near)
    said = said or _signed(sheet) or _in_head(sheet.head) or _in_title(sheet) or _printed(sheet)
    return said or _labelled(table, Label.POSTED, 0.4) or _posted(sheet) or _outside(sheet)


def _below_title(sheet: Sheet) -> int:
    """How many rows of the head stand above the title or right under it."""
    below = sheet.rows[0].line.start if sheet.rows else sheet.span.end
    return sum(row.line.start < below for row in sheet.head) + _NEAR_TITLE


def _labelled(table: Sequence[Labelled], label: Label, sure: float) -> Fact | None:
    for one in table:
        if one.label is label and (value := any_date(one.folded)):
            return Fact(value, one.value, sure)
    return None


def _history(sheet: Sheet) -> Fact | None:
    """Laws tell their history in brackets under the title: the latest date is the version's."""
    for row in history_lines(sheet):
        if found := acts(row):
            value, hit = max(found, key=lambda pair: pair[0])
            published = _in_name(sheet)
            if published and published.value > value:
                return replace(published, sure=0.75)
            return Fact(value, row.words[hit.start() : hit.end()], 0.95)
    return None


def _in_head(rows: Sequence[Row]) -> Fact | None:
    """A date of its own line, or one beside office and number, under the title."""
    for row in rows:
        words = row.folded
        if len(words) > _LONGEST_HEAD or words.endswith(("。", ":")) or _PRINTED.search(words):
            continue  # a sentence, the addressees, or when it was printed
        found = DATE.search(words)
        if found and (value := iso(found)):
            alone = DATE.match(words.lstrip("( ")) or _BESIDE.search(words)
            return Fact(value, row.words[found.start() : found.end()], 0.9 if alone else 0.6)
    return None


def _signed(sheet: Sheet) -> Fact | None:
    """The line that is a date and nothing else: under an office, else the first of them."""
    alone = [
        (row, value, at > 0 and is_signature(sheet.rows[at - 1]))
        for at, row in enumerate(sheet.rows)
        if len(row.folded) <= _LONGEST_DATE and (value := _whole(row.folded))
    ]
    if alone:
        row, value, under = next((one for one in alone if one[2]), alone[0])
        return Fact(value, row.words, 0.95 if under else (0.9 if len(alone) == 1 else 0.6))
    for row in sheet.rows[-_NEAR_END:]:
        found = re.search(rf"{DATE.pattern}(?=电?\)?$)", row.folded[-_LONGEST_SIGNATURE:])
        if found and len(row.folded) <= _LONGEST_SIGNATURE and (value := iso(found)):
            return Fact(value, row.words[found.start() : found.end()], 0.7)
    return None


def _whole(folded: str) -> str:
    """The date that a line is, `二○二四年三月五日` or `2024.3.5`; empty where it is none."""
    words = folded.strip("() ")
    if found := DATE.fullmatch(words):
        return iso(found)
    value, start, end = dotted(words)
    return value if (start, end) == (0, len(words)) else ""


def _in_title(sheet: Sheet) -> Fact | None:
    found = DATE.search(sheet.folded)
    if found and (value := iso(found)):
        return Fact(value, sheet.written[found.start() : found.end()], 0.6)
    return None


def _printed(sheet: Sheet) -> Fact | None:
    """`…办公室 2024年3月6日印发` at the end: mostly a day or two after it was made."""
    for row in reversed(sheet.rows[-_NEAR_END:]):
        found = DATE.search(row.folded) if len(row.folded) <= _LONGEST_SIGNATURE else None
        if found and row.folded.endswith("印发") and (value := iso(found)):
            return Fact(value, row.words[found.start() : found.end()], 0.5)
    return None


def _posted(sheet: Sheet) -> Fact | None:
    """The day a web page gives under the title: `时间：2019-09-18 06:23 来源：日报`."""
    for row in sheet.head:
        if len(row.folded) > _LONGEST_HEAD or row.folded.endswith("。"):
            continue
        value, start, end = dotted(row.folded)
        if value:
            return Fact(value, row.words[start:end], 0.5)
    return None


def _outside(sheet: Sheet) -> Fact | None:
    """What stands outside the text: in the file's name, or in a line of the web page."""
    if not sheet.first:
        return None
    if found_in_name := _in_name(sheet):
        return found_in_name
    for removed in (one for one in sheet.removed if one.noise in _OF_PAGES):
        for line in lines(fold(removed.words)):
            posted = removed.noise is Noise.NAVIGATION or _POSTED.match(line.words)
            if not posted or len(line.words) > _LONGEST_FURNITURE:
                continue
            value, start, end = dotted(line.words)
            if value:
                return Fact(value, line.words[start:end], 0.4)
    return None


def _in_name(sheet: Sheet) -> Fact | None:
    """Collections of laws put the day of publication into the file's name."""
    found = _IN_NAME.search(PurePosixPath(sheet.name).stem) if sheet.first else None
    if found is None or not told(int(found[1]), int(found[2]), int(found[3] or 0)):
        return None
    return Fact("-".join(filter(None, found.groups())), found[0], 0.5)
