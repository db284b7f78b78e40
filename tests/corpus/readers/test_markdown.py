from __future__ import annotations

import pytest

from corpus.clean import clean
from corpus.readers.markdown import read
from tests.documents import LIMIT, written


def shown(source: str) -> str:
    """What is left of a Markdown file."""
    return clean(read(written(source).encode(), LIMIT)).text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("# 标题", "标题\n"),
        ("## 第一章 总则 ##", "第一章 总则\n"),
        ("**问1：怎么报名？**", "问1：怎么报名？\n"),
        ("共**3200**人", "共3200人\n"),
        ("见[通知](https://a.example/b)附件", "见通知附件\n"),
        ("- 甲\n- 乙", "甲\n乙\n"),
        ("> 引文", "引文\n"),
        ("用`办法`一词", "用办法一词\n"),
        ("上文\n\n---\n\n下文", "上文\n\n\n下文\n"),
        ("![图](a.png)图说", "图说\n"),
    ],
)
def test_marks_go_and_words_stay(source: str, text: str) -> None:
    """Each of Markdown's marks."""
    assert text == shown(source)


def test_a_table_is_a_row_a_line() -> None:
    """Cells separated, their text intact, the rule gone."""
    text = shown(
        """
        | 序号 | 指标 | 2025年 |
        | --- | :-: | --: |
        | 1 | 毛入园率（%） | 92.0 |
        """
    )

    assert text == "序号 | 指标 | 2025年\n1 | 毛入园率（%） | 92.0\n"


@pytest.mark.parametrize(
    "line",
    [
        "新建**、**、**3所高中",
        "近**人,**中学达线首次破千人,**高中首届",
        "3*5=15，C++和C#",
        "面积为3 * 4 * 5",
        "第_章",
    ],
)
def test_masked_names_are_no_emphasis(line: str) -> None:
    """Two asterisks in a row mask a name as often as they emphasise."""
    assert shown(line) == f"{line}\n"
