"""Tells whether a file is a new document, a version of a stored one, or a copy of it.

Sure are: the same title of a law or rule for the same place; the same title with the same number,
with nearly the same text, or with a date that the newer text's own history tells. What is alike
without being sure is asked, not guessed: the text is nearly identical under another title, or the
title is the same and the text is not. Twins of other places (the same model text with another
county's name) are other documents, however alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from corpus.document import Document
from corpus.fold import fold
from corpus.known import Fact, Part
from rag.named import numbered, read
from rag.principal import principal
from rag.sketch import likenesses, sketch
from rag.term import Holding
from rag.timeline import RULES

_SAME, _ALIKE, _AKIN = 0.9, 0.5, 0.2
"""Likeness of texts: nearly identical, mostly the same, something in common."""
_COPY = 0.97
_TOLD = 0.5
"""How sure a title, an issuer or a place must be to tell documents apart."""
_SIGNS = re.compile(r"[\W_]+")


class Bond(IntEnum):
    """How a file stands to a stored document, the closer the higher."""

    NONE = 0
    UNSURE = 1
    VERSION = 2
    COPY = 3


@dataclass(frozen=True, slots=True)
class Kin:
    """The nearest stored document, how it stands to the file, and how alike the texts are."""

    bond: Bond
    document: int = 0
    version: int = 0
    title: str = ""
    likeness: float = 0.0


def kin(
    document: Document,
    holdings: Iterable[Holding],
    sketches: Mapping[int, bytes],
    text: Callable[[int], str],
) -> Kin:
    """The closest bond to what is stored; `text` gives the cleaned text of a version."""
    mine, part = sketch(document.text), document.parts[principal(document.parts)]
    nearest, stored = Kin(Bond.NONE), list(holdings)
    alike = likenesses(mine, [sketches.get(one.version, b"") for one in stored])
    for holding, like in zip(stored, alike, strict=True):
        other = holding.parts[principal(holding.parts)]
        bond = _bond(part, other, like, same_name=document.name == holding.document)
        if like >= _COPY and bond and _letters(document.text) == _letters(text(holding.version)):
            bond = Bond.COPY
        found = Kin(bond, holding.document_id, holding.version, other.title.value, like)
        nearest = max(nearest, found, key=lambda one: (one.bond, one.likeness))
    return nearest


def _bond(one: Part, other: Part, like: float, *, same_name: bool) -> Bond:
    if _apart(one.place, other.place):
        return Bond.NONE
    if _same_title(one, other):
        return _under_one_title(one, other, like, same_name=same_name)
    if _apart(one.issuer, other.issuer):
        return Bond.NONE
    if same_name and like >= _ALIKE:
        return Bond.VERSION
    named = same_name and like >= _AKIN and not _apart(one.number, other.number)
    return _unsure(like >= _SAME or named)


def _under_one_title(one: Part, other: Part, like: float, *, same_name: bool) -> Bond:
    rules = one.kind.value in RULES and other.kind.value in RULES
    if rules and (one.place or not _apart(one.issuer, other.issuer)):
        return Bond.VERSION
    if _apart(one.issuer, other.issuer):
        return Bond.NONE
    if _in_history(one, other) or _in_history(other, one):
        return Bond.VERSION
    numbers = {numbered(part.number.value) for part in (one, other) if part.number} - {""}
    if one.number and other.number and numbers:
        return Bond.VERSION if len(numbers) == 1 else _unsure(like >= _ALIKE)
    if like >= _ALIKE or same_name or (one.dated and one.dated.value == _day(other)):
        return Bond.VERSION
    return _unsure(like >= _AKIN)


def _unsure(asked: bool) -> Bond:  # noqa: FBT001  a condition, not a switch
    return Bond.UNSURE if asked else Bond.NONE


def _same_title(one: Part, other: Part) -> bool:
    """Whether the full titles agree but for notes such as （2019年修订）."""
    if min(one.title.sure, other.title.sure) < _TOLD:  # a makeshift is the title of many
        return False
    names = (read(one.title.value).names, read(other.title.value).names)
    return all(names) and max(names[0], key=len) == max(names[1], key=len)


def _apart(one: Fact | None, other: Fact | None) -> bool:
    """Whether two facts are known and contradict each other."""
    if one is None or other is None or min(one.sure, other.sure) < _TOLD:
        return False
    left, right = (_SIGNS.sub("", fold(fact.value)) for fact in (one, other))
    return left not in right and right not in left


def _in_history(one: Part, other: Part) -> bool:
    """Whether a text tells the day of the other one among its own amendments."""
    return bool(_day(other)) and _day(other) in one.history


def _day(part: Part) -> str:
    return part.dated.value if part.dated else ""


def _letters(text: str) -> str:
    return _SIGNS.sub("", fold(text))
