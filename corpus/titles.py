"""What the titles and the front matter of official texts look like."""

from __future__ import annotations

import re

from corpus.page import Row

_RULES = "办法|规定|细则|方案|意见|计划|条例|规划|制度|章程|规则|规程|要点|纲要|指南|预案"
_OTHERS = (
    "通知|讲话|标准|公告|通告|决定|报告|总结|法|决议|函|复函|批复|问答|材料|发言|汇报|倡议书|"
    "通报|典型经验"
)
_BRACKETS = r"(?:\([^()]*\))?"
TYPED = re.compile(rf"(?:{_RULES}|{_OTHERS}){_BRACKETS}$")
RULE = re.compile(rf"(?:{_RULES}){_BRACKETS}$")

_HAN_DIGITS = "〇○零一二三四五六七八九十"
DATE = re.compile(
    rf"(?P<year>\d{{4}}|[{_HAN_DIGITS}]{{4}})\s*年\s*(?P<month>\d{{1,2}}|[{_HAN_DIGITS}]{{1,3}})\s*月"
    rf"(?:\s*(?P<day>\d{{1,2}}|[{_HAN_DIGITS}]{{1,3}})\s*日)?"
)
NUMBER = re.compile(
    r"(?P<number>[\u4e00-\u9fff]{1,14}?\s*[〔\[(【〈<]\s*(?:19|20)\d{2}\s*[〕\])】〉>]\s*第?\s*\d{1,5}\s*号"
    r"|[\u4e00-\u9fff]{2,20}令\s*\(?(?:第?\s*\d{1,4}\s*号|(?:19|20)\d{2}\s*年第\s*\d+\s*号)\)?)"
)
_ORGAN_END = (
    "人民政府|人民代表大会常务委员会|人民代表大会|委员会|办公厅|办公室|管委会|领导小组|"
    "[局厅部院署办]|中心|政府|学校|大学|联合会|兵团|总工会|党委|县委|市委|省委|区委|教委|发改委|编办|团委|公司|协会"
)
ORGAN = re.compile(rf"[\u4e00-\u9fff()]{{2,30}}?(?:{_ORGAN_END})")
ORGANS = re.compile(rf"(?:(?>[\u4e00-\u9fff()]{{2,30}}(?:{_ORGAN_END}))[\s、,]*){{1,12}}")
"""Offices and nothing else. Each is taken whole and not tried again: a line of 局局局… is cheap."""
ATTACHMENT = re.compile(r"附\s*[件表录]\s*[\d一二三四五六七八九十]{0,2}\s*[:.]?")
GREETING = re.compile(r"(?:同志们|各位.{1,10}|尊敬的.{1,20}|女士们.{0,10})[:,!]?")
SUFFIX = re.compile(r"\([^()]{2,60}\)")
VERSION = re.compile(
    r"\((?:试行|暂行|草案|征求意见稿|修订(?:版|稿|本)?|\d{4}年?(?:版|本|修订|修正|修订版)|"
    r"\d{4}\s*年?\s*[-—–~至]+\s*\d{4}\s*年?)\)"
)
"""What may follow a title in brackets and is part of it."""
LABELLED = re.compile(
    r"[【\[]?(?:索\s*引\s*号|发文(?:机关|字号|日期|单位|文号)|发布(?:机构|机关|日期|时间|单位)|主题分类|主题词|"
    r"(?:成文|公开|生成|施行|实施|生效|失效|废止)(?:日期|时间)|有\s*效\s*性|文\s*号|公文标题|标\s*题|"
    r"(?:信息|文件|公文)(?:名称|编号|类别|分类|来源|标题)|制定机关|时效性|体裁分类|组配分类|公开(?:方式|类别|范围|主体))"
    r"\s*[】\]]?\s*[:|]"
)
"""A line of the table that a government page puts above a text."""
_STOP = re.compile(r"[。;!?](?!$)|[。;!,:、]$")
_JUNK = re.compile(r"[\W_]+")
_LONGEST = 90
_SHORTEST = 2


def key(words: str) -> str:
    """A title without the signs in which spellings of it differ."""
    return _JUNK.sub("", words)


def could_be_title(row: Row) -> bool:
    """Whether a line may be a title, or a heading without a number, by its form."""
    words = row.folded
    return (
        _SHORTEST <= len(words) <= _LONGEST
        and not _STOP.search(words)
        and "|" not in words
        and not DATE.fullmatch(words.strip("()"))
        and not GREETING.fullmatch(words)
        and not NUMBER.fullmatch(words.strip("()"))
        and words[0] not in "(-•·"
        and not words.startswith("附件")
    )


def is_signature(row: Row) -> bool:
    """Whether a line names one or several offices and nothing else."""
    return bool(ORGANS.fullmatch(row.folded))


def is_date(row: Row) -> bool:
    """Whether a line is a date and nothing else."""
    return bool(DATE.fullmatch(row.folded.strip("()")))
