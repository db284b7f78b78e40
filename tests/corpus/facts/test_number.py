from __future__ import annotations

import pytest

from tests.documents import composed


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("（国办发〔2015〕71号）", "国办发〔2015〕71号"),
        ("云政规〔2024〕3号", "云政规〔2024〕3号"),
        ("东政办发[2017]24号", "东政办发[2017]24号"),
        ("（鲁教体发〔2018〕1号 2018年4月16日）", "鲁教体发〔2018〕1号"),
        ("雲教〔2025〕9號", "雲教〔2025〕9號"),
        ("(2012年4月5日 中华人民共和国国务院令第617号公布)", "国务院令第617号"),
    ],
)
def test_the_number_stands_in_the_head(line: str, number: str) -> None:
    """In brackets of any kind."""
    fact = composed(f"关于校车的通知\n{line}\n各学校：\n请抓好落实。\n").parts[0].number

    assert fact is not None
    assert number == fact.value


@pytest.mark.parametrize(
    "line",
    [
        "根据《关于学校美育工作的意见》（国办发〔2015〕71号），现通知如下。",
        "现将《办法》（云政发〔2019〕11号）转发给你们，请认真贯彻执行。",
    ],
)
def test_a_cited_number_is_another_documents(line: str) -> None:
    """It stands in a sentence."""
    assert composed(f"关于校车的通知\n各学校：\n{line}\n").parts[0].number is None


def test_the_number_of_an_order_may_stand_under_its_title() -> None:
    """With the office in the line above."""
    order = composed("中华人民共和国教育部令\n第40号\n\n《甲办法》现予公布。\n").parts[0]

    assert order.number is not None
    assert order.issuer is not None
    assert (order.number.value, order.issuer.value) == ("教育部令第40号", "教育部")
