"""A text cut into its sentences, each with what takes back a part of it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.sentences import around, sentences
from tests.documents import SAMPLES, sample

TEXTS = st.text(alphabet="甲乙丙但除外另有规定。；，、！？!?;,\n ”“（）", max_size=60)


def cut(text: str) -> list[str]:
    """The sentences as words."""
    return [text[one.start : one.end] for one in sentences(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("甲。“乙！”丙", ["甲。", "“乙！”", "丙"]),
        ("一行\n\n 又一行\n", ["一行", "又一行"]),
        ("甲；乙；", ["甲；", "乙；"]),
        ("可以收费；但幼儿园除外。", ["可以收费；但幼儿园除外。"]),
        ("可以收费。但是，走读生不得收取。丙。", ["可以收费。但是，走读生不得收取。", "丙。"]),
        ("可以公开。国家另有规定的除外。", ["可以公开。国家另有规定的除外。"]),
        ("适用本法；另有规定的，从其规定。", ["适用本法；另有规定的，从其规定。"]),
        ("融入普通學校、\n融入社會。", ["融入普通學校、\n融入社會。"]),
        ("甲。\n但是另起一行。", ["甲。", "但是另起一行。"]),
        ("", []),
        ("。", ["。"]),
    ],
)
def test_sentences_end_where_their_sense_does(text: str, parts: list[str]) -> None:
    """A proviso and an exception are no sentences of their own, nor is half a line."""
    assert cut(text) == parts


@given(TEXTS)
def test_sentences_keep_every_word_once(text: str) -> None:
    """In their order, without white space at their ends."""
    spans = sentences(text)

    assert "".join("".join(cut(text)).split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(words == words.strip() for words in cut(text))


@given(TEXTS, st.data())
def test_a_few_lines_are_cut_as_the_whole_text_is(text: str, data: st.DataObject) -> None:
    """So the gate need not cut a whole document for each quote."""
    for one in sentences(text):
        start = data.draw(st.integers(one.start, one.end - 1))
        assert one in around(text, start, one.end)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_are_cut_alike_in_part_and_whole(path: Path) -> None:
    """Every sentence of every sample."""
    text = sample(path.name).text

    assert [one for one in sentences(text) if one not in around(text, one.start, one.end)] == []
