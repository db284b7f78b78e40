"""Claims made to be false are false, those made to be true stand, and the gate tells them apart."""

from __future__ import annotations

import random

import pytest

from benchmarks.answers.liar import proved
from benchmarks.answers.lies import LIES, lies
from benchmarks.answers.stock import Sentence
from benchmarks.answers.truths import truths

AMONG = [
    Sentence("第四条　补助标准：小学生每生每学期320元，初中生每生每学期280元。", "云溪县校车办法"),
    Sentence("幼儿园班额：小班不超过25人，中班不超过30人，大班不超过35人。", "云溪县园所办法"),
    Sentence(
        "家庭经济困难的学生可以向学校申请助学金。", "云溪县资助通知", "学校应当在十日内答复。"
    ),
    Sentence("学校不得向学生收取午休管理费，但需要配送餐食的除外。", "澜江市午休通知", year=2025),
    Sentence("本办法自2024年9月1日起施行，有效期五年。", "云溪县校车办法", year=2024),
]


def test_no_lie_passes() -> None:
    """Over a few sentences, with every kind that they give."""
    cases = [case for seed in range(4) for case in lies(AMONG, len(AMONG), seed)]

    assert len(cases) > 150
    assert [case.claim for case in cases if proved(case, case.claim)] == []


def test_what_is_true_passes() -> None:
    """Nearly all of it in its own words."""
    cases = list(truths(AMONG, len(AMONG)))

    stand = [case for case in cases if proved(case, case.claim)]
    assert len(stand) >= 0.98 * len(cases)


@pytest.mark.parametrize("kind", ["a digit", "a bound", "an exception left out", "roles turned"])
def test_a_lie_changes_its_sentence(kind: str) -> None:
    """Where it finds anything to change."""
    made = [LIES[kind](one.text, random.Random(2)) for one in AMONG]  # noqa: S311  a fixed seed

    assert any(made)
    assert all(claim != one.text for claim, one in zip(made, AMONG, strict=True))
