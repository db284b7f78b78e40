"""The other texts that a sentence names: by 《title》, by number, or by both."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.facts.codes import codes
from corpus.fold import fold
from corpus.page import Page
from corpus.span import Span
from corpus.titles import TYPED

TITLE = re.compile(r"《(?P<name>(?:[^《》]|《[^《》]{1,120}》){1,240})》")
_NOTE = re.compile(
    r"\s?\((?:试行|暂行|草案|试行草案|征求意见稿|修订(?:版|稿|本)?|"
    r"\d{4}年?(?:版|本|修订|修正|修订版|修正版|修正本)?)\)"
)
_ASIDE = re.compile(r"\s?\(([^()]{1,90})\)")
_CALLED = re.compile(r"(?:以下|下)?(?:统称|简称|合称)[为:]?\s?《([^《》]{1,40})》")
_ISSUED = re.compile(r"(?:文件|文)?(?:公布|发布|印发|颁布|下发|转发)的?$")
_UNQUOTED = re.compile(
    r"(?:^|[,、:;。\s]|根据|按照|依照|依据|落实|贯彻|执行|原)"
    r"(?P<name>[\u4e00-\u9fff]{2,24}关于[^,。;:()《》\n]{4,60}(?:通知|意见|决定|办法|方案|规定))\($"
)
_WINDOW = 110
_NO_TEXT = re.compile(
    r"(?:证|簿|表|卡|单|册|照|书|协议|合同|报|杂志|刊|回执|说明|名单|课本|教材|附件)(?:\([^()]*\))?$"
)
_MORE_TYPES = re.compile(
    r"(?:大纲|目录|指标|指标体系|备忘录|公约|宪法|法典|规范|宪章|协定|请示|政策|措施|框架|制度|准则|解释|"
    r"建议|说法|守则|公报|白皮书|清单|体系)(?:\([^()]*\))?$"
)
_BARE = re.compile(
    r"(?:本|该|上述|原)?(?:实施|管理|暂行|若干)?(?:办法|意见|通知|条例|规定|决定|方案|规划|纲要|细则|标准|计划|要点|指南|目录)"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A text named in `span` of the page: its title without brackets, its number, or both.

    `alias` is what the text calls it from here on (以下简称《意见》).
    """

    span: Span
    title: str
    number: str
    alias: str = ""

    @property
    def is_text(self) -> bool:
        """Whether it can be found again: no form or certificate, and not just 《办法》."""
        if not self.title:
            return bool(self.number)
        if _BARE.fullmatch(self.title):
            return bool(self.number)
        title = fold(self.title)
        if TYPED.search(title) or _MORE_TYPES.search(title):
            return True
        return bool(self.number) and not _NO_TEXT.search(title)


def mentions(page: Page, span: Span) -> list[Mention]:
    """The texts that are named in a stretch of the page, in their order."""
    titled = list(_titled(page, span))
    taken = [one.span for one in titled]
    found = list(titled)
    for one in _numbered(page, span):
        at = bisect_right(taken, one.span)
        if not any(one.span.overlaps(by.start, by.end) for by in taken[max(at - 1, 0) : at + 1]):
            found.append(one)
    return sorted(found, key=lambda one: one.span)


def _titled(page: Page, span: Span) -> Iterator[Mention]:
    past = span.start
    while hit := TITLE.search(page.folded, past, span.end):
        end = hit.end()
        name = page.text[hit.start("name") : hit.end("name")]
        if note := _NOTE.match(page.folded, end, span.end):
            name += page.text[end : note.end()].strip()
            end = note.end()
        number, alias = "", ""
        if aside := _ASIDE.match(page.folded, end, span.end):
            number = _first_code(page, aside.start(), aside.end())
            called = _CALLED.search(aside[0])
            alias = called[1] if called else ""
            end = aside.end() if number or alias or "简称" in aside[0] else end
        start, before = _code_before(page, past, hit.start())
        yield Mention(Span(start, end), squeezed(name), number or before, squeezed(alias))
        past = end


def squeezed(name: str) -> str:
    """A title without the line ends that stand in it."""
    return re.sub(r"\s*\n\s*", "", name).strip()


def _first_code(page: Page, start: int, end: int) -> str:
    found = next(codes(page.folded, start, end), None)
    return _spelt(page, found) if found else ""


def _spelt(page: Page, found: Span) -> str:
    return "".join(page.text[found.start : found.end].split())


def _code_before(page: Page, start: int, end: int) -> tuple[int, str]:
    """The number in `市人民政府第59号令公布的《…》`, and where the naming begins."""
    first = max(start, end - 40)
    found = None
    for found in codes(page.folded, first, end):  # noqa: B007  the last one counts
        pass
    if found and _ISSUED.fullmatch(page.folded[found.end : end].strip()):
        return found.start, _spelt(page, found)
    return end, ""


def _numbered(page: Page, span: Span) -> Iterator[Mention]:
    for found in codes(page.folded, span.start, span.end):
        before = page.folded[max(span.start, found.start - _WINDOW) : found.start]
        named = _UNQUOTED.search(before)
        if named:
            first = found.start - len(before) + named.start("name")
            name = page.text[first : first + len(named["name"])]
            yield Mention(Span(first, found.end), squeezed(name), _spelt(page, found))
        else:
            yield Mention(found, "", _spelt(page, found))
