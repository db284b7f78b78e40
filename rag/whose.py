"""Tells of which quoted documents an answer must say whose rule they are.

A question that names no place may be answered from a document of one place while a dozen others
rule otherwise: a reader must see in the answer itself whose rule it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from rag.answer import Claim, Source
from rag.atlas import NATION, Atlas, home
from rag.inquiry import Inquiry


def whose(inquiry: Inquiry, atlas: Atlas, claims: Sequence[Claim]) -> tuple[Source, ...]:
    """The quoted documents to be named with their place; none where the question named it.

    Nothing is to be told apart where all documents are of one place, or hold everywhere.
    """
    if inquiry.places or not atlas.several:
        return ()
    quoted = dict.fromkeys(c.passage.source for claim in claims for c in claim.citations)
    local = any(home(source) not in {None, NATION} for source in quoted)
    return tuple(quoted) if local else ()
