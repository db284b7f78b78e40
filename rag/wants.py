"""Reads off a question what kind of thing would answer it."""

from __future__ import annotations

import re
from functools import lru_cache

from rag.inquiry import Wants
from rag.numerals import small
from rag.terms import HAN

_N = r"[\d一二三四五六七八九十两]"
_MEASURES = "周岁|岁|所|个|家|对|名|人|间|亩|位|条|类|种|门|次|年(?!级)|天|小时|公里|课时|分"

_MONEY = "(?:助学金|奖学金|票价|单价|费用?|资助|补助|补贴|津贴|奖励|工资|待遇|投入|投资|预算)"
_UNCOUNTED = "(?!的?比例|[个人名所家次天年亩间位孩学条项份])"

_OFFICE = "(?:中心|[局厅院站园]|[小中大]学|学校|大厅|窗口|办公室|单位|派出所)"
_BLOCKS = "(?:块|部分|方面|点|章|意见|“)"

_PATTERNS: dict[Wants, tuple[str, ...]] = {
    Wants.AMOUNT: (
        r"(?:钱|款|经费|资金)[^,，。]{0,5}多少",
        rf"{_MONEY}[^,，。比率]{{0,6}}多少{_UNCOUNTED}",
        r"多少(?:的)?(?:钱|万|亿|元|块|经费|资金)",
        rf"多少(?:的|[{HAN}]{{2}})?{_MONEY}(?!对象|人|名|项目)",
        r"(?:补|发|给|领|奖|罚|交|收|缴|报销)(?:了|给)?多少(?![个人名所家次天年亩间位孩学])",
        r"几(?:万|亿|块钱|元)|造价|花(?:了)?多少|多少一|费用(?:高|贵|是?怎么算|标准|$)|\bcosts?\b",
        r"\bhow much(?! (?:time|training|homework|exercise|sleep|space|notice|experience))",
    ),
    Wants.SHARE: (
        r"(?:比例|占比)[^,，。]{0,6}(?:多|几|是)|率[^,，。]{0,8}(?:多少|几)",
        r"多少的?比例|百分之几|百分之多少|几成|多大比例|percent|\brates?\b",
    ),
    Wants.COUNT: (
        rf"多少|(?<![十好这那哪没有])几(?:{_MEASURES})|第几|how many",
        r"多远|多久|多长时间|多大(?:年龄|岁)",
    ),
    Wants.DATE: (
        r"哪(?:一)?(?:学)?年|几年(?:之?内|以内)|几月|几号|哪(?:一|几|些)?天|几点|截止",
        r"(?:什么|啥)时候|何时|多会儿|deadline|(?:^|by |since |until )when\b",
        r"\bwhen (?:is|are|was|were|do|does|did|will|can|may|must|should)\b",
    ),
    Wants.CONTACT: (
        r"(?:电话|热线|传真|联系方式|邮箱|网址)(?:号码)?(?:是|为)?(?:多少|几号|什么|啥|呢)?[吗呢]?[?。!]?$",
        r"(?:打|拨打?)(?:什么|哪个|哪一个|啥|多少号?)(?:电话|热线|号码?)|(?:什么|哪个)网[址站]",
        r"\bphone number\b|\bhotline\b|\bwebsite\b|\bwhat number\b|\be-?mail address\b",
    ),
    Wants.PLACE: (
        r"哪(?:一)?条路|哪(?:几)?个(?:县|市|省|区|乡|镇|村)(?![里委级])|地址|\bwhere\b",
        rf"{_OFFICE}(?:在|位于)(?:哪里?|哪儿|什么地方|啥地方)[呢啊?。]*$",
    ),
    Wants.PERSON: (r"谁|哪(?:个|些|几个)(?:部门|单位|领导|机构)|\bwho\b",),
    Wants.MEMBERS: (
        rf"哪{_N}+[{HAN}]?|(?:各|分别)(?:自)?(?:代表|指|是|有|管|叫|为)",
        r"(?:都|是|有|包括)(?:哪些|啥|什么)|哪几|which",
        r"(?:什么|哪些|啥)(?:条件|情形|行为|材料|手续|权利|义务|职责|措施|要求|责任|证件|证明)",
    ),
    Wants.MEANING: (
        r"什么意思|啥意思|是个?(?:什么|啥)|是?(?:干嘛|干啥)",
        r"指(?:的是)?(?:什么|啥)|代表什么|什么叫|what is|\bmeans?\b",
    ),
    Wants.DOCUMENT: (
        r"(?:哪|几)(?:一)?(?:份|篇|个|几份|些)?(?:文件|材料|讲话|通知|政策|文章|法律|条例)",
    ),
    Wants.OUTLINE: (
        rf"(?:分|讲|包括|安排|总共|共|有)[^,，。?]{{0,8}}(?:几|哪|{_N})+(?:个|大)*{_BLOCKS}",
        r"从一到|提纲|目录|主要内容|框架|结构|底下|那一块|那(?:一)?(?:节|章|部分)",
    ),
    Wants.COMPARISON: (
        r"各自|对得上|区别|不同|差别|差异|异同|相比|比较|对比|(?:和|跟|与).{1,10}比|哪几(?:份|个|篇)|两(?:地|份|篇|笔|个文件)",
        r"(?:和|与|跟).{1,20}(?:各|分别|谁更)|compare|difference",
    ),
    Wants.POLAR: (
        r"(?:[吗嘛不]|(?<![什怎那这多])么)[?。!]?$|是不是|能不能|可不可以|会不会|有没有|要不要|是否",
        r"可以.{0,12}吗|能.{0,12}[吗不]|还.{0,8}吗",
    ),
}
_WANTS = {kind: re.compile("|".join(parts)) for kind, parts in _PATTERNS.items()}

_QUOTED = re.compile(r"[“\"「『《]([^”\"」』》]{1,20})[”\"」』》]")
_CODE = re.compile(
    r"\d+(?:\+[\dx*]+)+"
    r"|(?<![\d.-])\d{3,5}(?![\dx.%年月日万亿元号所个名家间对届-]|学年|人(?!才))"
    r"|[a-z]{4,12}(?=平台|系统|体系)"
)
_COINED = re.compile(
    r"[一二三四五六七八九十]{2,4}(?=教育|帮扶|体系|工程|计划)"
    r"|[三四五六七八九](?:个|大|位)?[\u4e00-\u9fff]{1,2}"
    r"(?=工程|体系|机制|学生|模式|联动|计划|是哪|到底|具体|分别)"
)
_COUNTED = re.compile(
    rf"哪({_N}+)(?!年|月|日|号|天|点|个?字)|这({_N}+)个|({_N}+)个(?:什么|啥)"
    rf"|({_N}+)(?:大|个|项|条|点|种|类|件)[{HAN}“”\"]{{1,8}}"
    r"(?:是哪|都是|是啥|是什么|分别|各|有哪)"
)
_PARTS = re.compile(
    r"各(?:自)?(?:代表|指|是)|分别(?:代表|指|是)|(?:代表|指)(?:的)?(?:是)?(?:什么|啥)|含义"
    r"|[\d一二三四五六七八九十]是(?:啥|什么|哪)"
)
_DIGITS = re.compile(r"[\d+x*一二三四五六七八九十]+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?=年|学年|届)")
_RELATIVE = re.compile(r"大前年|前年|去年|今年|明年|后年|上半年|下半年|本学期|上学期|下学期")


@lru_cache(500)
def wants(folded: str) -> frozenset[Wants]:
    """What kinds of thing a folded question asks for; empty for an open question."""
    return frozenset(kind for kind, pattern in _WANTS.items() if pattern.search(folded))


def names(folded: str) -> tuple[str, ...]:
    """Coined names: what stands in quotation marks, codes (5363, 5+3+2), 四特, 三园."""
    quoted = (match.group(1) for match in _QUOTED.finditer(folded))
    coined = (m.group() for pattern in (_CODE, _COINED) for m in pattern.finditer(folded))
    return tuple(dict.fromkeys((*quoted, *coined)))


def counts(folded: str) -> tuple[int, ...]:
    """How many parts are asked for: 哪四个; for a code (5363, 五四三) one a digit."""
    found = [small(next(filter(None, m.groups()))) for m in _COUNTED.finditer(folded)]
    if not found and _PARTS.search(folded):
        coined = names(folded)
        found = [len(re.sub(r"\W", "", name)) for name in coined if _DIGITS.fullmatch(name)]
        found.append(sum(len(name) == 1 for name in coined))
    return tuple(count for count in found if count and count > 1)


def years(folded: str) -> tuple[str, ...]:
    """The calendar years a question speaks of."""
    return tuple(dict.fromkeys(_YEAR.findall(folded)))


def relative_times(folded: str) -> tuple[str, ...]:
    """Words like 前年 and 去年."""
    return tuple(dict.fromkeys(_RELATIVE.findall(folded)))
