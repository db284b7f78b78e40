"""For which day a question asks."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fold import fold
from rag.asof import as_of

TODAY = date(2026, 1, 15)


@pytest.mark.parametrize(
    ("question", "day", "rest"),
    [
        ("2019年时小学入学年龄是几岁？", "2019-12-31", "小学入学年龄是几岁?"),
        ("2019年的时候，校车补助多少钱", "2019-12-31", "校车补助多少钱"),
        ("在2019年6月那会儿校车补助多少钱", "2019-06-30", "校车补助多少钱"),
        ("2019年6月1日时补助多少", "2019-06-01", "补助多少"),
        ("截至2019年6月1日，条例怎么规定", "2019-06-01", "条例怎么规定"),
        ("截至2019-06-01条例怎么规定", "2019-06-01", "条例怎么规定"),
        ("按照2016年的规定，学校不得收什么费", "2016-12-31", "学校不得收什么费"),
        ("2018年版的校车办法第三条", "2018-12-31", "校车办法第三条"),
        ("《校车办法》对补助在2019年是怎么规定的", "2019-12-31", "《校车办法》对补助是怎么规定的"),
        ("2018年旧版的第三条怎么说", "2018-12-31", "第三条怎么说"),
        ("as of 2019-06-01 what was the subsidy", "2019-06-01", "what was the subsidy"),
        ("in 2019 what was the subsidy", "2019-12-31", "what was the subsidy"),
        ("2026年时补助多少", "2026-01-15", "补助多少"),
    ],
)
def test_a_word_of_time_names_the_day(question: str, day: str, rest: str) -> None:
    """The last day of a year or a month, but none to come; the words that say so are taken out."""
    found = as_of(fold(question), TODAY)

    assert found is not None
    assert (found.day.isoformat(), found.text) == (day, rest)


@pytest.mark.parametrize(
    "question",
    [
        "2025年秋季小学新生要满几周岁",
        "2019年时间安排是什么",
        "到2020年学前教育毛入园率达到多少",
        "2020年底覆盖率要达到多少",
        "截至2023年底，全县有多少所学校",
        "2024年招生计划是什么时候公布的",
        "2035年时的目标是什么",
        "2019年13月时补助多少",
        "2019年2月30日时补助多少",
        "2019年时",
    ],
)
def test_a_year_alone_is_no_day(question: str) -> None:
    """It is a part of what is asked about; a day that never was or is to come is none either."""
    assert as_of(fold(question), TODAY) is None


@given(st.text(alphabet="2019年6月13日时候的版规定，-截至as of", max_size=40))
def test_no_question_is_too_odd(text: str) -> None:
    """Whatever is found is a day up to today, and leaves something to ask."""
    found = as_of(fold(text), TODAY)

    assert found is None or (found.day <= TODAY and found.text)
