"""Folding gives one sign for each sign, whatever the text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fold import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("學前教育８５％", "学前教育85%"),
        ("《辦法》，（一）甲；乙：丙！丁？", "《办法》,(一)甲;乙:丙!丁?"),
        ("ＡＢc Ｄ\u3000e", "abc d e"),
        ("睡不著", "睡不着"),
        ("乾隆的餘額與鍾聲", "乾隆的余额与钟声"),
        ("㈠第…章", "㈠第…章"),
        ("I\u0307 \ud800", "i\u0307 \ufffd"),
    ],
)
def test_width_script_and_case_are_folded(text: str, folded: str) -> None:
    """What maps to more than one sign stays."""
    assert fold(text) == folded


@given(st.text(max_size=80))
def test_every_sign_keeps_its_place(text: str) -> None:
    """A quote is cut from the text by offsets in its folded form."""
    assert len(fold(text)) == len(text)


@given(st.text(max_size=80))
def test_folding_again_changes_nothing(text: str) -> None:
    """Questions and passages may be folded in any order."""
    assert fold(fold(text)) == fold(text)


@given(st.text("，：；（）！？％０９\u3000aZ甲學。、《》“”…—·×1\n\t", max_size=40))
def test_the_short_way_is_the_long_one(text: str) -> None:
    """Texts of common signs are folded without looking at each."""
    narrow = (unicodedata.normalize("NFKC", one).lower() for one in text)
    signs = (n if len(n) == 1 else one for n, one in zip(narrow, text, strict=True))

    assert fold(text) == "".join(signs).replace("學", "学")
