from __future__ import annotations

import pytest

from corpus.likeness import Grams, grams


def test_stretches_are_three_signs_long() -> None:
    """Shorter words are their own stretch; no words have none."""
    assert grams("甲乙丙丁") == {"甲乙丙", "乙丙丁"}
    assert grams("甲乙") == {"甲乙"}
    assert grams("") == frozenset()


def test_likeness_lies_between_nothing_and_the_same() -> None:
    """Texts that share no stretch are not even looked at."""
    alike = Grams(["甲乙丙丁", "学校午餐"], ["甲乙丙丁", "甲乙丙戊"]).alike()

    assert alike[0, 0] == pytest.approx(1.0)
    assert 0 < alike[0, 1] < 1
    assert (1, 0) not in alike


def test_rare_words_tell_more_than_common_ones() -> None:
    """What stands everywhere is no sign of kinship."""
    common = [f"{sign}县人民政府应当{sign}" for sign in "天地玄黄宇宙洪荒日月盈昃辰宿列张"]
    mixed = "县人民政府应当修建图书馆"
    alike = Grams([mixed, *common], ["建图书馆甲乙丙丁戊己", "县人民政府甲乙丙丁戊"]).alike()

    assert alike[0, 0] > alike[0, 1]


def test_what_stands_everywhere_costs_nothing() -> None:
    """A stretch of all texts makes no pairs of them."""
    assert not Grams(["县人民政府"] * 1000, ["县人民政府"] * 1000).shared()
