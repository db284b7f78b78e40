"""Quantities of a text."""

import pytest

from corpus.fold import fold
from rag.quantity import Quantity, quantities, same


def one(text: str) -> Quantity:
    """The only quantity of a text."""
    [found] = quantities(fold(text))
    return found


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("小学生每学期320元", "元", (320.0,)),
        ("每车每年1.8万元", "元", (18000.0,)),
        ("保存不少于四十八小时", "小时", (48.0,)),
        ("结余超过百分之三的", "%", (3.0,)),
        ("覆盖率达到93.0%", "%", (93.0,)),
        ("自2024年9月1日起施行", "date", (2024.0, 9.0, 1.0)),
        ("8月22日均衡编班", "date", (0.0, 8.0, 22.0)),
        ("云政办规〔2024〕5号", "number", (2024.0, 5.0)),
        ("按7∶3的比例分担", "ratio", (7.0, 3.0)),
        ("当日九时前请假", "clock", (9.0, 0.0)),
        ("下午两点半开始", "clock", (14.0, 30.0)),
        ("咨询电话0300-5550136", "phone", (300.0, 5550136.0)),
        ("本办法第十三条", "第条", (13.0,)),
    ],
)
def test_a_quantity_has_a_kind_and_a_value(text: str, kind: str, value: tuple[float, ...]) -> None:
    """Chinese numerals and units count like digits."""
    found = one(text)

    assert (found.kind, found.value) == (kind, value)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("小班不超过25人", "most"),
        ("每餐不少于一人", "least"),
        ("15日内制作", "most"),
        ("单程3公里以上", "least"),
        ("9月26日前完成", "most"),
        ("2024年9月1日起施行", "least"),
        ("小班25人", ""),
    ],
)
def test_a_quantity_knows_what_bounds_it(text: str, bound: str) -> None:
    """不超过 and 前 are upper limits, 至少 and 起 lower ones."""
    assert one(text).bound == bound


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("小学生每生每学期320元", "学期"),
        ("一学期320块", "学期"),
        ("320元/月", "月"),
        ("每月至少两次", "月"),
        ("共320元", ""),
    ],
)
def test_a_quantity_knows_for_what_it_is_counted(text: str, per: str) -> None:
    """每学期, 一学期 and /学期 are the same."""
    assert one(text).per == per


@pytest.mark.parametrize(
    "text", ["统一安排", "一律免费", "每一所学校", "一人一案", "万一丢失", "十分重要"]
)
def test_a_word_with_a_numeral_in_it_is_no_quantity(text: str) -> None:
    """统一 counts nothing."""
    assert not quantities(fold(text))


def test_the_second_day_of_a_range_is_in_the_month_of_the_first() -> None:
    """7月18日至20日 are two days of July."""
    found = quantities(fold("7月18日至20日补录"))

    assert [q.value for q in found] == [(0.0, 7.0, 18.0), (0.0, 7.0, 20.0)]


def test_about_so_much_is_told() -> None:
    """近, 左右 and 余 make a figure a rough one."""
    assert [one(text).about for text in ("约300人", "95%左右", "400余名", "300人")] == [
        True,
        True,
        True,
        False,
    ]


def test_a_date_may_leave_out_its_year() -> None:
    """8月22日 is the day of 2025年8月22日; that of another year is not."""
    said, stored = one("8月22日"), one("2025年8月22日")

    assert same(said, stored)
    assert not same(one("2024年8月22日"), stored)
    assert same(stored, said, frozenset({2025}))
    assert not same(stored, said, frozenset({2024}))
