"""Common knowledge of the map."""

from __future__ import annotations

import pytest

from corpus.divisions import Naming, divisions, named, names


def test_every_city_lies_in_a_province_and_every_county_in_one_of_both() -> None:
    """No path has a hole."""
    known = set(divisions())

    assert all(path[:size] in known for path in known for size in range(1, len(path)))
    assert ("河北省", "石家庄市", "正定县") in known


@pytest.mark.parametrize(
    ("full", "called"),
    [
        ("河北省", ["河北省", "河北"]),
        ("内蒙古自治区", ["内蒙古自治区", "内蒙古"]),
        ("新疆维吾尔自治区", ["新疆维吾尔自治区", "新疆"]),
        ("文山壮族苗族自治州", ["文山壮族苗族自治州", "文山州", "文山"]),
        ("东乡族自治县", ["东乡族自治县", "东乡县", "东乡"]),
        ("浦东新区", ["浦东新区", "浦东"]),
        ("赵县", ["赵县"]),
        ("新疆生产建设兵团", ["新疆生产建设兵团", "新疆兵团", "兵团"]),
    ],
)
def test_a_place_is_called_by_its_full_name_and_shorter_ones(full: str, called: list[str]) -> None:
    """But never by one character."""
    assert [name for name, _ in names(full)] == called


def test_one_character_stands_for_a_province() -> None:
    """As on number plates."""
    assert named()["冀"] == ((("河北省",), Naming.SIGN),)


def test_a_name_may_be_that_of_several_places() -> None:
    """A city in the north-east, and districts elsewhere."""
    meant = {path for path, _ in named()["朝阳"]}

    assert {("辽宁省", "朝阳市"), ("北京市", "朝阳区")} <= meant


def test_former_names_are_still_known() -> None:
    """Documents keep them."""
    assert ("重庆市", "渝北区") in divisions()
