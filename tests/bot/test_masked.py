from __future__ import annotations

import pytest

from bot.masked import masked


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("身份证110101199003074578可以吗", "身份证110*************78可以吗"),
        ("11010119900307457X", "110*************7X"),
        ("110101 19900307 457x", "110*************7x"),
        ("老证 110101900307457 号", "老证 110**********57 号"),
        ("电话13812345678。", "电话138****5678。"),
        ("138 1234 5678", "138****5678"),
        ("138-1234-5678", "138****5678"),
        ("＋86也行 +86 13812345678", "＋86也行 861******5678"),
        ("１３８１２３４５６７８", "１３８****５６７８"),
        ("卡号 6222 0212 3456 7890 123", "卡号 6222***********0123"),
        ("写信到 li.si+a@mail.example.org 吧", "写信到 l***@mail.example.org 吧"),
    ],
)
def test_what_names_a_person_is_masked(text: str, shown: str) -> None:
    """Its ends stay, so that a person knows which number is meant."""
    assert masked(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "国发〔2015〕71号",
        "2024年5月1日起每生每年 300 元，共 12345678 元",
        "统一社会信用代码 91110101MA01ABCD2X",
        "第 1 条至第 20 条",
        "@zhengda_bot 补助",
        "",
    ],
)
def test_all_else_stays(text: str) -> None:
    """Amounts, years, numbers of documents."""
    assert masked(text) == text
