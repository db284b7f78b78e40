"""Drafts what changed between two versions of a document, in the words of both.

Of every difference the sentences that were come before those that took their place; where nothing
did, they were dropped, where they took the place of none, added. Told is what the question speaks
of, or where it only asks what changed, the beginning of it; everything is counted, and `zhengda
diff` shows it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.compare import compare
from corpus.difference import Difference, Outlined, Shift, tally
from corpus.fold import fold
from rag.answer import Draft, Passage
from rag.contrast import Contrast
from rag.inquiry import Unit
from rag.leadin import led_in
from rag.ports import Texts
from rag.records import Edition
from rag.retell import Told, retell
from rag.retold import retold

_MOST = 5
"""Differences that are told."""
_MOST_PAIRS = 3
"""Places of one difference that are told."""
_TELLING = 2.0
_BEARS = 0.5
_ABOUT_CHANGE = re.compile(
    r"[改变化动修订正增删调整新旧版次不同区别差异比较有哪什么些啥里内容规定条例办法法律政策文件本这那了的]+"
    r"|\d+年?|version|what|change[sd]?|differ\w*|new|old"
)
"""Words of such a question that tell nothing of what it is about."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A draft over its passages, and what was counted."""

    draft: Draft
    passages: tuple[Passage, ...]
    contrast: Contrast


def changed(old: Edition, new: Edition, units: Sequence[Unit], store: Texts) -> Changed | None:
    """What changed from one version to another, as far as the question speaks of it.

    None where nothing changed that it speaks of, or nothing that can be told.
    """
    before, after = (_outlined(edition, store) for edition in (old, new))
    found = compare(before, after)
    told = [
        one for one in (retell(d, before, after) for d in _body_first(found, before, after)) if one
    ]
    chosen = _chosen(told, _telling(units, new.title))
    passages: list[Passage] = []
    claims = [
        claim
        for one in chosen
        for claim in retold(one, old.version, new.version, store, passages, _MOST_PAIRS)
    ]
    if not claims:
        return None
    draft, known = led_in(Draft(tuple(claims)), passages, store)
    counts = tally(found)
    contrast = Contrast(
        document_id=known[0].source.document_id,
        old=old.number,
        new=new.number,
        old_dated=old.dated or old.since,
        new_dated=new.dated or new.since,
        counts=tuple((shift, counts[shift]) for shift in Shift if counts[shift]),
        shown=len(chosen),
    )
    return Changed(draft, known, contrast)


def _outlined(edition: Edition, store: Texts) -> Outlined:
    return Outlined(store.text(edition.version), tuple(store.sections(edition.version)))


def _body_first(found: Sequence[Difference], before: Outlined, after: Outlined) -> list[Difference]:
    """The differences of the text that has most sections, then those of the notice it came with."""
    body = [Counter(one.part for one in text.sections).most_common(1) for text in (before, after)]

    def elsewhere(one: Difference) -> bool:
        sides = zip(body, (one.old, one.new), strict=True)
        return all(section.part != part for [(part, _)], side in sides for section in side)

    return sorted(found, key=elsewhere)


def _telling(units: Sequence[Unit], title: str) -> list[Unit]:
    """The units that say what part of the document the question is about."""
    named = fold(title)
    return [
        unit
        for unit in units
        if unit.weight >= _TELLING
        and not any(word in named or _ABOUT_CHANGE.fullmatch(word) for word in unit.words)
    ]


def _chosen(told: Sequence[Told], units: Sequence[Unit]) -> Sequence[Told]:
    """The differences that bear most on the question, in the order of the text."""
    if not units:
        return told[:_MOST]
    weighed = [
        (sum(unit.weight for unit in units if any(word in one.words for word in unit.words)), one)
        for one in told
    ]
    least = _BEARS * sum(unit.weight for unit in units)
    best = sorted((w for w in weighed if w[0] >= least), key=lambda w: -w[0])[:_MOST]
    return [one for _, one in weighed if any(one is other for _, other in best)]
