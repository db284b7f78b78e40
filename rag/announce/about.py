"""Tells of which topics and for which stages of school a text is, by its title and its words.

What the title says counts alone where it says anything; else what the text says again and again.
Example: 云溪县学前教育管理办法 is for preschool, whatever else its text names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from corpus.fold import fold
from rag.announce.facets import Stage, Topic

_Facet = TypeVar("_Facet", Topic, Stage)
_TOPICS = {
    Topic.ADMISSION: "招生|入学|报名|学位|学区|划片|转学|学籍|随迁",
    Topic.AID: "资助|助学金|奖学金|困难学生|贫困|补助生活费|生活补助|减免",
    Topic.FEES: "收费|学费|保教费|费用标准|退费|乱收费",
    Topic.MEALS: "午餐|供餐|膳食|食堂|营养餐|营养改善",
    Topic.TRANSPORT: "校车|乘车|接送",
    Topic.SAFETY: "安全|伤害|欺凌|保护|防溺水|事故",
    Topic.HEALTH: "健康|体检|近视|视力|卫生|心理|体育|午休|睡眠",
    Topic.TEACHING: "课程|教学|教材|作业|课后服务|劳动教育|德育|思政",
    Topic.EXAMS: "考试|中考|高考|会考|学业水平|测评|监测",
    Topic.TUTORING: "双减|校外培训|培训机构|减负",
    Topic.TEACHERS: "教师|校长|师资|师德|职称|编制",
    Topic.SPECIAL: "特殊教育|残疾|融合教育|随班就读",
    Topic.PRIVATE: "民办|社会力量办学|营利性",
    Topic.FUNDING: "经费|财政|投入|预算|专项资金",
}
_STAGES = {
    Stage.PRESCHOOL: "学前|幼儿|托育|保教",
    Stage.PRIMARY: "小学|义务教育",
    Stage.JUNIOR: "初中|义务教育|中考|中学(?!生活)|中小学",
    Stage.SENIOR: "普通高中|高中|高考",
    Stage.VOCATIONAL: "职业(?:教育|学校|院校|高中)|中职|技工",
    Stage.HIGHER: "高等(?:教育|学校)|高校|大学|本科|研究生|学位(?:法|条例)",
}
_OFTEN = 1.5
"""Mentions in a thousand characters from which on a text is about something."""
_LEAST = 2
_MOST = 3
"""Topics that a text whose title names none may have."""


def topics(title: str, text: str) -> frozenset[Topic]:
    """What a text is about."""
    return _told(_TOPICS, title, text)


def stages(title: str, text: str) -> frozenset[Stage]:
    """For which stages of school it is; none where it is for all."""
    return _told(_STAGES, title, text)


def _told(words: Mapping[_Facet, str], title: str, text: str) -> frozenset[_Facet]:
    named = frozenset(one for one, said in words.items() if re.search(said, fold(title)))
    if named:
        return named
    folded = fold(text)
    counts = {one: len(re.findall(said, folded)) for one, said in words.items()}
    enough = max(_LEAST, _OFTEN * len(folded) / 1000)
    often = sorted((one for one in words if counts[one] >= enough), key=lambda one: -counts[one])
    return frozenset(often[:_MOST])
