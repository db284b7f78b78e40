"""The short names that documents give."""

from __future__ import annotations

import pytest

from rag.shortened import shortened


@pytest.mark.parametrize(
    ("text", "name", "stands_for"),
    [
        ("执行《甲县校车办法》（以下简称《办法》）。", "办法", "甲县校车办法"),
        ("《甲办法》（甲政〔2019〕2号，以下简称《甲办》）", "甲办", "甲办法"),
        ("《甲办法》（甲政〔2019〕2号）（以下简称《甲办》）", "甲办", "甲办法"),
        (
            "减轻作业负担和校外培训负担（以下简称“双减”）",
            "双减",
            "减轻作业负担和校外培训负担",
        ),
        ("第六条 教育督导的县级机关（以下简称督导室）", "督导室", "县级机关"),
        ("乘車補助、營養補助（以下統稱「三項補助」）", "三项补助", "乘车补助、营养补助"),
    ],
)
def test_a_short_name_is_learned(text: str, name: str, stands_for: str) -> None:
    """Whatever signs stand around it, in either script."""
    [one] = shortened(text, 7)

    assert (one.name, one.stands_for, one.document) == (name, stands_for, 7)
    assert one.title == ("《" in text)


def test_a_text_without_such_a_sentence_gives_none() -> None:
    """A bracket alone shortens nothing."""
    assert shortened("甲县校车办法（试行）简称不在括号里") == []


def test_a_name_that_says_little_is_its_documents_own() -> None:
    """《办法》 means another text in every document; so does 学校."""
    names = "《甲办法》（以下简称《办法》）和《乙法》（以下简称乙教法），中小学（以下简称学校）"

    assert [one.distinctive for one in shortened(names)] == [False, True, False]


def test_a_name_that_says_the_same_tells_nothing_new() -> None:
    """教育法 finds what 中华人民共和国教育法 finds."""
    [one] = shortened("《中华人民共和国教育法》（以下简称《教育法》）")

    assert not one.telling
