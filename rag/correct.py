"""Puts what an admin knows better in the place of what was read from a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from corpus.known import Fact, Kind, Level, Part, Relation, Tie
from rag.principal import principal

FACTS = (*("title", "issuer", "place", "number", "dated", "effective", "expires", "kind", "level"),)
"""The fields with one value."""
FIELDS = (*FACTS, *(tie.value for tie in Tie))
"""All fields that may be corrected; those of relations hold titles in 《》."""
DATES = frozenset({"dated", "effective", "expires"})
_NEEDED = frozenset({"title", "kind"})
_LONGEST = 300
"""Characters of a value."""
_SHARED = frozenset({"issuer", "place", "number", "dated", "level"})
"""What a rule has from the notice that brings it."""
_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_TITLE = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_CHOICES: dict[str, type[StrEnum]] = {"kind": Kind, "level": Level}


class NotCorrectableError(ValueError):
    """A field or a value that cannot be; the message is one Chinese sentence for an admin."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A value that an admin set; an empty one says that there is none."""

    part: int
    field: str
    value: str


def checked(field: str, value: str) -> str:
    """The value as it is stored.

    Raises:
        NotCorrectableError: there is no such field, or it cannot have this value.
    """
    value = value.strip()
    if field not in FIELDS:
        raise NotCorrectableError(f"没有“{field}”这个字段，可以改的有：{'、'.join(FIELDS)}。")
    if not value:
        if field in _NEEDED:
            raise NotCorrectableError(f"字段 {field} 不能为空，请给出一个值。")
        return ""
    if field in FACTS and len(value) > _LONGEST:
        raise NotCorrectableError(f"“{value[:10]}…”太长，请不超过 {_LONGEST} 个字。")
    if field in DATES and not _is_date(value):
        raise NotCorrectableError(
            f"“{value}”不是日期，请写成 2024-09-01，只知道年月时写 2024-09 或 2024。"
        )
    if field in _CHOICES and value not in set(_CHOICES[field]):
        choices = "、".join(_CHOICES[field])
        raise NotCorrectableError(f"“{value}”不能用于 {field}，可以是：{choices}。")
    if field not in FACTS and not _TITLE.search(value):
        raise NotCorrectableError(f"字段 {field} 要写文件标题，如《云溪县校车补助办法》。")
    return value


def corrected(parts: Sequence[Part], corrections: Iterable[Correction]) -> tuple[Part, ...]:
    """The parts with the corrections put in; the last one of a field counts.

    What a notice and the rule it brings have in common is corrected in both, unless either is
    corrected by itself.
    """
    told = [one for one in corrections if one.part < len(parts)]
    own = {(one.part, one.field) for one in told}
    result = list(parts)
    for one in told:
        result[one.part] = _put(result[one.part], one)
        other = _other(parts, one)
        if other is not None and (other, one.field) not in own:
            result[other] = _put(result[other], one)
    return tuple(result)


def _other(parts: Sequence[Part], one: Correction) -> int | None:
    """The text that has a fact in common with the corrected one; None where there is none."""
    pair = {0, principal(parts)}
    if one.field not in _SHARED or one.part not in pair or len(pair) == 1:
        return None
    (other,) = pair - {one.part}
    return other if _value(parts[other], one.field) == _value(parts[one.part], one.field) else None


def _value(part: Part, field: str) -> str:
    fact: Fact | None = getattr(part, field)
    return fact.value if fact else ""


def _put(part: Part, one: Correction) -> Part:
    if one.field in FACTS:
        # By the title that was read, a text is still known for what a notice brings.
        words = part.title.words or part.title.value if one.field == "title" else ""
        fact = Fact(one.value, words, 1.0, corrected=True) if one.value else None
        changed: dict[str, Any] = {one.field: fact}  # the checker can't follow names of fields
        return replace(part, **changed)
    tie = Tie(one.field)
    told = tuple(Relation(tie, found[1], "") for found in _TITLE.finditer(one.value))
    return replace(part, relations=(*(r for r in part.relations if r.tie is not tie), *told))


def _is_date(value: str) -> bool:
    if not _ISO.fullmatch(value):
        return False
    year, month, day = (int(x) for x in [*value.split("-"), "1", "1"][:3])
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
