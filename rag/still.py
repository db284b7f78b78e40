"""Answers whether a document still holds, by the sentences that say so.

What it is on the day comes from its timeline; the claims are the clause that ended it, or those
that say from when until when it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from corpus.known import Part
from rag.answer import Draft, DraftClaim, Passage, Source
from rag.ports import Texts
from rag.records import Edition
from rag.sentences import around

_HOLDS = r"(?:有效|算数|作数|管用|适用|生效|能用|在用|执行|施行|实施)"
_ENDED = r"(?:废止|作废|失效|过期|过时|到期|被替代|被取代|废除|停止执行)"
_ASKS = re.compile(
    rf"(?:还|仍然?|是否|是不是|现在|目前|如今|继续)[^,。?]{{0,6}}{_HOLDS}[^,。]{{0,4}}(?:吗|么|没有|不|\?|$|呢)"
    rf"|{_HOLDS}(?:不{_HOLDS}|没有?)|有没有(?:被)?{_ENDED}|{_ENDED}(?:了|没|吗)[^,。]{{0,3}}(?:吗|么|没有?|\?|$)"
    rf"|(?:什么时候|何时|哪天|哪年|几时)(?:被|起|开始)?{_ENDED}|是否(?:已经?)?(?:被)?{_ENDED}"
    r"|效力(?:如何|怎样|状态)|现行(?:有效)?(?:吗|么)"
    r"|\b(?:still|currently) (?:valid|in force|in effect|apply|applies)|\bin force\?|\brepealed\b"
)


def asks_validity(folded: str) -> bool:
    """Whether a folded question asks if a document still holds.

    Example: 学位条例现在还有效吗 does, 有效期内的证件 does not.
    """
    return bool(_ASKS.search(folded))


def besides_validity(folded: str) -> str:
    """What a folded question says besides asking whether something holds."""
    return _ASKS.sub(" ", folded)


def still(
    source: Source,
    edition: Edition,
    part: Part,
    parts: Mapping[tuple[int, int], Part],
    texts: Texts,
) -> tuple[Draft, tuple[Passage, ...]]:
    """The sentences that tell from when until when a version holds; empty where none does.

    `source` and `part` are its principal text, `parts` what is known of all stored texts, by
    version and index.
    """
    places: list[tuple[int, str]] = []
    if edition.reason and source.status.past:
        reason = edition.reason
        ender = parts.get((reason.version, reason.index))
        begins = ender.effective if ender and reason.version != edition.version else None
        places += [(reason.version, reason.words), (reason.version, begins.words if begins else "")]
    facts = (part.effective, part.expires)
    places += [(edition.version, fact.words) for fact in facts if fact]
    passages = list(_passages(places, texts))
    if not passages:
        passages = list(_passages([(edition.version, part.title.words)], texts))
    return _draft(passages), tuple(passages)


def _passages(places: Sequence[tuple[int, str]], texts: Texts) -> Iterator[Passage]:
    """The sentences in which some words stand, each once."""
    seen = set()
    for version, words in places:
        text = texts.text(version)
        at = text.rfind(words) if words else -1
        for span in around(text, at, at + len(words)) if at >= 0 else ():
            if span.overlaps(at, at + len(words)) and (version, span) not in seen:
                seen.add((version, span))
                yield texts.passage(version, span.start, span.end)


def _draft(passages: Sequence[Passage]) -> Draft:
    return Draft(
        tuple(DraftClaim(one.text, ((number, one.text),)) for number, one in enumerate(passages))
    )
