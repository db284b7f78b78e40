"""Says beside a sentence which document it stands in, by quoting the title where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rag.answer import Draft, DraftClaim, Passage
from rag.ports import Store


def titled(
    draft: Draft, passages: Sequence[Passage], store: Store
) -> tuple[Draft, tuple[Passage, ...]]:
    """The draft with 《title》： before each claim whose document has its title in its text."""
    known = list(passages)
    claims = []
    for claim in draft.claims:
        source = known[claim.quotes[0][0]].source
        at = store.text(source.version).find(source.title)
        if at < 0:
            claims.append(claim)
            continue
        heading = store.passage(source.version, at, at + len(source.title))
        if heading not in known:
            known.append(heading)
        claims.append(_with_title(claim, known.index(heading), source.title))
    return replace(draft, claims=tuple(claims)), tuple(known)


def _with_title(claim: DraftClaim, number: int, title: str) -> DraftClaim:
    return DraftClaim(f"《{title}》：{claim.text}", ((number, title), *claim.quotes))
