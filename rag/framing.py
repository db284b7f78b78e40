"""Frames an answer: what is said or shown beside its claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rag.answer import Citation, Claim, Draft, NotQuotedError, Passage, Script, Source
from rag.evidence import Evidence
from rag.inquiry import Inquiry, Wants
from rag.script import written

_NEAREST = 3
_DRAFTED = 8
"""Passages that whoever puts an answer into words is shown."""


def documents(inquiry: Inquiry, claims: Sequence[Claim]) -> tuple[Source, ...]:
    """The documents to name, where the question asks for them."""
    if Wants.DOCUMENT not in inquiry.wants:
        return ()
    return tuple(dict.fromkeys(c.passage.source for claim in claims for c in claim.citations))


def shown(evidence: Sequence[Evidence]) -> tuple[Passage, ...]:
    """The first passages, each once: those of what may be said, then what is near."""
    found = dict.fromkeys(piece.found.passage for piece in evidence)
    return tuple(found)[:_DRAFTED]


def damage(claims: Sequence[Claim]) -> tuple[str, ...]:
    """What is not whole in the words that are quoted."""
    cited = (citation for claim in claims for citation in claim.citations)
    return tuple(dict.fromkeys(sentence for citation in cited for sentence in citation.damage))


def in_script(draft: Draft, script: Script) -> Draft:
    """Claims in the writing of the question; quotes stay as the source has them."""
    return replace(
        draft,
        claims=tuple(replace(claim, text=written(claim.text, script)) for claim in draft.claims),
    )


def nearest(evidence: Sequence[Evidence]) -> tuple[Citation, ...]:
    """The best sentence of the nearest passages, each passage once."""
    chosen: dict[int, Citation] = {}
    for piece in evidence:
        if piece.found.passage.chunk not in chosen and len(chosen) < _NEAREST:
            try:
                chosen[piece.found.passage.chunk] = piece.found.passage.cite(piece.words)
            except NotQuotedError:
                continue
    return tuple(chosen.values())
