from __future__ import annotations

import time

import pytest

from corpus.document import UnreadableFileError
from corpus.readers.web.parse import parse
from tests.corpus.readers.web.pages import PROSE, shown


def test_deep_nesting_loses_no_words() -> None:
    """Elements below the depth that real pages have stand side by side."""
    text = shown("<div>甲" * 3000 + "底" + "</div>" * 3000)

    assert text.count("甲\n") == 2999
    assert "底" in text


def test_absurd_nesting_is_refused_at_once() -> None:
    """A hundred thousand elements within each other are no page."""
    started = time.perf_counter()

    with pytest.raises(UnreadableFileError, match="嵌套"):
        parse("<div>" * 100_000 + "底" + "</div>" * 100_000)
    assert time.perf_counter() - started < 1


def test_a_cut_page_is_mended() -> None:
    """Downloads break off."""
    assert shown(f"<div id='zoom'>{PROSE}<table><tr><td>甲</td><td>乙").count("现通知如下") == 4


def test_long_pages_take_time_in_proportion() -> None:
    """No step looks at everything for each of its parts."""
    items = "<li><a href='#'>云溪县教育局通知公告</a></li>"

    def seconds(times: int) -> float:
        started = time.perf_counter()
        shown(f"<ul>{items * times}</ul><div id='zoom'>{PROSE}</div>")
        return time.perf_counter() - started

    assert seconds(8_000) < 20 * max(seconds(1_000), 0.05)
