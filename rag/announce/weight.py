"""Says how much a sentence counts as a point: what a parent or the head of a school wants to know.

A sentence counts for what it rules (不得, 应当, 可以), for its figures and days, for what somebody
has to do by then, for whom it names, for the words it shares with the title and with the rest of
the text. It counts less where it tells offices how to work, threatens fines, or hangs on words
that a reader does not see. What only says why a text was made, who has to read it or who may
explain it, and what its source has garbled, is no point at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from rag.lists import is_item, is_row
from rag.terms import terms

_SHORTEST, _LONGEST, _TABLE = 14, 160, 420
_RULES = re.compile(
    "应当|必须|不得|禁止|严禁|可以|免费|减免|有权|不超过|不低于|不少于|(?<!级)以上|以下(?![简统并]?称)"
    "|标准为?|享受|申请|优先"
)
_FIGURE = re.compile(
    r"\d|[一二三四五六七八九十百千万]+(?:元|日|个?月|年内|周岁|公里|人|倍|％|%|分)"
)
_NO_FIGURE = re.compile(
    r"^\W*\d{1,2}[.、]?|[〔\[(]\d{4}[〕\])]\s*第?\d+号|《[^》]*》|第\d+[条章节]"
    r"|(?:到|从|自)?20\d\d年(?!\d{1,2}月)|十[三四五]五"
)
"""What is written in figures and tells nothing: the number of an item, of a text, a mere year."""
_BY = re.compile(
    r"\d{1,2}月\d{1,2}日|(?:\d+|[一二三四五六七八九十]+)(?:个工作)?日(?:内|前|以内)|每(?:学期|月|年)"
)
_TO_DO = re.compile("申请|报名|登记|提交|缴纳|缴费|办理|报到|领取|补录|录取|发放|收费|收取|退还")
_WHOM = re.compile("学生|家长|监护人|幼儿|儿童|未成年人|学校|教师|幼儿园|家庭|班")
_MATTER = re.compile("教育|教学|入学|入园|招生|课程|作业|学费|保教费|学位|供餐|校车|补助|资助")
_INWARD = re.compile(
    "(?:政府|部门|机关|单位|各地|行政区|领导小组|委员会|工作体系|各级).{0,40}?"
    "(?:加强|建立|健全|完善|统筹|制定|编制|重视|支持|推动|推进|负责|会商|督导|审计|纳入|设立|配合|落实|各自职责|会同|指导)"
)
_OFFICE = re.compile(
    r"^(?:第[^条]{1,6}条\s*)?[^,，。]{0,50}(?:人民政府|部门|机关|委员会|办事处|机构)(?:应当|可以|负责|要|须)"
)
"""Begins with what an office has to do."""
_PENAL = re.compile(
    "罚款|处罚|处分|责令|行政复议|申请复议|诉讼|刑事责任|治安管理|违反本|前款|本条第|第[^条]{1,6}款"
)
_ELSEWHERE = re.compile(
    "(?:依照|按照|遵守|根据|按)[^，,。;]{0,12}有关[^，,。;]{0,8}(?:法律|法规|规定)"
)
"""Sends the reader to rules that nobody names."""
_SLOGAN = re.compile(
    "立德树人|核心价值观|遵循|规律|育人|短板|突破性进展|重要意义|为主体|现代化|高度重视|大力|精神|体系|氛围|格局|合力"
    "|(?:进一步|切实|不断|逐步|着力|深入|扎实|显著|明显|全面)(?:提[高升]|加强|推进|优化|完善|改善|增强|健全)?"
)
_HANGS = re.compile(
    r"^(?:其中|同时|此外|另外|上述|前款|该|其(?!他)|这|那|对此|为此|因此|所以|但|则|也|还|并|由|以上|按同)|[简统]称"
)
"""Begins with what a reader would have to look up, or names what only later sentences need."""
_ENDS = re.compile(r"[。!;][”’」』)\]]*$|定于|截止")
_EMPTY = re.compile(
    r"制定本|(?:为了?|为深入|为贯彻|为进一步|根据).{0,80}(?:现就|现将|制定|通知如下|经研究)|印发给你们"
    r"|转发给|通知如下|贯彻执行|负责解释|起施行|同时废止|本[办法条例规定细则通知意见方案]{1,4}所称|同志们|谢谢大家"
    r"|适用本|指导思想|会议(?:审议)?通过|批准|抄送|联系人|特此|目录|审议|第\d+号|印发\W*$|^\([^()]*\)$"
    r"|^[一二三四五六七八九十\d、.()\s]*为(?:了|贯彻|深入|认真|全面|加强|进一步|切实|规范|推进)"
    r"|^附[件表]|\d{7}|&|^[,，]"
)
_GARBLED = re.compile(r"[×＊*□]{1,}|x{2,}|\d{3}x|某[某市县区省]|_{2,}|\ufffd")
_ITEM = 0.4
"""What it takes away that a sentence is a piece of a list: a reader wants to see all of it."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What the sentences of a text are weighed by: the words of its title, and of all of it."""

    named: AbstractSet[str]
    counts: Counter[str]

    def weight(self, words: str) -> float:
        """How much folded words count; what is 0 or less says nothing to anybody."""
        bare, own = _NO_FIGURE.sub("", words), terms(words)
        common = max(self.counts.values(), default=1)
        shared = sum(term in self.named for term in set(own)) / max(len(self.named), 1)
        central = sum(self.counts[term] for term in own) / (common * max(len(own), 1))
        return (
            min(2, len(_RULES.findall(words))) * 0.8
            + min(2, len(_FIGURE.findall(bare))) * 0.8
            + bool(_BY.search(words)) * 0.6
            + bool(_TO_DO.search(words)) * 0.6
            + bool(_WHOM.search(words)) * 0.8
            + bool(_MATTER.search(words)) * 1.0
            - (not _RULES.search(words) and not _FIGURE.search(bare)) * 1.0
            - bool(_ELSEWHERE.search(words)) * 0.8
            + shared
            + central * 2
            - is_item(words) * _ITEM
            - bool(_INWARD.search(words)) * 1.2
            - bool(_OFFICE.search(words) and not _WHOM.search(words)) * 0.8
            - bool(_PENAL.search(words)) * 4
            - bool(_HANGS.search(words)) * 1.5
            - min(3, len(_SLOGAN.findall(words))) * 0.6
        )


def tells(words: str) -> bool:
    """Whether folded words may be a point at all: no question, no fragment, no formula."""
    if _EMPTY.search(words) or _GARBLED.search(words):
        return False
    if is_row(words):
        return "\n" in words and len(words) <= _TABLE
    return _SHORTEST <= len(words) <= _LONGEST and bool(_ENDS.search(words))
