"""Tells which words that somebody gives as a quote do not stand in a document any more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.fold import fold


def strayed(quotes: Iterable[str], texts: Sequence[str]) -> list[str]:
    """The quotes that stand in none of some texts; width, script and white space are no words."""
    bare = [_bare(text) for text in texts]
    return [
        quote for quote in quotes if _bare(quote) and not any(_bare(quote) in text for text in bare)
    ]


def _bare(words: str) -> str:
    return "".join(fold(words).split())
