"""From when a document holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.facts.articles import ARTICLES
from corpus.facts.days import any_date, iso, later
from corpus.facts.labels import Label, Labelled
from corpus.facts.sheet import Sheet
from corpus.known import Fact
from corpus.numerals import number
from corpus.page import Row
from corpus.titles import DATE

_HOLDS = r"(?:正式|开始|试)?\s?(?:施行|实施|执行|试行|生效)"
_FROM = re.compile(
    rf"(?:自|从|于)?\s{{0,3}}(?P<date>{DATE.pattern})\s?(?P<from>起|之日起|开始)?\s?,?{_HOLDS}(?P<of>的)?"
)
_AT_ONCE = re.compile(
    rf"(?:自|从)(?:公布|发布|印发|颁布|下发|批准|发文|通过|签发)之日起\s?,?{_HOLDS}(?!的)"
)
_LATER = re.compile(
    r"(?:自|从)(?:公布|发布|印发|颁布)之日起(?:满)?\s?"
    rf"(?P<count>\d{{1,3}}|[一二三四五六七八九十]{{1,3}})\s?(?:个)?(?P<unit>日|天|月)(?:后|之后|起){_HOLDS}"
)
_SELF = re.compile(
    r"本[\u4e00-\u9fff]{0,8}(?:法|办法|规定|细则|意见|通知|方案|条例|规则|标准|计划|规划|指南|措施|决定|"
    r"公告|通告|文件|政策|制度|要点|规程|章程|决议)(?:[^,。;]{0,12},)?\s?$"
)
_OPENS = re.compile(
    r"(?:^|[。;]\s?)"
    r"(?:第[\u4e00-\u9fff\d]{1,7}条\s*|[\u4e00-\u9fff\d]{1,3}[、.]\s?|\(\S{1,3}\)\s?)?$"
)
_NOT_SELF = re.compile(
    rf"(?:》|{ARTICLES.pattern}|标准|政策|价格|税率|费)(?:\([^()]{{0,40}}\))?[^,。;]{{0,6}}$"
)
_SURE, _LIKELY, _GUESS = 0.95, 0.8, 0.5
_BEFORE = 60
_ACTS = 2


def effective(
    sheet: Sheet, made: Fact | None, history: Sequence[str], table: Sequence[Labelled]
) -> Fact | None:
    """From when it holds: `自X起施行`, or its own date where it holds from its publication."""
    for one in table:
        if one.label is Label.EFFECTIVE and (value := any_date(one.folded)):
            return Fact(value, one.value, _SURE)
    found = [*_told(sheet), *_at_once(sheet, made, history), *_later(sheet, made, history)]
    best = max(found, key=lambda fact: fact.sure, default=None)
    return best or _in_head(sheet)


def _told(sheet: Sheet) -> Iterator[Fact]:
    """What the text says, the last first."""
    for row in reversed(sheet.rows):
        if "施行" in row.folded or "实施" in row.folded or _MORE.search(row.folded):
            for found in _FROM.finditer(row.folded):
                if (found["from"] or found[0][0] in "自从于") and not found["of"]:
                    yield from _weighed(row, found)


_MORE = re.compile("执行|试行|生效")


def _weighed(row: Row, found: re.Match[str]) -> Iterator[Fact]:
    value = iso(found)
    if value:
        before = row.folded[max(found.start() - _BEFORE, 0) : found.start()]
        yield Fact(value, row.words[found.start() : found.end()], _sureness(before))


def _sureness(before: str) -> float:
    """How likely the document itself is what holds from then on."""
    if _SELF.search(before):
        return _SURE
    if _NOT_SELF.search(before):
        return _GUESS - 0.1
    return _LIKELY if _OPENS.search(before) else _GUESS + 0.1


def _at_once(sheet: Sheet, made: Fact | None, history: Sequence[str]) -> Iterator[Fact]:
    """`自公布之日起施行`: its own date, unless it was amended since."""
    if made is None:
        return
    for row in reversed(sheet.rows):
        found = _AT_ONCE.search(row.folded)
        if found:
            sure = _GUESS if len(history) > _ACTS else min(made.sure, 0.75)
            yield Fact(made.value, row.words[found.start() : found.end()], sure)


def _later(sheet: Sheet, made: Fact | None, history: Sequence[str]) -> Iterator[Fact]:
    """`自公布之日起30日后施行`, counted from its own date."""
    for row in reversed(sheet.rows) if made else ():
        found = _LATER.search(row.folded)
        day = later(made.value, number(found["count"]), found["unit"]) if made and found else ""
        if found and day:
            sure = _GUESS if len(history) > _ACTS else 0.6
            yield Fact(day, row.words[found.start() : found.end()], sure)


def _in_head(sheet: Sheet) -> Fact | None:
    for row in sheet.head:
        found = re.search(rf"{DATE.pattern}\s*(?:起)?(?:施行|实施)", row.folded)
        if found and (value := iso(found)):
            return Fact(value, row.words[found.start() : found.end()], 0.8)
    return None
