"""Answers what is asked about a document itself: whether it holds, what changed in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from rag.answer import Draft, Passage, Source
from rag.changed import changed
from rag.contrast import Contrast
from rag.inquiry import Inquiry
from rag.meant import meant
from rag.onday import OnDay
from rag.principal import principal
from rag.records import Edition
from rag.resolve import refers
from rag.revision import Revision, besides_change, revision
from rag.still import asks_validity, besides_validity, still

_MOST = 3
"""Documents of like name that are told of at once."""


@dataclass(frozen=True, slots=True)
class About:
    """A draft over its passages; `validity` is the document whose validity it tells."""

    draft: Draft
    passages: tuple[Passage, ...]
    contrast: Contrast | None = None
    validity: Source | None = None


def asks_of_document(folded: str) -> bool:
    """Whether a folded question asks of a document whether it holds, or what changed in it."""
    return revision(folded) is not None or asks_validity(folded)


def about(
    inquiry: Inquiry,
    meaning: str,
    texts: OnDay,
    admits: Callable[[Source], bool],
    talked: Collection[int] = (),
) -> About | None:
    """The answer to a question about a document, or None where it asks for something else.

    `meaning` is the question with what it refers to; `admits` tells which places it is about.
    The documents that are talked about (`talked`) are meant where no other is named.
    """
    asked = revision(inquiry.text)
    holds = asks_validity(inquiry.text)
    if asked is None and not holds:
        return None
    named = [one for one in _meant(inquiry, meaning, texts.sources(), talked) if admits(one)]
    named.sort(key=lambda source: source.status.past)  # of one name, what holds is meant
    for source in named[:_MOST]:
        told = (
            _changed(asked, inquiry, source, texts)
            if asked
            else holding(source, texts, inquiry.years)
        )
        if told:
            return told
    return None


def _meant(
    inquiry: Inquiry, meaning: str, sources: Sequence[Source], talked: Collection[int]
) -> list[Source]:
    """The documents that a question means: of those it names, those that are talked about."""
    named = meant(meaning, sources)
    own = [one for one in named if one.document_id in talked]
    if named or not refers(besides_validity(besides_change(inquiry.text))):
        return own or named
    speaking = (one for one in sources if one.speaks and one.document_id in talked)
    return list({one.document_id: one for one in speaking}.values())


def _changed(asked: Revision, inquiry: Inquiry, source: Source, texts: OnDay) -> About | None:
    pair = asked.pair(texts.store.editions(source.document_id))
    told = changed(*pair, inquiry.units, texts) if pair else None
    return About(told.draft, told.passages, contrast=told.contrast) if told else None


def holding(source: Source, texts: OnDay, years: Sequence[str] = ()) -> About | None:
    """Whether a version holds, or that of one of some years; None where no sentence says so."""
    editions = texts.store.editions(source.document_id)
    own_edition = (one for one in editions if one.version == source.version)
    edition = _of_year(years, editions) or next(own_edition, None)
    if edition is None:
        return None
    parts = {
        (one.version, index): part
        for one in texts.store.holdings()
        for index, part in enumerate(one.parts)
    }
    own = [part for (version, _), part in parts.items() if version == edition.version]
    told = principal(own)
    meant_one = [one for one in texts.sources() if one.version == edition.version][told]
    draft, passages = still(meant_one, edition, own[told], parts, texts)
    return About(draft, passages, validity=meant_one) if draft.claims else None


def _of_year(years: Sequence[str], editions: Sequence[Edition]) -> Edition | None:
    """The version of a year that the question names: 2019年的办法还有效吗."""
    named = (one for one in editions if (one.dated or one.since)[:4] in years)
    return max(named, key=lambda one: one.since or one.dated, default=None)
