"""Tells whether a figure is of the measure that a question asks for: 一个月多少钱, 最多多少人.

A fee for a month answers what a month costs better than one for a year; what may at most be asked
for stands where 不超过 does. It decides nothing alone: it is counted beside other signs.
"""

from __future__ import annotations

import re

_PERIODS = {
    "月": r"(?:个月|月)",
    "学期": "学期",
    "年": "(?:学年|年)",
    "天": "[天日]",
    "次": "[次趟]",
    "餐": "[餐顿]",
    "课时": "(?:课时|节课?)",
}
_UNIT = "(?:元|块|钱|费)"
_ASKED = {
    name: re.compile(
        rf"(?<![\d第几])(?:[一每1]个?|/){period}(?![纪级龄岁前后内底末初起])"
        rf"|按{period}(?:收|交|缴|算|付|计)"
    )
    for name, period in _PERIODS.items()
}
_TOLD = {
    name: re.compile(
        rf"每(?:[人生车班名户校所个位证]每?)?(?:满|一|1)?个?{period}|{_UNIT}/{period}|按{period}"
        rf"|/{period}|{period}均"
    )
    for name, period in _PERIODS.items()
}
_BOUNDS = (
    (
        re.compile("最多|最高|最大|上限|封顶|顶多|至多|不超过|不能超"),
        re.compile("不(?:得|应|能)?(?:超过|高于|多于|大于)|最[高多大]|上限|至多|以[内下]|封顶"),
    ),
    (
        re.compile("最少|最低|最小|下限|起码|至少|不少于|不低于|保底"),
        re.compile("不(?:得|应|能)?(?:少于|低于|小于)|最[低少小]|下限|至少|以上|起"),
    ),
)


def measured(question: str, sentence: str) -> int:
    """1 where a folded sentence has the measure a folded question asks for, -1 for another one.

    0 where none is asked for, or the sentence has none. Example: 每生每月480元 is 1 for
    一个月多少钱, 每生每年1000元 is -1.
    """
    asked = {name for name, words in _ASKED.items() if words.search(question)}
    told = {name for name, words in _TOLD.items() if words.search(sentence)} if asked else set()
    of_period = (1 if asked & told else -1) if told else 0
    of_bound = any(ask.search(question) and tell.search(sentence) for ask, tell in _BOUNDS)
    return max(-1, min(1, of_period + of_bound))
