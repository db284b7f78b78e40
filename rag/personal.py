"""Leaves out of a text the numbers, addresses and names that tell who somebody is.

In place of each stands its kind: 电话 13812345678 becomes 电话 〔手机号〕. Nothing of the number is
kept, so nothing of it can be stored, logged, searched for or shown to a model. Amounts, years,
numbers of documents, hotlines, and the lines of an office (教育局电话 0571-…) stay.
What is no plain number is found by `rag.particulars`.

Digits may be full-width, Chinese (幺三八…) or in circles, with blanks or hyphens between them:
what stands between blanks is a group, and neighbouring groups are one number where people write
that kind of number so. Example: 138 1234 5678 is (3, 4, 4), 2024-05-01 is no way to write one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rag.particulars import Personal, particulars


@dataclass(frozen=True, slots=True)
class _Group:
    """Digits without anything between them, where they stand, and what stands before them."""

    digits: str
    start: int
    end: int
    letter: bool = False
    """Whether a G or L that makes it the number of a pupil is its first sign."""


_CHINESE = {
    **dict(zip("〇一二三四五六七八九", "0123456789", strict=True)),
    **dict(zip("零壹贰叁肆伍陆柒捌玖", "0123456789", strict=True)),
    **dict(zip("貳參陸两兩幺○", "2362210", strict=True)),
}
_TOGETHER = 20
"""Groups that are looked at as one number."""
_GROUP = re.compile(r"(?:(?<![A-Za-z])[GgLl])?\d+[Xx]?")
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0f\ufeff\u20e3"
_GAP = re.compile(rf"[\s\-—–‐‑−_·.){_UNSEEN}]{{1,4}}")
_MAIL = re.compile(
    r"(?<![A-Z0-9_.+-])[A-Z0-9_.+-]+ ?(?:@|[\[(] ?at ?[\])]) ?[A-Z0-9-]+(?: ?\. ?[A-Z0-9-]+)+",
    re.ASCII | re.IGNORECASE,
)
_LEFT_OUT = re.compile(f"〔(?:{'|'.join(Personal)})〕")
_TOLD = re.compile(
    r"(?:^|(?<=[,，。;；!！?？\s(（]))(?:请?(?:打|拨打?|回复|发到|联系|加)?(?:到|我)?)(?:我是|我"
    r"|本人|孩子|家长)?的?"
    r"(?:手机|电话|身份证|证件|邮箱|银行卡|工资卡|卡|学籍|联系方式|座机|微信|qq|车牌|姓名|名字|(?:儿子|女儿|孩子)?名?叫)?(?:号码"
    r"|号)?(?:是|为|[:：])?\s*"
    rf"{_LEFT_OUT.pattern}(?=[,，。;；!！?？\s)）]|$)[,，。;；\s]*"
    rf"|(?:^|(?<=[,，。;；\s]))我是{_LEFT_OUT.pattern}的?(?:妈妈|爸爸|家长|母亲|父亲)[,，。;；\s]+",
    re.IGNORECASE,
)
"""A clause that tells a number and nothing else."""
_MEASURED = re.compile(r"(?:\.\d{1,4})?\s*(?:[元万亿年人名个件%％‰]|多元|余元|人次|平方|公里)")
_MONEY = re.compile(r"[¥￥$]\s*$")
_PUBLIC = re.compile(
    "(?:信用代码|机构代码|项目代码|项目编[号码]|索引号|许可证[号]?|备案[编号]*|文号|批准文号"
    "|标准号)[^\\d]{0,4}$"
)
_WHOSE = (
    "咨询|监督|举报|投诉|服务|招生|值班|客服|官方|办公|公开|教育局|教体局|[公局厅委办科股室]|学校|幼儿园|中学|小学"
    "|中心|单位|部门|机关|政府|医院|银行|街道|社区|文件[里中上]?(?:写|公布|给|留)?|通知[里中上]?(?:写|公布|给|留)?"
)
_OFFICE = re.compile(
    rf"(?:{_WHOSE})的?(?:办公|联系|咨询|固定|总)?(?:电话|热线|座机|号码?|联系方式)[^\d]{{0,6}}$"
    r"|(?:热线|传真|总机|前台)[^\d]{0,6}$|(?:中心|[局科股处]|办公室|学校|政府)[\s:(]{0,3}$"
)
_OWN = re.compile(
    r"(?:我(?![们]?[国校县市省区院班部局镇乡村街])|本人|自己|(?<![国专独])家里|老公|老婆|儿子|女儿|孩子)[^,，。;；!?]{0,12}$"
)
_OFFICE_MAIL = re.compile(
    r"(?:局|厅|部|委|办|中心|投诉|举报|咨询|监督|信访|公开|官方)的?(?:电子)?(?:邮箱|邮件|信箱|email)?[\s:是为]{0,3}$",
    re.IGNORECASE,
)
_IS = (
    r"(?:号码|号|编号|账号|帐号|证号|\s?no\.?|\s?number)?\s*(?:是|为|就是|叫|:|=|is\b)?\s*"
    r"[A-Za-z]{0,3}$"
)
_SAID = (
    (Personal.CARD, 8, re.compile(rf"(?:身份证|居民证|证件)(?:件)?{_IS}")),
    (Personal.SCHOOL, 8, re.compile(rf"学籍(?:卡|辅|主)?{_IS}")),
    (Personal.BANK, 8, re.compile(rf"(?:银行卡?|工资卡|存折|卡号|账户|账号|帐号){_IS}")),
    (
        Personal.LANDLINE,
        7,
        re.compile(rf"(?:电话|座机|固话|手机|联系方式|(?<![A-Za-z])(?:tel|phone)){_IS}"),
    ),
    (Personal.NUMBER, 5, re.compile(rf"(?<![A-Za-z])(?:QQ|扣扣|微信|VX){_IS}", re.IGNORECASE)),
    (
        Personal.NUMBER,
        6,
        re.compile(
            "(?:考生?|准考证|报名|社保卡?|医保卡?|护照|通行证|户口本?|驾驶证|残疾证|港澳证|台胞证|回乡证|居[住留]证"
            "|低保证?|房产证|不动产权?证?|学生证|学|passport|student id)" + _IS,
            re.IGNORECASE,
        ),
    ),
)
_SERVICE = re.compile(r"[48]00\d{7}$|9[56]\d{3,6}$|1[012]\d{1,3}$")
"""Numbers that everybody calls."""
_MOBILE_WAYS = frozenset(
    {(3, 4, 4), (3, 8), (3, 3, 5), (3, 5, 3), (4, 4, 3), (4, 3, 4), (7, 4), (5, 6), (6, 5)}
    | {(3, 2, 2, 2, 2), (3, 4, 2, 2), (3, 3, 3, 2)}
)
_LANDLINE_WAYS = frozenset((a, *b) for a in (3, 4) for b in ((7,), (8,), (4, 4), (3, 4)))
_CARD_WAYS = frozenset(
    {
        (6, 8, 4),
        (6, 4, 4, 4),
        (3, 3, 4, 4, 4),
        (6, 12),
        (14, 4),
        (10, 8),
        (4, 4, 4, 6),
        (3, 3, 8, 4),
    }
    | {(6, 4, 2, 2, 4), (6, 8, 3, 1), (17, 1), (4, 4, 4, 4, 2), (6, 6, 6), (3, 3, 3, 3, 3, 3)}
    | {(6, 6, 3), (3, 3, 3, 3, 3), (5, 5, 5)}
)
_CARD = re.compile(r"[1-9]\d{5}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]")
_OLD_CARD = re.compile(r"[1-9]\d{5}\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}")
_PUPIL = re.compile(r"[GgLl]\d{17}[\dXx]")
_FORMS = (
    (Personal.SCHOOL, _PUPIL, _CARD_WAYS),
    (Personal.CARD, _CARD, _CARD_WAYS),
    (Personal.CARD, _OLD_CARD, _CARD_WAYS),
    (Personal.MOBILE, re.compile(r"(?:(?:00)?86|0)?1[3-9]\d{9}"), _MOBILE_WAYS),
    (Personal.LANDLINE, re.compile(r"(?:(?:00)?86)?0[1-9]\d{8,10}"), _LANDLINE_WAYS),
)
_APPOSED = re.compile(
    rf"(?:的?(?:身份证|居民证|证件|学籍|电话|手机|联系方式)号?码?(?:是|为|[:：])?\s*){_LEFT_OUT.pattern}"
    r"(?=的?(?:能|可以|可否|可不可以|是否|该|应|想|怎么|如何|孩子|学生|家长))"
)
"""Tells who is meant: 孩子身份证〔身份证号〕能报名吗 asks about a child, not about a card."""
_LONG = re.compile(r"\d{15,20}[Xx]?")
_BANK = re.compile(r"[3-69]\d{15,18}")
_SCHOOL_LENGTH, _TWO, _FOUR, _SIX = 19, 2, 4, 6


def left_out(text: str) -> str:
    """A text without personal numbers; in their places stands what kind they were.

    To do it again changes nothing.
    """
    plain = "".join(map(_plain, text))
    kept, at = [], 0
    for start, end, kind in sorted(_found(plain)):
        if start >= at:
            kept += [text[at:start], f"〔{kind}〕"]
            at = end
    return "".join((*kept, text[at:]))


def lacks(text: str) -> bool:
    """Whether something personal was left out of it."""
    return _LEFT_OUT.search(text) is not None


def without(text: str) -> str:
    """A text without the signs for what was left out: nothing is to be searched for in its place.

    Example: ``without("我的手机号〔手机号〕查不到成绩") == "我的手机号查不到成绩"``.
    A clause that only tells a number goes with it: of 我的手机〔手机号〕，补助多少 stays 补助多少.
    So does what the number is called where it only tells who is meant.
    """
    return _LEFT_OUT.sub("", _APPOSED.sub("", _TOLD.sub("", text))).strip()


@cache
def _plain(sign: str) -> str:
    """A digit of whatever writing as an ASCII digit; everything else half-width."""
    if sign in _CHINESE:
        return _CHINESE[sign]
    digit = unicodedata.digit(sign, -1)
    if digit >= 0:
        return str(digit)
    narrow = unicodedata.normalize("NFKC", sign)
    return narrow if len(narrow) == 1 and not "\ud800" <= sign <= "\udfff" else sign


def _found(plain: str) -> Iterator[tuple[int, int, Personal]]:
    """What names a person, where: addresses first, then numbers."""
    taken = []
    for found in _MAIL.finditer(plain):
        if not (found[0].endswith(".gov.cn") and _OFFICE_MAIL.search(plain[: found.start()])):
            taken.append((found.start(), found.end()))
            yield *taken[-1], Personal.MAIL
    for start, end, particular in particulars(plain):
        if not any(a < end and start < b for a, b in taken):
            taken.append((start, end))
            yield start, end, particular
    for run in _runs(plain):
        at = 0
        while at < len(run):
            kind, count = _number(plain, run[at : at + _TOGETHER])
            if kind:
                start, end = run[at].start, run[at + count - 1].end
                if not any(a < end and start < b for a, b in taken):
                    yield start, end, kind
            at += count


def _runs(plain: str) -> Iterator[list[_Group]]:
    """Groups of digits with nothing but a gap between one and the next."""
    run: list[_Group] = []
    for found in _GROUP.finditer(plain):
        letter = not found[0][0].isdigit()
        if run and not _GAP.fullmatch(plain, run[-1].end, found.start()):
            yield run
            run = []
        run.append(_Group(found[0], found.start(), found.end(), letter))
    if run:
        yield run


def _number(plain: str, groups: list[_Group]) -> tuple[Personal | None, int]:
    """What the first groups are together, the most of them first; and how many these are."""
    before = plain[max(0, groups[0].start - 24) : groups[0].start]
    for count in range(len(groups), 0, -1):
        ways = tuple(len(one.digits) for one in groups[:count])
        digits = "".join(one.digits for one in groups[:count])
        after = plain[groups[count - 1].end :][:8]
        if kind := _kind(digits, ways, before, after):
            return kind, count
    return None, 1


def _kind(digits: str, ways: tuple[int, ...], before: str, after: str) -> Personal | None:
    """What a number is, by its form, the word before it, or its length."""
    if _MEASURED.match(after) or _MONEY.search(before) or _PUBLIC.search(before):
        return None
    formed = _formed(digits, ways)
    if formed is Personal.LANDLINE and _of_office(before):
        return None
    return formed or _said(digits, ways, before)


def _formed(digits: str, ways: tuple[int, ...]) -> Personal | None:
    """What a number is by its form alone."""
    one = len(ways) == 1 or set(ways) == {1}
    for kind, pattern, known in _FORMS:
        if pattern.fullmatch(digits):
            return kind if one or _called(ways, digits, known) else None
    fours = set(ways[:-1]) == {_FOUR} or (ways[0] == _SIX and len(ways) == _TWO)
    if not _LONG.fullmatch(digits) or not (one or fours):
        return None
    if _BANK.fullmatch(digits):
        return Personal.BANK
    return Personal.SCHOOL if len(digits) == _SCHOOL_LENGTH else Personal.NUMBER


def _called(ways: tuple[int, ...], digits: str, known: frozenset[tuple[int, ...]]) -> bool:
    """Whether people write a number in these groups, with the number of the country or without.

    1998-2005 300 are years: who writes four digits first does not begin with 19.
    """
    if ways[0] in {_TWO, _FOUR} and digits.startswith(("86", "0086")) and len(ways) > 1:
        ways, digits = ways[1:], digits[ways[0] :]
    years = ways[0] == _FOUR and digits.startswith("19") and len(ways) > 1
    return len(ways) == 1 or (ways in known and not years)


def _said(digits: str, ways: tuple[int, ...], before: str) -> Personal | None:
    """What a number is by the word before it."""
    if len(ways) > 1 and not (set(ways) == {1} or min(ways[:-1]) > 2):  # noqa: PLR2004  groups
        return None
    for kind, least, word in _SAID:
        if len(digits) < least or not word.search(before):
            continue
        public = _SERVICE.fullmatch(digits) or _of_office(before)
        return None if kind is Personal.LANDLINE and public else kind
    return None


def _of_office(before: str) -> bool:
    """Whether a line is one that an office gives out: 教育局的电话, not 我在学校的电话."""
    return bool(_OFFICE.search(before)) and not _OWN.search(before)
