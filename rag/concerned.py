"""Tells whether a clause speaks of those whom a claim speaks of: 初中 and 小学 are not the same."""

from __future__ import annotations

import re

from rag.coverage import narrowed
from rag.stated import first_member, read
from rag.window import Claimed, Window

_LISTS = re.compile("[、和及或与]")


def of_the_same(claim: Claimed, window: Window) -> bool:
    """Whether a clause speaks of those whom the claim speaks of, no more and no fewer."""
    told = narrowed(claim, window.own)
    own, wanted = _by_group(told.labels), _by_group(claim.labels)
    if not all(
        _named_there(group, asked, window) for group, asked in _by_group(claim.own.labels).items()
    ):
        return False
    for group, here in own.items():
        asked = wanted.get(group, frozenset())
        first = first_member(told.text, group)
        others = bool(here - asked) and not _LISTS.search(told.text)
        if not asked & here or (others and first not in asked):
            return False
    text = f"{window.own.text} {window.shared}"
    return all(word in text for word in claim.own.widened)


def _named_there(group: str, asked: frozenset[str], window: Window) -> bool:
    """Whether those of a group that a claim names are those of a clause, or of what it goes on."""
    own = _by_group(window.own.labels).get(group, frozenset())
    above = _by_group(read(window.above).labels).get(group, frozenset())
    if group in {"kind", "grade"}:
        before = _by_group(read(" ".join(window.before)).labels).get(group, frozenset())
        return asked <= own | before | above
    if own:
        return asked <= own
    before = frozenset(first_member(one, group) for one in window.before) - {""}
    return asked <= (before or above)


def _by_group(labels: frozenset[tuple[str, str]]) -> dict[str, frozenset[str]]:
    groups = {group for group, _ in labels}
    return {one: frozenset(m for group, m in labels if group == one) for one in groups}
