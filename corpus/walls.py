"""Finds where a website cut its text: paywalls in the middle of a line, login walls below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from corpus.document import DamageKind

_DOTS = r"(?:\.|…|。。|·){0,12}\s?"
# Inside the brackets; pinyin injected into a word brings brackets of its own: 網(wǎng).
_WITHIN = r"(?:[^()\[\]【】\n]|\([a-zà-ü\u0100-\u01dc]{1,7}\))"
_BRACKETS = re.compile(_DOTS + rf"[(\[【](?P<words>{_WITHIN}{{1,160}})[)\]】]" + _DOTS)
# Without brackets it must stand between dots or dashes, which no sentence does.
_BETWEEN = re.compile(
    r"(?<![.…—-])(?:[.…—-]{2,80}+|…)\s?(?P<words>[^。;()\n.…—]{0,40}?\d个?字[^。;()\n.…—]{0,30})"
    r"(?:[.…—-]{2,80}|…|$)",
    re.MULTILINE,
)
_COUNT = re.compile(r"(\d{1,7})个?字")
_HELD = re.compile(
    r"省略|省去|略去|略\d|隐藏|屏蔽|剩[余下]|余下|余文|余\d|还有|以下\d|未显示|未展示|会员|付费|登[录陆]|购买|开通"
    r"|解锁|(?:显示|展示|可见|预览|试读|阅读)了?前?\d"
)
_ORDERED = re.compile(r"平台|系统|网站|报名|申报|填报|提交|征文|字数")
"""Where to hand it in: what is asked of people, not held back."""
_LENGTH = re.compile(r"以内|以上|不少于|不超过|左右")
_WHOLE = re.compile(r"(?:全文|本文|原文|正文|共|总)共?约?(\d{1,7})个?字")
_SHOWN = re.compile(r"(?:显示|展示|可见|预览|试读|阅读)了?前?(\d{1,7})个?字")
_LEFT = re.compile(
    r"(?:省略|省去|隐藏|屏蔽|略去?|余下?|剩余?下?|还有|以下)的?约?(?:内容|部分|文字|正文|文)?(\d{1,7})个?字"
)
_UNFINISHED = re.compile(
    _DOTS + r"[(\[【]未完[,，、:;\s][^()\[\]【】\n]{0,30}?(?:全文|本文)?共?(?P<all>\d{1,7})个?字"
    r"[^()\[\]【】\n]{0,20}?显示(?:了)?(?:前)?(?P<shown>\d{1,7})个?字[^()\[\]【】\n]{0,80}"
    r"(?:[)\]】]" + _DOTS + r"|\n?(?:收藏《[^》\n]{0,80}》)?[)\]】]?)"
)
_UNSAID = re.compile(
    _DOTS + r"[(\[【](?:未完(?:待续)?|全文未完|以下内容(?:需|须)[^()\n]{0,40})[)\]】]" + _DOTS
)
_NO_OFFICE = r"(?!.*(?:网站|平台|官网|附件|系统|报名|申报))"
_GATE = (
    r"(?:登[录陆]|注册|会员|vip|付费|付款|购买|充值|开通|订阅|解锁|关注.{0,8}(?:公众号|微信号)"
    r"|扫码|试读|预览|密码|权限)"
)
"""What is asked of the reader."""
_REST = (
    r"(?:(?:阅读|查看|浏览|显示|展开|解锁|下载|看|读).{0,4}(?:全文|全部|完整|剩余|余下|更多|后续|其余|隐藏)"
    r"|(?:剩余|余下|更多|完整|全部|后续|其余|隐藏)的?(?:内容|部分|章节|正文|文章|版)"
    r"|未读|继续(?:阅读|查看|浏览|观看)|解锁全文|(?:vip|会员|付费)(?:章节|内容|文章|文档|专享))"
)
"""What is promised for it."""
_LOGIN = re.compile(
    r"(?:点击)?(?:继续|登[录陆]后?)?(?:阅读|展开|查看|显示|解锁)"
    r"(?:全文|(?:剩余|更多|全部|完整|后续|隐藏)(?:的?内容|部分)|完整版)(?:>>|»|↓)?"
    rf"|{_NO_OFFICE}.{{0,10}}(?:内容|部分|章节|文章|全文|正文|文档).{{0,4}}(?:需要?|须|仅|限|只有?)"
    r".{0,8}(?:登[录陆]|注册|会员|付费|购买|充值).{0,16}"
    rf"|{_NO_OFFICE}.{{0,8}}(?:关注|扫码|扫描|回复).{{0,16}}(?:阅读|查看|解锁|获取)(?:全文|剩余|全部|完整).{{0,10}}"
    r"|[(\[]?(?:如果?想|想|若要|如需|要)要?(?:阅读|查看|浏览).{0,20}(?:登陆|登录|会员|付费).{0,30}"
    r"|[(\[]?(?:阅读|查看)(?:全文|全部|完整|剩余).{0,12}(?:先|请|需).{0,6}(?:登录|登陆|付费|开通).{0,20}"
    rf"|{_NO_OFFICE}.{{0,12}}(?:登陆|登录|开通会员|付费|购买|充值)后?.{{0,6}}"
    r"(?:阅读|查看|浏览|下载)(?:全文|全部内容|完整内容|剩余内容).{0,20}"
    r"|(?:预览|试读)(?:阅读)?(?:已)?结束.{0,40}"
    r"|(?:还剩|剩余|还有|余下).{0,2}\d{1,5}(?:页|%|个?字|章|段).{0,6}(?:未读|未显示|未展示|没读).{0,20}"
    rf"|{_NO_OFFICE}(?!.*免费下载)(?=.*{_GATE})(?=.*{_REST})[^。;]{{4,40}}"
    r"|剩余\d{0,3}%?.{0,6}(?:内容|字|页).{0,6}(?:未读|付费|会员).{0,20}"
    r"|已有账号\?.{0,40}登[录陆].{0,40}|没有账号\?.{0,20}注册.{0,10}"
)
_PREVIEW = re.compile(r"(?:预览|试读)(?:阅读)?(?:已)?结束")


@dataclass(frozen=True, slots=True)
class Wall:
    """A notice in the source that text is held back. `missing`: characters, when it says so."""

    start: int
    end: int
    kind: DamageKind
    missing: int | None
    words: str


def cuts(folded: str) -> Iterator[Wall]:
    """Paywall cuts, wherever they stand in a line; none of them twice."""
    end = 0
    for wall in sorted(_cuts(folded), key=lambda one: (one.start, -one.end)):
        if wall.start >= end:
            yield wall
            end = wall.end


def _cuts(folded: str) -> Iterator[Wall]:
    for found in chain(_BRACKETS.finditer(folded), _BETWEEN.finditer(folded)):
        if _holds_back(found["words"]):
            yield _wall(found, _missing(found["words"]))
    for found in _UNFINISHED.finditer(folded):
        yield _wall(found, max(int(found["all"]) - int(found["shown"]), 0) or None)
    for found in _UNSAID.finditer(folded):
        yield _wall(found, None)


def _holds_back(words: str) -> bool:
    if not _COUNT.search(words) or _LENGTH.search(words):
        return False
    return bool(_LEFT.search(words) or (_HELD.search(words) and not _ORDERED.search(words)))


def _missing(words: str) -> int | None:
    """How many characters a notice says are held back.

    `全文共3120字,仅显示1480字` -> 1640, `剩余49字` -> 49.
    """
    whole, shown, left = (one.search(words) for one in (_WHOLE, _SHOWN, _LEFT))
    if whole and shown:
        return max(int(whole[1]) - int(shown[1]), 0) or None
    if left:
        return int(left[1])
    counts = _COUNT.findall(words)
    return int(counts[0]) if len(counts) == 1 and not shown else None


def _wall(found: re.Match[str], missing: int | None) -> Wall:
    return Wall(found.start(), found.end(), DamageKind.CUT, missing, found[0])


def is_login(words: str) -> bool:
    """Whether a whole line asks to log in or to pay for the rest."""
    return bool(_LOGIN.fullmatch(words))


def is_preview(words: str) -> bool:
    """Whether a line says that a preview ends here."""
    return bool(_PREVIEW.match(words))
