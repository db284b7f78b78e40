"""Finds what leads in a piece of a list: 不得有下列行为： before its （二）, the heads of a table.

Lists are marked （一）, (1), 1., ①, 一是, or not at all: 下列费用不得收取：甲；乙；丙。
"""

from __future__ import annotations

import re

from corpus.document import Span
from rag.numerals import small

_HAN = "[一二三四五六七八九十]+"
_NUMBERED = (
    rf"[（(]({_HAN})[）)]",
    r"[（(](\d{1,2})[）)]",
    r"(\d{1,2})[.．、](?!\d)",
    r"([①-⑳])",
    rf"({_HAN})[是要]",
)
_STYLES = tuple(re.compile(rf"(?:(?<=[\n：:；;。])|^)\s*(?={one})", re.MULTILINE) for one in _NUMBERED)
_ITEM = re.compile(rf"\s*(?:{'|'.join(_NUMBERED)})")
_REACH = 3000
"""Characters that are searched backwards for the lead-in."""
_COLON = re.compile(r"(?<!\d)[：:]|[：:](?!\d)")
_BRACKETED = re.compile(r"[（(“「][^（()）“”「」]*[）)”」]")
_GOVERNS = re.compile(
    r"不得|不准|不能|不可|不应|不予|不再|不许|不享受|禁止|嚴禁|严禁|杜绝|杜絕|防止|避免|取消"
    r"|下列|以下|如下|之一|(?:为|為|是|有|包括|含)\s*[：:]$"
)
"""What decides how the pieces of an unmarked list are to be read."""
_OPENS = re.compile(r"(?:通知|公告|通报|通報|意见|意見|方案|计划|計劃|办法|報告|报告|汇报|总结|说明|部署)如下\s*[：:]$")
"""Opens a document, not a list."""
_STOPS = "。！？!?"
_CELLS = " | "
_LONGEST = 500
"""Characters of a list that are quoted."""


def is_item(words: str) -> bool:
    """Whether words begin as a marked item of a list does: （二）, 2. or 二是."""
    return bool(_ITEM.match(words))


def is_row(words: str) -> bool:
    """Whether words are the cells of a table's row, as readers set them."""
    return _CELLS in words


def lead_in(text: str, start: int) -> Span | None:
    """Where the lead-in of the piece at `start` stands, or None where the piece needs none.

    Example: for the （二） of 不得有下列行为：（一）甲；（二）乙。 the first eight characters.
    """
    if is_item(text[start : start + 9]):
        return _of_item(text, start)
    return _of_piece(text, start)


def _of_item(text: str, start: int) -> Span | None:
    """The lead-in of a marked item: what stands before the first of its series."""
    first = max(start - _REACH, 0)
    for style in _STYLES:
        marks = [
            (match.end(), _number(next(filter(None, match.groups()))))
            for match in style.finditer(text, first, start + 1)
        ]
        if not marks or marks[-1][0] != start:
            continue
        firsts = [at for at, (_, number) in enumerate(marks) if number == 1]
        series = marks[firsts[-1] :] if firsts else []
        if [number for _, number in series] == list(range(1, len(series) + 1)):
            return _before(text, series[0][0]) if series else None
    return None


def _of_piece(text: str, start: int) -> Span | None:
    """The lead-in of a piece without a mark: a line, or what follows a semicolon."""
    line = text.rfind("\n", 0, start) + 1
    item = line + len(text[line:start]) - len(text[line:start].lstrip())
    if item < start and is_item(text[item:start]) and (lead := _of_item(text, item)):
        return lead if _GOVERNS.search(text[lead.start : lead.end]) else None
    first = _chain(text, start)
    plain = _BRACKETED.sub(lambda part: " " * len(part.group()), text[first:start])
    colon = _COLON.search(plain)
    if colon is None:
        return None
    lead = Span(first, first + colon.end())
    words = text[lead.start : lead.end]
    return lead if _GOVERNS.search(words) and not _OPENS.search(words) else None


def _before(text: str, at: int) -> Span | None:
    """The words before a list that begins at a place, where they end with a colon."""
    end = len(text[:at].rstrip())
    if not end or text[end - 1] not in "：:":
        return None
    lead = Span(_chain(text, end), end)
    return None if _OPENS.search(text[lead.start : lead.end]) else lead


def _chain(text: str, at: int) -> int:
    """Where the stretch begins that runs to a place without a full stop.

    It runs on over a line's end after a comma, a semicolon or a colon.
    """
    first = max(at - _REACH, 0)
    for stop in reversed(list(re.finditer(rf"[{_STOPS}]|\n", text[first:at]))):
        place = first + stop.start()
        before = text[first:place].rstrip()[-1:]
        if stop.group() != "\n" or before not in set("；;：:，、,"):
            first = place + 1
            break
    rest = text[first:at]
    return first + len(rest) - len(rest.lstrip("”’」』）) \t\u3000\n"))


def _number(mark: str) -> int:
    if "①" <= mark <= "⑳":
        return ord(mark) - ord("①") + 1
    return small(mark) or 0


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


def items_after(text: str, end: int) -> int:
    """Where the list ends that a lead-in ending at `end` leads in; `end` where there is none.

    A line belongs to it that is an item, or that the line before leaves open with a semicolon.
    """
    last, open_ = end, True
    for line in re.finditer(r"[^\n]*(?:\n|$)", text[end:]):
        words = line.group().strip()
        too_long = last > end and line.end() > _LONGEST
        listed = is_item(words) or (open_ and (last > end or words.endswith(("；", ";"))))
        if not line.group() or (words and (too_long or not listed)):
            break
        if words:
            last = end + line.start() + len(line.group().rstrip())
            open_ = words.endswith(("；", ";"))
    return last
