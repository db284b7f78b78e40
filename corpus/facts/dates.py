"""When a document was made, and from when it holds."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath

from corpus.document import Noise
from corpus.facts.sheet import Sheet
from corpus.fold import fold
from corpus.known import Fact
from corpus.lines import lines
from corpus.numerals import number
from corpus.page import Row
from corpus.titles import DATE

_HISTORY = re.compile(r"通过|公布|发布|批准|修正|修订|颁布")
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})-(\d{2})(?:-(\d{2}))?(?!\d)")
_PUBLISHED = re.compile(r"((?:19|20)\d{2})-(\d{1,2})-(\d{2})")
_FROM = re.compile(
    rf"(?:自|从|于)\s*(?P<date>{DATE.pattern})\s*(?:起)?\s*(?:正式)?\s*(?:施行|实施|执行|试行|生效)"
)
_AT_ONCE = re.compile(
    r"(?:自|从)(?:公布|发布|印发|颁布|下发|批准)之日起(?:正式)?\s*(?:施行|实施|执行|试行|生效)"
)
_MONTHS, _DAYS = 12, 31
_NEAR_END = 12
_LONGEST_HEAD = 80
_LONGEST_SIGNATURE = 60
_LONGEST_FURNITURE = 120


def dated(sheet: Sheet) -> Fact | None:
    """The date of a document: latest of its history, of its head, its signature, its file name."""
    said = _history(sheet) or _in_head(sheet) or _signed(sheet) or _in_title(sheet)
    return said or _posted(sheet) or _outside(sheet)


def effective(sheet: Sheet, made: Fact | None) -> Fact | None:
    """From when it holds: `自X起施行`, or its own date where it holds from its publication."""
    for row in reversed(sheet.rows):
        found = _FROM.search(row.folded)
        if found and (value := _iso(found)):
            return Fact(value, row.words[found.start() : found.end()], 0.9)
        at_once = _AT_ONCE.search(row.folded)
        if at_once and made:
            return Fact(made.value, row.words[at_once.start() : at_once.end()], 0.7)
    return _in_force(sheet)


def _in_force(sheet: Sheet) -> Fact | None:
    for row in sheet.head:
        found = re.search(rf"{DATE.pattern}\s*(?:起)?(?:施行|实施)", row.folded)
        if found and (value := _iso(found)):
            return Fact(value, row.words[found.start() : found.end()], 0.8)
    return None


def _history(sheet: Sheet) -> Fact | None:
    """Laws tell their history in brackets under the title: the latest date is the version's."""
    for row in sheet.head:
        if row.folded.startswith("(") and _HISTORY.search(row.folded):
            found = [(value, hit) for hit in DATE.finditer(row.folded) if (value := _iso(hit))]
            found = [(value, hit) for value, hit in found if not _is_start(row, hit)] or found
            if found:
                value, hit = max(found, key=lambda pair: pair[0])
                published = _in_name(sheet)
                if published and published.value > value:
                    return replace(published, sure=0.7)
                return Fact(value, row.words[hit.start() : hit.end()], 0.95)
    return None


def _is_start(row: Row, hit: re.Match[str]) -> bool:
    return bool(re.match(r"\s*(?:起)?\s*(?:施行|实施)", row.folded[hit.end() :]))


def _in_head(sheet: Sheet) -> Fact | None:
    """A date of its own line, or one beside office and number, under the title."""
    for row in sheet.head:
        words = row.folded
        if len(words) > _LONGEST_HEAD or words.endswith(("。", ":")):
            continue  # a sentence, or the addressees
        found = DATE.search(words)
        if found and (value := _iso(found)):
            return Fact(value, row.words[found.start() : found.end()], 0.9)
    return None


def _signed(sheet: Sheet) -> Fact | None:
    """The first line that is a date and nothing else: the signature's."""
    for row in sheet.rows:
        found = DATE.fullmatch(row.folded.strip("()"))
        if found and (value := _iso(found)):
            return Fact(value, row.words, 0.9)
    for row in sheet.rows[-_NEAR_END:]:
        found = re.search(rf"{DATE.pattern}(?=电?\)?$)", row.folded)
        if found and len(row.folded) <= _LONGEST_SIGNATURE and (value := _iso(found)):
            return Fact(value, row.words[found.start() : found.end()], 0.7)
    return None


def _in_title(sheet: Sheet) -> Fact | None:
    found = DATE.search(sheet.folded)
    if found and (value := _iso(found)):
        return Fact(value, sheet.written[found.start() : found.end()], 0.6)
    return None


def _posted(sheet: Sheet) -> Fact | None:
    """The day a web page gives under the title: `时间：2019-09-18 06:23 来源：日报`."""
    for row in sheet.head:
        found = _PUBLISHED.search(row.folded)
        if found and len(row.folded) <= _LONGEST_HEAD and not row.folded.endswith("。"):
            return _dashed(found, 0.5)
    return None


def _dashed(found: re.Match[str], sure: float) -> Fact:
    year, month, day = found.groups()
    return Fact(f"{year}-{int(month):02}-{int(day):02}", found[0], sure)


def _outside(sheet: Sheet) -> Fact | None:
    """What stands outside the text: in the file's name, or in a line of the web page."""
    if not sheet.first:
        return None
    if found_in_name := _in_name(sheet):
        return found_in_name
    for removed in (one for one in sheet.removed if one.noise is Noise.NAVIGATION):
        for line in lines(fold(removed.words)):
            found = _PUBLISHED.search(line.words)
            if found and len(line.words) <= _LONGEST_FURNITURE:
                return _dashed(found, 0.4)
    return None


def _in_name(sheet: Sheet) -> Fact | None:
    """Collections of laws put the day of publication into the file's name."""
    found = _IN_NAME.search(PurePosixPath(sheet.name).stem) if sheet.first else None
    return Fact("-".join(filter(None, found.groups())), found[0], 0.5) if found else None


def _iso(found: re.Match[str]) -> str:
    """`2024年9月1日` -> `2024-09-01`; empty where no such day exists."""
    year, month, day = (found["year"], found["month"], found["day"])
    parts = [number(year.replace("○", "〇")), number(month.replace("○", "〇"))]
    if not 1 <= parts[1] <= _MONTHS:
        return ""
    if day:
        parts.append(number(day.replace("○", "〇")))
        if not 1 <= parts[2] <= _DAYS:
            return ""
    return "-".join(f"{part:02}" for part in parts)
