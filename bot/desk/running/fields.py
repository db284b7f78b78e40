"""The facts of a document by what people call them, and their values likewise."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.wording import Wording
from corpus.facts.days import iso, told
from corpus.fold import fold
from corpus.known import Part, Tie
from corpus.titles import DATE
from rag.correct import DATES, FACTS, FIELDS, NotCorrectableError

_DAY = re.compile(r"(\d{4})\s*[./-]\s*(\d{1,2})(?:\s*[./-]\s*(\d{1,2}))?")
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
    """A value as it is stored, where people write it otherwise.

    Example: 通知 is `notice`, 二〇二四年九月一日 is `2024-09-01`, 无 is nothing.

    Raises:
        NotCorrectableError: it is none of those that the field can have.
    """
    plain = value.strip()
    if fold(plain) in _NONE:
        return ""
    if field in DATES:
        return _day(fold(plain)) or plain
    few = choices(field, wording)
    if few and plain not in dict(few):
        return _one_of(few, plain, wording)
    return plain


def _one_of(few: Sequence[tuple[str, str]], plain: str, wording: Wording) -> str:
    """The value that is called so."""
    found = next((stored for stored, name in few if fold(name) == fold(plain)), "")
    if not found:
        names = "、".join(name for _, name in few)
        raise NotCorrectableError(wording.library.one_of.format(value=plain, names=names))
    return found


def _day(words: str) -> str:
    """A date, or a month, that is all there is; else empty."""
    if found := DATE.fullmatch(words):
        return iso(found)
    numbers = _DAY.fullmatch(words)
    return told(int(numbers[1]), int(numbers[2]), int(numbers[3] or 0)) if numbers else ""


def choices(field: str, wording: Wording) -> list[tuple[str, str]]:
    """The values of a field that has only a few, with what they are called."""
    if field == "kind":
        return [(one.value, name) for one, name in wording.kinds.items()]
    if field == "level":
        return [(one.value, name) for one, name in wording.levels.items()]
    return []


def value(part: Part, field: str) -> str:
    """What a field of a text is now; empty where it is nothing."""
    if field in FACTS:
        fact = getattr(part, field)
        return fact.value if fact else ""
    told = (one for one in part.relations if one.tie.value == field)
    return "、".join(f"《{one.title}》" if one.title else one.number for one in told)


def shown(field: str, stored: str, wording: Wording) -> str:
    """A stored value as people call it."""
    return dict(choices(field, wording)).get(stored, stored)
