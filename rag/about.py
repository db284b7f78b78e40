"""Answers what is asked about a document itself: whether it holds, what changed in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rag.answer import Draft, Passage, Source
from rag.changed import changed
from rag.contrast import Contrast
from rag.inquiry import Inquiry
from rag.meant import meant
from rag.onday import OnDay
from rag.revision import Revision, revision
from rag.still import asks_validity, still

_MOST = 3
"""Documents of like name that are told of at once."""


@dataclass(frozen=True, slots=True)
class About:
    """A draft over its passages; `validity` is the document whose validity it tells."""

    draft: Draft
    passages: tuple[Passage, ...]
    contrast: Contrast | None = None
    validity: Source | None = None


def about(
    inquiry: Inquiry, meaning: str, texts: OnDay, admits: Callable[[Source], bool]
) -> About | None:
    """The answer to a question about a document, or None where it asks for something else.

    `meaning` is the question with what it refers to; `admits` tells which places it is about.
    """
    asked = revision(inquiry.text)
    holds = asks_validity(inquiry.text)
    if asked is None and not holds:
        return None
    named = [one for one in meant(meaning, texts.sources()) if admits(one)][:_MOST]
    for source in named:
        found = _changed(asked, inquiry, source, texts) if asked else _holds(source, texts)
        if found:
            return found
    return None


def _changed(asked: Revision, inquiry: Inquiry, source: Source, texts: OnDay) -> About | None:
    pair = asked.pair(texts.store.editions(source.document_id))
    told = changed(*pair, inquiry.units, texts) if pair else None
    return About(told.draft, told.passages, contrast=told.contrast) if told else None


def _holds(source: Source, texts: OnDay) -> About | None:
    editions = texts.store.editions(source.document_id)
    edition = next((one for one in editions if one.version == source.version), None)
    if edition is None:
        return None
    parts = {
        (one.version, index): part
        for one in texts.store.holdings()
        for index, part in enumerate(one.parts)
    }
    draft, passages = still(source, edition, parts, texts)
    return About(draft, passages, validity=source) if draft.claims else None
