from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fold import fold
from rag.sound import characters, initials, sound

CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5))


@given(st.text())
def test_sound_and_initials_keep_every_place(text: str) -> None:
    """One sign for one sign: an offset in the sound is an offset in the text."""
    folded = fold(text)

    assert len(sound(folded)) == len(initials(folded)) == len(folded)


@pytest.mark.parametrize(
    ("typo", "meant"),
    [
        ("全圆道师制", "全员导师制"),
        ("保教废", "保教费"),
        ("残疾耳童", "残疾儿童"),
        ("绿色", "率色"),
    ],
)
def test_homophones_sound_alike(typo: str, meant: str) -> None:
    """Tones aside."""
    assert sound(typo) == sound(meant)


@pytest.mark.parametrize(
    ("a", "b"), [("补助", "补贴"), ("校车", "小学"), ("女", "努"), ("an", "安")]
)
def test_what_is_read_otherwise_sounds_otherwise(a: str, b: str) -> None:
    """Also ü and u; and letters are no characters."""
    assert sound(a) != sound(b)


@given(st.text(st.characters(max_codepoint=0x2FF)))
def test_what_is_not_chinese_sounds_as_it_is_written(text: str) -> None:
    """Figures, Latin letters and signs."""
    assert sound(text) == text


@pytest.mark.parametrize(
    ("text", "letters"), [("综合素质评价", "zhszpj"), ("幼儿园3个班", "yey3gb"), ("", "")]
)
def test_initials_are_the_first_letters(text: str, letters: str) -> None:
    """As people abbreviate a name."""
    assert initials(text) == letters


@pytest.mark.parametrize(
    ("letters", "meant"),
    [
        ("fangxin", "放心"),
        ("xiaochebuzhu", "校车补助"),
        ("youeryuan", "幼儿园"),
        ("lvse", "绿色"),
        ("zhuang", "装"),
    ],
)
def test_pinyin_is_read_aloud(letters: str, meant: str) -> None:
    """Whole words, ü as v."""
    assert sound(characters(letters)) == sound(meant)


@pytest.mark.parametrize("letters", ["", "school", "bus", "xyz", "kindergarten"])
def test_what_is_no_pinyin_is_not_read(letters: str) -> None:
    """An empty string tells so."""
    assert characters(letters) == ""


@given(CHINESE)
def test_every_character_has_an_initial(text: str) -> None:
    """A Latin letter, or the sign itself where nobody reads it."""
    for sign, letter in zip(text, initials(text), strict=True):
        assert letter == sign or letter.isalpha()
