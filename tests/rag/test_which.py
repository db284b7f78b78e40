from __future__ import annotations

import pytest

from rag.which import everything, ordinals, put, stages, value, values, year


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
        ("不是小学是初中", "初中"),
        ("不是小学，是初中", "初中"),
        ("我问的是初中不是小学", "初中"),
        ("不对，是初中", "初中"),
        ("2019年的标准呢", "2019年"),
        ("那初中的规定呢", "初中"),
        ("说错了，初中", "初中"),
        ("不是云溪县，是澜江市", "澜江市"),
        ("我要2019年的，不要2024年的", "2019年"),
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
    ("said", "numbers"),
    [
        ("1", (1,)),
        ("第二个", (2,)),
        ("选2吧", (2,)),
        ("三", (3,)),
        ("4", (4,)),
        ("1和2", (1, 2)),
        ("第一个、第三个", (1, 3)),
        ("5", ()),
        ("第三条规定", ()),
        ("", ()),
    ],
)
def test_a_choice_may_be_named_by_its_number(said: str, numbers: tuple[int, ...]) -> None:
    """There are four of them at most; more than one may be."""
    assert ordinals(said) == numbers


@pytest.mark.parametrize(
    ("said", "all_of_it"),
    [
        ("都要", True),
        ("两个都要", True),
        ("我都想知道", True),
        ("全部", True),
        ("都说说", True),
        ("both", True),
        ("都要什么材料", False),
        ("全部学生", False),
        ("要", False),
        ("", False),
    ],
)
def test_all_may_be_meant(said: str, all_of_it: bool) -> None:  # noqa: FBT001  what is true of it
    """In so many words and no others."""
    assert everything(said) is all_of_it


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("小学和初中", ("小学", "初中")),
        ("小学、初中、高中", ("小学", "初中", "高中")),
        ("云溪县跟澜江市的", ("云溪县", "澜江市")),
        ("2019年和2024年", ("2019年", "2024年")),
        ("小学", ("小学",)),
        ("小学和报名", ()),
        ("", ()),
    ],
)
def test_several_may_be_meant(said: str, meant: tuple[str, ...]) -> None:
    """And nothing else is said."""
    assert values(said) == meant


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
