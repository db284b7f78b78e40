from __future__ import annotations

from bot.announcing.changes import named, retold
from corpus.difference import Difference, Shift
from corpus.document import Section
from rag.announce.bulletin import Alteration
from tests.words import ZH


def _section(*path: str) -> Section:
    return Section(path, 0, 0, 0, 0)


def _one(shift: Shift, old: tuple[Section, ...], new: tuple[Section, ...]) -> Alteration:
    return Alteration(Difference(shift, old, new))


TITLE = "甲办法"
ADDED = _one(Shift.ADDED, (), (_section(TITLE, "第二章 收费", "第五条　收费。"),))
MOVED = _one(Shift.MOVED, (_section(TITLE, "第五条"),), (_section(TITLE, "第六条"),))
HEAD = _one(Shift.REWORDED, (_section(TITLE),), (_section(TITLE),))
ITEM = _one(Shift.DROPPED, (_section(TITLE, "三、工作要求", "（二）加强督查。" + "好" * 40),), ())


def test_articles_are_named_by_their_numbers_and_items_by_their_headings() -> None:
    """With the number that they had before."""
    lines = list(named([ADDED, MOVED, ITEM], ZH))

    assert lines[0] == "新增 1 处，删去 1 处，序号或位置变动 1 处。"
    assert "新增：第五条" in lines
    assert "序号或位置变动：第六条（原第五条）" in lines
    [item] = [line for line in lines if line.startswith("删去")]
    assert item.startswith("删去：三、工作要求 › （二）加强督查。")
    assert len(item) < 50


def test_the_lines_of_the_title_are_said_to_have_changed_and_not_counted() -> None:
    """Nobody looks for them."""
    lines = list(named([HEAD, ADDED], ZH))

    assert lines == ["新增 1 处。", "新增：第五条", ZH.announcing.preamble]


def test_a_text_without_headings_is_named_as_such() -> None:
    """Its changes are told all the same."""
    assert list(named([HEAD], ZH)) == ["修改 1 处。", f"修改：{ZH.announcing.text}"]


def test_headings_are_headings_also_without_a_title_above_them() -> None:
    """As a text without one has it."""
    bare = _one(Shift.ADDED, (), (_section("第三条"),))

    assert list(named([bare], ZH)) == ["新增 1 处。", "新增：第三条"]


def test_a_change_without_words_is_its_name() -> None:
    """A moved section says what it said."""
    assert [one.text for one in retold(MOVED, ZH)] == ["序号或位置变动　第六条（原第五条）"]
