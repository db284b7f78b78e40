"""Finds what leads in a piece of a list: 不得有下列行为： before its （二）, the heads of a table.

Lists are marked （一）, (1), 1., ①, 一是, or not at all: 下列费用不得收取：甲；乙；丙。 What an
item says first of all of itself (（四）普通高中：甲；乙。) leads in the rest of it, and a question
its bare yes or no.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.span import Span
from rag.numerals import small

_HAN = "[一二三四五六七八九十]+"
_NUMBERED = (
    rf"[（(]({_HAN})[）)]",
    r"[（(](\d{1,2})[）)]",
    r"(\d{1,2})[.．、](?!\d)",
    r"([①-⑳])",
    rf"({_HAN})[是要]",
)
_STYLES = tuple(
    re.compile(rf"(?:(?<=[\n：:；;。])|^)\s*(?={mark})", re.MULTILINE) for mark in _NUMBERED
)
_MARKS = tuple(re.compile(rf"\s*{mark}") for mark in _NUMBERED)
_LONGEST_MARK = 9
_HEADING = re.compile(rf"{_HAN}、|第{_HAN}[编章节条]")
_COLON = re.compile(r"(?<!\d)[：:]|[：:](?!\d)")
_BRACKETED = re.compile(r"[（(“「][^（()）“”「」]*[）)”」]")
_LABEL = re.compile(rf"(?:{'|'.join(_NUMBERED)})[^，,。；;：:]{{1,20}}[：:]")
"""Says of what a whole item speaks: （四）普通高中：…；…"""
_LABELLED = re.compile(r"[^，,。；;：:\n]{1,20}[：:](?!\d)")
_GOVERNS = re.compile(
    r"不得|不准|不能|不可|不应|不應|不予|不再|不许|不許|不享受|禁止|严禁|嚴禁|杜绝|杜絕|防止|避免|取消"
    r"|下列|以下|如下|之一|(?:为|為|是|有|包括|含)\s*[：:]$"
)
"""Decides how the pieces of an unmarked list are to be read."""
_OPENS = re.compile(
    r"(?:通知|公告|通报|通報|意见|意見|方案|计划|計劃|办法|辦法|报告|報告|汇报|匯報|总结|說明|说明|函复|批复|答复)"
    r"如下\s*[：:]$"
)
"""Opens a document, not a list."""
_BARE = re.compile(
    r"(?:答\s*[：:]\s*)?(?:不?可以|不?能|不得|有|没有|沒有|不?是的?|不?会|不?會|不?需要|不用|不?要|不?行"
    r"|不?对|不?對|不?允许|不?允許|必须|必須|不必)(?:[。！；;!]|(?=\s*\n)|$)"
)
"""A yes or no that says nothing by itself."""
_STOPS = "。！？!?"
_CELLS = " | "
_REACH = 3000
"""Characters that are searched backwards for a lead-in."""
_LONGEST = 500
"""Characters of a list that are quoted."""


def is_item(words: str) -> bool:
    """Whether words begin as a marked item of a list does: （二）, 2. or 二是."""
    return _mark(words) is not None


def is_row(words: str) -> bool:
    """Whether words are the cells of a table's row, as readers set them."""
    return _CELLS in words


def lead_in(text: str, start: int) -> Span | None:
    """Where the lead-in of the piece at `start` stands, or None where the piece needs none.

    Example: for the （二） of 不得有下列行为：（一）甲；（二）乙。 the first eight characters.
    """
    if answer := _BARE.match(text, start):
        return _question(text, answer.start())
    if is_item(text[start : start + _LONGEST_MARK]) and (first := _first_item(text, start)):
        return _before(text, first)
    return _of_piece(text, start)


def heads(text: str, start: int) -> Span | None:
    """The first row of the table that the row at `start` stands in; None for the first itself."""
    first = start
    for line in reversed(text[:start].splitlines(keepends=True)):
        if line.strip() and not is_row(line):
            break
        first -= len(line)
    block = text[first:start]
    head = block.strip().splitlines()[0].strip() if block.strip() else ""
    return Span(text.index(head, first), text.index(head, first) + len(head)) if head else None


def rows_after(text: str, end: int) -> int:
    """Where the table ends that stands below `end`, as far as it is quoted; `end` for none."""
    last = end
    for line in re.finditer(r"[^\n]+", text[end:]):
        words = line.group().strip()
        if words and (not is_row(words) or line.end() > _LONGEST):
            break
        if words:
            last = end + line.start() + len(line.group().rstrip())
    return last


def items_after(text: str, end: int) -> int:
    """Where the list ends that a lead-in ending at `end` leads in; `end` where there is none.

    A line belongs to it that is the next item, or that the line before leaves open with a
    semicolon.
    """
    last, is_open = end, False
    marks: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]+", text[end:]):
        words = line.group().strip()
        ends_open = words.endswith(("；", ";"))
        mark = _mark(words)
        listed = _continues(marks, mark) if mark else is_open or (last == end and ends_open)
        if words and (not listed or (last > end and line.end() > _LONGEST)):
            break
        if words:
            last, is_open = end + line.start() + len(line.group().rstrip()), ends_open
            marks += [mark] if mark else []
    return last


def _continues(marks: list[tuple[int, int]], mark: tuple[int, int]) -> bool:
    """Whether a mark is the next of its style, or begins a list within the list."""
    style, number = mark
    before = [n for s, n in marks if s == style]
    if number > 1:
        return bool(before) and before[-1] == number - 1
    return not marks or style != marks[0][0]


def _first_item(text: str, start: int) -> int | None:
    """Where the first item of the series stands to which the item at `start` belongs."""
    for style, pattern in enumerate(_STYLES):
        found = pattern.finditer(text, max(start - _REACH, 0), start + _LONGEST_MARK)
        places = sorted({match.end() for match in found if match.end() <= start})
        if not places or places[-1] != start:
            continue
        marks = [_mark(text[at : at + _LONGEST_MARK]) for at in places]
        numbers = [mark[1] if mark and mark[0] == style else 0 for mark in marks]
        if 1 not in numbers:
            return None
        first = len(numbers) - 1 - numbers[::-1].index(1)
        in_order = numbers[first:] == list(range(1, len(numbers) - first + 1))
        return places[first] if in_order else None
    return None


def _of_piece(text: str, start: int) -> Span | None:
    """The lead-in of a piece without a mark: a line, or what follows a semicolon."""
    if _HEADING.match(text, start):
        return None
    first = _chain(text, start)
    item = _item_at(text, text.rfind("\n", 0, start) + 1)
    if item < start and is_item(text[item:start]):
        if lead := lead_in(text, item):
            return lead if _governs(text, lead) else None
        if label := _LABEL.match(text, item, start):
            alone = first >= label.end() or _LABELLED.match(text, start)
            return None if alone else Span(item, label.end())
    plain = _BRACKETED.sub(lambda part: " " * len(part.group()), text[first:start])
    leads = [Span(first, first + colon.end()) for colon in _COLON.finditer(plain)]
    return next((lead for lead in leads if _governs(text, lead)), None)


def _question(text: str, start: int) -> Span | None:
    """The question right before a place."""
    end = len(text[:start].rstrip())
    if text[end - 1 : end] not in {"？", "?"}:
        return None
    first = _chain(text, end - 1)
    return Span(first, end) if first < end else None


def _item_at(text: str, line: int) -> int:
    return line + len(text[line:]) - len(text[line:].lstrip())


def _governs(text: str, lead: Span) -> bool:
    words = text[lead.start : lead.end]
    return bool(_GOVERNS.search(words)) and not _OPENS.search(words)


def _before(text: str, at: int) -> Span | None:
    """The words before a list that begins at a place, where they end with a colon."""
    end = len(text[:at].rstrip())
    if not end or text[end - 1] not in "：:":
        return None
    first = _chain(text, end)
    # A list in an item of a list is led in by that item, which has a lead-in of its own.
    inner = (match.end() for style in _STYLES for match in style.finditer(text, first, end))
    lead = Span(max(inner, default=first), end)
    return None if _OPENS.search(text[lead.start : lead.end]) else lead


def _chain(text: str, at: int) -> int:
    """Where the stretch begins that runs to a place without a full stop.

    It runs on over a line's end after a comma, a semicolon or a colon.
    """
    first = max(at - _REACH, 0)
    for stop in _stops_before(text, first, at):
        before = text[first:stop].rstrip()[-1:]
        if text[stop] != "\n" or before not in set("；;：:，、,"):
            first = stop + 1
            break
    rest = text[first:at]
    return first + len(rest) - len(rest.lstrip("”’」』）) \t\u3000\n"))


def _stops_before(text: str, first: int, at: int) -> Iterator[int]:
    """The full stops and line ends before a place, the nearest first."""
    places = [first + found.start() for found in re.finditer(rf"[{_STOPS}\n]", text[first:at])]
    return reversed(places)


def _mark(words: str) -> tuple[int, int] | None:
    """The style and the number with which an item begins."""
    for style, pattern in enumerate(_MARKS):
        if found := pattern.match(words):
            sign = found.group(1)
            circled = "①" <= sign <= "⑳"
            return style, ord(sign) - ord("①") + 1 if circled else small(sign) or 0
    return None
