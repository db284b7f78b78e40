from __future__ import annotations

import pytest

from corpus.plain import plain_headings
from tests.documents import rows, written

PROSE = "各乡镇要高度重视，把责任扛在肩上，把孩子放在心上，一年干出一个样，三年交出一份满意的答卷。"


def found(text: str) -> list[str]:
    """The words of the headings without numbers."""
    page = rows(written(text))
    return [page[at].words for at in plain_headings(page, ())]


def test_a_short_line_above_a_text_is_a_heading() -> None:
    """When it stands alone and has no stop."""
    assert found(f"{PROSE}\n\n工作原则\n\n{PROSE}\n\n保障措施\n\n{PROSE}") == [
        "工作原则",
        "保障措施",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "云溪县人民政府办公室",
        "2025年3月28日",
        "联系人：高军",
        "云教〔2025〕9号",
        "同志们：",
        "甲 | 乙",
        "谢谢大家！",
        "（此件公开发布）",
        "咨询电话0300-5550157",
    ],
)
def test_other_short_lines_are_not(line: str) -> None:
    """Signatures, dates, labels, rows, greetings."""
    assert found(f"{PROSE}\n\n{line}\n\n{PROSE}") == []


def test_the_first_lines_of_a_letter_are_not() -> None:
    """Before any text has begun, a short line is front matter."""
    assert found(f"云溪简报\n\n{PROSE}") == []


def test_an_annex_begins_with_its_label() -> None:
    """But a list of annexes is a list."""
    assert found(f"{PROSE}\n附件1\n名额分配表\n{PROSE}") == ["附件1"]
    assert found(f"{PROSE}\n附件：\n1.名额分配表\n2.回执") == []
