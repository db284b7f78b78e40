"""A question followed through the line, over fakes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rag.answer import Outcome, Question
from rag.inquiry import Wants
from rag.looked import Fate, Trail
from rag.trail import Trailing
from tests.asking import Desk, stocked

BUS = """云溪县校车补助办法

第一条　为方便学生乘坐校车，制定本办法。

第二条　校车补助标准为：小学生每学期320元，初中生每学期280元。
"""
ENDED = """云溪县校车补助暂行规定

第二条　校车补助标准为：小学生每学期180元，初中生每学期150元。

第三条　本规定自2019年1月1日起施行，有效期至2020年12月31日。
"""
ELSEWHERE = """石桥县校车补助办法

第二条　石桥县校车补助标准为：小学生每学期90元。
"""


@pytest.fixture(scope="module")
def desk() -> Desk:
    """Of this county, of another one, and one that has ended."""
    return stocked(("校车.txt", BUS), ("暂行.txt", ENDED), ("石桥.txt", ELSEWHERE))


def follow(desk: Desk, text: str) -> Trail:
    """The trail of a question on a day of ours."""
    asker = replace(desk.asker, today=lambda: date(2026, 1, 15))
    return Trailing(asker)(Question(text))


def fates(trail: Trail) -> dict[str, set[Fate]]:
    """What became of the passages of each document."""
    found: dict[str, set[Fate]] = {}
    for one in trail.looked:
        found.setdefault(one.passage.source.document, set()).add(one.fate)
    return found


def test_what_is_quoted_is_told_from_what_is_not(desk: Desk) -> None:
    """The answer is the one everybody gets."""
    text = "云溪县校车补助小学生每学期多少元？"
    trail = follow(desk, text)

    assert trail.answer.outcome is Outcome.ANSWERED
    assert trail.answer.claims == desk.ask(text).claims
    assert Fate.CITED in fates(trail)["校车.txt"]
    cited = next(one for one in trail.looked if one.fate is Fate.CITED)
    assert cited.lexical > 0
    assert cited.cover > 0.5
    assert {word for word, _ in trail.terms} & {"校车", "补助", "小学生"}
    assert Wants.AMOUNT in trail.wants


def test_what_was_dropped_is_there_with_its_reason(desk: Desk) -> None:
    """A document that has ended, and one of another place."""
    found = fates(follow(desk, "云溪县校车补助小学生每学期多少元？"))

    assert found["暂行.txt"] <= {Fate.ENDED}
    assert found["石桥.txt"] <= {Fate.ELSEWHERE}


def test_a_refusal_shows_what_was_near(desk: Desk) -> None:
    """What was looked at, and that it does not suffice."""
    trail = follow(desk, "云溪县校车司机的工资是多少？")

    assert trail.answer.outcome.refused
    assert not any(one.fate is Fate.CITED for one in trail.looked)
    shown = {one.passage.source.version for one in trail.answer.nearest}
    near = {one.passage.source.version for one in trail.looked if one.fate is Fate.NEAREST}
    assert near == shown


def test_small_talk_searches_nothing(desk: Desk) -> None:
    """It ends at the guard."""
    trail = follow(desk, "你好")

    assert trail.answer.outcome is Outcome.GREETING
    assert (trail.terms, trail.looked) == ((), ())
