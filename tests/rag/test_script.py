from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.answer import Script
from rag.script import script_of, written


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("校车补助每学期多少钱", Script.SIMPLIFIED),
        ("校車補助每學期多少錢", Script.TRADITIONAL),
        ("How much is the school bus subsidy?", Script.ENGLISH),
        ("what does 长幼随学 mean for us?", Script.ENGLISH),
        ("学校app怎么用", Script.SIMPLIFIED),
        ("GPS和APP要装吗", Script.SIMPLIFIED),
        ("5363", Script.SIMPLIFIED),
        ("高中", Script.SIMPLIFIED),
        ("那高中呢", Script.SIMPLIFIED),
        ("云溪县的入學政策", Script.SIMPLIFIED),
        ("雲溪縣的入学政策", Script.TRADITIONAL),
        ("", Script.SIMPLIFIED),
        ("\ud800🙂", Script.SIMPLIFIED),
    ],
    ids=ascii,
)
def test_the_writing_of_a_question_is_told(text: str, script: Script) -> None:
    """By what most of its signs are; an abbreviation makes no English."""
    assert script_of(text) is script


def test_an_answer_is_written_as_it_was_asked() -> None:
    """Chinese in either script; English frames leave Chinese alone."""
    assert written("学前教育办法", Script.TRADITIONAL) == "學前教育辦法"
    assert written("學前教育辦法", Script.SIMPLIFIED) == "学前教育办法"
    assert written("學前教育办法", Script.ENGLISH) == "學前教育办法"


@given(st.text(), st.sampled_from(Script))
def test_figures_are_never_rewritten(text: str, script: Script) -> None:
    """Digits, per cent and Latin letters stay, in their order."""
    kept = [sign for sign in text if sign.isascii()]

    assert [sign for sign in written(text, script) if sign.isascii()] == kept


@given(st.text(st.sampled_from("云溪县学前教育办法规定补助标准校车免费幼儿园")))
def test_what_is_converted_can_be_converted_back(text: str) -> None:
    """There and back it is the same policy."""
    assert written(written(text, Script.TRADITIONAL), Script.SIMPLIFIED) == text


@given(st.text())
def test_every_text_has_a_writing(text: str) -> None:
    """Whatever a person sends."""
    assert script_of(text) in Script
