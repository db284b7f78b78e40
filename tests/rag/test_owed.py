from __future__ import annotations

import pytest

from rag.owed import owed
from rag.parted import Parted, parted


def sentence(text: str, *said: int) -> Parted:
    """A sentence of which some clauses are said."""
    (found,) = parted(0, text)
    found.said = set(said)
    found.words = "学校"
    return found


@pytest.mark.parametrize(
    ("text", "said", "at"),
    [
        ("学校可以收费,须公示。", 0, 1),
        ("学校经批准,可以收费。", 1, 0),
        ("学校不得公示成绩,排列名次。", 1, 0),
        ("学校收费,但孤儿除外。", 0, 1),
        ("人数超过计划,采取派位。", 0, 1),
        ("学生年满六周岁,应当入学。", 0, 1),
    ],
)
def test_what_a_clause_depends_on_is_owed(text: str, said: int, at: int) -> None:
    """Whether it stands before or after."""
    assert owed(sentence(text, said), at)


@pytest.mark.parametrize(
    ("text", "said", "at"),
    [
        ("学校不得收费,不得补课。", 1, 0),
        ("学校不得收费,不得补课。", 0, 1),
        ("资金由县财政承担,列入预算。", 0, 1),
        ("小学320元,初中280元。", 0, 1),
    ],
)
def test_a_rule_beside_it_is_not(text: str, said: int, at: int) -> None:
    """It stands alone."""
    assert not owed(sentence(text, said), at)
