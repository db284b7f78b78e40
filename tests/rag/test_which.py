from __future__ import annotations

import pytest

from rag.which import ordinal, put, stages, value, year


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("小学", "小学"),
        ("小学生", "小学"),
        ("高中的", "高中"),
        ("我是问初中的", "初中"),
        ("职业高中", "中职"),
        ("云溪县", "云溪县"),
        ("我是云溪县的", "云溪县"),
        ("石家庄", "石家庄"),
        ("2024年", "2024年"),
        ("2024", "2024年"),
        ("小学呢", "小学"),
    ],
)
def test_a_word_may_be_all_that_is_meant(said: str, meant: str) -> None:
    """The stage, the place or the year, whatever small words stand around it."""
    assert value(said) == meant


@pytest.mark.parametrize(
    "said", ["小学报名", "公办幼儿园", "哪个县", "我县", "报名", "多少钱", "", "小区", "2"]
)
def test_more_words_are_a_question(said: str) -> None:
    """And so is what names nothing."""
    assert value(said) == ""


@pytest.mark.parametrize(
    ("said", "number"), [("1", 1), ("第二个", 2), ("三", 3), ("4", 4), ("5", 0), ("第三条规定", 0)]
)
def test_a_choice_may_be_named_by_its_number(said: str, number: int) -> None:
    """There are four of them at most."""
    assert ordinal(said) == number


@pytest.mark.parametrize(
    ("which", "question", "whole"),
    [
        ("小学", "资助标准是多少", "小学资助标准是多少"),
        ("小学", "初中校车补助多少钱", "小学校车补助多少钱"),
        ("2019年", "2024年校车补助多少钱", "2019年校车补助多少钱"),
        ("澜江市", "我们县午休多久", "澜江市午休多久"),
        ("小学", "《云溪县小学午休办法》何时施行", "小学《云溪县小学午休办法》何时施行"),
    ],
)
def test_a_question_says_which_one_is_meant(which: str, question: str, whole: str) -> None:
    """It stands in the place of another one, but never within a title."""
    assert put(which, question) == whole


def test_a_place_stands_where_another_one_was() -> None:
    """Who knows the places says where."""
    assert put("澜江市", "云溪县午休多久", (0, 3)) == "澜江市午休多久"


def test_stages_go_together() -> None:
    """义务教育 are two of them, and 职业高中 is no 高中 of the usual kind."""
    assert stages("义务教育") == {"小学", "初中"}
    assert stages("职业高中") == {"中职"}
    assert stages("食堂") == frozenset()


def test_a_year_is_read() -> None:
    """Only where it is one."""
    assert year("2024年招生") == "2024"
    assert year("5550142") == ""
