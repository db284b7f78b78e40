"""What a stretch of text belongs to."""

from __future__ import annotations

import pytest

from corpus.document import Damage, DamageKind, Section
from rag.locate import damage_near, section_at

SECTIONS = (
    Section(("甲",), 0, 0, 2, 10),
    Section(("甲", "一"), 0, 10, 10, 10),
    Section(("乙",), 0, 10, 12, 20),
)


@pytest.mark.parametrize(
    ("position", "path"), [(0, "甲"), (9, "甲"), (10, "乙"), (19, "乙"), (20, "乙")]
)
def test_a_position_lies_in_one_section(position: int, path: str) -> None:
    """A section without characters holds none."""
    assert section_at(SECTIONS, position).path == (path,)


@pytest.mark.parametrize(
    ("kind", "start", "end", "told"),
    [
        (DamageKind.MASKED, 8, 11, (True, True)),
        (DamageKind.MASKED, 8, 10, (True, False)),
        (DamageKind.CUT, 10, 10, (True, False)),
        (DamageKind.CUT, 20, 20, (False, True)),
        (DamageKind.LOGIN_WALL, 15, 15, (False, True)),
        (DamageKind.MISSING_SECTION, 10, 10, (False, True)),
    ],
)
def test_damage_is_told_where_it_is(
    kind: DamageKind, start: int, end: int, told: tuple[bool, bool]
) -> None:
    """A break belongs to the section that it ends."""
    damage = (Damage(kind, start, end, "有残缺。"),)

    first, last = SECTIONS[0], SECTIONS[2]

    assert (bool(damage_near(first, damage)), bool(damage_near(last, damage))) == told
