"""Several documents in one file: where each begins, and which lines are its title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.contents import Contents
from corpus.marks import Rank
from corpus.page import Page, Row

_TYPES = (
    "办法|规定|细则|方案|意见|计划|条例|规划|制度|章程|通知|讲话|规则|规程|要点|纲要|指南|标准|预案|公告|"
    "通告|决定|报告|总结|法|决议|函|复函|批复|问答|经验材料|发言|材料|汇报|倡议书|通报"
)
_TITLE_END = re.compile(rf"(?:{_TYPES})(?:\([^()]*\))?$")
_RULE_END = re.compile(
    r"(?:办法|规定|细则|方案|意见|计划|条例|规划|制度|章程|规则|规程|要点|纲要|指南|预案)(?:\([^()]*\))?$"
)
_SUFFIX = re.compile(r"\([^()]{2,40}\)")
_SUFFIX_WORDS = re.compile(
    r"\((?:试行|暂行|草案|修订|征求意见稿|\d{4}年?[^()]{0,14})\)|\(.*修订.*\)"
)
_DATE = re.compile(
    r"[\d〇零一二三四五六七八九十]{2,4}\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月(?:\s*[\d一二三四五六七八九十]{1,3}\s*日)?"
)
_STOP = re.compile(r"[。;!?]|[,:、]$")
_NUMBER = re.compile(
    r"\(?[\u4e00-\u9fff]{1,12}[〔\[(【]?\s*\d{4}\s*[〕\])】]?\s*(?:第\s*)?\d+\s*号\)?(?:\s.*)?"
)
_ORGAN = re.compile(
    r".{2,30}(?:人民政府|委员会|办公厅|办公室|局|厅|部|院|中心|委|会|政府|学校|大学)"
)
_ATTACHMENT = re.compile(r"附\s*件\s*\d{0,2}\s*:?")
_GREETING = re.compile(r"(?:同志们|各位.{1,10}|尊敬的.{1,20}|女士们.{0,10})[:,!]?")
_ESSAY = re.compile(
    r"[【\[]?(?:篇|第.{1,3}篇|范文)\s*[一二三四五六七八九十\d]{1,3}[】\]]?[:、\s]?.{0,60}"
)
_JUNK = re.compile(r"[^\w]+")
_LONGEST = 80
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Opening:
    """A document begins in row `row`; its title are the rows `row..text` (none: no title)."""

    row: int
    text: int


def key(words: str) -> str:
    """A title stripped of what spellings differ in."""
    return _JUNK.sub("", words)


def openings(page: Page, table: Contents | None) -> list[Opening]:
    """The documents of a page; the first opens with the page."""
    rows = page.rows
    found = [Opening(0, _title_end(rows, 0, table))]
    promised = {key(entry.title) for entry in table.entries} if table else set()
    past = table.last if table else 0
    for at in range(1, len(rows)):
        if table and table.first <= at < table.last:
            continue
        if at >= found[-1].text and _opens(rows, at, past, promised, found[-1]):
            found.append(Opening(at, _title_end(rows, at, table)))
    return found


def _opens(rows: Sequence[Row], at: int, past: int, promised: set[str], last: Opening) -> bool:
    row = rows[at]
    if row.mark or row.hashes or not _could_be_title(row):
        return bool(
            row.mark is None
            and _ESSAY.fullmatch(row.folded)
            and row.apart
            and not _STOP.search(row.folded)
        )
    if at >= past and key(row.folded) in promised:
        return True
    if not _RULE_END.search(row.folded) or _ORGAN.fullmatch(row.folded):
        return False
    before = rows[at - 1].folded
    after_signature = bool(_DATE.fullmatch(before)) or bool(_ATTACHMENT.fullmatch(before))
    return after_signature or _is_quoted(rows, last.row, at)


def _is_quoted(rows: Sequence[Row], first: int, at: int) -> bool:
    """Whether this line was announced before as 《…》."""
    wanted = key(_SUFFIX.sub("", rows[at].folded))
    return (
        any(
            wanted == key(_SUFFIX.sub("", title))
            for row in rows[first:at]
            for title in re.findall(r"《([^《》]{4,80})》", row.folded)
        )
        and rows[at].folded != rows[first].folded
    )


def _could_be_title(row: Row) -> bool:
    return (
        _SHORTEST <= len(row.folded) <= _LONGEST
        and not _STOP.search(row.folded)
        and not _DATE.fullmatch(row.folded)
        and "|" not in row.folded
        and not _GREETING.fullmatch(row.folded)
        and not _NUMBER.fullmatch(row.folded)
    )


def _title_end(rows: Sequence[Row], at: int, table: Contents | None) -> int:
    """The row after the title that begins in row `at`; `at` itself if there is none."""
    first = rows[at]
    if (
        first.mark and first.mark.rank is not Rank.QUESTION and not first.hashes
    ) or not _could_be_title(first):
        return at
    if table and table.first <= at:
        return at
    end = at + 1
    while end < len(rows) and end <= at + 2 and _continues(rows, at, end):
        end += 1
    return end


def _continues(rows: Sequence[Row], at: int, end: int) -> bool:
    """Whether a title goes on in this row: `（试行）`, or the second half of a broken title."""
    row = rows[end]
    if _SUFFIX_WORDS.fullmatch(row.folded):
        return True
    if (
        row.mark
        or row.hashes
        or not _could_be_title(row)
        or _TITLE_END.search(rows[end - 1].folded)
    ):
        return False
    broken = bool(_ORGAN.fullmatch(rows[at].folded)) and row.folded.startswith("关于")
    return (broken or not rows[at].apart) and bool(_TITLE_END.search(row.folded))


def title_words(page: Page, opening: Opening) -> Iterator[str]:
    """The lines of a title."""
    for row in page.rows[opening.row : opening.text]:
        yield row.words
