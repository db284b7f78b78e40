"""The sentences that tell a difference."""

from __future__ import annotations

from corpus.compare import compare
from rag.retell import retell
from tests.documents import composed
from tests.ordinance import outlined, versions


def told(old: str, new: str) -> list[tuple[str, str]]:
    """What is told of two texts: the words before, and those now."""
    before, after = outlined(composed(old)), outlined(composed(new))
    found = (retell(one, before, after) for one in compare(before, after))
    return [
        (
            before.text[was.start : was.end] if was else "",
            after.text[now.start : now.end] if now else "",
        )
        for one in found
        if one
        for was, now in one.pairs
    ]


HEAD = "云溪县校务公开办法\n\n第一条　学校应当公开收费项目。\n\n"


def test_a_change_is_told_by_its_sentence() -> None:
    """Not by the whole article."""
    old = f"{HEAD}第二条　校长每周陪餐一次。陪餐费用由校长负担。\n"

    assert told(old, old.replace("一次", "两次")) == [
        ("第二条　校长每周陪餐一次。", "第二条　校长每周陪餐两次。")
    ]


def test_a_new_sentence_takes_no_others_place() -> None:
    """And one that was dropped leaves none."""
    short = f"{HEAD}第二条　校长每周陪餐一次。陪餐记录保存两年。\n"
    long = f"{HEAD}第二条　校长每周陪餐一次。陪餐费用由校长负担。陪餐记录保存两年。\n"

    assert told(short, long) == [("", "陪餐费用由校长负担。")]
    assert told(long, short) == [("陪餐费用由校长负担。", "")]


def test_words_put_into_a_sentence_show_it_as_it_was() -> None:
    """Though nothing was taken out of it."""
    old = f"{HEAD}第二条　校长每周陪餐一次。\n"

    assert told(old, old.replace("校长", "校长和值班教师")) == [
        ("第二条　校长每周陪餐一次。", "第二条　校长和值班教师每周陪餐一次。")
    ]


def test_a_new_number_and_the_lines_of_the_title_are_not_told() -> None:
    """They are counted."""
    old, new = versions()
    shifts = [str(one.shift) for one in compare(old, new) if retell(one, old, new)]

    assert shifts == ["added", "reworded", "dropped", "reworded"]


def test_a_long_section_is_told_by_its_beginning() -> None:
    """Up to the end of a sentence."""
    long = "第二条　" + "学校每年向学生和家长报告一次午餐收支情况。" * 20
    ((_, now),) = told(HEAD, f"{HEAD}{long}\n")

    assert now.startswith("第二条　学校每年")
    assert now.endswith("。")
    assert len(now) <= 160
