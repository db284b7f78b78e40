"""Quotation marks are one, what stands between them is not."""

from __future__ import annotations

import pytest

from rag.marks import alike, marked
from rag.reworded import unproved

QUOTE = "学校应当落实“双减”要求，课后服务免费。"


@pytest.mark.parametrize(
    "claim",
    [
        QUOTE,
        "学校应当落实‘双减’要求。",
        '学校应当落实"双减"要求。',
        "学校应当落实「双减」要求。",
        "学校应当落实双减要求。",
    ],
)
def test_other_marks_say_the_same(claim: str) -> None:
    """Models write them as they like, or none."""
    assert not unproved(claim, [QUOTE])


@pytest.mark.parametrize(
    "claim",
    [
        "课后服务“免费”。",
        "学校应当落实双减要求，课后服务“免费”。",
        "学校应当“落实”双减要求。",
        "学校应当落实“双减”“要求”。",
    ],
)
def test_marks_that_the_quote_does_not_have_say_more(claim: str) -> None:
    """A word between them is doubted."""
    assert unproved(claim, [QUOTE])


def test_marks_keep_their_places() -> None:
    """Spans of one text are spans of the other."""
    assert alike("“a”‘b’") == '"a""b"'
    assert marked('x"a"y"b"') == ['"a"', '"b"']
