from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.runs import runs


def words(old: str, new: str) -> list[tuple[str, str]]:
    """The stretches that differ."""
    return [(old[a:b], new[c:d]) for a, b, c, d in runs(old, new)]


def test_words_are_what_differs() -> None:
    """Not single signs, and not the sentences around them."""
    assert words("小班不超过25人。", "小班不超过二十人。") == [("25", "二十")]
    assert words("学校不得收费。", "学校不得违规收费。") == [("", "违规")]


def test_what_is_put_in_ends_with_its_own_stop() -> None:
    """A new sentence is the new sentence."""
    assert words("甲乙。丙丁。", "甲乙。戊己。丙丁。") == [("", "戊己。")]
    assert words("市、区、县、乡", "市、区、乡") == [("县、", "")]


def test_crumbs_between_changes_are_taken_into_them() -> None:
    """A sign that recurs by chance is no island."""
    ((old, new),) = words("由民政部门的机关承担。", "由负责妇女的团体承担。")

    assert (old, new) == ("民政部门的机关", "负责妇女的团体")


def test_what_cannot_be_compared_in_time_differs_as_a_whole() -> None:
    """Two sentences of a hundred thousand signs."""
    old, new = "学校应当" * 25_000, "幼儿园应当" * 20_000

    assert runs(old, new) == [(0, len(old), 0, len(new))]


@given(st.text("甲乙丙丁。，", max_size=60), st.text("甲乙丙丁。，", max_size=60))
def test_what_lies_between_the_runs_is_the_same(old: str, new: str) -> None:
    """Putting the new stretches in the place of the old ones makes the new text."""
    made, at = "", 0
    for start, end, begin, stop in runs(old, new):
        made += old[at:start] + new[begin:stop]
        at = end

    assert made + old[at:] == new
