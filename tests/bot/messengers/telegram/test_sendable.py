from __future__ import annotations

import pytest

from bot.messengers.telegram.sendable import sendable


def test_halves_of_signs_are_not_sent() -> None:
    """Nor is NUL; the length stays."""
    assert sendable("校\ud800车\0") == "校�车�"


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("《办法 @evil_bot》", "《办法 ＠evil_bot》"),
        ("《办法 #领钱》 · 第二条", "《办法 ＃领钱》 · 第二条"),
        ("《办法 /start@evil_bot》", "《办法 ／start＠evil_bot》"),
        ("《办法evil.top/a》", "《办法evil．top／a》"),
        ("《领取.中国》", "《领取．中国》"),
        ("《办法 tg://resolve》", "《办法 tg：／／resolve》"),
        ("见于：《办法》（evil.top 办法.txt）。", "见于：《办法》（evil．top 办法.txt）。"),
    ],
)
def test_a_title_leads_nowhere(name: str, sent: str) -> None:
    """Nor does the name of a file that stands behind it; a sign for a sign."""
    assert sendable(name) == sent
    assert len(sent) == len(name)


@pytest.mark.parametrize(
    "text",
    [
        "请看 /help，或写信到 jyj@yunxi.gov.cn。",
        "《云溪县校车补助办法（2024—2026年）》",
        "见于：《办法》（云溪县校车补助办法（2024年修订）.txt）。",
        "《公文处理系统V3.0使用规范》",
        "登录 https://www.moe.gov.cn 查询。",
    ],
)
def test_everything_else_is_sent_as_it_is(text: str) -> None:
    """Also links, where they are meant."""
    assert sendable(text) == text
