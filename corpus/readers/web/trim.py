"""Decides which lines beside the body of a page are of the document: its head, its annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.lines import Line, lines
from corpus.readers.web.page import Page
from corpus.span import Span

_STOP = re.compile(r"[。；！？]")
_BUTTONS = re.compile(
    r"(?:[\s\u3000|\[\]【】（）()：:]|字号|字体|大小|超大|特大|大|中|小|标准|默认|正常|关注|订阅|已关注|打印|关闭|收藏|"
    r"分享|分享到|调整|放大|缩小|返回|本页|窗口|纠错|朗读|语音播报|听全文|扫一扫|微信|微博|qq|QQ|"
    r"下载|预览|来源|时间|作者|阅读|浏览|评论|点赞|保护视力色|杏仁黄|秋叶褐|胭脂红|芥末绿|天蓝|雪青|灰|"
    r"银河白|护眼|A[+-]|[+-])+"
)
_ANNEX = re.compile(
    r"附\s*[件表录][\s\d一二三四五六七八九十]{0,4}[:：.、].*"
    r"|.{1,100}\.(?:docx?|xlsx?|pdf|wps|et|ofd|zip|rar|pptx?)\s*(?:[(（][^()（）]{0,20}[)）])?",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"(?:[12]\d{3}|[二一][〇○零一二三四五六七八九]{3})\s*年.{1,6}月.{1,4}日")
_MASTHEAD = re.compile(
    r".{2,30}文件|[^。]{1,20}[〔\[（(]\s*(?:19|20)\d{2}\s*[〕\]）)]\s*第?\s*\d{1,5}\s*号"
)
_CREDITS = re.compile(
    r"[(（\[【]?\s*(?:责任编辑|责编|网络编辑|本文编辑|编辑|值班编辑|编审|审核|初审|复审|终审|校对|美编)"
    r"\s*[:：/].{0,40}"
)
_LAST = 8
_NEAR = 2
_TITLE_LINES = 3
_JUNK = re.compile(r"\W+")


def trimmed(page: Page, text: str, title: range) -> Iterator[Span]:
    """The stretches of furniture above, beside and at the end of the body.

    Above the title all is, but for sentences, the number and the masthead in the body itself;
    between title and body only buttons are; below the body all but annexes and a signature.
    """
    yield from _above(page, text, title)
    yield from _buttons(page, text, title)
    body = list(_lines(text, page.body))
    if title.stop <= page.body.start:
        yield from _repeated(body, text[title.start : title.stop])
    yield from (_span(line) for line in body[-_LAST:] if _CREDITS.fullmatch(line.words))
    for span in page.outside:
        stretch = list(_lines(text, range(span.start, span.end)))
        yield from (_span(line) for line in stretch if line.end <= title.start)
        if span.start >= page.body.stop:
            yield from _below(stretch)


def _above(page: Page, text: str, title: range) -> Iterator[Span]:
    for line in _lines(text, range(title.start)):
        if not _STOP.search(line.words) and not _is_masthead(page, line):
            yield _span(line)


def _repeated(body: list[Line], title: str) -> Iterator[Span]:
    """The first lines of the body, if they only say the title again."""
    wanted, said = _JUNK.sub("", title), ""
    for at, line in enumerate(body[:_TITLE_LINES]):
        said += _JUNK.sub("", line.words)
        if said == wanted:
            yield from map(_span, body[: at + 1])


def _buttons(page: Page, text: str, title: range) -> Iterator[Span]:
    """The buttons between the title and the first sentence."""
    for line in _lines(text, range(title.stop, page.body.stop)):
        if line.start >= page.body.start and _STOP.search(line.words):
            return
        if _BUTTONS.fullmatch(line.words):
            yield _span(line)


def _below(stretch: list[Line]) -> Iterator[Span]:
    for at, line in enumerate(stretch):
        signed = at < _NEAR and _SIGNATURE.fullmatch(line.words)
        if not signed and not _ANNEX.fullmatch(line.words):
            yield _span(line)


def _is_masthead(page: Page, line: Line) -> bool:
    within = page.body.start <= line.start and line.end <= page.body.stop
    return within and bool(_MASTHEAD.fullmatch(line.words))


def _span(line: Line) -> Span:
    return Span(line.start, line.end)


def _lines(text: str, stretch: range) -> Iterator[Line]:
    """The lines of a stretch that hold words."""
    for line in lines(text[stretch.start : stretch.stop]):
        if line.words:
            start, first = line.start + stretch.start, line.first + stretch.start
            yield Line(start, line.end + stretch.start, first, first + len(line.words), line.words)
