"""Drafts the answer: the headings that are asked for, or the sentences that bear most on it."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.fold import fold
from rag.aim import Aim
from rag.answer import Draft, Passage
from rag.cells import told_by_cell
from rag.evidence import Evidence
from rag.extract import extract
from rag.inquiry import Inquiry, Wants
from rag.judge import Judgement
from rag.leadin import led_in
from rag.outlines import outlined
from rag.ports import Texts
from rag.titled import titled


def headed(
    inquiry: Inquiry, evidence: Sequence[Evidence], aims: Sequence[Aim], texts: Texts
) -> tuple[Draft, tuple[Passage, ...]] | None:
    """The headings that answer the question, where it asks what a document is made of."""
    if not (Wants.OUTLINE in inquiry.wants or inquiry.counts):
        return None
    naming = (
        e
        for e in evidence
        if inquiry.names and all(n in fold(e.found.passage.text) for n in inquiry.names)
    )
    versions = dict.fromkeys(e.found.passage.source.version for e in naming)
    versions |= dict.fromkeys(v for a in aims for v in a.versions[:1])
    versions |= dict.fromkeys(e.found.passage.source.version for e in evidence[:1])
    for version in versions:
        if headings := outlined(inquiry, version, texts):
            return headings
    return None


def drafted(
    inquiry: Inquiry, judgement: Judgement, aims: Sequence[Aim], texts: Texts
) -> tuple[Draft, tuple[Passage, ...]]:
    """The sentences that answer, each with what it needs to be understood."""
    draft, passages = led_in(*extract(inquiry, judgement.evidence, aims), texts)
    draft, passages = told_by_cell(inquiry, draft, passages, texts)
    if Wants.DOCUMENT in inquiry.wants:
        return titled(draft, passages, texts)
    return draft, passages
