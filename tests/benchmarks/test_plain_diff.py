from __future__ import annotations

from benchmarks.plain_diff import changed

OLD = "条例\n\n第一条 甲。\n\n第二条 乙。\n丙。\n\n## 第二章\n\n第三条 丁。\n"


def test_articles_with_a_line_that_differs_are_found() -> None:
    """Also where the line is not their first."""
    assert changed(OLD, OLD) == (set(), set())
    assert changed(OLD, OLD.replace("丙", "戊")) == ({"第二条"}, {"第二条"})


def test_a_new_number_is_a_change_to_it() -> None:
    """Which is why it is the rival, and not the way."""
    new = OLD.replace("第一条 甲。", "第一条 己。").replace("第二条 乙", "第三条 乙")

    assert changed(OLD, new) == ({"第一条", "第二条"}, {"第一条", "第三条"})
