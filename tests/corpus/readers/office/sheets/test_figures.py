from __future__ import annotations

from datetime import datetime, time

import pytest

from corpus.readers.office.sheets.figures import Form, figure, form, spoken


@pytest.mark.parametrize(
    ("key", "code", "shown"),
    [
        (0, "", Form.PLAIN),
        (2, "", Form.PLAIN),
        (10, "", Form.PERCENT),
        (14, "", Form.DATE),
        (22, "", Form.MOMENT),
        (31, "", Form.DATE),
        (170, '0.00"%"', Form.PLAIN),
        (170, "0.0%;[Red]-0.0%", Form.PERCENT),
        (170, "#,##0.00\\ ", Form.PLAIN),
        (170, 'yyyy"年"m"月"d"日"', Form.DATE),
        (170, "[$-804]yyyy/m/d h:mm", Form.MOMENT),
        (170, "[h]:mm", Form.TIME),
        (170, "General", Form.PLAIN),
        (170, '0"元"', Form.PLAIN),
    ],
)
def test_a_format_is_told_by_its_number_or_its_code(key: int, code: str, shown: Form) -> None:
    """What is quoted or bracketed in a code says nothing."""
    assert form(key, code) is shown


def test_figures_are_written_as_people_read_them() -> None:
    """Figures are written as people read them."""
    assert figure("0.07", Form.PERCENT) == "7%"
    assert figure("1.0", Form.PLAIN) == "1"
    assert figure("45292.5", Form.MOMENT) == "2024-01-01 12:00"
    assert figure("43830", Form.DATE, apple=True) == "2024-01-01"
    assert figure("0.5", Form.TIME) == "12:00"
    assert figure("1e300", Form.DATE) == "1e+300"
    assert figure("无", Form.PLAIN) == "无"
    assert figure("1e999", Form.PLAIN) == "inf"
    assert figure("nan", Form.DATE) == "nan"


def test_moments_are_told_to_the_minute() -> None:
    """Moments are told to the minute."""
    assert spoken(datetime(2024, 3, 1)) == "2024-03-01"  # noqa: DTZ001  a sheet knows no zone
    assert spoken(time(9, 30, 5)) == "09:30:05"
