from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fold import fold
from rag.terms import terms


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("毛入园率85.5%", ["毛入", "入园", "园率", "85.5"]),
        ("县", ["县"]),
        ("5+3+2模式", ["5+3+2", "模式"]),
        ("云溪县，青禾镇", ["云溪", "溪县", "青禾", "禾镇"]),
        ("www.yunxi-edu.example", ["www.yunxi-edu.example"]),
        ("GB/T 9704-2012", ["gb", "t", "9704-2012"]),
        ("學前教育", ["学前", "前教", "教育"]),
        ("？！…", []),
        ("", []),
    ],
)
def test_text_is_cut_into_pairs_and_whole_figures(text: str, cut: list[str]) -> None:
    """Pairs never join across a sign; numbers and Latin words stay whole."""
    assert terms(fold(text)) == cut


@given(st.text())
def test_a_term_stands_in_its_text(text: str) -> None:
    """And is cut to itself, so that it can be looked up."""
    folded = fold(text)

    assert all(term in folded and terms(term) == [term] for term in terms(folded))


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2))
def test_every_pair_of_characters_is_a_term(text: str) -> None:
    """A question of two of them finds the text."""
    assert [pair[0] for pair in terms(text)] == list(text[:-1])
