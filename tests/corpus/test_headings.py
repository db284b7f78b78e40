from __future__ import annotations

from corpus.headings import headings
from tests.documents import rows, written


def found(text: str) -> list[tuple[str, str]]:
    """The words of each heading and the first words of its text."""
    source = written(text)
    page = rows(source)
    return [(one.words, source[one.body :].split("\n")[0][:6]) for one in headings(page, ())]


def test_a_heading_line_has_its_text_below() -> None:
    """And a heading within a paragraph begins its text."""
    assert found("一、要求\n坚持公益。\n一是抓建设。新建学校。\n二是抓管理。规范办园。") == [
        ("一、要求", "坚持公益。"),
        ("一是抓建设", "一是抓建设。"),
        ("二是抓管理", "二是抓管理。"),
    ]


def test_a_chapter_may_have_its_name_in_the_next_line() -> None:
    """Bad exports break it there."""
    assert found("第一章\n总则\n第一条　为了公平。\n第二章\n附则\n第二条　本县适用。")[0] == (
        "第一章 总则",
        "第一条　为了",
    )


def test_an_annex_takes_its_title_along() -> None:
    """It stands in the next line."""
    assert ("附件1 名额分配表", "甲校 3人") in found(
        "各校要抓好落实。\n附件1\n名额分配表\n甲校 3人"
    )
