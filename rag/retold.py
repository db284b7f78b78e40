"""Drafts a difference between two versions: the sentences that were, then those in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.span import Span
from rag.against import alike, stands
from rag.answer import DraftClaim, Passage
from rag.contrast import Role
from rag.ports import Texts
from rag.retell import Told

_LINES = re.compile(r"\s*\n\s*")
_ROLES = {
    (True, True): Role.WAS,
    (False, True): Role.NOW,
    (True, False): Role.DROPPED,
    (False, False): Role.ADDED,
}


def retold(
    one: Told, old: int, new: int, store: Texts, passages: list[Passage], most: int | None = None
) -> Iterator[DraftClaim]:
    """The claims that tell a difference of two versions, of its first `most` places or of all.

    Their passages are put to the others.
    """
    texts = store.text(old), store.text(new)
    for spans in one.pairs[:most]:
        pair = [
            (version, other, store.passage(version, span.start, span.end))
            for version, other, span, text, own in zip(
                (old, new), (new, old), spans, reversed(texts), texts, strict=True
            )
            if span and not stands(_words(own, span), text)
        ]
        instead = len(pair) > 1 and alike(*(passage.text for _, _, passage in pair))
        for version, other, passage in pair:
            passages.append(passage)
            yield DraftClaim(
                _LINES.sub("\n", passage.text),
                ((len(passages) - 1, passage.text),),
                _ROLES[version == old, instead],
                other,
            )


def _words(text: str, span: Span) -> str:
    return text[span.start : span.end]
