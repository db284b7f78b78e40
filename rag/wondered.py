"""Makes questions out of a document: of its figures, of its headings, of the document itself.

They are worded as people ask. Whether the corpus answers one is found out by asking it
(`rag.suggest`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import rjieba

from corpus.document import Section
from rag.answer import Source
from rag.named import read
from rag.sentences import sentences
from rag.timeline import RULES

_LONGEST = 36
_NAME = range(4, 19)
_FIGURE = range(5, 19)
_HEADING = range(3, 15)
_DEEDS = range(6, 15)
_HAN = "[\u4e00-\u9fff]"
_WORDS = re.compile(f"{_HAN}+")
_MEASURED = (
    "率|比例|占比|标准|人数|班额|面积|距离|金额|费用|经费|年龄|期限|时间|时长|课时|学时|规模|名额"
    "|额度|定额|数量|次数|间隔|工资|罚款|补助|补贴|津贴|奖金|学费|保教费|住宿费|伙食费|餐费|总量"
    "|总数|投入|师生比|生师比|学位"
)
"""What is counted or measured: only such a thing is asked after with 多少."""
_TELLS = (
    "(?:应当?|必须|要|须)?(?:达到|不低于|不少于|不超过|不高于|不得(?:超过|低于|少于|高于)"
    "|控制在|提高[到至]|达|为)"
)
_STATED = re.compile(
    rf"(?:^|[，。；：\n（(])[ \u3000]*(?P<what>{_HAN}{{2,16}}?(?:{_MEASURED})){_TELLS}"
    r"[ ]*(?=\d|[一二三四五六七八九十百]+[年个天小倍])"
)
_UNIT = "元|人|名|天|小时|分钟|年|个月|公里|米|平方米|课时|学时|次|周岁|个工作日"
_LIMITED = re.compile(
    rf"(?:^|[，。；：、\n])[ \u3000]*(?P<what>{_HAN}{{2,10}}?)"
    r"(?P<each>每[生人](?:每)?(?:学期|学年|年|月|天|餐|次)|每(?:学期|学年|年|月|天|日|餐|次|班|套))?"
    r"(?P<how>不得?(?:超过|高于|少于|低于)|)"
    rf"\d[\d,.]*(?P<unit>{_UNIT})(?=[，。；、\n（(]|$)"
)
_SHORT = 7
_PLAIN = ("率", "班额", "标准", "比例", "学费", "保教费", "餐费")
"""What is clear even where few words stand before it."""
_WHOLE = re.compile(
    "^(?:其中|同时|原则上|力争|确保|到时)*(?:全[国省市县区]|[我本][省市县区])?(?:的)?"
)
_UNCLEAN = re.compile(
    "^(?:[其该本每各并且由对将按在到以从使因如若即则和与或及总均]|上述|下列|年度)"
    "|应当?|可以?|不得|按照?|根据|依照|超过|低于|提高|增加|达到|规定|相关|有关|以上|以下|同比|比上年|前款|所需"
)
_LASTS = ("期限", "时间", "时长", "间隔")
_NUMBERED = re.compile(
    r"^[\s\u3000]*(?:第[一二三四五六七八九十百零〇\d]+[编章节条]|[一二三四五六七八九十]+、"
    r"|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、])[\s\u3000]*"
)
_GENERAL_WORDS = (
    "总则 附则 总体要求 指导思想 基本原则 基本要求 组织实施 组织保障 组织领导 保障措施 工作要求 "
    "主要目标 重点任务 工作目标 总体目标 目标任务 主要任务 工作任务 工作措施 有关要求 其他事项 "
    "实施步骤 工作思路 主要工作 加强组织领导 强化组织领导 工作原则 附件 目录"
)
_GENERAL = frozenset(_GENERAL_WORDS.split())
_PUNISHES = frozenset({"法律责任", "罚则", "奖励与处罚", "奖惩"})
_DOES = re.compile(
    "^(?:加强|完善|推进|建立|健全|提高|加快|深化|强化|优化|落实|改进|规范|扩大|促进|构建|推动|做好|开展|提升|保障|丰富"
    "|整合|加大|培养|统筹|改善|充实|防止|预防|解决)(?!(?:和|与)?的)"
)
_CHAPTER = re.compile(r"^第[一二三四五六七八九十百\d]+章")
_CHAPTERS = range(3, 13)


class Kind(StrEnum):
    """What a question was made from."""

    FIGURE = "figure"
    HEADING = "heading"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Wondered:
    """A question and the stretch of a version's text that must answer it."""

    text: str
    kind: Kind
    version: int
    start: int
    end: int


def wondered(
    source: Source, text: str, sections: Sequence[Section], *, several: bool
) -> tuple[Wondered, ...]:
    """The questions that a document gives rise to, in the order of its text.

    `several` tells whether it has more than one version. Sections are those of the part of
    `source` alone.
    """
    made = [*_figures(source, text, sections), *_headings(source, sections)]
    made.sort(key=lambda one: one.start)
    made += _document(source, text, sections, several=several)
    short = (one for one in made if len(one.text) <= _LONGEST)
    return tuple({one.text: one for one in short}.values())


def called(source: Source) -> str:
    """The shortest name of a document by which it can be asked for; empty where all are long."""
    names = [one for one in read(source.title).names if len(one) in _NAME and "(" not in one]
    return min(names, key=len, default="")


def _place(source: Source) -> str:
    return "" if source.place == "全国" else source.place


def _figures(source: Source, text: str, sections: Sequence[Section]) -> Iterator[Wondered]:
    for section in sections:
        for span in sentences(text[section.start : section.end]):
            start, end = section.start + span.start, section.start + span.end
            stated = [_asked(source, one["what"]) for one in _STATED.finditer(text, start, end)]
            limits = [_how_many(source, one) for one in _LIMITED.finditer(text, start, end)]
            for question in list(filter(None, stated)) or filter(None, limits):
                yield Wondered(question, Kind.FIGURE, source.version, start, end)


def _asked(source: Source, what: str) -> str:
    """The question after a measured thing; empty where its words make no clean name."""
    own = _WHOLE.sub("", what)
    if len(own) not in _FIGURE or _UNCLEAN.search(own):
        return ""
    if len(own) < _SHORT and not own.endswith(_PLAIN):
        return ""
    how = "是多久" if own.endswith(_LASTS) else "是多少"
    place = _place(source)
    if place:
        return f"{own}{how}？" if place in own else f"{place}{own}{how}？"
    name = called(source) if source.kind in RULES else ""
    return f"《{name}》规定的{own}{how}？" if name else f"{own}{how}？"


def _how_many(source: Source, found: re.Match[str]) -> str:
    """The question after a limit (小班不能超过多少人) or a rate; empty where it is unclear."""
    what, each, how = found["what"], found["each"] or "", found["how"]
    name = called(source)
    if not name or not (each or how) or _UNCLEAN.search(what) or not _a_noun(what):
        return ""
    bound = f"不能{how[-2:]}" if how else ""
    return f"按《{name}》，{what}{each}{bound}多少{found['unit']}？"


def _a_noun(words: str) -> bool:
    """Whether words are the name of somebody or something, rather than a part of a sentence."""
    tags = [tag[:1] for _, tag in rjieba.tag(words)]
    return tags[-1:] == ["n"] and not {"c", "d", "p", "r", "u", "m"}.intersection(tags)


def _headings(source: Source, sections: Sequence[Section]) -> Iterator[Wondered]:
    ends: dict[tuple[str, ...], tuple[int, int]] = {}
    for section in sections:
        for depth in range(2, len(section.path) + 1):
            start, _ = ends.get(section.path[:depth], (section.start, 0))
            ends[section.path[:depth]] = (start, section.end)
    for path, (start, end) in ends.items():
        if question := _headed(source, path[-1]):
            yield Wondered(question, Kind.HEADING, source.version, start, end)


def _headed(source: Source, heading: str) -> str:
    """The question after what stands under a heading; empty where that names nothing."""
    words = re.sub(r"\s", "", _NUMBERED.sub("", heading)).rstrip("。：:")
    name, place = called(source), _place(source)
    if words in _PUNISHES:
        return f"违反《{name}》要承担什么责任？" if name else ""
    if words in _GENERAL or len(words) not in _HEADING or not _WORDS.fullmatch(words):
        return ""
    if _DOES.search(words):
        return f"{place}怎么{words}？" if place and len(words) in _DEEDS else ""
    if source.kind in RULES:
        return f"《{name}》对{words}有什么规定？" if name else ""
    return ""


def _document(
    source: Source, text: str, sections: Sequence[Section], *, several: bool
) -> Iterator[Wondered]:
    name = called(source)
    if not name:
        return
    asked = []
    if several:
        asked.append(f"《{name}》这次改了什么？")
    if source.kind in RULES:
        asked += [f"《{name}》现在还有效吗？", f"《{name}》什么时候开始施行？"]
    chapters = {path for one in sections for path in one.path if _CHAPTER.match(path)}
    if len(chapters) in _CHAPTERS:
        asked.append(f"《{name}》分哪几章？")
    for question in asked:
        yield Wondered(question, Kind.DOCUMENT, source.version, 0, len(text))
