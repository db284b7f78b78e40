"""Clauses of a sentence."""

import pytest

from rag.clauses import clauses, conditional


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("甲收300元，乙收200元。", ["甲收300元，", "乙收200元。"]),
        ("小学1700个、初中1400个", ["小学1700个、", "初中1400个"]),
        ("一、二年级不布置作业", ["一、二年级不布置作业"]),
        ("标准为：小学320元", ["标准为：", "小学320元"]),
        ("投入3,600万元", ["投入3,600万元"]),
        ("8:00至18:00登记", ["8:00至18:00登记"]),
    ],
)
def test_a_sentence_is_cut_where_another_thing_is_said(sentence: str, wanted: list[str]) -> None:
    """Not within a number, a time or an enumeration without figures."""
    assert clauses(sentence) == wanted


def test_joined_the_clauses_are_the_sentence() -> None:
    """Nothing is lost."""
    sentence = "甲的，乙收300元、丙收200元；丁：戊。己"

    assert "".join(clauses(sentence)) == sentence


def test_a_condition_belongs_to_what_follows() -> None:
    """…的，and 如果…，."""
    assert conditional("未开通校车线路的，")
    assert conditional("如果没有线路，")
    assert not conditional("小学生320元，")
