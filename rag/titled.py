"""Says beside a sentence which document it stands in, by quoting the title where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.span import Span
from rag.answer import Draft, DraftClaim, Passage
from rag.ports import Texts
from rag.signs import pattern, plain


def titled(
    draft: Draft, passages: Sequence[Passage], store: Texts
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
    """Where the title stands on lines of its own: a table of contents names it, too."""
    if not title.strip():
        return None
    lines = rf"^[ \t\u3000]*({pattern(title)})[ \t\u3000]*$"
    found = re.search(lines, plain(text), re.MULTILINE)
    return Span(*found.span(1)) if found else None


def _with_title(claim: DraftClaim, number: int, title: str) -> DraftClaim:
    return DraftClaim(f"《{title}》：{claim.text}", ((number, title), *claim.quotes))
