from __future__ import annotations

import pytest

from corpus.clean import clean
from corpus.document import UnreadableFileError
from corpus.readers.web import READER, read
from tests.documents import LIMIT

PROSE = "".join(f"<p>第{n}句，为保障适龄儿童入学。现通知如下。</p>" for n in "一二三四")


def shown(body: str, head: str = "") -> str:
    """What is left of a page."""
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    return clean(read(page.encode(), LIMIT)).text


def test_blocks_are_lines_and_inline_is_not() -> None:
    """As a browser shows them; entities are characters."""
    assert shown("<p>甲<b>乙</b>&nbsp;丙&lt;1</p><div>丁<br>戊</div>") == "甲乙 丙<1\n丁\n戊\n"


def test_scripts_styles_and_comments_are_no_text() -> None:
    """They are not even in the source."""
    body = "<script>a()</script><style>b{}</style><!-- c --><template>d</template><p>正文</p>"

    assert read(f"<html>{body}</html>".encode(), LIMIT).source == "正文\n"


def test_a_data_table_is_a_row_a_line() -> None:
    """With paragraphs inside of cells, too."""
    table = (
        "<table><tr><th>时间</th><th>事项</th></tr>"
        "<tr><td><p>6月3日前</p></td><td>公布<br>计划</td></tr></table>"
    )

    assert shown(table) == "时间 | 事项\n6月3日前 | 公布 计划\n"


def test_words_within_a_cell_or_a_heading_stay_whole() -> None:
    """Marks inside of a word are no blanks."""
    table = (
        "<table><tr><td>6月<b>3</b>日前</td><td>甲</td></tr><tr><td>乙</td><td>丙</td></tr></table>"
    )

    assert shown(f"<h2>关于<i>招生</i></h2>{table}") == "关于招生\n6月3日前 | 甲\n乙 | 丙\n"


def test_a_table_that_is_the_whole_document_is_one() -> None:
    """Though it holds all the sentences of the page."""
    rows = "".join(f"<tr><td>{n}</td><td>各校要抓好落实。不得推诿。</td></tr>" for n in range(5))

    assert "3 | 各校要抓好落实。不得推诿。\n" in shown(f"<div><table>{rows}</table></div>")


def test_a_table_for_layout_is_no_table() -> None:
    """Pages of old sites are tables within tables."""
    body = f"<table><tr><td><table><tr><td>{PROSE}</td></tr></table></td></tr></table>"

    assert "|" not in shown(body)
    assert shown(body).count("现通知如下") == 4


def test_headings_are_marked_for_the_outline() -> None:
    """The source says `##`, the text does not."""
    decoded = read(
        b"<html><body><h2><span>\xe6\x80\xbb\xe5\x88\x99</span></h2></body></html>", LIMIT
    )

    assert decoded.source == "## 总则\n"
    assert clean(decoded).text == "总则\n"


def test_a_page_of_nothing_but_scripts_is_refused() -> None:
    """With a sentence that says what to do."""
    with pytest.raises(UnreadableFileError, match="网页正文"):
        read(b"<html><body><script>run()</script></body></html>", LIMIT)


def test_deep_nesting_is_survived() -> None:
    """Nobody writes it, but someone sends it."""
    assert "底" in shown("<div>" * 3000 + "底" + "</div>" * 3000)


@pytest.mark.parametrize(
    "head", [b"<!DOCTYPE html><p>", b"\n <html>", b"<!-- a --><HTML lang='zh'>"]
)
def test_a_page_is_recognised(head: bytes) -> None:
    """By its first bytes."""
    assert READER.recognises(head)


def test_text_is_not_taken_for_a_page() -> None:
    """Though it may speak of tags."""
    assert not READER.recognises("在<html>标签内".encode())
