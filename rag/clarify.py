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
from rag.inquiry import Inquiry, Wants
from rag.quantity import quantities
from rag.which import STAGES, stages, year

_AS_GOOD = 0.9
"""Share of what the quoted sentence covers of the question, from which on another answers it as
well."""
_NOW = re.compile("今年|本年|去年|前年|明年|最新|现行|现在|目前|本学年|这学期|本学期")
_OWN_WORDS = re.compile(
    r"[\d〇一二三四五六七八九十年度()（）〔〕\[\]—\-－ 至]+|《|》|试行|修订|修正"
)

MOST = 4
"""Values that are asked about at once."""


def left_open(
    inquiry: Inquiry, said: str, quoted: Sequence[Citation], evidence: Sequence[Evidence]
) -> dict[str, Citation]:
    """What a question leaves open: each value (小学, 云溪县, 2024年) with the words it rests on.

    Empty where the question is clear, or one answer does for all. `said` is the folded question
    with the earlier ones it refers to, `quoted` what answers it.
    Only questions for a figure are looked at: an open one is answered by all that is found.
    """
    if not quoted or not may_be_open(inquiry):
        return {}
    fit = [one for one in evidence if one.holds]
    for told in (_stages, _places, _years):
        values = told(said, quoted, fit, inquiry)
        if len(values) > 1:
            return dict(list(values.items())[:MOST])
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
    for one in fit:
        own = _stage(one.found.passage.path, one.words, one.found.passage.source)
        if len(own) == 1 and _as_good(one, quoted[0], fit):
            (name,) = own
            if name not in found and _figures(one.words) - _figures(quoted[0].quote):
                found[name] = one.found.passage.cite(one.words)
    order = list(STAGES)
    few = list(found)[:MOST]
    return {name: found[name] for name in sorted(few, key=order.index)}


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
    """The years whose documents of the same name say different things."""
    if year(said) or _NOW.search(said):
        return {}
    return _apart(quoted, fit, _of_year)


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
        alike = name and _named(source) == _named(first.passage.source)
        differs = _figures(one.words) != _figures(first.quote)
        if alike and name not in found and differs and _as_good(one, first, fit):
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
    return frozenset(one.value for one in quantities(fold(words)))
