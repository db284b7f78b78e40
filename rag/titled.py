"""Says beside a sentence which document it stands in, by quoting the title where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.document import Span
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
        place = _standing(store.text(source.version), source.title)
        if place is None:
            claims.append(claim)
            continue
        heading = store.passage(source.version, place.start, place.end)
        if heading not in known:
            known.append(heading)
        claims.append(_with_title(claim, known.index(heading), source.title))
    return replace(draft, claims=tuple(claims)), tuple(known)


def _standing(text: str, title: str) -> Span | None:
    """Where the title is a line of its own: a table of contents names it, too."""
    line = re.search(rf"^[ \t\u3000]*({re.escape(title)})[ \t\u3000]*$", text, re.MULTILINE)
    return Span(*line.span(1)) if line and title else None


def _with_title(claim: DraftClaim, number: int, title: str) -> DraftClaim:
    return DraftClaim(f"《{title}》：{claim.text}", ((number, title), *claim.quotes))
