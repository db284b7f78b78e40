"""Holds a claim about a change against the other version: what was dropped must not stand there.

A claim with a role (see `rag.contrast.Role`) passes when

1. its words are of one of two versions of one document, and of the earlier one just if the role
   says so, whatever the draft says: the order is the store's;
2. none of its sentences stands in the other version, under whatever number; of a list whose
   lead-in is another one, all pieces may;
3. a `WAS` is followed by its `NOW`, and both have words in common.

Worked example, old ``第四条　每餐8元。第六条　不得供应隔夜饭菜。``, new ``第五条　每餐10元。第七条
不得供应隔夜饭菜。``: WAS 第四条　每餐8元 with NOW 第五条　每餐10元 passes; DROPPED 第六条　不得供应
隔夜饭菜 falls, for these words still stand there; NOW 第四条　每餐8元 falls, for it is the earlier
version that says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from corpus.fold import fold
from corpus.likeness import grams
from corpus.marks import mark
from rag.answer import Claim, DraftClaim, NotQuotedError
from rag.contrast import Role
from rag.lists import is_item
from rag.sentences import sentences

Order: TypeAlias = Callable[[int], Sequence[int]]
"""The versions (rows) of a document, the oldest in time first."""
_STOPS = "。．.；;！!，,、 "
_ALIKE = 0.2
_SHOWN = 40


def unordered(document_id: int) -> Sequence[int]:
    """An `Order` that knows no versions: every claim about a change falls."""
    del document_id
    return ()


def hold(claim: Claim, draft: DraftClaim, text: Callable[[int], str], order: Order) -> Claim:
    """A claim that passed the gate with the role its draft gives it.

    Raises:
        NotQuotedError: what it says of a change is not so.
    """
    if draft.role is Role.IS:
        return claim
    source = claim.citations[0].passage.source
    versions = list(order(source.document_id))
    if source.version not in versions or draft.other not in versions:
        raise NotQuotedError("no versions of one document")
    if (versions.index(source.version) < versions.index(draft.other)) is not draft.role.past:
        raise NotQuotedError("words of the other version")
    if not _differs([citation.quote for citation in claim.citations], text(draft.other)):
        raise NotQuotedError(f"stands in both versions: {claim.text[:_SHOWN]!r}")
    return Claim(claim.text, claim.citations, draft.role)


def unbroken(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims without a `WAS` that lost its `NOW`, or the other way round."""
    kept = {
        id(one)
        for pair in pairwise(claims)
        if [claim.role for claim in pair] == [Role.WAS, Role.NOW]
        and alike(*(_words(claim) for claim in pair))
        for one in pair
    }
    return tuple(c for c in claims if c.role not in {Role.WAS, Role.NOW} or id(c) in kept)


def alike(one: str, other: str) -> bool:
    """Whether words may be said to have taken the place of others."""
    here, there = (grams(_bare(words)) for words in (one, other))
    return len(here & there) >= _ALIKE * min(len(here), len(there))


def stands(words: str, text: str) -> bool:
    """Whether every sentence of some words stands in a text, under whatever number."""
    return all(sentence in _said(text) for sentence in _sentences(words))


def _words(claim: Claim) -> str:
    return "".join(citation.quote for citation in claim.citations)


def _differs(quotes: Sequence[str], other: str) -> bool:
    """Whether no sentence of some quotes stands in a text, but for pieces that are led in anew."""
    said, led, says = _said(other), False, False
    for quote in quotes:
        pieces = [quote[one.start : one.end] for one in sentences(quote)]
        for at, piece in enumerate(pieces):
            fresh = _bare(piece) not in said
            leads = piece.endswith(("：", ":"))
            if not fresh and not leads and not (led and (at == 0 or is_item(piece))):
                return False
            led = fresh if leads else led
            says = says or fresh
    return says


@lru_cache(maxsize=16)
def _said(text: str) -> frozenset[str]:
    """Every sentence of a text, bare."""
    return frozenset(_sentences(text))


def _sentences(text: str) -> Iterator[str]:
    bare: Iterable[str] = (_bare(text[one.start : one.end]) for one in sentences(text))
    yield from filter(None, bare)


def _bare(sentence: str) -> str:
    """A sentence without its number, its white space, and the stop at its end."""
    folded = fold(sentence).strip()
    found = mark(folded, folded)
    rest = folded[found.length :] if found else folded
    return "".join(rest.split()).rstrip(_STOPS)
