from __future__ import annotations

import pytest

from corpus.fold import fold
from rag.atlas import Atlas
from rag.planned import planned

PLACES = Atlas([("云溪县",), ("澜江市",)])


def plan(question: str) -> list[tuple[str, str]]:
    """The sides of a question and what is asked of each."""
    return [(one.name, one.text) for one in planned(fold(question), PLACES)]


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        (
            "云溪县和澜江市的午休规定有什么不同",
            [("云溪县", "云溪县的午休规定"), ("澜江市", "澜江市的午休规定")],
        ),
        (
            "云溪县的午休规定和澜江市的有什么不同？",
            [("云溪县", "云溪县的午休规定"), ("澜江市", "澜江市的午休规定")],
        ),
        ("2019年和2024年校车补助对比", [("2019年", "校车补助"), ("2024年", "校车补助")]),
        (
            "2019年版与2024年版校车补助办法有什么不同",
            [("2019年", "校车补助办法"), ("2024年", "校车补助办法")],
        ),
        (
            "乘车补助，2019年和2024年的标准各是多少",
            [("2019年", "乘车补助标准是多少"), ("2024年", "乘车补助标准是多少")],
        ),
        (
            "公办和民办幼儿园收费区别",
            [("公办", "公办幼儿园收费"), ("民办", "民办幼儿园收费")],
        ),
        (
            "公办幼儿园和民办幼儿园收费有什么区别",
            [("公办幼儿园", "公办幼儿园收费"), ("民办幼儿园", "民办幼儿园收费")],
        ),
        (
            "小学、初中和高中资助标准分别是多少",
            [
                ("小学", "小学资助标准是多少"),
                ("初中", "初中资助标准是多少"),
                ("高中", "高中资助标准是多少"),
            ],
        ),
        (
            "《学前教育管理办法》和《校车补助办法》的有效期有什么不同",
            [
                ("《学前教育管理办法》", "《学前教育管理办法》的有效期"),
                ("《校车补助办法》", "《校车补助办法》的有效期"),
            ],
        ),
        (
            "校车补助和乡村教师补贴有什么区别",
            [("校车补助", "校车补助"), ("乡村教师补贴", "乡村教师补贴")],
        ),
    ],
)
def test_each_side_is_a_question(question: str, sides: list[tuple[str, str]]) -> None:
    """The side's own name stands in it, and nothing of the others."""
    assert plan(question) == sides


@pytest.mark.parametrize(
    "question",
    [
        "县讲话和乌海那份各自强调什么",
        "第一条和第二条有什么区别",
        "校车补助有什么不同",
        "小学和小学有什么不同",
    ],
)
def test_what_is_not_plain_is_not_planned(question: str) -> None:
    """Documents that are named loosely are looked for together."""
    assert plan(question) == []


def test_a_year_and_a_place_are_known() -> None:
    """As what they are: a year has another day, a place its own documents."""
    years = planned("2019年和2024年校车补助对比", PLACES)
    places = planned("云溪县和澜江市的午休规定有什么不同", PLACES)

    assert [one.year for one in years] == [2019, 2024]
    assert [one.paths for one in places] == [(("云溪县",),), (("澜江市",),)]
