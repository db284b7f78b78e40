"""Finds the lines of a web page that are not the document.

A strong pattern is enough by itself; a weak one counts only beside a line already found.
All patterns see the folded line: Simplified, half-width, lower case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.document import Noise
from corpus.lines import Line, lines
from corpus.strike import Strike
from corpus.walls import is_login

_LONGEST = 160

_STRONG = (
    (
        Noise.NAVIGATION,
        (
            r"(?:您?(?:现在|目前|当前)?(?:所在)?(?:的)?(?:当前)?位置(?:是)?)[::].{0,120}>.*"
            r"|[<‹«]?(?:上|下)一(?:篇|条|页|章|个)(?:文章)?[::].*"
            r"|首页\s*[>»›|].*"
            r"|\[?(?:返回|回到)(?:顶部|首页|列表|上一页|上级)\]?"
            r"|\d{4}-\d{2}-\d{2}\d{1,6}"
            r"|\d{4}-\d{1,2}-\d{1,2}\s+\d{1,2}:\d{2}(?::\d{2})?\s+\d{1,8}"
            r"|(?=.*(?:发布|来源|字体|字号|时间|作者|编辑|日期)).*(?:浏览|阅读|点击|访问)(?:次数|量|数|率)?[::]\s*\d*.{0,60}"
            r"|(?:浏览|阅读|点击|访问)(?:次数|量|数)[::]?\s*\d+\s*次?"
            r"|.{0,60}(?:字体|字号)[::]\s*\[?\s*[大小].{0,40}"
            r"|文章导读[::]?"
            r"|收藏《[^》]*》\)?"
            r"|.{0,10}设为首页.*|.{0,20}网站地图.*|.{0,60}icp备\s?\d+号.*|.{0,60}公网安备.*"
            r"|(?:[【\[](?:打印|关闭|收藏|纠错)(?:本页|窗口)?[】\]]\s*)+"
            r"|主办(?:单位)?:.*(?:承办|技术支持).*"
        ),
    ),
    (
        Noise.ADVERT,
        (
            r"[^,。;]{0,20}(?:范文|宝典|公文|写作|材料|文秘|论文|文库|文档网|资料网)[^,。;]{0,10}:\s*(?:https?://)?(?:www\.|m\.)[a-z0-9.-]+\S{0,40}"
            r"|.{0,40}(?:代写|代笔).{0,40}(?:微信|qq|客服|联系|老师|热线|电话).{0,40}"
            r"|请?点击.{0,30}联系.{0,10}"
            r"|(?:版权声明|免责声明|特别声明):.{0,40}(?:网友|转载|仅供|版权|侵权|网络).{0,80}"
        ),
    ),
    (
        Noise.DONATION,
        (
            r"如果(?:您|你)?(?:喜欢|觉得).{0,20}(?:赞赏|打赏|赏赞|鼓励).{0,20}"
            r"|(?:尚|还)未有人(?:赏赞|打赏|赞赏).{0,20}"
            r"|请?选择(?:打赏|赞赏|赏赞|支付)(?:类型|金额|方式)"
            r"|[¥]\s?\d{1,5}(?:\.\d{1,2})?"
            r"|赏赞|打赏|赞赏(?:作者)?|打赏(?:作者|本文)"
        ),
    ),
    (
        Noise.SHARE,
        (
            r".{0,10}扫(?:描|一扫)(?:下方|左侧|右侧)?二维码.{0,30}"
            r"|本文(?:链接|标题|地址|网址)[::].*|(?:链接地址|文章链接|原文链接|转载请注明)[::].{0,120}"
            r"|分享(?:到|给朋友|给好友|本文|至)?[::].{0,60}"
            r"|微信扫一扫.{0,30}|.{0,10}扫一扫在手机(?:打开|阅读|上).{0,30}|关于本文"
        ),
    ),
    (
        Noise.RELATED,
        (
            r"[“\"「].{1,80}[”\"」]\s*的相关(?:文章|内容|阅读|推荐|资料)"
            r"|相关(?:文章|阅读|推荐|内容|资讯|新闻|范文)(?:推荐)?[::]?"
            r"|(?:热门|最新|精彩|猜你喜欢|推荐)(?:推荐|文章|阅读|资讯)?(?<=..)"
        ),
    ),
)
_WEAK = (
    (Noise.DONATION, r"自定义|查看更多>*|其他金额|\d{1,3}(?:\.\d{1,2})?元"),
    (Noise.RELATED, r"[•·◆●▪-]\s?.{1,80}|(?:本周|本月|今日|热门|最新).{0,6}"),
    (
        Noise.SHARE,
        r"二维码|微信订阅号|微信公众号|联系客服|在线客服|发表评论|评论|回复|qq|微博|微信",
    ),
    (Noise.NAVIGATION, r"◎?欢迎(?:您)?参与讨论.{0,40}|\d{1,6}"),
)


def _compile(rules: Sequence[tuple[Noise, str]]) -> tuple[tuple[Noise, re.Pattern[str]], ...]:
    return tuple((noise, re.compile(pattern)) for noise, pattern in rules)


_STRONG_RULES = _compile(_STRONG)
_WEAK_RULES = _compile(_WEAK)
_TEASER = re.compile(r"文章导读[::]?")
_PIECE = 8
_REPEATED = 0.8


def furniture(folded: str) -> Iterator[Strike]:
    """The lines that belong to the page and not to the document, with blank lines between."""
    page = list(lines(folded))
    found = [_strong(line.words) for line in page]
    _add_teaser(page, found, folded)
    _spread(page, found)
    _fill(page, found)
    for line, noise in zip(page, found, strict=True):
        if noise:
            yield Strike(line.start, line.end, noise)


def _strong(words: str) -> Noise | None:
    if not words or len(words) > _LONGEST:
        return None
    if is_login(words):
        return Noise.PAYWALL
    return _match(words, _STRONG_RULES)


def _match(words: str, rules: Sequence[tuple[Noise, re.Pattern[str]]]) -> Noise | None:
    for noise, pattern in rules:
        if pattern.fullmatch(words):
            return noise
    return None


def _add_teaser(page: Sequence[Line], found: list[Noise | None], folded: str) -> None:
    """A lead-in under 文章导读 that only repeats words of the document goes with its label."""
    for at, line in enumerate(page):
        if not _TEASER.fullmatch(line.words):
            continue
        below = next((i for i in range(at + 1, len(page)) if page[i].words), None)
        if below is not None and _repeats(page[below].words, folded[page[below].end :]):
            found[below] = Noise.ADVERT


def _repeats(words: str, rest: str) -> bool:
    squeezed = "".join(rest.split())
    tight = "".join(words.split())
    pieces = [tight[at : at + _PIECE] for at in range(0, len(tight) - _PIECE + 1, _PIECE)]
    return bool(pieces) and sum(p in squeezed for p in pieces) >= len(pieces) * _REPEATED


def _spread(page: Sequence[Line], found: list[Noise | None]) -> None:
    """Weak lines beside found ones are found as well: downwards first, then upwards."""
    for order in (range(len(page)), range(len(page) - 1, -1, -1)):
        beside = False
        for at in order:
            words = page[at].words
            if not words:
                continue
            if found[at] is None and beside and len(words) <= _LONGEST:
                found[at] = _match(words, _WEAK_RULES)
            beside = found[at] is not None


def _fill(page: Sequence[Line], found: list[Noise | None]) -> None:
    """Blank lines after a found line go with it."""
    last: Noise | None = None
    for at, line in enumerate(page):
        if line.words:
            last = found[at]
        elif last is not None:
            found[at] = last
