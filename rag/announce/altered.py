"""Finds everything that one version has otherwise than another, with the words of both.

Every difference is told, also where its words do not pass the gate or only its number changed:
that it is there was computed, and only words need a witness.
"""

from __future__ import annotations

from dataclasses import dataclass

from corpus.compare import compare
from corpus.difference import Difference, Outlined, Shift
from corpus.document import Section
from rag.against import Order
from rag.announce.bulletin import Alteration
from rag.answer import Claim, Draft, Passage
from rag.contrast import Role
from rag.leadin import led_in
from rag.ports import Texts
from rag.retell import Told, retell
from rag.retold import retold
from rag.verify import verify

_LONGEST = 400
"""Signs of a section that is told whole."""


def altered(old: int, new: int, store: Texts, order: Order) -> tuple[Alteration, ...]:
    """What became of the sections of a version in a newer one, in the order of the newer."""
    change = _Change(old, new, store, order)
    before, after = change.outlined(old), change.outlined(new)
    return tuple(
        Alteration(one, change.claims(retell(one, before, after)) or change.whole(one))
        for one in compare(before, after)
    )


@dataclass(frozen=True, slots=True)
class _Change:
    """Two versions that are held against each other."""

    old: int
    new: int
    store: Texts
    order: Order

    def outlined(self, version: int) -> Outlined:
        return Outlined(self.store.text(version), tuple(self.store.sections(version)))

    def claims(self, told: Told | None) -> tuple[Claim, ...]:
        """The words of a difference that pass the gate."""
        if told is None:
            return ()
        passages: list[Passage] = []
        claims = tuple(retold(told, self.old, self.new, self.store, passages))
        if not claims:
            return ()
        draft, known = led_in(Draft(claims), passages, self.store)
        return verify(draft, known, self.store.text, self.order).claims

    def whole(self, one: Difference) -> tuple[Claim, ...]:
        """Both sides of a reworded section letter for letter: they leave nothing out."""
        if one.shift is not Shift.REWORDED or one.old[0].start == 0:
            return ()
        was = self._section(self.old, one.old[0], Role.WAS)
        now = self._section(self.new, one.new[0], Role.NOW)
        return (was, now) if len(was.text) + len(now.text) <= _LONGEST * 2 else ()

    def _section(self, version: int, section: Section, role: Role) -> Claim:
        passage = self.store.passage(version, section.start, section.end)
        words = passage.text.strip()
        return Claim(words, (passage.cite(words),), role)
