from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fold import fold
from rag.lexicon import Lexicon, LexiconError, Saying

SCHOOL = """
[[entry]]
say = ["補習班", "辅导班"]
means = ["校外培训机构"]

[[entry]]
say = ["班"]
means = ["班级"]

[[entry]]
say = ["辅导班"]
means = ["学科类培训"]
"""
ENGLISH = """
[[entry]]
say = ["Bus", "school bus"]
means = ["校车"]
"""
LEXICON = Lexicon.parse([SCHOOL, ENGLISH])


def test_a_saying_is_found_with_what_it_means() -> None:
    """At its place, folded, however it is written."""
    assert LEXICON.sayings(fold("孩子上補習班")) == [Saying(3, 6, ("校外培训机构",))]


def test_the_longer_saying_wins() -> None:
    """补习班 is no 班."""
    assert [one.means for one in LEXICON.sayings("补习班和班")] == [("校外培训机构",), ("班级",)]


def test_a_saying_may_stand_in_several_entries() -> None:
    """Its meanings add up, in their order."""
    (saying,) = LEXICON.sayings("辅导班")

    assert saying.means == ("校外培训机构", "学科类培训")


def test_a_latin_saying_is_a_whole_word() -> None:
    """Business is no bus; Chinese may stand right beside it."""
    assert LEXICON.sayings("busy business") == []
    assert [one.means for one in LEXICON.sayings("坐bus去")] == [("校车",)]
    assert LEXICON.sayings("the school bus") == [Saying(4, 14, ("校车",))]


def test_an_empty_lexicon_knows_nothing() -> None:
    """An operator may empty the file."""
    assert Lexicon.parse([""]).sayings("补习班") == []
    assert Lexicon({}).sayings("补习班") == []


@given(st.text(st.sampled_from("补习班辅导上bus school")))
def test_sayings_do_not_overlap(text: str) -> None:
    """They stand from left to right."""
    ends = [0]
    for saying in LEXICON.sayings(text):
        assert saying.start >= ends[-1]
        assert saying.end > saying.start
        ends.append(saying.end)


@pytest.mark.parametrize(
    "text", ["[[entry]\n", '[[entry]]\nsay = ["娃"]\n', "[[entry]]\nsay = []\n"]
)
def test_a_broken_file_says_where(text: str) -> None:
    """An operator's slip of the pen is one sentence, not a trace."""
    with pytest.raises(LexiconError):
        Lexicon.parse([text])
