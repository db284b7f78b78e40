"""Tells whether a text holds the kind of thing a question asks for.

Patterns over folded text. They decide nothing alone: a passage that speaks of the subject but
holds no amount where an amount is asked for is near, not an answer (`rag.judge`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

import rjieba

from rag.inquiry import Inquiry, Wants
from rag.numerals import CHINESE, NUMBER

_NUM = rf"(?<![第\d.])(?:{NUMBER}|{CHINESE})"
_MEASURE = (
    "所个家对名人间亩位条类种项门次年天日月周节度户座套台辆处块支批期届步轮级层份件张本篇只米"
    "公里小时分钟课时平方周克斤"
)
_COUNTED = "所个家对名人间亩位条类种项门次座套台辆处块支批件张本只户里时克斤"
"""Measure words of things that are counted; 2027年 and 县一级 count nothing."""

_HOLDS: dict[Wants, re.Pattern[str]] = {
    Wants.AMOUNT: re.compile(
        rf"{_NUM}(?:余|多)?(?:万|亿|千|百)*(?:余|多)?元|{NUMBER}[万亿](?!人|名|户|亩|所)"
        r"|的\d+(?:\.\d+)?%(?:的?标准)?(?:发放|计发|计算|执行|支付|给予|享受|补助|补贴|收取|缴纳|核定|确定)"
    ),
    Wants.SHARE: re.compile(rf"\d[%]|百分之|千分之|[一二三四五六七八九]成|{NUMBER}个百分点|全覆盖"),
    Wants.COUNT: re.compile(
        rf"{_NUM}(?:余|多|万|亿|千|百)*(?:余|多)?[{_COUNTED}]|\d+(?:\.\d+)?%"
        r"|(?:^|\|) *\d+ *(?:\||$)"
    ),
    Wants.DATE: re.compile(
        rf"\d{{4}}(?:年|学年)|{_NUM}月|{_NUM}日|年内|年底|年初|{_NUM}年(?:内|之内|以内)|学年|季度|暑假|寒假|每年|近年来|次日|工作日"
    ),
    Wants.CONTACT: re.compile(
        r"\d{3,4}-\d{7,8}|(?<![\d-])(?:1[3-9]\d{9}|[48]00-?\d{3}-?\d{4}|1[012]\d{3}|9[56]\d{3,4})(?![\d-])"
        r"|www\.|https?://|[\w.]+@\w"
    ),
    Wants.PERSON: re.compile(
        r"部门|局|厅|委|办公室|政府|机关|单位|校长|教师|家长|监护人|法院|机构|学校|人员|书记|主任|负责|中心"
    ),
}

_CALLED = re.compile("电话|热线|号码|phone|hotline")
_ADDRESS = re.compile(r"(?:www\.|https?://)[\w./-]*|[\w.]+@[\w.]+")
"""Of the web: nothing that is called."""

_KEPT = 500
_ANY_PLACE = "各每全本该我某"
_SITE = re.compile(r"[\u4e00-\u9fff\d]{1,8}(?:路|街|大道|巷|湖畔|校区|楼|室|窗口|大厅|小区)")

_WHERE = re.compile("地址|在(?:哪(?![条个])|什么地方|啥地方)|address")
_ADDRESSED = re.compile(
    r"地址|[路街巷道]\s*\d|\d\s*[楼室]|大厅|窗口|位于|[路街巷][\u4e00-\u9fff]{0,6}[侧旁口]"
)
_POST = re.compile(
    r"(?:[局厅校园县市省区乡镇部院馆科股处所会]长|主任|书记)(?:是谁|叫(?:什么|啥)|姓(?:什么|啥)|的?名字)"
)
_SCALE = re.compile("比例|比率|标准|金额|额度|期限|时限")

HARD = (Wants.AMOUNT, Wants.SHARE, Wants.DATE, Wants.CONTACT, Wants.COUNT)
"""What a sentence either holds or does not: a figure, or a number to call."""


_MEASURED = re.compile(rf"(?:多少|几)(?!周?岁|天)(?:个)?(课时|学时|小时|分钟|公里|[{_MEASURE}人])")
_PEOPLE = re.compile(r"(?:多少|几)个?(?:孩子|学生|娃|小孩|小朋友|人|老师|教师|家长)")


_HOW = {
    re.compile("多远"): "(?:公里|千米|米|里)",
    re.compile("多久|多长时间"): "(?:年|个?月|天|日|小时|周|分钟)",
    re.compile("(?:几|多少)个?天"): "(?:个?工作日|天|日)",
    re.compile("(?:几|多少)周?岁|多大(?:年龄|岁)"): "周?岁",
}
_DAY_OF = re.compile(rf"{_NUM}月(?:份|{_NUM}[日号])?")
"""A day of the year counts no days."""
_EVERY = re.compile("(?:多久|多长时间|隔?几(?:年|个月|天)).{0,10}一?[次回届]")
_REPEATED = re.compile(
    rf"每(?:隔?{_NUM}个?)?(?:学?年度?|学期|季度|[月周天日])|(?:年|学期|季度|月|周)[一1]次|定期"
)
"""How often: 多久一次 is no length of time."""
_OF_PEOPLE = "(?:人(?!间)|名|位|个孩子|学生)"
_ANY_MEASURE = "个人块点"
_CALENDAR = {
    "年": re.compile(r"\d{4}[年学]|[一二三四五六七八九十]+年(?:之?内|以内)"),
    "月": re.compile(rf"{_NUM}月"),
    "日": re.compile(rf"{_NUM}[日号]|个(?:星期|周)[一二三四五六日天]"),
}
_ASKED_DAY = re.compile(r"哪(?:一|几|些)?天|几号|几日")
_ASKED_MONTH = re.compile(r"几月")
_ASKED_YEAR = re.compile(r"哪(?:一)?(?:学)?年|几年(?:之?内|以内)")
_BORN = re.compile(r"[^,。;\n]*(?:出生|年满|满.{1,2}周岁)")
_OF_AGE = re.compile("出生|生日|年龄|岁|多大")
"""The day by which a child must be born is not when it is to be enrolled."""
_RATE = re.compile("每[生人车班名户校师]每(?:学?年|学期|月)")
_WHEN = re.compile("(?:什么|啥)时候")
_EVENT = re.compile(r"在[\u4e00-\u9fff]{2,8}(?<![同及临按定])[时前后](?![间期段序])")
"""What happens then tells when, too: 在新生报到时."""
_LOOSE = re.compile(r"(?:什么|啥)时候(?:才|能|给|可以|会|让|有)")
"""Asks for help rather than for a date: 什么时候给补人."""


def asked_figures(inquiry: Inquiry) -> tuple[Wants, ...]:
    """The hard kinds asked for, the strictest alone: 多少钱 is an amount, not a count."""
    return _figures(inquiry.text, inquiry.wants)


@lru_cache(_KEPT)
def _figures(text: str, wants: frozenset[Wants]) -> tuple[Wants, ...]:
    loose = _LOOSE.search(text)
    wanted = tuple(kind for kind in HARD if kind in wants and not (loose and kind is Wants.DATE))
    if Wants.COUNT in wanted and len(wanted) > 1:
        return tuple(kind for kind in wanted if kind is not Wants.COUNT)
    return wanted


def holds(kind: Wants, folded: str) -> bool:
    """Whether a folded text holds a thing of this kind; True for kinds without a pattern."""
    pattern = _HOLDS.get(kind)
    return pattern is None or bool(pattern.search(folded))


def holds_all(inquiry: Inquiry, folded: str) -> bool:
    """Whether a folded text holds every figure the question asks for, in its own measure."""
    kinds = asked_figures(inquiry)
    if kinds == (Wants.COUNT,):
        return _counted(inquiry, folded)
    if Wants.CONTACT in kinds and _CALLED.search(inquiry.text):
        folded = _ADDRESS.sub(" ", folded)
    if Wants.DATE in kinds and not _dated(inquiry, folded):
        return False
    return all(holds(kind, folded) for kind in kinds if kind is not Wants.DATE)


def _counted(inquiry: Inquiry, folded: str) -> bool:
    """Whether a number stands there in the measure that is asked for, if one is."""
    if _EVERY.search(inquiry.text):
        return bool(_REPEATED.search(folded))
    measures = [m for m in _MEASURED.findall(inquiry.text) if m not in _ANY_MEASURE]
    measures += [measure for how, measure in _HOW.items() if how.search(inquiry.text)]
    if _PEOPLE.search(inquiry.text):
        measures = [_OF_PEOPLE]
    told = _DAY_OF.sub(" ", folded)
    return all(_measured(each, told) for each in measures) and (
        bool(measures) or holds(Wants.COUNT, folded)
    )


def _dated(inquiry: Inquiry, folded: str) -> bool:
    """Whether a time stands there as exactly as it is asked for."""
    folded = _RATE.sub(" ", folded)
    folded = folded if _OF_AGE.search(inquiry.text) else _BORN.sub(" ", folded)
    if _masked_year(inquiry, folded):
        return False
    if not all(pattern.search(folded) for pattern in _calendar(inquiry.text)):
        return False
    then = _WHEN.search(inquiry.text) and _EVENT.search(folded)
    return bool(then) or holds(Wants.DATE, folded)


def _measured(measure: str, folded: str) -> bool:
    """Whether a number stands with this measure word: 28家, 4000余名; not where one is masked."""
    if re.search(rf"[*×x]+(?:余|多)?{measure}", folded):
        return False
    return bool(re.search(rf"{_NUM}(?:余|多|万|亿|千|百)*(?:余|多)?(?:个|家|名)?{measure}", folded))


def _calendar(question: str) -> list[re.Pattern[str]]:
    """What a date must have to answer: a year for 哪年, a day for 几号."""
    asked = ((_ASKED_DAY, "日"), (_ASKED_MONTH, "月"), (_ASKED_YEAR, "年"))
    return [_CALENDAR[unit] for pattern, unit in asked if pattern.search(question)]


def _masked_year(inquiry: Inquiry, folded: str) -> bool:
    """Whether the year asked for is one that the source hides: 202x-202x."""
    return bool(_ASKED_YEAR.search(inquiry.text)) and bool(re.search(r"20\d[x*×]", folded))


def named_places(text: str) -> tuple[str, ...]:
    """The places that a text calls by name: 垣曲县, 人民路; not 各乡镇 or 全省."""
    towns = [
        word
        for word, tag in rjieba.tag(text)
        if tag == "ns" and len(word) > 1 and word[0] not in _ANY_PLACE
    ]
    return (*towns, *_SITE.findall(text))


def asks_address(inquiry: Inquiry) -> bool:
    """Whether a question asks where an office or a school is: 资助中心在哪里, 地址."""
    return Wants.PLACE in inquiry.wants and bool(_WHERE.search(inquiry.text))


def holds_address(text: str) -> bool:
    """Whether a text tells where something is, so that one could go there."""
    return bool(_ADDRESSED.search(text))


def asks_name(inquiry: Inquiry) -> bool:
    """Whether a question asks by what name somebody goes who holds a post: 局长是谁."""
    return bool(_POST.search(inquiry.text))


def named_persons(text: str) -> tuple[str, ...]:
    """The persons that a text calls by name; 校长 is none."""
    return tuple(word for word, tag in rjieba.tag(text) if tag == "nr" and len(word) > 1)


def of_another_deed(inquiry: Inquiry, folded: str) -> bool:
    """Whether a text measures another deed than the question asks about.

    Example: 抽查比例不低于10% does not tell the 报销比例.
    """
    asked, told = _deeds(inquiry.text), _deeds(folded)
    told = frozenset(one for one in told if one[1] in {measure for _, measure in asked})
    if not told or any(deed in inquiry.text for deed, _ in told):
        return False
    meant = {word for unit in inquiry.units for word in unit.words if _is_of(unit.words[0], asked)}
    return not any(deed in folded for deed in {*meant, *(deed for deed, _ in asked)})


def _is_of(word: str, deeds: frozenset[tuple[str, str]]) -> bool:
    return any(word == deed for deed, _ in deeds)


@lru_cache(maxsize=4096)
def _deeds(folded: str) -> frozenset[tuple[str, str]]:
    """The verbs of a text that stand before what measures them: 报销 before 比例."""
    if not _SCALE.search(folded):
        return frozenset()
    tags = rjieba.tag(folded)
    return frozenset(
        (deed, measure)
        for (deed, tag), (measure, _) in pairwise(tags)
        if tag.startswith("v") and len(deed) > 1 and _SCALE.fullmatch(measure)
    )
