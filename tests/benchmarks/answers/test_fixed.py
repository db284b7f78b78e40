"""What rests on nothing is found, and nothing else."""

from __future__ import annotations

from benchmarks.answers.fixed import Fixed, bare
from tests.words import WORDINGS

TEXT = "第二条　校车补助标准为：小学生每生每学期320元，初中生每生每学期280元。\n班额 | 小班 | 25"
FIXED = Fixed.of([TEXT], ["云溪县校车补助办法", "校车.txt", "2024-07-19"], WORDINGS)
ASKED = "校车补助多少？"
FOUNDED = [
    "据库中文件：",
    "小学生每生每学期３２０元，初中生每生每学期280元。[1]",
    "小學生每生每學期320元",
    "來源",
    "[1] 《云溪县校车补助办法》 · 第二条 · 2024-07-19 · 现行",
    "班额，小班：25[1]",
    "没有找到依据的部分：校车补助。",
]


def test_what_stands_in_the_store_and_what_is_ours_is_founded() -> None:
    """In whatever script and width, with the numbers and parts of a source."""
    assert not [*FIXED.unfounded("\n".join(FOUNDED), ASKED)]


def test_what_rests_on_nothing_is_told() -> None:
    """Also where it differs by one digit, or stands in a sentence of ours."""
    lines = [
        "小学生每生每学期380元，初中生每生每学期280元。[1]",
        "没有找到依据的部分：补助是一万元。",
        "[1] 《澜江市校车补助办法》 · 第二条",
        "您好，亲！",
    ]

    assert [*FIXED.unfounded("\n".join(lines), ASKED)] == lines


def test_a_text_is_compared_without_what_nobody_sees() -> None:
    """Blanks, widths, signs of no width."""
    assert bare("３２０\u200b 元\n補助") == "320元补助"
