"""The card of a government page, label by label: 索引号, 发文机关, 发文字号, 成文日期."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.readers.web.element import BLOCKS, Element
from corpus.readers.web.weights import Weights

_OF_DOCUMENTS = (
    "索引号 信息索引号 主题分类 体裁分类 组配分类 发文机关 发文机构 发文单位 发布机构 发布机关 "
    "制发机关 成文日期 成文时间 生成日期 发文日期 发文字号 文件编号 文号 公文种类 统一登记号 "
    "有效性 时效性 效力状态 公开方式"
)
_OF_PAGES = (
    "信息分类 主题词 发布单位 印发机关 印发日期 发布日期 发布时间 公开日期 标题 文件名称 信息名称 "
    "名称 时效 是否有效 生效日期 生效时间 实施日期 施行日期 废止日期 失效日期 失效时间 有效期 "
    "公开范围 关键词 内容概述 信息来源 来源 责任部门 发布层级 服务对象 公开类别 效力级别 时间 日期"
)
_BESIDE = (
    "浏览次数 浏览量 浏览 点击次数 点击数 点击率 访问量 阅读次数 阅读量 阅读 "
    "字体 字号 字体大小 "
    "作者 编辑 责任编辑 责编 审核 打印 分享 分享到 保护视力色 背景色 视力保护色 人气 评论 "
    "打印本页 收藏 下载"
)
_FORMAL = frozenset(_OF_DOCUMENTS.split())
_ENDS = frozenset(_BESIDE.split())
_ALL = sorted((*_FORMAL, *_OF_PAGES.split(), *_ENDS), key=len, reverse=True)
_GAP = r"[\s\u3000]*"
_LABEL = re.compile(
    r"(?:^|(?<=[\s\u3000|【\[(（]))(?P<label>"
    + "|".join(_GAP.join(one) for one in _ALL)
    + r")[ \t\u3000]*[】\]]?[ \t\u3000]*(?:[:：]|$)",
    re.MULTILINE,
)
_SPACES = re.compile(r"[\s\u3000|]+")
_DAY = re.compile(r"(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?")
_CLOCK = re.compile(r"\s+\d{1,2}:\d{2}(?::\d{2})?.*$")
_TITLES = frozenset(("标题", "文件名称", "信息名称", "名称"))
_FEWEST, _FEWEST_IN_BAR = 3, 2
_SMALLEST, _LARGEST = 14, 1200
_MOST_SENTENCES = 2
_LONGEST_VALUE = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """A label of the card and what it says."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Card:
    """The entries of a card, and the element that it is."""

    entries: tuple[Entry, ...]
    element: Element

    @property
    def title(self) -> str:
        """The title as the card gives it; empty if it does not."""
        return next((one.value for one in self.entries if one.label in _TITLES), "")

    @property
    def is_formal(self) -> bool:
        """Whether it is of the document, and not a bar that says when it was put up."""
        formal = any(one.label in _FORMAL for one in self.entries)
        return formal and len(self.entries) >= _FEWEST

    @property
    def is_bar(self) -> bool:
        """Whether it says when the page was put up, and something more."""
        dated = any(_DAY.search(one.value) for one in self.entries)
        return dated and len(self.entries) >= _FEWEST_IN_BAR


def cards(page: Element, body: Element, weights: Weights) -> Iterator[Card]:
    """The cards of a page: above its body bars of a date and a source, too.

    Every word is looked at once, and those of a card as often as it lies in elements.
    """
    above_body = body is not page
    waiting = [page]
    while waiting:
        element = waiting.pop()
        above_body = above_body and element is not body
        if not _fits(element, weights) or element is body:
            waiting.extend(reversed([*element.elements]))
            continue
        if weights.of(element).letters < _SMALLEST:
            continue
        found = _smallest(element, _entries(element), weights)
        if found and (found.is_formal or (above_body and found.is_bar)):
            yield found


def _fits(element: Element, weights: Weights) -> bool:
    weight = weights.of(element)
    return weight.letters <= _LARGEST and weight.stops <= _MOST_SENTENCES


def _smallest(element: Element, entries: tuple[Entry, ...], weights: Weights) -> Card | None:
    if len(entries) < _FEWEST_IN_BAR:
        return None
    for child in element.elements:
        if not weights.is_hidden(child):
            inner = _entries(child)
            if len(inner) == len(entries):
                return _smallest(child, inner, weights)
    return Card(entries, element)


def _entries(element: Element) -> tuple[Entry, ...]:
    text = _lined(element)
    found = list(_LABEL.finditer(text))
    entries: dict[str, Entry] = {}
    for at, label in enumerate(found):
        name = _SPACES.sub("", label["label"])
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        value = _value(text[label.end() : end])
        if value and name not in _ENDS:
            entries.setdefault(name, Entry(name, value))
    return tuple(entries.values())


def _value(words: str) -> str:
    """What stands behind a label; the hour of a date is left out.

    What is long is no entry of a card.
    """
    value = _SPACES.sub(" ", words).strip(" :：【】[]()（）")
    if len(value) > _LONGEST_VALUE:
        return ""
    return _CLOCK.sub("", value) if _DAY.match(value) else value


def _lined(element: Element) -> str:
    """The words of an element, a line a block."""
    pieces: list[str] = []
    waiting: list[Element | str] = [element]
    while waiting:
        child = waiting.pop()
        if isinstance(child, str):
            pieces.append(child if child == "\n" else _SPACES.sub(" ", child))
        elif child.name not in {"script", "style"}:
            apart = "\n" if child.name in BLOCKS or child.name == "br" else ""
            waiting += [apart, *reversed(child.children), apart]
    return re.sub(r" *\n\s*", "\n", "".join(pieces)) if pieces else ""
