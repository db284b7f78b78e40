from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.harmless import harmless


@pytest.mark.parametrize("name", ["县/办法（2024年）.docx", "a b.txt", "2019—2024 年.pdf", ".txt"])
def test_a_decent_name_stays_as_it_is(name: str) -> None:
    """Folders, blanks and Chinese signs included."""
    assert harmless(name) == name


@given(st.text())
def test_no_name_leads_anywhere_or_hides_anything(name: str) -> None:
    """It is relative, visible and short, and cleaning it again changes nothing."""
    shown = harmless(name)

    assert shown
    assert not shown.startswith("/")
    assert not {"", ".", ".."} & set(shown.split("/"))
    assert all(unicodedata.category(sign) not in {"Cc", "Cf", "Cs"} for sign in shown)
    assert len(shown) <= 360
    assert harmless(shown) == shown
