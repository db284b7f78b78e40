"""Says in one way what can be said in several, so that two sentences can be held together.

Both sides are changed alike, so only what means the same wherever it stands may be made one:
补助标准为：320元 and 补助320元, 学校应当于9月1日前公示 and 9月1日前，学校应当公示. What changes
a sentence in some place (和, 其中, 分别, 的 after a deed) stays.
"""

from __future__ import annotations

import re
from functools import lru_cache

import rjieba

_EACH = r"(?:每[生人班车校次户餐]|每个?(?:学期|学年|年|月|周|天|日|课时))"
_BOUND = r"(?:不得?(?:超过|低于|少于|高于)|最高|最低|至少|最多)"
_N = r"(?:\d[\d.,]*|[一二三四五六七八九十两百千]+)"
_UNIT = r"(?:万|亿)?(?:元|%|人|名|周岁|年|个月|日|天|倍|公里|分钟|小时)(?:以[内上下])?"
_FIGURE = rf"(?={_EACH}*{_BOUND}?{_N}{_UNIT}(?:[,;。!、]|$))"
"""A figure that ends a clause."""
_DAY = (
    r"(?:(?:每年)?(?:\d{4}年)?\d{1,2}月|\d{4}年|\d+个?(?:工作)?日"
    r"|[一二三四五六七八九十]+(?:个工作)?日)"
)
_ATTRIBUTE = (
    r"(?:标准|时间|对象|范围|金额|名额|比例|期限|电话|地址|网址|班额|有效期|日期|条件|上限|下限)"
)
_AIDS = r"(?:资助|补助|补贴|奖励|表彰|处分|处罚|支持|优惠|减免|照顾|警告|批评)"


def _counted(found: re.Match[str]) -> str:
    """12个教育集团 as 教育集团12个."""
    number = found[0][: -len(found[2])]
    return f"{found[2]}{number}"


_RULES = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"不能(?=超过|少于|低于|高于|多于)", "不得"),
        (r"人民币(?=\d)", ""),
        (r"每[名位个](?=学生)学生", "每生"),
        (r"(?:为|是|如下|为以下|如下所示):", ":"),
        (rf"(?<!提高)(?<!降低)(?<!调整)(?<=[\u4e00-\u9fff])标准(?:为|是|:){_FIGURE}", ""),
        (rf"(?<=[\u4e00-\u9fff])(?<![认成作称名])(?:为|是){_FIGURE}", ""),
        (rf"({_ATTRIBUTE})(?:为|是)(?=[\d每])", r"\1"),
        (rf"({_ATTRIBUTE})(?:为|是)", r"\1,"),
        (r"依照|按(?![照时期揉需压键])", "按照"),
        (r"(?:有关|相关)(?=部门|规定|要求|政策)", ""),
        (rf"给予(?={_AIDS})", ""),
        (r"(?<![合归兼一吞])并(?=[不未])(?!不限)", ""),
        (r",?(?:并且|而且)|(?<![合归兼一吞]),?并(?!非|列(?!入)|存|行|轨|发(?![放布给出]))", ","),
        (r",同时(?![废具符满])", ","),
        (r"(?<=[\u4e00-\u9fff,])(?:也|还)(?=应|可(?!能)|须|不得|必)", ""),
        (r"(?:元|每[日天年月]|每学[期年])的(?=[\u4e00-\u9fff])", lambda found: found[0][:-1]),
        (r"(?<=[日)])(?:以前|之前)", "前"),
        (r"于(?=当年|次年|本年)", "在"),
        (r"(?:^|(?<=[,;]))在(?=[^,;]{2,10}期间)", ""),
        (r"(?<=[\u4e00-\u9fff])(?<![初高集途其人])中,", ","),
        (r"(?<=\d)个(?=工作日|课时|学时)", ""),
        (r"(?<=[\u4e00-\u9fff])之(?=[内前后日])", ""),
        (r"以(?=[前后内](?:[,的]|$))", ""),
        (r"(?<=[元%人个])(?:和|与|及|以及)(?=[\u4e00-\u9fff])", "、"),
        (
            rf"(?<![\d过于少多约近第每前达]){_N}([名所间辆套]|个(?!工作日|月|学|小时|星期|人))(?![^,;。]*[内前后应])([\u4e00-\u9fff]{{2,8}})(?=[,;。]|$)",
            _counted,
        ),
    )
)
_WHEN = re.compile(
    r"(?:^|(?<=[,;。\s]))(?P<who>[^\d\s,;。:的在于自从由向对不每应须]{2,14}?)"
    r"(?P<mode>应当|应该|必须|须|应|需要|需|要|可以|可)?"
    rf"(?:[在于自从]|(?={_DAY}))(?P<when>[^,;。:]{{1,26}}(?:[日月年天期周束始]|[开入放]学)[前内起])(?:,|(?=[\u4e00-\u9fff]))"
)
"""学校应当在9月1日前公示: the time may stand before it all."""
_FIRST = re.compile(
    r"(?:^|(?<=[,;。\s]))[在于自从](?P<when>[^,;。:]{1,26}(?:[日月年天期周束始]|[开入放]学)[前内起])(?=[,\u4e00-\u9fff])"
)
_STOPPED = re.compile(
    r"(?P<when>(?:^|(?<=[,;。\s]))[^,;。:]{1,26}[日年月][前内起]),(?=[\u4e00-\u9fff])"
)
_AGENT = re.compile(
    r"(?:^|(?<=[,;]))由(?=[\u4e00-\u9fff]{2,14})(?![^,;]*(?:[向到至转变]|改为|增|提高))"
)
_DEEDS = frozenset(
    [
        "收费",
        "资助",
        "补助",
        "补贴",
        "投资",
        "贷款",
        "管理",
        "服务",
        "领导",
        "捐款",
        "捐资",
        "立案",
        "计划",
        "规划",
        "规定",
        "决定",
        "通知",
        "要求",
        "建议",
        "报告",
        "批准",
        "负责",
        "代表",
        "保障",
        "监督",
        "指导",
        "评估",
        "考核",
        "考试",
        "招生",
        "录取",
        "奖励",
        "处罚",
        "处分",
        "培养",
        "编制",
    ]
)
"""Nouns that are deeds as well: 县财政资助的学校 is no 县财政资助学校."""


@lru_cache(maxsize=20_000)
def plainly(folded: str) -> str:
    """A folded text, said in one way."""
    for pattern, to in _RULES:
        folded = pattern.sub(to, folded)
    folded = _WHEN.sub(_first, _AGENT.sub("", folded))
    return _compounds(_STOPPED.sub(r"\g<when>", _FIRST.sub(r"\g<when>", folded)))


def _first(found: re.Match[str]) -> str:
    """The time before it all, where only whom it is said of stands before the time."""
    who, mode = found["who"], found["mode"]
    things = all(tag[0] in "njrsmqbfz" and tag != "vn" for _, tag in rjieba.tag(who))
    return f"{found['when']}{who}{mode or ''}" if mode or things else found[0]


def _compounds(text: str) -> str:
    """学校的教师 as 学校教师; what ends a clause, of whom others depend, keeps its 的."""
    words = [*rjieba.tag(text), ("。", "x")]
    kept = [
        word
        for at, (word, _) in enumerate(words[:-1])
        if word != "的"
        or words[min(at + 2, len(words) - 1)][0][0] in ",;:"
        or not (_thing(words[at - 1 : at]) and _named(words[at + 1 : at + 3]))
    ]
    return "".join(kept)


def _named(after: list[tuple[str, str]]) -> bool:
    """Whether a thing follows; 学生的资助教师 is no 学生资助教师."""
    tags = [tag for _, tag in after]
    deed = tags[0] == "vn" or after[0][0] in _DEEDS
    return (tags[0][0] in "nj" and not deed) or (deed and tags[1:2] != ["n"])


def _thing(word: list[tuple[str, str]]) -> bool:
    return bool(word) and word[0][1][0] in "nt" and word[0][0] not in _DEEDS
