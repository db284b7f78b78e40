"""Finds the documents that a question names: 乌海那份, 县里的讲话, 以基点定位为引领那篇.

People name a document by its place, by the level of government that speaks in it (全省, 县里), by
its kind (讲话) or by words of its title. Only documents that retrieval brought up are looked at.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from corpus.fold import fold
from corpus.known import Kind
from rag.answer import Source
from rag.terms import terms

_LEVELS = {
    "省": re.compile(r"全省|省里|省上|咱省|(?:我们|咱们|本)省|省(?:级)?(?:材料|文件|那[篇份])"),
    "市": re.compile(r"全市|市里|(?:我们|咱们|本)市|市教育局"),
    "县": re.compile(
        r"全县|县里|县上|县讲话|县推进会|县领导|(?:我们|咱们|本|那个)县|县(?:材料|文件|教育局)"
    ),
    "区": re.compile(r"全区|区里|(?:我们|咱们|本)区(?!别)|区教育局|区(?:材料|文件)"),
}
_SPEAKS = re.compile(r"全([省市县区])|([省市县区])委|我([省市县区])")
_KINDS = {
    Kind.SPEECH: re.compile(r"讲话|推进会|发言"),
    Kind.NOTICE: re.compile(r"通知"),
    Kind.PLAN: re.compile(r"计划|方案|规划"),
    Kind.WORK_REPORT: re.compile(r"工作报告|工作安排"),
    Kind.REGULATION: re.compile(r"办法|规定|条例"),
}
_CUE = re.compile(
    r"[那这][篇份]|讲话|发言|推进会|材料|文件|通知|条例|办法|方案|报告|《|教育局|教育厅|目录|提纲"
    r"|[省市县区](?:里|上)|全[省市县区]|各自|区别|分别|[哪两]家"
)
_TITLE_TERMS = 3
"""So many pairs of a title in the question name it."""


@dataclass(frozen=True, slots=True)
class Aim:
    """A mention in the question and the stored versions it may mean, the likeliest first."""

    mention: str
    versions: tuple[int, ...]


def names_documents(folded: str) -> bool:
    """Whether a folded question speaks of documents or of who says something."""
    return bool(_CUE.search(folded))


def aim(
    folded: str,
    sources: Iterable[Source],
    text: Callable[[int], str],
    called: Callable[[Source], str],
) -> list[Aim]:
    """The documents named in a folded question, in the order of their mention.

    `sources` are candidates, the likeliest first; `text` gives a version's text, `called` the
    words by which the question names a document's place, if it does.
    """
    candidates = list(dict.fromkeys(sources))
    found: dict[str, list[int]] = {}
    for source in candidates:
        for mention in _mentions(folded, source, text, called(source)):
            versions = found.setdefault(mention, [])
            if source.version not in versions:
                versions.append(source.version)
    # The county in 《云溪县校车补助办法》 names no other document of that county.
    own = [name for name in found if _stands_alone(name, folded, found)]
    ordered = sorted(own, key=folded.find)
    return [Aim(mention, tuple(found[mention])) for mention in ordered]


def _stands_alone(mention: str, folded: str, others: Iterable[str]) -> bool:
    """Whether a mention stands somewhere else than inside a longer one."""
    rest = folded
    for longer in others:
        if mention != longer and mention in longer:
            rest = rest.replace(longer, " ")
    return mention in rest


def _mentions(folded: str, source: Source, text: Callable[[int], str], place: str) -> list[str]:
    mentions = [place] if place else []
    if title := _title(folded, fold(source.title)):
        mentions.append(title)
    level = _level(fold(text(source.version)))
    if level and (match := _LEVELS[level].search(folded)) and not mentions:
        kind = _KINDS.get(source.kind)
        speech = re.search(r"讲话|推进会", folded[match.start() : match.end() + 6])
        if not speech or (kind and source.kind is Kind.SPEECH):
            mentions.append(match.group())
    return mentions


def _level(folded: str) -> str:
    """The level of government that speaks of itself most often in a text."""
    counts = Counter(next(filter(None, m.groups())) for m in _SPEAKS.finditer(folded))
    return counts.most_common(1)[0][0] if counts else ""


def _title(folded: str, title: str) -> str:
    """The longest run of the title that stands in the question, if it names the title."""
    shared = [t for t in terms(title) if t in folded]
    if len(shared) < min(_TITLE_TERMS, len(terms(title))):
        return ""
    for size in range(len(title), 3, -1):
        for at in range(len(title) - size + 1):
            if title[at : at + size] in folded:
                return title[at : at + size]
    return ""
