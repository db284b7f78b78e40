"""Makes questions that a sentence of a law answers, by rules: what is asked is taken out of it.

Amounts and periods become 多少, whoever has a duty becomes 谁, a definition becomes 什么是; some
words of the law are put as people say them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.training.group import plain, sentences

_UNIT = (
    "个工作日|工作日|日内|日|天|年|个月|周岁|岁|小时|周|次|倍|平方米|公里|亿元|万元|元|人|%|名|米"
)
_AMOUNT = re.compile(
    rf"(?P<n>\d[\d.,]*|[一二三四五六七八九十百千万两]+|百分之[一二三四五六七八九十百点]+)(?P<u>{_UNIT})"
    r"(?![一-龥]?届)"
)
_CLAUSE = re.compile(r"[^,，。；;：:！？!?]+")
_DUTY = re.compile(
    r"(?P<who>[^,，。；:：、]{2,22}?)(?P<does>应当|负责|可以|有权|不得|依法|必须)"
    r"(?P<what>[^。；;]{6,70})"
)
_HERE = re.compile(r"本法|本条|前款")
_MEANS = re.compile(
    r"本(?:法|条例|办法|规定|细则)所称的?(?P<what>[^,，]{2,20}?)[,，]?(?:是指|指|包括)(?P<is>.{6,})"
)
_FINE = re.compile(r"(?P<what>.{6,60}?)的,(?P<then>(?:由|处|责令|给予|依法).{5,})")
_NEEDS = re.compile(r"(?P<what>.{4,40}?)(?:应当|必须)(?:具备|符合)下列条件")
_SINCE = re.compile(r"自(?P<day>\d{4}年\d+月\d+日)起施行")
_ARTICLE = re.compile(r"第[一二三四五六七八九十百千零〇]+条.*")
_SHORT = {
    "日": "期限是几天", "日内": "要在几天之内", "天": "几天", "年": "期限是几年",
    "元": "多少钱", "万元": "金额是多少", "岁": "年龄是多大", "周岁": "要满几岁",
    "个月": "要几个月", "%": "比例是多少",
}  # fmt: skip
_SAID = (
    ("应当", "要"), ("应当", "得"), ("应当", ""), ("不得", "不能"), ("可以", "能"),
    ("依法", ""), ("县级以上", ""), ("人民政府", "政府"), ("按照", "照"), ("未成年人", "孩子"),
    ("适龄儿童、少年", "孩子"), ("用人单位", "公司"), ("劳动者", "员工"), ("的,", ","),
    ("或者", "或"), ("规定", ""), ("国务院", ""), ("行政", ""), ("主管部门", "部门"),
)  # fmt: skip
_WHO = "谁", "哪个部门", "什么人", "由谁", "哪些单位"
_DO = "做什么", "怎么做", "做哪些事"
_HAVE = "有什么义务", "有哪些要求", "能不能", "职责是什么"
_WHAT = "什么是{}", "{}是什么意思", "{}是指什么", "{}怎么定义", "哪些算{}"
_THEN = "会怎样处罚", "怎么处理", "要承担什么责任", "有什么后果", "怎么办", "会被怎么处理"
_WHEN = "什么时候开始施行", "从哪天起实施", "何时生效"
_WANT = "要什么条件", "有哪些条件", "要符合什么条件", "需要满足什么"


class Phrased(NamedTuple):
    """A question, the sentence that answers it, and the words that do."""

    question: str
    sentence: str
    answer: str


def law(title: str) -> str:
    """The name of a law, out of the title of one of its articles."""
    return _ARTICLE.sub("", title)


def phrased(title: str, text: str, chance: random.Random) -> list[Phrased]:
    """At most two questions about an article."""
    short = law(title).removeprefix("中华人民共和国")
    said = [one for one in map(plain, sentences(text)) if 14 <= len(one) <= 160]
    made = [one for sentence in said for one in _asked(short, sentence, chance)]
    told = []
    for one in chance.sample(made, min(2, len(made))):
        question = _as_people(one.question, chance)
        if 5 <= len(question) <= 70:
            if chance.random() < 0.3:
                question = short + chance.choice(("规定,", "中,", "里")) + question
            told.append(one._replace(question=question + chance.choice(("?", "", "?", "呢"))))
    return told


def _asked(short: str, sentence: str, chance: random.Random) -> Iterator[Phrased]:
    for amount in _AMOUNT.finditer(sentence):
        if asked := _amount(sentence, amount, chance):
            yield Phrased(asked, sentence, amount.group())
    duty = _DUTY.match(sentence)
    if duty and not _HERE.search(duty["who"]):
        yield _duty(sentence, duty, chance)
    if means := _MEANS.match(sentence):
        yield Phrased(chance.choice(_WHAT).format(means["what"]), sentence, means["is"])
    if fine := _FINE.match(sentence):
        more: tuple[str, ...] = ("罚多少钱",) if "罚款" in sentence else ()
        more += ("由哪个部门处罚",) if fine["then"].startswith("由") else ()
        yield Phrased(fine["what"] + chance.choice(_THEN + more), sentence, fine["then"])
    if needs := _NEEDS.search(sentence):
        yield Phrased(needs["what"] + chance.choice(_WANT), sentence, "下列条件")
    if since := _SINCE.search(sentence):
        yield Phrased(short + chance.choice(_WHEN), sentence, since["day"])


def _amount(sentence: str, amount: re.Match[str], chance: random.Random) -> str:
    """The clause with the amount taken out, and what stands before it."""
    clauses = list(_CLAUSE.finditer(sentence))
    at = next((i for i, c in enumerate(clauses) if c.start() <= amount.start() < c.end()), None)
    if at is None:
        return ""
    clause, unit = clauses[at], amount["u"]
    few = unit not in {"元", "万元", "亿元", "%"} and chance.random() < 0.5
    how = "百分之多少" if amount["n"].startswith("百分之") else ("几" if few else "多少") + unit
    head, tail = sentence[clause.start() : amount.start()], sentence[amount.end() : clause.end()]
    before = ",".join(c.group() for c in clauses[max(0, at - chance.choice((1, 1, 2))) : at])
    if before and unit in _SHORT and chance.random() < 0.3:
        return f"{before},{_SHORT[unit]}"
    return f"{before},{head}{how}{tail}".removeprefix(",")


def _duty(sentence: str, duty: re.Match[str], chance: random.Random) -> Phrased:
    roll = chance.random()
    if roll < 0.5:
        return Phrased(chance.choice(_WHO) + duty["does"] + duty["what"], sentence, duty["who"])
    if roll < 0.8:
        return Phrased(duty["who"] + duty["does"] + chance.choice(_DO), sentence, duty["what"])
    question = duty["who"] + chance.choice(_HAVE) + duty["what"][:10]
    return Phrased(question, sentence, duty["what"])


def _as_people(question: str, chance: random.Random) -> str:
    """Some of its words as they are said, and sometimes less of it."""
    told = re.sub(r"^\([一二三四五六七八九十]+\)", "", question)
    for written, said in chance.sample(_SAID, 6):
        if chance.random() < 0.6:
            told = told.replace(written, said)
    clauses = told.split(",")
    if len(clauses) > 2 and chance.random() < 0.25:
        clauses.pop(chance.randrange(len(clauses) - 1))
    return ",".join(clauses).strip(", ")
