from __future__ import annotations

from datetime import date

import pytest

from bot.desk.commands.days import stretch


@pytest.mark.parametrize(
    ("text", "first", "last", "rest"),
    [
        ("2019-06-01 校车", "2019-06-01", "2019-06-01", "校车"),
        ("2019/6/1 校车", "2019-06-01", "2019-06-01", "校车"),
        ("2019.6 校车", "2019-06-01", "2019-06-30", "校车"),
        ("２０１９年６月１日，校车", "2019-06-01", "2019-06-01", "校车"),
        ("2019年6月1号校车", "2019-06-01", "2019-06-01", "校车"),
        ("2024年2月 校车", "2024-02-01", "2024-02-29", "校车"),
        ("2019年5所学校", "2019-01-01", "2019-12-31", "5所学校"),
        ("2019 校车", "2019-01-01", "2019-12-31", "校车"),
        ("20190601校车", "2019-06-01", "2019-06-01", "校车"),
        ("2019", "2019-01-01", "2019-12-31", ""),
    ],
)
def test_days_are_read_as_people_write_them(text: str, first: str, last: str, rest: str) -> None:
    """A month or a year from its first day to its last."""
    found = stretch(text)

    assert found is not None
    assert (found.first, found.last) == (date.fromisoformat(first), date.fromisoformat(last))
    assert found.rest == rest


@pytest.mark.parametrize(
    "text",
    [
        "昨天 校车",
        "2019-13-01 校车",
        "2019-02-30",
        "2019-00-01",
        "2019-06-00",
        "2019-6-1-1",
        "20191301",
        "201906 校车",
        "1234 校车",
        "校车 2019",
        "",
        "2019-",
    ],
)
def test_what_is_no_day_is_not_guessed(text: str) -> None:
    """Nothing is rounded to the next best day."""
    assert stretch(text) is None
