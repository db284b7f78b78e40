from __future__ import annotations

from corpus.readers.web.page import Page
from corpus.span import Span


def test_white_space_shrinks() -> None:
    """To one blank, and to none at the start of a line."""
    page = Page()
    page.flow("  甲 \n\t 乙")
    page.new_line()
    page.new_line()
    page.flow(" 丙")

    assert page.text == "甲 乙\n丙"


def test_a_row_without_words_is_none() -> None:
    """Layout leaves many."""
    page = Page()
    page.row(["", " "])
    page.row(["甲", ""])

    assert page.text == "甲 | \n"


def test_furniture_is_a_span() -> None:
    """And nothing written is no furniture."""
    page = Page()
    page.flow("甲")
    page.mark(0)
    page.mark(1)

    assert page.furniture == [Span(0, 1)]
