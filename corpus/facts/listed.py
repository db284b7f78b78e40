"""Lists of texts that a decision repeals or amends (废止下列文件：1. …, 2. …)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.facts.codes import codes
from corpus.facts.days import iso
from corpus.facts.mentions import mentions, squeezed
from corpus.facts.sheet import Sheet
from corpus.known import Relation, Tie
from corpus.page import Row
from corpus.span import Span
from corpus.titles import DATE, TYPED

_ABOUT = re.compile(r"废止|失效|清理|停止执行|修改|修订")
_REPEALING = re.compile(
    r"(?:废止|失效|停止执行).{0,24}(?:下列|以下|如下|目录|清单|:$)|(?:下列|以下).{0,30}(?:废止|失效|停止执行)|"
    r"(?:废止|失效|停止执行)(?:的|和失效的)?.{0,16}(?:文件|法规|规章|规定|决定|办法)?(?:目录|清单|一览表)?$"
)
_AMENDING = re.compile(
    r"(?:修改|修订|修正).{0,24}(?:下列|以下|如下|目录|清单|:$)|(?:下列|以下).{0,30}(?:修改|修订|修正)|"
    r"(?:修改|修订)的.{0,16}(?:目录|清单|一览表)$"
)
_KEEPING = re.compile(r"(?:继续有效|保留|拟修改|拟修订|现行有效).{0,24}(?:目录|清单|文件|:$|$)")
_ITEM = re.compile(
    r"^(?:\d{1,3}\s?[.、)|]\s?|\(\s?[\d一二三四五六七八九十]{1,3}\s?\)[、.]?\s?|[一二三四五六七八九十]{1,3}、\s?|[•·-]\s?)?"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ENDS = re.compile(rf"(?:自|从){DATE.pattern}(?:起|之日起).{{0,4}}(?:废止|失效|停止执行)")
_HEADING = 60
_OPENING = 8
_FEWEST = 6


def listed(sheet: Sheet) -> Iterator[Relation]:
    """The texts in the lists of a decision, each with the words of its row."""
    if not _ABOUT.search(sheet.folded):
        return
    tie = Tie.REPEALS if _is_list_of_repealed(sheet.folded) else None
    since = _since(sheet)
    for row in sheet.rows:
        turned, tie = _turned(row, tie)
        if tie and not turned:
            for one in _item(sheet, row, tie):
                yield replace(one, since=since if tie is Tie.REPEALS else "")


def _since(sheet: Sheet) -> str:
    """From when the listed texts end: `自2025年1月1日起失效` in the words above the list."""
    for row in sheet.rows[:_OPENING]:
        if found := _ENDS.search(row.folded):
            return iso(found)
    return ""


def _is_list_of_repealed(title: str) -> bool:
    return bool(re.search(r"废止|失效", title)) and not re.search(r"修改|修订|清理", title)


def _turned(row: Row, tie: Tie | None) -> tuple[bool, Tie | None]:
    """Whether a row says what the rows below it are, and the tie from there on."""
    words = row.folded
    if "《" in words or len(words) > _HEADING * 4:
        return False, tie
    if _KEEPING.search(words):
        return True, None
    if _REPEALING.search(words):
        return True, Tie.REPEALS
    if _AMENDING.search(words):
        return True, Tie.AMENDS
    return False, tie


def _item(sheet: Sheet, row: Row, tie: Tie) -> Iterator[Relation]:
    """The text that a row of a list names first: 1.《…》（…号）, or `1 | …的通知 | …号`."""
    lead = _ITEM.match(row.folded)
    start = row.line.first + (lead.end() if lead else 0)
    found = mentions(sheet.page, Span(row.line.first, row.line.last))
    numbered = next((one for one in found if one.number), None)
    if found and found[0].title and found[0].span.start <= start + 1:
        yield Relation(tie, found[0].title, row.words, found[0].number)
    elif numbered and (name := _name(sheet, row, start)):
        yield Relation(tie, name, row.words, numbered.number)
    elif row.mark and tie is Tie.REPEALS and _is_title(sheet.page.folded[start : row.line.last]):
        yield Relation(tie, squeezed(sheet.page.text[start : row.line.last]), row.words)


def _name(sheet: Sheet, row: Row, start: int) -> str:
    """A title without brackets in a row that bears a number."""
    if "|" in row.folded:
        cells = [cell.strip() for cell in row.words.split("|")]
        named = [cell for cell in cells if len(_HAN.findall(cell)) >= _FEWEST and "号" not in cell]
        return squeezed(max(named, key=len)) if named else ""
    code = next(codes(sheet.page.folded, start, row.line.last), None)
    if code is None:
        return ""
    name = sheet.page.text[start : code.start].strip().removesuffix("（").removesuffix("(").strip()
    return squeezed(name) if len(_HAN.findall(name)) >= _FEWEST else ""


def _is_title(words: str) -> bool:
    return len(words) >= _FEWEST and bool(TYPED.search(words))
