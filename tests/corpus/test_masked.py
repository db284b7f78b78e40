from __future__ import annotations

import pytest

from corpus.document import DamageKind
from corpus.fold import fold
from corpus.masked import masked


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("在XX学校创建XXX育红中心", ["XX", "XXX"]),
        ("新建**、**、**3所高中,近**人", ["**", "**", "**", "**"]),
        ("创塑“*”纷优学品牌,*淮初中,小学“5+*”", ["*", "*", "*"]),
        ("校际、_之间的差距,破除_机制障碍", ["_", "_"]),
        ("202x年,三年(202x-202x)工程,20XX年", ["202x", "202x", "202x", "20XX"]),
        ("××省××县，某×县", ["××", "××"]),
        ("中共ＸＸ县委", ["ＸＸ"]),
        ("满意度达到**%", ["**"]),
        ("○○县教育局", ["○○"]),
        ("●●市、※※小学", ["●●", "※※"]),
        ("某某县、张某某", ["某某", "某某"]),
        ("在□□市召开", ["□□"]),
    ],
)
def test_a_masked_name_is_found(text: str, runs: list[str]) -> None:
    """One damage a run, at its place."""
    found = list(masked(text, fold(text)))

    assert runs == [text[damage.start : damage.end] for damage in found]
    assert {damage.kind for damage in found} == {DamageKind.MASKED}


@pytest.mark.parametrize(
    "text",
    [
        "3×5=15，长×宽",
        "C++和C#",
        "日期：____年__月__日",
        "http://xx.example/xx",
        "2025年",
        "file_name.txt",
        "* 注：本表",
        "XXL号校服",
        "乙○一二年",
        "二○○九年、二〇〇〇年",
        "□是 □否，邮编：□□□□□□",
        "某市、某些、张某",
        "3 * 4",
    ],
)
def test_other_uses_of_the_signs_are_no_damage(text: str) -> None:
    """Multiplication, forms, addresses."""
    assert list(masked(text, fold(text))) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("在XX学校举行", "「XX学校」的名称在来源中被隐去。"),
        ("近**人参加", "「**人」的具体数字在来源中被隐去。"),
        ("202x年工作", "「202x年」的具体年份在来源中被隐去。"),
    ],
)
def test_the_sentence_says_what_is_masked(text: str, sentence: str) -> None:
    """A name, a figure or a year."""
    assert [sentence] == [damage.sentence for damage in masked(text, fold(text))]
