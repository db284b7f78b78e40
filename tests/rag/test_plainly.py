"""What may be said in several ways is said in one; what is something else stays apart."""

from __future__ import annotations

import pytest

from rag.plainly import plainly

SAME = [
    ("补助标准为320元", "补助320元"),
    ("补助标准:320元", "补助320元"),
    ("学校应当于9月1日前公示", "9月1日前,学校应当公示"),
    ("教育局每年3月31日前公布", "每年3月31日前教育局公布"),
    ("由县财政承担", "县财政承担"),
    ("审核并公示", "审核,并且公示"),
    ("招聘420名教师", "招聘教师420名"),
    ("依照规定", "按照有关规定"),
    ("给予补助", "补助"),
    ("学生的家长", "学生家长"),
]
OTHER = [
    ("学校和教师", "学校教师"),
    ("县财政补助的学校", "县财政补助学校"),
    ("由12间增加到24间", "12间增加到24间"),
    ("提高标准为320元", "提高320元"),
    ("教师为2名学生补课", "教师2名学生补课"),
    ("小学90人,其中初中50人", "小学90人,初中50人"),
    ("不少于2名教师", "教师不少于2名"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_means_the_same_is_said_in_one_way(one: str, other: str) -> None:
    """Whichever of the two a quote has."""
    assert plainly(one) == plainly(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_what_means_something_else_stays_apart(one: str, other: str) -> None:
    """Or may mean it."""
    assert plainly(one) != plainly(other)
