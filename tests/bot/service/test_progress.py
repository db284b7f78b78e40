from __future__ import annotations

import pytest

from bot.message import Room, Task, Work
from bot.service.gauge import Reading
from bot.service.progress import lasted, named, so_far, waits
from tests.words import EN, ZH

TASK = Task(Work.REREAD, Room("fake", "1"), "fake:1", ("12",), "《办法》（编号 12）")


@pytest.mark.parametrize(
    ("reading", "told"),
    [
        (Reading(), ZH.tasks.doing),
        (Reading(words="正在比较"), "正在比较"),
        (Reading(1, 4), "已完成 1 / 4（25%）"),
        (Reading(5, 10, "正在读", 10.0), "已完成 5 / 10（50%），每秒 0.5，大约还要 10 秒\n正在读"),
        (Reading(300, 9_300, "", 10.0), "已完成 300 / 9300（3%），每秒 30，大约还要 5 分钟"),
        (Reading(10, 10, "", 10.0), "已完成 10 / 10（100%），每秒 1.0"),
        (Reading(0, 10, "", 10.0), "已完成 0 / 10（0%）"),
    ],
)
def test_how_far_it_is_stands_below_what_is_done(reading: Reading, told: str) -> None:
    """With a button that fits into what messengers carry."""
    message = so_far(TASK, "0123456789ab", reading, ZH)

    assert message.text == f"重读文件：《办法》（编号 12）\n{told}"
    [[button]] = message.rows
    assert button.press == "k:stop:0123456789ab"


def test_whoever_waits_is_told_how_much_is_before() -> None:
    """Or that it begins."""
    assert waits(TASK, "a", 2, ZH).text.endswith(ZH.tasks.waits.format(count=2))
    assert waits(TASK, "a", 0, ZH).text.endswith(ZH.tasks.begins)


def test_a_long_time_is_told_in_minutes() -> None:
    """A short one in seconds, never none at all."""
    assert [lasted(one, ZH) for one in (0.2, 59, 150)] == ["1 秒", "59 秒", "2 分钟"]
    assert named(TASK, EN) == "Reading a file again: 《办法》（编号 12）"
