"""Finds out whether a passage lists what a coined name stands for.

Officials coin names with a number in them (四个缩小, “三园”, 5+3+2) and often never say what
the parts are. Whether they are listed is decided by counting items: joined by 、, numbered
(一是 … 二是 …), or marked by a word that comes back once an item (缩小区域差距，缩小城乡差距).
A list counts when it stands in the clause of the name or beside it, or when its items carry the
name's own word: 有园上、就近上、上好园 near “三园” does not say what the three are.
"""

from __future__ import annotations

import re

_CLAUSE = re.compile(r"[^,。;:!?\n]+")
_ITEM = re.compile(
    r"(?:^|[,。;:\n])\s*(?:[一二三四五六七八九十]+(?:是|要|、)|[(][一二三四五六七八九十\d]+[)]|\d+[.、])"
)
_JOINED = re.compile(r"(?:和|与|及)")
_NUMERAL = re.compile(r"^[\d一二三四五六七八九十两+x*]+(?:个|大|位|项|种)?")
_REACH = 1


def items(clause: str) -> list[str]:
    """What one clause joins by 、 (and 和, 与, 及 in its last item).

    Example: ``items("特殊家庭、特殊心理和特殊行为") == ["特殊家庭", "特殊心理", "特殊行为"]``.
    """
    parts = clause.split("、")
    if len(parts) > 1:
        parts[-1:] = _JOINED.split(parts[-1], maxsplit=1)
    return parts


def numbered(folded: str) -> int:
    """How many numbered items begin in a folded text."""
    return len(_ITEM.findall(folded))


def lists(folded: str, count: int, name: str = "") -> bool:
    """Whether a folded text lists `count` things; those of `name` where one is given."""
    clauses = _CLAUSE.findall(folded)
    if not name:
        return numbered(folded) >= count or any(len(items(c)) >= count for c in clauses)
    at = [n for n, clause in enumerate(clauses) if name in clause]
    beside = {n + step for n in at for step in range(-_REACH, _REACH + 1)}
    if any(len(items(c)) == count for n, c in enumerate(clauses) if n in beside):
        return True
    return bool(at) and _marked(clauses, count, name)


def _marked(clauses: list[str], count: int, name: str) -> bool:
    """Whether as many items or clauses carry the name's own word (四特: 特殊…; 四个缩小: 缩小…)."""
    word = _NUMERAL.sub("", name)
    if not word:
        return False
    pieces = [item for clause in clauses for item in items(clause) if name not in item]
    if len(word) > 1 and sum(word in piece for piece in pieces) >= count:
        return True
    # A single character says little: the items must stand in one list.
    if any(sum(word[0] in item for item in items(clause)) >= count for clause in clauses):
        return True
    # 云网端: each character of the name stands for one part.
    return len(word) == count and all(any(c in piece for piece in pieces) for c in word)
