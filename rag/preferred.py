"""Reads from a question which documents it would rather not be answered from.

最新的招生通知 wants none of last year, 2024年的招生通知 none of 2025, 小学 nothing that is headed
普通高中, 讲话里怎么说 no notice. Only what is headed so is passed over, and only where something
else answers as well: a preference never loses the only answer.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from corpus.fold import fold
from corpus.known import Kind
from rag.admit import admitted
from rag.answer import Source
from rag.atlas import Stand, home, stand
from rag.inquiry import Inquiry
from rag.wants import years
from rag.which import stages, year

_NEWEST = re.compile(
    r"最新|最近(?:的|一[份次期])|新(?:版|出台|印发|发布|修订)|现行|现在(?:执行|实行|施行)|目前(?:执行|实行|施行)|今年"
)
_SAYS_SO = re.compile(r"最新(?:印发|发布|出台)?的?(?!版|修订|修改|变化|规定)")
_SAYS = r"(?:[里中上]|文件|怎么|如何|是?怎样|说|要求|规定|提出|提到|明确)"
_KINDS = {
    Kind.LAW: re.compile(rf"(?:法律|国家法){_SAYS}"),
    Kind.NOTICE: re.compile(rf"通知{_SAYS}"),
    Kind.PLAN: re.compile(rf"(?:计划|规划){_SAYS}"),
    Kind.SPEECH: re.compile(rf"(?:讲话|发言)(?:稿|材料)?{_SAYS}"),
}
_TITLE = re.compile("《[^》]*》")
_OF_A_YEAR = re.compile(r"[\d〇一二三四五六七八九十年度()（）〔〕\[\]《》—\-－ 至]+|修订|修正|试行")


def passed_over(folded: str, sources: Sequence[Source]) -> frozenset[int]:
    """The documents of some that a folded question does not mean, by what they are headed."""
    return frozenset(
        (*_of_other_years(folded, sources), *_of_others(folded, sources)),
    )


def _of_other_years(folded: str, sources: Iterable[Source]) -> Iterator[int]:
    """Those of a series of which another one is of the year, or the newest, that is asked for."""
    named, newest = years(folded), bool(_NEWEST.search(folded))
    if not named and not newest:
        return
    series: dict[str, list[Source]] = defaultdict(list)
    for one in sources:
        series[_OF_A_YEAR.sub("", fold(one.title))].append(one)
    for members in series.values():
        told = [(_year(one), one) for one in members]
        wanted = [when for when, _ in told if when in named] if named else []
        wanted = wanted or ([max(when for when, _ in told)] if newest else [])
        yield from (one.document_id for when, one in told if wanted and when not in wanted)


def _of_others(folded: str, sources: Iterable[Source]) -> Iterator[int]:
    """Those that are headed by another stage, or of another kind than the one that is named."""
    asked = stages(folded)
    kinds = {kind for kind, words in _KINDS.items() if words.search(folded)}
    for one in sources:
        own = stages(fold(one.title)) if asked else frozenset()
        if (own and own.isdisjoint(asked)) or (kinds and one.kind not in kinds):
            yield one.document_id


def _year(source: Source) -> str:
    return year(fold(source.title)) or source.dated[:4]


def without_wish(folded: str) -> str:
    """A folded question without 最新的, which no document says of itself."""
    return _SAYS_SO.sub("", folded)


def wanted(folded: str, source: Source, over: Collection[int]) -> bool:
    """Whether a document may answer beside some that are passed over."""
    return source.document_id not in over and not passed_over(folded, [source])


def of_place(inquiry: Inquiry, sources: Iterable[Source]) -> list[Source]:
    """Those of some documents that are of the place asked about, where one is named.

    国办发〔2015〕71号出来以后，保山怎么做 asks what 保山 does, not what the nation's text says.
    """
    places = inquiry.places
    return [one for one in sources if not places or stand(home(one), places) is Stand.OWN]


def untitled(inquiry: Inquiry) -> Inquiry:
    """What a question asks of the document in whose title the rest of its words stand."""
    rest = _TITLE.sub(" ", inquiry.text)
    units = tuple(one for one in inquiry.units if one.words[0] in rest)
    return replace(inquiry, units=units) if any(one.known for one in units) else inquiry


def placed_as(inquiry: Inquiry, text: Callable[[int], str]) -> Callable[[Source], bool]:
    """Tells which documents may speak for the places that a question names."""
    return cache(lambda source: admitted(inquiry, source, text))
