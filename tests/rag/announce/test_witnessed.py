from __future__ import annotations

from rag.announce.witnessed import strayed

TEXT = "第四条　午餐费标准为每人每餐\n10元；困难学生免费。"


def test_what_stands_in_a_text_has_not_strayed() -> None:
    """Width, script and white space are no words."""
    assert strayed(["每人每餐10元", "午餐費標準為每人每餐１０元"], ["别的。", TEXT]) == []


def test_a_changed_figure_has_strayed() -> None:
    """And so has everything nobody ever said."""
    assert strayed(["每人每餐12元", "困难学生免费。", "食堂关闭。"], [TEXT]) == [
        "每人每餐12元",
        "食堂关闭。",
    ]


def test_nothing_has_not_strayed() -> None:
    """An empty quote quotes nothing."""
    assert strayed(["", " "], [TEXT]) == []
