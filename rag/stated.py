"""Takes a clause apart into what can be held against another one: who, what, how much, whether.

The same reading serves for a claim and for a sentence of a document, so that the two meet. Words
know whether they are denied (不得收取择校费: 收取 and 择校费 are); what a clause is restricted to
(初中, 民办, 寄宿) is kept apart from its words, for there a difference means another subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import rjieba

from rag.fillers import bare
from rag.lexicon import Lexicon
from rag.quantity import Quantity, periods, quantities
from rag.terms import HAN

_LIMITS = re.compile(
    r"不(?:得|能|可以?)?(?:超过|少于|低于|高于|多于|小于|大于)|不足|不满|不到|不同|不断|不仅|不但|不论|不管"
    r"|不动产|不当|不限于|未成年|未来|无障碍|无论|无偿|非寄宿|非营利|非学科|能不能|可不可以|是不是|有没有|免疫|不低"
)
_DENIES = re.compile(
    r"不得|严禁|禁止|不准|不许|不可以|不能|不可|不应当?|不予|不再|不需要|不需|无需|无须|不用|不必|不要|不会|不是"
    r"|不在|不受|不|未|没有|没|无|别|取消|停止|杜绝|谢绝"
)
_STRONG = re.compile(
    r"不得|严禁|禁止|不准|不许|不可|不能|不应|不予|杜绝|不需|无需|无须|不用|不必|不要|不再"
)
_ENDS = re.compile(r"[,，。;；:：!?|]|$")
_SHORT = re.compile(r"[,，。;；:：!?|]|的|$")
"""Where a denial ends: 没有校车的学生 denies the bus, not the pupils."""
_MODES = {
    "must": r"应当|应该|必须|务必|一律|须|要求|需要?|不得不",
    "may": r"可以|可|允许|能够?|有权|准予|能",
    "bars": r"不得|严禁|禁止|不准|不许|不可以|不允许|不能|不可|不应当?|不予|不会",
    "spares": r"不需要?|无需|无须|不用|不必|不再要求|不要求|免(?:[于予除收交缴费征])?",
}
_FREE = re.compile(
    r"(?:全部)?免(?:除|于|予)?(?:收|交|缴|费|征)?(?!疫|职)|不(?:得|再|用|需|需要|必|应)?(?:另行|另外)?(?:收取|收费|收|交费?|缴纳?|要钱|花钱)"
    r"|无偿|零收费|全免"
)
_CHARGED = re.compile(
    r"收费|收取|交纳|缴纳|缴费|交费|自费|付费|要交|要缴|需交|需缴|收钱|交钱|要钱|花钱"
)
_HALF = re.compile(r"减半|半价|一半|半费|五折")
_FULL = re.compile(r"全额|全部|全数|足额")
_ALL = re.compile(r"所有|全部|一律|任何|全体|无条件|统统|全都|每个|人人|全县|全国|全省|全市")
_GROUPS: tuple[tuple[str, ...], ...] = (
    (
        "幼儿园|学前|入园|在园|幼儿",
        "小学",
        "初中|初级中学",
        "高中|高级中学",
        "中职|中等职业|职校",
        "大学|高校",
    ),
    ("公办|公立", "民办|私立"),
    ("城区|县城|城市|城里", "乡镇|乡村|农村|村级|村小|乡下", "山区"),
    ("非寄宿|走读", "(?<!非)寄宿|住校|住宿"),
    ("小班", "中班", "大班", "混龄班", "托班"),
    ("春季|春期", "秋季|秋期"),
    ("食堂", "配送"),
    ("省级", "县一级|县级", "市级", "国家级"),
    ("四人间|4人间", "六人间|6人间", "八人间|8人间"),
    ("骨干教师", "专任教师", "保育员", "保安员", "班主任"),
    ("公办小学", "公办初中"),
    ("平躺", "伏案|趴"),
    ("城镇职工|职工", "城乡居民|居民"),
)
_KINDS = (
    "残疾",
    "孤儿",
    "特困",
    "低保|最低生活保障",
    "脱贫",
    "烈士",
    "随迁",
    "双胞胎|多胞胎",
    "无人抚养",
    "本县户籍",
    "经济困难|贫困|困难家庭|困难学生",
    "现役军人",
    "多孩",
    "乡村小规模",
    "起始年级",
    "普惠",
    "营利性",
    "中心幼儿园",
    "骨干",
    "老年",
    "未成年",
    "退役",
    "高龄",
    "失能",
    "重度",
)
_MEMBERS = (*(member for group in _GROUPS for member in group), *_KINDS)
_GRADES = re.compile(
    r"(?P<a>[一二三四五六七八九1-9])(?:(?:[至到~—-]|、)(?P<b>[一二三四五六七八九1-9]))?年级"
)
_TAGS = "a d c p u uj ul uz ud uv uw ug y e o x w r f m q k h g zg z"
_FUNCTION = frozenset(_TAGS.split())
_KEPT = frozenset({"以上", "以下", "自愿", "强制", "优先", "统一", "统筹", "同步"})
_IDLE_WORDS = """
进行 有关 相关 情况 问题 工作 方面 规定 标准 按照 执行 实行 实施 依照 符合 下列 以下 其中 包括
属于 达到 今年 去年 明年 现在 目前 最近 今后 给予 享受 享有 发放 发给 每人 每生 每学期 每月
每年 每天 为止 之后 以前 以后 期间 时间 左右 当天 当日
"""
_IDLE = frozenset(_IDLE_WORDS.split())
_HAN = re.compile(f"[{HAN}]{{2,}}|[a-z][a-z0-9.-]+")


class Mode(StrEnum):
    """What a clause makes of what it speaks of."""

    MUST = "must"
    MAY = "may"
    BARS = "bars"
    SPARES = "spares"


_MODE = tuple((Mode(name), re.compile(words)) for name, words in _MODES.items())


@dataclass(frozen=True, slots=True)
class Word:
    """An informative word: any of `forms` says it; `denied` where a 不得, 无需 goes before it."""

    forms: tuple[str, ...]
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """A folded clause taken apart.

    `labels` are what it is restricted to, as (group, member); `degree` is `free`, `half`, `full`
    or empty; `all` are words like 所有 that widen it.
    """

    text: str
    words: tuple[Word, ...]
    quantities: tuple[Quantity, ...]
    labels: frozenset[tuple[str, str]]
    modes: frozenset[Mode]
    degrees: frozenset[str]
    widened: frozenset[str]
    periods: frozenset[str]


def stated(folded: str, lexicon: Lexicon | None = None) -> Statement:
    """Take a folded clause apart; with a lexicon its words get the forms documents use."""
    found = quantities(folded)
    plain = _LIMITS.sub(_blank, folded)
    return Statement(
        folded,
        tuple(_words(_without(folded, found), plain, lexicon)),
        found,
        _labels(folded),
        frozenset(mode for mode, _ in _modes(plain)),
        _degrees(plain),
        frozenset(m.group() for m in _ALL.finditer(folded)),
        periods(folded),
    )


def members(group: str) -> str:
    """A regular expression of all that belongs to a group of labels."""
    return "|".join(_members(group)) or "(?!)"


def first_member(folded: str, group: str) -> str:
    """The member of a group of labels that a text names first; empty where it names none."""
    named = ((m.start(), one) for one in _members(group) for m in [re.search(one, folded)] if m)
    return min(named, default=(0, ""))[1]


def _members(group: str) -> tuple[str, ...]:
    return next((one for one in _GROUPS if one[0] == group), ())


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _without(folded: str, found: tuple[Quantity, ...]) -> str:
    """A clause with blanks where its quantities, limits and grades stand."""
    signs = list(folded)
    for one in found:
        signs[one.start : one.end] = " " * (one.end - one.start)
    return _GRADES.sub(_blank, _LIMITS.sub(_keep_words, "".join(signs)))


def _keep_words(found: re.Match[str]) -> str:
    return found[0] if found[0][0] in "未无非" or found[0] == "不动产" else _blank(found)


def _modes(plain: str) -> Iterator[tuple[Mode, int]]:
    """The modes of a clause; a 可以 within 不可以 is none."""
    taken: set[int] = set()
    for mode in (Mode.BARS, Mode.SPARES, Mode.MUST, Mode.MAY):
        pattern = dict(_MODE)[mode]
        for found in pattern.finditer(plain):
            if not taken.intersection(range(*found.span())):
                taken.update(range(*found.span()))
                yield mode, found.start()


def _degrees(plain: str) -> frozenset[str]:
    rest = _FREE.sub(_blank, plain)
    patterns = ((_FREE, plain, "free"), (_HALF, rest, "half"), (_FULL, rest, "full"))
    told = {name for pattern, text, name in patterns if pattern.search(text)}
    charged = _CHARGED.search(rest) and not _DENIES.search(rest)
    return frozenset(told | ({"charged"} if charged else set()))


def _labels(folded: str) -> frozenset[tuple[str, str]]:
    told = {
        (members[0], member)
        for members in _GROUPS
        for member in members
        if re.search(member, folded)
    }
    told |= {("kind", kind) for kind in _KINDS if re.search(kind, folded)}
    told |= {("grade", f"{g['a']}-{g['b'] or g['a']}") for g in _GRADES.finditer(folded)}
    return frozenset(told)


def _words(text: str, plain: str, lexicon: Lexicon | None) -> Iterator[Word]:
    sayings = list(lexicon.sayings(text)) if lexicon else []
    rest = list(text)
    for one in sayings:
        said = text[one.start : one.end]
        if len(said) > 1 and bare(said) and said not in _IDLE:
            yield Word((said, *one.means), _denied(plain, one.start))
            rest[one.start : one.end] = " " * (one.end - one.start)
    kept = "".join(rest)
    for start, word in _cut(kept):
        yield Word((word, *_alike(word)), _denied(plain, start))


def _alike(word: str) -> Iterator[str]:
    """Other words for what a label says: 中等职业 for 中职."""
    for one in _MEMBERS:
        names = [name for name in one.split("|") if name.isalnum()]
        if word in names:
            yield from (name for name in names if name != word)


def _cut(text: str) -> Iterator[tuple[int, str]]:
    """The informative words of a text with their places."""
    at = 0
    for word, tag in rjieba.tag(text):
        start, at = at, at + len(word)
        if not _HAN.fullmatch(word) or word in _IDLE:
            continue
        if word not in _KEPT and (tag in _FUNCTION or not bare(word)):
            continue
        if any(told.fullmatch(word) for told in (_CHARGED, _FREE, _HALF, _FULL)):
            continue
        if not _DENIES.fullmatch(word) and not any(p.fullmatch(word) for _, p in _MODE):
            yield start, word


@lru_cache(maxsize=4096)
def _scopes(plain: str) -> tuple[tuple[int, int], ...]:
    """From where to where a clause denies."""
    return tuple((one.end(), _end(plain, one)) for one in _DENIES.finditer(plain))


def _end(plain: str, denial: re.Match[str]) -> int:
    """Where what a denial denies ends."""
    stop = (_ENDS if _STRONG.match(denial[0]) else _SHORT).search(plain, denial.end())
    return stop.start() if stop else len(plain)


def _denied(plain: str, at: int) -> bool:
    return any(start <= at < end for start, end in _scopes(plain))


def pivots(statement: Statement) -> frozenset[str]:
    """The first word that each denial of a clause denies: 强制 of 不得强制学生参加午休."""
    places = {word.forms[0]: statement.text.find(word.forms[0]) for word in statement.words}
    found = set()
    for start, end in _scopes(_LIMITS.sub(_blank, statement.text)):
        inside = [(at, word) for word, at in places.items() if start <= at < end]
        found |= {min(inside)[1]} if inside else set()
    return frozenset(found)


@lru_cache(maxsize=20_000)
def read(folded: str) -> Statement:
    """`stated` without a lexicon, remembered: sentences of documents are read many times."""
    return stated(folded)
