"""Finds the stored documents that a question names by their titles."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.fold import fold
from rag.answer import Source
from rag.named import read

_MARKED = re.compile(
    r"(?<!贯彻)(?<!落实)(?<!执行)(?<!实施)(?<!根据)(?<!依据)(?<!依照)(?<!按照)(?<!违反)"
    r"《(?P<title>[^《》]{2,80})》"
)
_SHORTEST = 4
"""Letters of a title that name it: fewer are words of every title."""


def meant(folded: str, sources: Iterable[Source]) -> list[Source]:
    """The documents named in a folded question, each by the version that speaks for it.

    A title named in full wins over one named in part, the longer one over the shorter; several
    documents come back where the question's words fit them equally well.

    Example: 北京的未成年人保护条例 names the ordinances of all places that have one.
    """
    speaking = [source for source in sources if source.speaks]
    whole = {one: _whole(folded, one.title) for one in speaking}
    named = whole if any(whole.values()) else {one: _run(folded, one.title) for one in whole}
    best = max(named.values(), default=0)
    first: dict[int, Source] = {}
    for one, size in named.items():
        if size == best >= _SHORTEST:
            first.setdefault(one.document_id, one)
    return list(first.values())


def marked(folded: str, sources: Iterable[Source]) -> frozenset[int]:
    """The documents whose titles stand in 《》 in a folded question, as what is to be read."""
    if not (named := titles(folded)):
        return frozenset()
    return frozenset(
        source.document_id
        for source in sources
        if source.speaks and not named.isdisjoint(read(source.title).names | {fold(source.title)})
    )


def titles(folded: str) -> frozenset[str]:
    """What stands in 《》 in a folded question, as what is to be read.

    Not meant is a text that another one carries out: 贯彻《教育法》有哪些措施.
    """
    return frozenset(found["title"] for found in _MARKED.finditer(folded))


def _whole(folded: str, title: str) -> int:
    """The length of the longest name of a title that stands in the question."""
    return max((len(n) for n in read(title).names | {fold(title)} if n in folded), default=0)


def _run(folded: str, title: str) -> int:
    """The longest end of a title that stands in the question: titles differ by their beginnings."""
    ends = (name[at:] for name in read(title).names for at in range(len(name)))
    return max((len(end) for end in ends if end in folded), default=0)
