"""The table at the head of a government page (发文机关：… | 发文字号：… | 成文日期：…)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpus.facts.sheet import Sheet
from corpus.page import Row


class Label(StrEnum):
    """What a line of the table tells. `POSTED` is when the page was put up, not when made."""

    TITLE = "title"
    ISSUER = "issuer"
    NUMBER = "number"
    DATED = "dated"
    EFFECTIVE = "effective"
    EXPIRES = "expires"
    VALIDITY = "validity"
    POSTED = "posted"
    OTHER = "other"


_NAMES = {
    Label.TITLE: "标题 名称 文件名称 信息名称 文件标题 公文标题",
    Label.ISSUER: "发文机关 发布机构 发文单位 制定机关 发布机关 发文机构 公开主体 "
    "制发机关 印发机关 发布单位 责任部门 公开机构",
    Label.NUMBER: "发文字号 文号 发文文号 文件编号 公文文号 文件字号",
    Label.DATED: "成文日期 成文时间 发文日期 发文时间 制发日期 生成日期 公布日期 制定日期 签发日期",
    Label.EFFECTIVE: "施行日期 实施日期 生效日期 生效时间 实施时间",
    Label.EXPIRES: "失效日期 失效时间 废止日期 废止时间 有效期至",
    Label.VALIDITY: "有效性 是否有效 时效性 效力状态 文件状态 文件有效性 时效 效力",
    Label.POSTED: "发布日期 发布时间 公开日期 公开时间 日期 时间 上网日期",
    Label.OTHER: "索引号 主题分类 主题词 分类 信息来源 来源 公开方式 体裁分类 服务对象 "
    "信息索引 统一编号 公开类别 组配分类 信息类别 关键词 浏览次数 字体 责任编辑 作者 "
    "内容概述 信息分类 公开范围 载体类型 记录形式",
}
_OF = {name: label for label, names in _NAMES.items() for name in names.split()}
_SPACED = "|".join(r"\s*".join(map(re.escape, name)) for name in sorted(_OF, key=len, reverse=True))
_LABEL = re.compile(rf"(?:^|(?<=[\s|;,【\[(]))(?P<name>{_SPACED})\s?[】\])]?\s?(?P<sign>[:|]|$)")
_EDGES = " \t\u3000|:;,【】[]"
_LOOKED = 40
_LONGEST = 400
_LONGEST_VALUE = 120


@dataclass(frozen=True, slots=True)
class Labelled:
    """What a table at the head says under one label; `line` is the row it stands in."""

    label: Label
    value: str
    folded: str
    line: str


def labelled(sheet: Sheet) -> list[Labelled]:
    """The labelled values above and right under the title, in their order.

    One label alone is no table: 时间：… may open any text.
    """
    rows = _head(sheet)
    found = [one for at, row in enumerate(rows) for one in _in_row(rows, at, row)]
    told = [one for one in found if one.label not in {Label.POSTED, Label.TITLE}]
    return found if len(found) >= 2 and told else []  # noqa: PLR2004  a table has two


def _head(sheet: Sheet) -> list[Row]:
    """The rows in which such a table may stand."""
    below = sheet.rows[0].line.start if sheet.rows else sheet.span.end
    above = [row for row in sheet.head if row.line.start < below]
    return [*above, *sheet.rows[:_LOOKED]]


def _in_row(rows: list[Row], at: int, row: Row) -> Iterator[Labelled]:
    if len(row.folded) > _LONGEST:
        return
    hits = list(_LABEL.finditer(row.folded))
    for hit, following in zip(hits, [*hits[1:], None], strict=False):
        end = following.start() if following else len(row.folded)
        first, last = _trimmed(row.folded, hit.end(), end)
        label = _OF["".join(hit["name"].split())]
        if first < last and last - first <= _LONGEST_VALUE:
            yield Labelled(label, row.words[first:last], row.folded[first:last], row.words)
        elif first >= last and len(hits) == 1 and (below := _below(rows, at)):
            yield Labelled(label, below.words, below.folded, below.words)


def _trimmed(words: str, first: int, last: int) -> tuple[int, int]:
    while first < last and words[first] in _EDGES:
        first += 1
    while last > first and words[last - 1] in _EDGES:
        last -= 1
    return first, last


def _below(rows: list[Row], at: int) -> Row | None:
    """The row under a label that stands alone, unless it is the next label."""
    if at + 1 >= len(rows) or _LABEL.search(rows[at + 1].folded):
        return None
    return rows[at + 1] if len(rows[at + 1].folded) <= _LONGEST_VALUE else None
