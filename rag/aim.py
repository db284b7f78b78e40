"""Finds the documents that a question names: 乌海那份, 县里的讲话, 以基点定位为引领那篇."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Kind
from corpus.fold import fold
from rag.answer import Source
from rag.terms import terms

_KINDS = {
    Kind.SPEECH: "讲话 发言 推进会讲话",
    Kind.NOTICE: "通知",
    Kind.OPINION: "意见",
    Kind.PLAN: "计划 方案 规划",
    Kind.WORK_REPORT: "工作报告 总结 工作安排",
    Kind.LAW: "法律",
    Kind.REGULATION: "办法 规定 条例",
    Kind.MODEL_TEXT: "范文",
    Kind.NEWS: "新闻 报道",
}
_CUE = re.compile(
    r"那[篇份个]|这[篇份]|讲话|发言|推进会|材料|文件|通知|条例|办法|方案|计划|意见|报告|《|\d{3}号|教育局|教育厅|政府"
)


@dataclass(frozen=True, slots=True)
class Aim:
    """A document that the question seems to name, and how clearly (idf of what matched)."""

    source: Source
    weight: float
    words: frozenset[str]


def aim(folded: str, sources: Sequence[Source]) -> list[Aim]:
    """The documents named in a folded question, the clearest first; empty where none is."""
    if not sources:
        return []
    asked = set(terms(folded))
    profiles = [(source, _profile(source)) for source in sources]
    common = Counter(term for _, profile in profiles for term in profile)
    aims = []
    for source, profile in profiles:
        shared = asked & profile
        weight = sum(math.log1p(len(sources) / common[term]) for term in shared)
        if source.place and _place(source.place) in folded:
            weight += math.log1p(len(sources))
        if weight:
            aims.append(Aim(source, weight, frozenset(shared)))
    return sorted(aims, key=lambda a: (-a.weight, a.source.version))


def names_documents(folded: str) -> bool:
    """Whether a folded question speaks of documents at all."""
    return bool(_CUE.search(folded))


def _place(place: str) -> str:
    bare = fold(place)
    return bare[:-1] if len(bare) > 2 and bare[-1] in "省市县区" else bare  # noqa: PLR2004


def _profile(source: Source) -> set[str]:
    words = (source.title, source.issuer, source.place, _KINDS.get(source.kind, ""))
    return set(terms(fold(" ".join(words))))
