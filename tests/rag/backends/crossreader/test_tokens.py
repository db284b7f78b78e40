"""Text is cut into pieces that together are the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.backends.crossreader.pretrained import Pretrained
from rag.backends.crossreader.tokens import UNKNOWN, Tokenizer
from rag.backends.crossreader.trained import Trained

PRETRAINED = Pretrained()
TOKENIZER = Tokenizer(PRETRAINED, Trained().pieces)


def pieces(text: str) -> list[str]:
    """The pieces of a text."""
    return [PRETRAINED.piece(token) for token in TOKENIZER.tokens(text)]


def test_words_are_kept_whole() -> None:
    """The likeliest cut, not the first one."""
    assert pieces("义务教育学校") == ["▁", "义务", "教育", "学校"]


def test_words_of_latin_letters_are_known() -> None:
    """Questions come in English as well."""
    assert pieces("school bus")[0].startswith("▁")
    assert UNKNOWN not in TOKENIZER.tokens("school bus subsidy for rural children")


@given(st.text("学校教育的补助abc12 ，。", max_size=40))
def test_the_pieces_are_the_text(text: str) -> None:
    """Nothing is lost and nothing is doubled."""
    normal = "▁".join(text.translate(PRETRAINED.replaced).split())

    assert "".join(pieces(text)).strip("▁") == normal


@pytest.mark.parametrize("text", ["", " ", "\n", "😀", "\ud800", "ཀ", "\0"])
def test_what_it_does_not_know_does_no_harm(text: str) -> None:
    """Scraped texts hold everything."""
    assert all(0 <= one < len(PRETRAINED.scores) for one in TOKENIZER.tokens(text))
