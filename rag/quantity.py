"""Reads the quantities of a text: amounts, dates, times, shares, with what bounds them.

Two quantities can be held against each other where they are of one kind: 320元 and 18元, 9月1日
and 8月31日. Chinese numerals count like digits. A quantity knows whether it is a limit
(不超过, 以上, 前) and for what it is counted (每学期).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from rag.numerals import small

_CN = "零〇一二三四五六七八九十两百千"
_N = rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?|[{_CN}]+)"
_D = rf"(?:\d{{1,2}}|[{_CN}]{{1,3}})"
_UNITS: dict[str, str] = {
    "元": "元|块钱|块",
    "周岁": "周岁|岁",
    "公里": "公里|千米",
    "平方米": "平方米|平米|平方",
    "米": "米",
    "克": "克",
    "千克": "公斤|千克",
    "人": "人(?!次|间)|名|位",
    "人次": "人次",
    "次": "次|遍|回",
    "所": "所",
    "家": "家",
    "间": "间",
    "辆": "辆|台",
    "倍": "倍",
    "小时": "个?小时|个?钟头",
    "分钟": "分钟",
    "工作日": "个?工作日",
    "日": "天|日(?!制)",
    "周": "周(?!岁|边|转)|个?星期",
    "月": "个月",
    "学期": "个学期",
    "学年": "个?学年",
    "课时": "个?课时|个?学时|节课?",
    "年": "周年|年(?!级|度|龄|底|初|制|满|以来)",
    "档": "档",
    "份": "份",
    "项": "项",
    "类": "类",
    "种": "种",
    "条": "条",
    "班": "个班",
    "分": "(?<=\\d)分(?![钟之班别类为散开期享工成校])",
    "餐": "餐",
    "户": "户",
    "亩": "亩",
    "个": "个(?!人|性|别|体)",
}
_UNIT = "|".join(f"(?P<u{at}>{words})" for at, words in enumerate(_UNITS.values()))
_NAMES = tuple(_UNITS)
_MEASURED = re.compile(
    rf"(?<![\d.第初高])(?P<n>{_N})(?P<m>万|亿|百万|千万)?(?P<more>余|多|来)?(?P<m2>万|亿)?(?:{_UNIT})"
)
_SHARE = re.compile(rf"(?P<n>\d+(?:\.\d+)?)\s*%|百分之(?P<c>{_N})|(?P<t>[一二三四五六七八九])成")
_NUMBER = re.compile(r"[〔\[(](\d{4})[〕\])]\s*第?(\d+)号")
_PHONE = re.compile(r"(?<!\d)\d{3,4}-\d{7,8}(?!\d)|(?<![\d-])1[3-9]\d{9}(?!\d)")
_CLOCK = re.compile(
    rf"(?<!\d)(?P<h>\d{{1,2}}):(?P<min>\d{{2}})(?!\d)"
    rf"|(?P<half>[上下]午|晚上?|早上?|中午)?(?P<o>{_D})(?:点(?P<thirty>半)?|时(?![间候段期效]))"
)
_RATIO = re.compile(r"(?<![\d:])(\d+)\s*[:∶比]\s*(\d+)(?![\d:])")
_DATE = re.compile(
    rf"(?P<y>(?:19|20)\d{{2}})年(?:(?P<m>{_D})月(?:(?P<d>{_D})[日号])?)?"
    rf"|(?<![\d{_CN}])(?P<m2>{_D})月(?P<d2>{_D})[日号]"
    rf"|(?<![\d{_CN}个])(?P<m3>{_D})月(?![内之以])"
    r"|(?<!\d)(?P<y4>(?:19|20)\d{2})[-/.](?P<m4>\d{1,2})[-/.](?P<d4>\d{1,2})(?!\d)"
)
_UNTIL_DAY = re.compile(rf"(?:至|到|—+|-+|~)({_D})[日号]")
_ORDINAL = re.compile(rf"第({_N})(条|款|项|章|节|届|类|批|轮|名)")
_LEAST = r"不少于|不低于|不小于|不得少于|不得低于|至少|最少|最低|起码|超过|多于|高于|大于|满"
_MOST = (
    r"不超过|不得超过|不能超过|不高于|不得高于|不多于|不大于|至多|最多|最高|上限|不足|不满|不到|低于"
    r"|少于|小于|封顶|控制在"
)
_BEFORE = re.compile(rf"(?:(?P<most>{_MOST})|(?P<least>{_LEAST}))[^,，。;；\d{_CN}]{{0,4}}$")
_AFTER = re.compile(
    r"(?:\(含\))?(?:(?P<most>以内|之内|内|以下|及以下|封顶|为限)|(?P<least>以上|及以上|起步))"
)
_DAY_AFTER = re.compile(
    r"(?:\(含\))?(?:\d{1,2}:\d{2})?"
    r"(?:(?P<most>以前|之前|前|底前|止|截止|为止)|(?P<least>起|以后|之后|后|开始|至|到|—|-|~))"
)
_DAY_BEFORE = re.compile(r"(?:至|到|—|-|~|截至|截止|截止到|截止日期为?)$")
_ABOUT_BEFORE = re.compile(r"(?:大约|大概|约|将近|近|接近|差不多|大致)$")
_ABOUT_AFTER = re.compile(r"左右|上下|多|余")
_LARGE = {"万": 10_000, "亿": 100_000_000, "百万": 1_000_000, "千万": 10_000_000}
_PERIODS = {
    "日": "天|日|教学日",
    "周": "周|星期",
    "月": "月",
    "季度": "季度|季",
    "学期": "学期",
    "年": "学年|年度|年",
    "次": "次|趟",
    "餐": "餐|顿",
    "课时": "课时|节课",
}
_PERIOD = "|".join(f"(?P<p{at}>{words})" for at, words in enumerate(_PERIODS.values()))
_PER = re.compile(
    rf"(?:[每一/按]|(?<!\d)1)个?(?:{_PERIOD})(?![级内份底]|之内|以内|至(?![少多])|、|次|[12]\d日)"
)
_NEAR_CLAUSE = 22
_PAIR = re.compile("一.一.")
"""一人一案, 一校一策: one each, and no count."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in a folded text at `start..end`; `value` compares within one `kind`.

    Dates are (year, month, day) with 0 for what is not said. `bound` is `most`, `least` or empty,
    `per` the period it is counted for. `about` tells that it is only about so much.
    """

    kind: str
    value: tuple[float, ...]
    words: str
    start: int
    end: int
    bound: str = ""
    per: str = ""
    about: bool = False

    @property
    def dated(self) -> bool:
        """Whether it is a date."""
        return self.kind == "date"


def quantities(folded: str) -> tuple[Quantity, ...]:
    """Every quantity of a folded text, from left to right, none within another.

    Example: 小学生每学期320元 gives 320 of kind 元, per 学期.
    """
    taken: list[Quantity] = []
    for read in _READERS:
        for one in read(folded):
            if not any(one.start < other.end and other.start < one.end for other in taken):
                taken.append(one)
    return tuple(_beside(one, folded) for one in sorted(taken, key=lambda q: q.start))


def periods(folded: str) -> frozenset[str]:
    """The periods for which something is counted: 每学期, 一年, /月."""
    return frozenset(_period(found) for found in _PER.finditer(folded))


def same(one: Quantity, other: Quantity, years: frozenset[int] = frozenset()) -> bool:
    """Whether a quantity of a claim stands in a document as well; `years` are the document's.

    A date of a claim may leave out the year; one of the document may where its year is known.
    """
    if one.kind != other.kind:
        return False
    if not one.dated:
        return one.value == other.value
    (year, *rest), (known, *there) = one.value, other.value
    if year and known and year != known:
        return False
    if year and not known and int(year) not in years:
        return False
    return all(not a or a == b for a, b in zip(rest, there, strict=True)) and any(one.value)


def _period(found: re.Match[str]) -> str:
    names = tuple(_PERIODS)
    return next(names[at] for at in range(len(names)) if found[f"p{at}"])


def _measured(text: str) -> Iterator[Quantity]:
    for found in _MEASURED.finditer(text):
        kind = next(name for at, name in enumerate(_NAMES) if found[f"u{at}"])
        value = _value(found["n"])
        if value is None or _idle(text, found, kind, value):
            continue
        for sign in (found["m"], found["m2"]):
            value *= _LARGE.get(sign or "", 1)
        value = round(value, 6)
        yield Quantity(kind, (value,), found[0], *found.span(), about=bool(found["more"]))


def _idle(text: str, found: re.Match[str], kind: str, value: float) -> bool:
    """Whether it counts nothing: 一个, 每一次, 一家人, a day of a month."""
    chinese = not found["n"][0].isdigit()
    if chinese and _PAIR.search(text, max(found.start() - 2, 0), found.end() + 2):
        return True
    before = text[max(found.start() - 1, 0) : found.start()]
    if chinese and (before in set("每统同唯之逐某另首任") or kind == "个"):
        return value <= 1 or before in set("每统同唯之逐")
    if kind == "次":
        return not _PER.search(text[max(0, found.start() - _NEAR_CLAUSE) : found.start()])
    period = kind in {"日", "周", "年", "月", "学期", "餐"}
    return chinese and value == 1 and period and not _AFTER.match(text, found.end())


def _value(words: str) -> float | None:
    if words[0].isdigit():
        return float(words.replace(",", ""))
    value = small(words)
    return None if value is None else float(value)


def _shares(text: str) -> Iterator[Quantity]:
    for found in _SHARE.finditer(text):
        told = found["n"] or found["c"]
        value = _value(told) if told else (small(found["t"]) or 0) * 10.0
        if value is not None:
            yield Quantity("%", (value,), found[0], *found.span(), about=bool(found["t"]))


def _signs(kind: str, pattern: re.Pattern[str]) -> Callable[[str], Iterator[Quantity]]:
    """What is one sign as a whole: a phone number, the number of a document."""

    def read(text: str) -> Iterator[Quantity]:
        for found in pattern.finditer(text):
            parts = found.groups() or tuple(re.findall(r"\d+", found[0]))
            yield Quantity(kind, tuple(float(p) for p in parts), found[0], *found.span())

    return read


def _clocks(text: str) -> Iterator[Quantity]:
    for found in _CLOCK.finditer(text):
        hour = float(found["h"] or small(found["o"] or "") or 0)
        if found["half"] and found["half"][0] in "下晚" and hour < 12:  # noqa: PLR2004
            hour += 12
        minute = float(found["min"] or (30 if found["thirty"] else 0))
        yield Quantity("clock", (hour, minute), found[0], *found.span())


def _dates(text: str) -> Iterator[Quantity]:
    for found in _DATE.finditer(text):
        year = found["y"] or found["y4"] or "0"
        month = found["m"] or found["m2"] or found["m3"] or found["m4"] or "0"
        day = found["d"] or found["d2"] or found["d4"] or "0"
        value = tuple(float(small(part) or 0) for part in (year, month, day))
        yield Quantity("date", value, found[0], *found.span())
        if value[2] and (until := _UNTIL_DAY.match(text, found.end())):
            last = (value[0], value[1], float(small(until[1]) or 0))
            span = (until.start(1), until.end())
            yield Quantity("date", last, text[slice(*span)], *span)


def _ordinals(text: str) -> Iterator[Quantity]:
    for found in _ORDINAL.finditer(text):
        if (value := small(found[1])) is not None:
            yield Quantity(f"第{found[2]}", (float(value),), found[0], *found.span())


_READERS: tuple[Callable[[str], Iterator[Quantity]], ...] = (
    _signs("number", _NUMBER),
    _signs("phone", _PHONE),
    _dates,
    _clocks,
    _signs("ratio", _RATIO),
    _ordinals,
    _shares,
    _measured,
)


def _beside(one: Quantity, text: str) -> Quantity:
    """A quantity with what its clause says of it."""
    before = re.split(r"[,，。;；:：|]", text[max(0, one.start - _NEAR_CLAUSE) : one.start])[-1]
    after = re.split(r"[,，。;；|]", text[one.end : one.end + 8])[0]
    about = one.about or bool(_ABOUT_BEFORE.search(before) or _ABOUT_AFTER.match(after))
    if one.kind in {"date", "clock"}:
        ends = bool(_DAY_BEFORE.search(before))
        bound = _bound(_DAY_AFTER.match(after)) or ("most" if ends else "")
        return replace(one, bound=bound, about=about)
    bound = _bound(_AFTER.match(after)) or _bound(_BEFORE.search(before))
    told = [_period(found) for found in _PER.finditer(before)]
    told += [_period(found) for found in [re.match(rf"\s*(?:{_PER.pattern})", after)] if found]
    return replace(one, bound=bound, per=told[-1] if told else "", about=about)


def _bound(found: re.Match[str] | None) -> str:
    return "" if found is None else "most" if found["most"] else "least"
