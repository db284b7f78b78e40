"""Plants damage in clean texts, at random places: the ways in which websites and converters do it.

Every function takes the lines of a text and gives the source with the damage, the places of the
damage in it, and what must be left when it is cleaned. The wordings were written down
before the rules were bettered: what the rules found of them at first stands in README.md.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from opencc import OpenCC
from pypinyin import Style, pinyin

PLACES = 3
"""How often a kind is planted in a text, where it can be planted more than once."""


@dataclass(frozen=True, slots=True)
class Wordings:
    """How damage is worded. The rules were bettered over `KNOWN`; `FRESH` was set aside."""

    notices: tuple[str, ...]
    logins: tuple[str, ...]
    masks: tuple[str, ...]
    adverts: tuple[str, ...]
    shares: tuple[str, ...]
    rubies: tuple[str, ...]


KNOWN = Wordings(
    notices=(
        "……（网站http://www.example.com省略{n}字，正式会员可完整阅读）……",
        "……（未完，全文共{all}字，当前仅显示{shown}字，请阅读下面提示信息）",
        "（剩余{n}字，登录后阅读全文）",
        "……剩余{n}字，开通会员后查看……",
        "【此处隐藏{n}字，付费后可见】",
        "[还有{n}字未显示，请登录]",
        "…（以下省略{n}字，完整内容请下载）…",
        "（略去约{n}字）",
        "……（此处内容仅会员可见，余下{n}字）……",
        "（试读到此，余{n}字）",
        "……（内容过长，仅展示部分，剩余{n}字未展示）",
        "……（未完待续）",
        "……（本文共{all}字，会员可查看剩余{n}字）……",
        "（隐藏部分{n}字，请购买后查看）",
        "——以下{n}字需付费阅读——",
        "（后略{n}字）",
        "[全文{all}字，已显示{shown}字]",
        "……未完，剩余{n}字请登录阅读……",
        "……（余文{n}字未显示）……",
        "（本页仅展示部分内容，隐藏{n}字）",
        "…………剩余{n}字，扫码阅读…………",
        "【未完，还有{n}字】",
        "（篇幅所限，省略{n}字）",
        "……（全文约{all}字，免费阅读{shown}字）",
        "……（剩下的{n}字仅对会员开放）……",
        "（中间{n}字已被屏蔽）",
        "[此段落需付费，共{n}字]",
        "……后面还有{n}字，下载后查看……",
        "（本页显示{shown}字，全文共{all}字）",
        "（节选，省去{n}字）",
    ),
    logins=(
        "阅读全文",
        "（想阅读完全部内容，您需要先登录！）",
        "登录后查看全文",
        "您还未登录，请登录后阅读全文",
        "本文为付费内容，购买后可阅读全文",
        "试读结束，开通会员阅读全文",
        "预览已结束，下载原文档查看全部内容",
        "该内容需要登录后才能查看",
        "剩余60%未读，开通会员继续阅读",
        "关注公众号后阅读全文",
        "展开剩余内容",
        "请先登录后再阅读剩余内容",
        "登录阅读完整内容",
        "会员专享，开通后阅读剩余部分",
        "想看更多？请先注册登录",
        "继续阅读需要付费",
        "解锁全文",
        "文档预览到此结束，登录后下载完整版",
        "登录查看更多精彩内容",
        "成为会员，畅读全文",
        "请输入密码查看隐藏内容",
        "还剩3页未读，继续阅读",
        "点击解锁剩余章节",
        "完整版请下载附带文档后登录查看",
        "本章为VIP章节，请订阅",
        "您没有权限浏览全部内容",
        "请升级会员等级以继续浏览",
        "点击购买本文，即可阅读剩余90%",
        "注册即可免费阅读余下部分",
    ),
    masks=(
        "XX",
        "XXX",
        "××",
        "**",
        "***",
        "＊＊",
        "ＸＸ",
        "○○",
        "某某",
        "xx",
        "□□",
        "＊",
        "××××",
        "＊＊＊",
        "〇〇",
        "●●",
        "XXXX",
        "某某某",
        "※※",
        "xxxx",
    ),
    adverts=(
        "携手公文写作范文宝典：www.example.com",
        "更多范文请访问：www.example.com",
        "需要代写材料、定制方案请加微信：abc12345",
        "请点击 在线客服 联系老师",
        "本站VIP会员可免费下载全部资料，点击开通",
        "【广告】公务员考试培训班火热招生中",
        "加QQ群123456789免费领取学习资料",
        "关注微信公众号“公文在线”，获取更多材料",
        "下载APP，阅读更多精彩内容",
        "版权声明：本文由网友上传，仅供学习参考，如有侵权请联系删除。",
        "本文档由某某文库提供，下载请登录",
        "扫码添加老师微信，领取公考资料",
        "公众号：材料写作，每日更新",
        "限时优惠：会员年卡仅需99元，立即购买",
        "本站文章均来源于网络，版权归原作者所有",
        "推荐：2024年公务员申论范文大全",
        "咨询电话/微信：13800000000",
        "点击下载Word文档到电脑，方便收藏和打印",
    ),
    shares=(
        "分享到：微信 微博 QQ空间",
        "扫一扫在手机打开当前页",
        "【打印本页】 【关闭窗口】",
        "微信扫一扫分享本页面",
        "分享  收藏  点赞  评论",
        "用微信“扫一扫”，分享至朋友圈",
        "复制链接 分享至微信 分享至微博",
        "打印 | 收藏 | 关闭",
        "本文链接：https://www.example.com/article/123.html",
        "转发到朋友圈",
        "【字体：大 中 小】",
        "QQ好友 QQ空间 新浪微博 微信",
        "分享本页",
        "手机扫码阅读",
        "点击右上角分享给好友",
        "收藏本文 | 打印本文 | 我要纠错",
        "微信好友 朋友圈 复制链接",
        "【 字号：大 中 小 】 【打印】",
    ),
    rubies=(
        "({})",
        "（{}）",
        "( {} )",
        "[{}]",
        "{}",
        "〔{}〕",
        "({} )",
        "【{}】",
        "（ {}）",
    ),
)
FRESH = Wordings(
    notices=(
        "……（后文{n}字待解锁）……",
        "【本段共{n}字，仅限VIP】",
        "（内容节选，剩余约{n}字请移步客户端）",
        "……下文还有{n}字……",
        "（全文{all}字，此处只摘录{shown}字）",
        "〔{n}字已隐去〕",
    ),
    logins=(
        "以下部分仅对VIP用户可见",
        "立即开通会员，畅享无限阅读",
        "登陆以后才可以看到后面的内容哦",
        "阅读剩下的80%请购买单篇",
        "本文仅展示前三页，下载查看全文",
        "您的阅读权限不足，无法显示全文",
    ),
    masks=(
        "××",
        "＊＊＊",
        "ＸＸＸ",
        "某某",
        "◯◯",
        "XX",
    ),
    adverts=(
        "代写各类公文、总结、讲话稿，诚信可靠",
        "客服QQ：12345678，欢迎咨询定制",
        "公考面试班，名师授课，包过协议",
        "更多优质课件尽在教育资源网",
        "觉得有用就点个赞再走吧",
        "长按识别二维码，免费进群交流",
    ),
    shares=(
        "分享 0 微博 微信",
        "点赞 12 收藏 3 分享",
        "微信扫描二维码，把文章分享出去",
        "一键分享到：QQ 微信 微博",
        "打印本页 关闭窗口 返回顶部",
        "浏览量：1024 分享到微信",
    ),
    rubies=(
        "({})",
        "（{}）",
        "[{}]",
        "{}",
    ),
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_NAMED = re.compile(
    r"[\u4e00-\u9fff]{2}(?=(?:省|市|县|区|局|厅)[\u4e00-\u9fff])|(?<!\d)\d{4}(?=年)|[一二三四五六七八九十]{1,3}(?=日内|万元|名以上)"
)
_CHAPTER = re.compile(r"^(?:#+\s*)?(第[一二三四五六七八九十]+章\s*\S.{0,20})$")
_LEAST = 60
_ARTICLE = 2


@dataclass(frozen=True, slots=True)
class Planted:
    """A text with damage. `places` are stretches of the source; `base` is what was sound in it.

    `added` are words that must be gone from the text; none where the damage stays in it.
    """

    source: str
    base: str
    places: tuple[tuple[int, int], ...]
    added: tuple[str, ...] = ()


Plant = Callable[[str, random.Random, Wordings], "Planted | None"]


def cut(text: str, dice: random.Random, say: Wordings) -> Planted | None:
    """Half a paragraph gives way to a notice that counts it."""
    lines = text.split("\n")
    at = _paragraph(lines, dice)
    if at is None:
        return None
    line = lines[at]
    keep = dice.randrange(len(line) // 4, len(line) * 3 // 4)
    words = dice.choice(say.notices)
    lost = len(line) - keep
    notice = words.format(n=lost, all=len(text), shown=len(text) - lost)
    before = "\n".join([*lines[:at], line[:keep]])
    after = "\n".join(["", *lines[at + 1 :]])
    place = (len(before), len(before) + len(notice))
    return Planted(before + notice + after, before + after, (place,), (notice,))


def login(text: str, dice: random.Random, say: Wordings) -> Planted | None:
    """The text ends in the middle of a paragraph, with a line that asks to log in."""
    lines = text.split("\n")
    at = _paragraph(lines, dice)
    if at is None:
        return None
    base = "\n".join([*lines[:at], lines[at][: len(lines[at]) // 2]])
    wall = dice.choice(say.logins)
    place = (len(base), len(base) + 1 + len(wall))
    return Planted(f"{base}\n{wall}\n", base, (place,), (wall,))


def masked(text: str, dice: random.Random, say: Wordings) -> Planted | None:
    """Names, years and figures are replaced by signs."""
    found = [one for one in _NAMED.finditer(text) if one.start() > text.find("第一条")]
    chosen = sorted(dice.sample(found, min(PLACES, len(found))), key=lambda one: one.start())
    pieces, places, last = [], [], 0
    for one in chosen:
        mask = dice.choice(say.masks)
        pieces += [text[last : one.start()], mask]
        at = sum(map(len, pieces)) - len(mask)
        places.append((at, at + len(mask)))
        last = one.end()
    source = "".join([*pieces, text[last:]])
    return Planted(source, source, tuple(places)) if places else None


def mojibake(text: str, dice: random.Random, _: Wordings) -> Planted | None:
    """A stretch of a paragraph goes through a wrong conversion."""
    lines = text.split("\n")
    at = _paragraph(lines, dice)
    if at is None:
        return None
    line = lines[at]
    start = dice.randrange(8, len(line) // 2)
    stretch = line[start : start + dice.randrange(8, 24)]
    lost = dice.choice(_CONVERSIONS)(stretch)
    before = "\n".join([*lines[:at], line[:start]])
    after = "\n".join([line[start + len(stretch) :], *lines[at + 1 :]])
    source = before + lost + after
    return Planted(source, source, ((len(before), len(before) + len(lost)),))


def missing(text: str, dice: random.Random, _: Wordings) -> Planted | None:
    """A table of contents stands before the text, and one of its chapters is not there."""
    lines = text.split("\n")
    heads = [at for at, line in enumerate(lines) if _CHAPTER.match(line.strip())]
    first = next((at for at, line in enumerate(lines) if line.strip().startswith("第一条")), None)
    if first is None:
        return None
    heads = [at for at in heads if at >= first - _ARTICLE]
    if len(heads) < 4:
        return None
    lost = dice.randrange(1, len(heads) - 1)
    table = [lines[at].strip().lstrip("# ") for at in heads]
    kept = [*lines[heads[0] : heads[lost]], *lines[heads[lost + 1] :]]
    spaced = dice.choice(("目录", "目　录", "目 录"))
    before = f"{lines[0]}\n\n{spaced}\n\n"
    source = before + "\n".join(table) + "\n\n" + "\n".join(kept)
    start = len(before) + sum(len(entry) + 1 for entry in table[:lost])
    return Planted(source, source, ((start, start + len(table[lost])),))


def ruby(text: str, dice: random.Random, say: Wordings) -> Planted | None:
    """Readings stand behind characters, as a converter of web pages leaves them."""
    form = dice.choice(say.rubies)
    style = Style.NORMAL if form == "({})" and dice.random() < 1 / 2 else Style.TONE
    able = [at for at in range(len(text)) if _HAN.match(text[at])]
    pieces, places, last = [], [], 0
    for at in sorted(dice.sample(able, min(10, len(able)))):
        reading = form.format(pinyin(text[at], style=style)[0][0])
        pieces += [text[last : at + 1], reading]
        place = sum(map(len, pieces)) - len(reading)
        places.append((place, place + len(reading)))
        last = at + 1
    source = "".join([*pieces, text[last:]])
    return Planted(source, text, tuple(places), tuple(source[a:b] for a, b in places))


def advert(text: str, dice: random.Random, say: Wordings) -> Planted | None:
    """Lines that sell something stand between the paragraphs."""
    return _lines(text, dice, say.adverts)


def share(text: str, dice: random.Random, say: Wordings) -> Planted | None:
    """Buttons of a web page stand between the paragraphs."""
    return _lines(text, dice, say.shares)


def _lines(text: str, dice: random.Random, kinds: tuple[str, ...]) -> Planted:
    lines = text.split("\n")
    slots = sorted(dice.sample(range(1, len(lines)), min(PLACES, len(lines) - 1)))
    words = [dice.choice(kinds) for _ in slots]
    source: list[str] = []
    starts: list[int] = []
    for at, line in enumerate(lines):
        if at in slots:
            starts.append(sum(len(one) + 1 for one in source))
            source.append(words[slots.index(at)])
        source.append(line)
    places = tuple((a, a + len(word)) for a, word in zip(starts, words, strict=True))
    return Planted("\n".join(source), text, places, tuple(words))


def _paragraph(lines: list[str], dice: random.Random) -> int | None:
    """A long line of the body."""
    body = next((at for at, line in enumerate(lines) if line.strip().startswith("第一条")), 0)
    long = [at for at in range(body, len(lines)) if len(lines[at]) >= _LEAST]
    return dice.choice(long) if long else None


def _locked(stretch: str) -> str:
    return (
        stretch.encode("gbk", "ignore").decode("utf-8", "replace").encode().decode("gbk", "replace")
    )


_CONVERSIONS: tuple[Callable[[str], str], ...] = (
    lambda s: s.encode().decode("gbk", "replace"),
    lambda s: s.encode("gbk", "ignore").decode("latin-1"),
    lambda s: s.encode().decode("cp1252", "replace"),
    lambda s: s.encode().decode("latin-1"),
    _locked,
    lambda s: "\ufffd" * len(s),
    lambda s: "?" * len(s),
    lambda s: OpenCC("s2t").convert(s).encode("big5", "ignore").decode("gbk", "replace"),
    lambda s: s.encode("gbk", "ignore").decode("big5", "replace"),
    lambda s: s.encode("utf-16-le").decode("gbk", "replace"),
    lambda s: "".join(chr(0xE000 + ord(c) % 6000) for c in s),
    lambda s: "□" * len(s),
)

KINDS: dict[str, Plant] = {
    "cut": cut,
    "login_wall": login,
    "masked": masked,
    "mojibake": mojibake,
    "missing_section": missing,
    "pinyin": ruby,
    "advert": advert,
    "share": share,
}
"""Every kind of damage: those that are told, and those that are taken out."""


def planted(
    texts: Mapping[str, str], seed: int, say: Wordings
) -> Iterator[tuple[str, str, Planted]]:
    """Every kind in every text that it can be planted in: name, kind, the text with it."""
    for name, text in texts.items():
        for kind, plant in KINDS.items():
            found = plant(text, random.Random(f"{seed} {name} {kind}"), say)
            if found is not None:
                yield name, kind, found
