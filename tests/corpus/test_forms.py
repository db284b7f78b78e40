from __future__ import annotations

import pytest

from corpus.forms import Form, read_form
from tests.documents import rows


@pytest.mark.parametrize(
    ("line", "form", "words"),
    [
        ("（一）指导思想", Form.TITLE, "（一）指导思想"),
        ("（一）指导思想。", Form.TITLE, "（一）指导思想"),
        ("（一）指导思想。全面贯彻党的教育方针。", Form.RUN_IN, "（一）指导思想"),
        ("一是城乡校网一体布局。坚持优化布局。", Form.RUN_IN, "一是城乡校网一体布局"),
        ("二要抓落实，不松劲，", Form.RUN_IN, "二要抓落实，不松劲，"),
        ("第三条　本县适用。", Form.RUN_IN, "第三条"),
        ("第三条【适用范围】本县适用。", Form.RUN_IN, "第三条【适用范围】"),
        ("第一章　总　则", Form.TITLE, "第一章　总　则"),
        ("问1：怎么报名？", Form.RUN_IN, "问1：怎么报名？"),
        ("1. 建设基地9个，全部挂牌。（责任单位：教研室）", Form.ITEM, "1. 建设基地9个，全部挂牌"),
        (
            "（一）小学生家庭住址至学校单程3公里以上；",
            Form.ITEM,
            "（一）小学生家庭住址至学校单程3公里以上",
        ),
        ("一、“平台&quot;实施范围", Form.TITLE, "一、“平台&quot;实施范围"),
    ],
)
def test_a_line_reads_as_heading_or_item(line: str, form: Form, words: str) -> None:
    """By its length and its stops."""
    (row,) = rows(line)
    assert row.mark is not None
    reading = read_form(row, row.mark)

    assert reading is not None
    assert (form, words) == (reading.form, reading.words)


def test_a_sentence_about_a_chapter_is_no_heading() -> None:
    """It has a stop."""
    (row,) = rows("第一章规定的原则适用于本章。其余从其规定。")
    assert row.mark is not None

    assert read_form(row, row.mark) is None
