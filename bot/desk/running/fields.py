"""The facts of a document by what people call them, and their values likewise."""

from __future__ import annotations

from bot.wording import Wording
from corpus.fold import fold
from corpus.known import Part, Tie
from rag.correct import FACTS, FIELDS

_NONE = frozenset({"无", "none", "-", "—", "没有"})


def label(field: str, wording: Wording) -> str:
    """What a field is called."""
    if field in FACTS:
        name: str = getattr(wording.documents, field)
        return name
    return wording.ties[Tie(field)]


def field_named(word: str, wording: Wording) -> str:
    """The field that is called so; empty where none is."""
    wanted = fold(word.strip())
    names = {fold(label(field, wording)): field for field in FIELDS}
    names |= {field: field for field in FIELDS}
    return names.get(wanted, "")


def valued(field: str, value: str, wording: Wording) -> str:
    """A value as it is stored, where people call it something else. Example: 通知 is `notice`."""
    plain = value.strip()
    if fold(plain) in _NONE:
        return ""
    names: dict[str, str] = {}
    if field == "kind":
        names = {word: kind.value for kind, word in wording.kinds.items()}
    elif field == "level":
        names = {word: level.value for level, word in wording.levels.items()}
    return names.get(plain, plain)


def value(part: Part, field: str) -> str:
    """What a field of a text is now; empty where it is nothing."""
    if field in FACTS:
        fact = getattr(part, field)
        return fact.value if fact else ""
    told = (one for one in part.relations if one.tie.value == field)
    return "、".join(f"《{one.title}》" if one.title else one.number for one in told)


def shown(field: str, stored: str, wording: Wording) -> str:
    """A stored value as people call it."""
    if field == "kind":
        return next((w for k, w in wording.kinds.items() if k.value == stored), stored)
    if field == "level":
        return next((w for k, w in wording.levels.items() if k.value == stored), stored)
    return stored
