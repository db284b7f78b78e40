from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.sentences import around, sentences

TEXTS = st.text() | st.text(st.sampled_from("甲乙，、。；！？!?;\n “”（）\u3000但除外另有规定的"))


def cut(text: str) -> list[str]:
    """The words of its sentences."""
    return [text[one.start : one.end] for one in sentences(text)]


@given(TEXTS)
def test_sentences_cover_the_text(text: str) -> None:
    """In order, without overlap, every character that is no white space exactly once."""
    found = sentences(text)
    covered = "".join(text[one.start : one.end] for one in found)

    assert all(a.end <= b.start for a, b in pairwise(found))
    assert "".join(covered.split()) == "".join(text.split())


@given(TEXTS)
def test_a_sentence_has_no_space_around_it(text: str) -> None:
    """So that it can be quoted as it stands."""
    assert all(words == words.strip() for words in cut(text))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("甲。“乙！”丙", ["甲。", "“乙！”", "丙"]),
        ("校车免费；票价不变。", ["校车免费；", "票价不变。"]),
        ("第一条\n为规范管理。", ["第一条", "为规范管理。"]),
        ("（登记结束后不能补办。）另行通知", ["（登记结束后不能补办。）", "另行通知"]),
        ("", []),
        (" \n\u3000", []),
        ("没有句号", ["没有句号"]),
    ],
)
def test_text_is_cut_where_sentences_end(text: str, parts: list[str]) -> None:
    """After a full stop, a semicolon or a line, with the closing signs."""
    assert cut(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "幼儿园可以收取伙食费；但不得收取赞助费。",
        "学校应当接收。但是，确有特殊情况的除外。",
        "校车不得超员；法律另有规定的除外。",
    ],
)
def test_what_takes_back_a_sentence_stays_with_it(text: str) -> None:
    """A proviso or an exception cannot be cut away."""
    assert cut(text) == [text]


def test_a_line_that_breaks_off_after_a_comma_goes_on() -> None:
    """As scraped pages break them."""
    assert cut("登记不分先后，\n系统不按时间录取。\n另行通知。") == [
        "登记不分先后，\n系统不按时间录取。",
        "另行通知。",
    ]


@given(TEXTS, st.data())
def test_the_sentences_around_a_place_are_those_of_the_text(text: str, data: st.DataObject) -> None:
    """Found from its lines alone, at their places in the whole."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    for one in around(text, start, end):
        assert text[one.start : one.end].strip()
        assert 0 <= one.start < one.end <= len(text)
