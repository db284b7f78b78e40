"""Words compared but for script, width, case and white space."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.answer import Script
from rag.script import written
from rag.signs import find, pattern, plain, same

ALIKE = [
    ("学校不得收费。", "學校不得收費。"),
    ("学校 不得\n收费。", "学校不得收费。"),
    ("每次3課時，共12次", "每次３课时,共１２次"),
    ("激发想象力", "激發想像力"),
    ("答复、了解、借助", "答覆、瞭解、藉助"),
    ("ABC类", "abc类"),
]
DIFFERENT = [
    ("10²平方米", "102平方米"),
    ("1 200元", "1200元"),
    ("9 5", "95"),
    ("不得收费", "得收费"),
    ("20①", "201"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_alike_words_are_the_same(one: str, other: str) -> None:
    """Either way round."""
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_words_are_not(one: str, other: str) -> None:
    """A raised figure is no digit, and two numbers are not one."""
    assert not same(one, other)
    assert not same(other, one)


def test_words_are_found_wherever_they_stand() -> None:
    """With their places in the text as it is."""
    text = "學校　不得收費。教師也是：学校不得收费。"
    places = [text[one.start : one.end] for one in find(text, "学校不得收费")]

    assert places == ["學校　不得收費", "学校不得收费"]
    assert list(find(text, " \n")) == []


@given(st.text(max_size=40), st.sampled_from(Script))
def test_every_text_is_found_in_itself_in_either_script(text: str, script: Script) -> None:
    """And its pattern finds it, too."""
    if text.strip():
        assert [(one.start, one.end) for one in find(text, text)][:1]
        assert re.search(pattern(text), plain(text))
        assert same(text, written(text, script)) or len(text) != len(written(text, script))


@given(st.text(max_size=40))
def test_plain_text_is_as_long_as_the_text(text: str) -> None:
    """So places are the same in both."""
    assert len(plain(text)) == len(text)
