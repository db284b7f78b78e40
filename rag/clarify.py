"""Finds where a question leaves open which one is meant, though the documents tell them apart.

国家助学金多少 is answered otherwise for 高中 and for 中职, in a sentence each that says it equally
well: so it is asked back which stage, place or year is meant. It is not where one
sentence tells of all (小学生320元，初中生280元), nor where one document alone speaks: that it is of
云溪县 is said in the answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from corpus.fold import fold
from rag.answer import Citation, Source
from rag.atlas import NATION, home
from rag.evidence import Evidence
from rag.expect import asked_figures
from rag.fillers import bare
from rag.inquiry import Inquiry, Wants
from rag.quantity import quantities
from rag.stretches import made_of
from rag.which import STAGES, stages, year

_AS_GOOD = 0.9
"""Share of what the quoted sentence covers of the question, from which on another answers it as
well."""
_NOW = re.compile("今年|本年|去年|前年|明年|最新|现行|现在|目前|本学年|这学期|本学期")
_OWN_WORDS = re.compile(
    r"[\d〇一二三四五六七八九十年度()（）〔〕\[\]—\-－ 至]+|《|》|试行|修订|修正"
)

_BARE = re.compile(r"(?<![\d.])\d+(?:\.\d+)?")
_LOST = 0.25
"""Share of what is asked about that a sentence may say otherwise, or leave to what it means."""
_IDLE_WORDS = """
一年 一个月 一学期 一学年 一餐 一顿 一天 一次 一人 每年 每月 每学期 每餐 每天 每人 每生 标准 金额
数额 费用 最高 最低 收 交 发 给 钱 元 块 去 来 年 月 人
"""
_IDLE = frozenset(_IDLE_WORDS.split())


def left_open(
    inquiry: Inquiry, said: str, quoted: Sequence[Citation], evidence: Sequence[Evidence]
) -> dict[str, Citation]:
    """What a question leaves open: each value (小学, 云溪县, 2024年) with the words it rests on.

    Empty where the question is clear, or one answer does for all. `said` is the folded question
    with the earlier ones it refers to, `quoted` what answers it.
    Only questions for a figure are looked at: an open one is answered by all that is found.
    """
    telling = [one for one in quoted if _figures(one.quote)]  # not the head of a table
    if not telling or not may_be_open(inquiry) or not _worded(said, telling[0]):
        return {}
    fit = [one for one in evidence if one.holds]
    for told in (_stages, _places, _years):
        values = told(said, telling, fit, inquiry)
        if len(values) > 1:
            return values
    return {}


def may_be_open(inquiry: Inquiry) -> bool:
    """Whether a question is of those that are asked back about: it asks for one figure."""
    return bool(asked_figures(inquiry)) and Wants.COMPARISON not in inquiry.wants


def _stages(
    said: str, quoted: Sequence[Citation], fit: Sequence[Evidence], _: Inquiry
) -> dict[str, Citation]:
    """The stages of which each has a sentence of its own, the youngest first."""
    if stages(said):
        return {}
    spoken = [_stage(one.passage.path, one.quote, one.passage.source) for one in quoted]
    first = spoken[0]
    if len(first) != 1 or any(one != first for one in spoken):
        return {}
    found: dict[str, Citation] = {next(iter(first)): quoted[0]}

    def order(one: Evidence) -> tuple[bool, int]:
        return not _as_good(one, quoted[0], fit), one.found.passage.start + one.span.start

    for one in sorted(fit, key=order):
        own = _stage(one.found.passage.path, one.words, one.found.passage.source)
        if len(own) != 1 or not own.isdisjoint(found):
            continue
        if not _figures(one.words) - _figures(quoted[0].quote):
            continue
        if not order(one)[0] or _beside(one, quoted[0]):
            cited = one.found.passage.cite(one.words)
            if _worded(said, cited):
                found[next(iter(own))] = cited
    return {name: found[name] for name in sorted(found, key=list(STAGES).index)}


def _beside(piece: Evidence, quoted: Citation) -> bool:
    """Whether a sentence stands under the same heading, under its own number as the quoted one.

    (二)小学…, (三)初中… below 资助标准: the heading is said of each of them.
    """
    here, there = piece.found.passage, quoted.passage
    same = here.source.version == there.source.version
    return same and len(here.path) > 1 and here.path[:-1] == there.path[:-1]


def _worded(said: str, cited: Citation) -> bool:
    """Whether words and what stands over them say what is asked about in the question's words.

    What merely means nearly the same is no reason to ask: 住宿费 is no 寄宿生生活补助.
    """
    passage = cited.passage
    texts = [fold(one) for one in (cited.quote, *passage.path, passage.source.title)]
    about = "".join(bare(said).split())
    lost = made_of(bare(said), (" ".join(texts),), _IDLE).lost
    return len(lost) <= _LOST * len(about)


def _stage(path: Sequence[str], words: str, source: Source) -> frozenset[str]:
    """The stages that a sentence is of: as it says itself, else as what stands over it says."""
    for text in (words, *reversed(path), source.title):
        if told := stages(fold(text)):
            return told
    return frozenset()


def _as_good(piece: Evidence, quoted: Citation, fit: Sequence[Evidence]) -> bool:
    """Whether a sentence covers as much of the question as the quoted one."""
    own = next((one for one in fit if _is(one, quoted)), None)
    if own is None:
        return False
    return piece.alone >= _AS_GOOD * own.alone and piece.cover >= _AS_GOOD * own.cover


def _is(piece: Evidence, quoted: Citation) -> bool:
    here = piece.found.passage.source.version == quoted.passage.source.version
    return here and piece.words.strip() in quoted.quote


def _places(
    _: str, quoted: Sequence[Citation], fit: Sequence[Evidence], inquiry: Inquiry
) -> dict[str, Citation]:
    """The places whose documents of the same name say different things."""
    if inquiry.places:
        return {}
    return _apart(quoted, fit, _place)


def _years(
    said: str, quoted: Sequence[Citation], fit: Sequence[Evidence], _: Inquiry
) -> dict[str, Citation]:
    """The years whose documents of the same name say different things, the latest first."""
    if year(said) or _NOW.search(said):
        return {}
    return dict(sorted(_apart(quoted, fit, _of_year).items(), reverse=True))


def _apart(
    quoted: Sequence[Citation], fit: Sequence[Evidence], value: Callable[[Source], str]
) -> dict[str, Citation]:
    """The values of documents that are alike but for it, and give other figures as well."""
    first = quoted[0]
    own = value(first.passage.source)
    if not own or any(value(one.passage.source) != own for one in quoted):
        return {}
    found = {own: first}
    for one in fit:
        source = one.found.passage.source
        name = value(source)
        if not name or name in found or _named(source) != _named(first.passage.source):
            continue
        if _figures(one.words) != _figures(first.quote) and _as_good(one, first, fit):
            found[name] = one.found.passage.cite(one.words)
    return found


def _place(source: Source) -> str:
    return source.place if home(source) not in {None, NATION} else ""


def _of_year(source: Source) -> str:
    told = year(fold(source.title)) or source.dated[:4]
    return f"{told}年" if told else ""


def _named(source: Source) -> str:
    """The title of a document without whose and of when it is."""
    title = fold(source.title)
    for own in (source.issuer, source.place):
        title = title.replace(fold(own), "") if own else title
    return _OWN_WORDS.sub("", title)


def _figures(words: str) -> frozenset[object]:
    """The figures of a sentence; those of a row of a table stand without their units."""
    folded = fold(words)
    return frozenset(one.value for one in quantities(folded)) or frozenset(_BARE.findall(folded))
