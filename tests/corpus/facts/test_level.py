from __future__ import annotations

import pytest

from corpus.known import Level
from tests.documents import composed

BODY = "\n\n各单位要高度重视，抓好落实。\n"


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("国务院办公厅关于校车的意见", Level.NATIONAL),
        ("教育部等六部门关于校车的通知", Level.NATIONAL),
        ("中华人民共和国义务教育法", Level.NATIONAL),
        ("国家税务总局关于校车的通知", Level.NATIONAL),
        ("国家税务总局四川省税务局关于校车的通知", Level.PROVINCE),
        ("东岚省人民政府关于校车的意见", Level.PROVINCE),
        ("重庆市教育委员会关于校车的通知", Level.PROVINCE),
        ("新疆生产建设兵团办公厅关于校车的意见", Level.PROVINCE),
        ("景德镇市人民政府办公室关于校车的意见", Level.CITY),
        ("文山州人民政府办公室关于校车的通知", Level.CITY),
        ("桂林市象山区人民政府办公室关于校车的通知", Level.COUNTY),
        ("北京市昌平区人民政府办公室关于校车的意见", Level.COUNTY),
        ("云溪县教育局关于校车的通知", Level.COUNTY),
        ("云溪县城关镇人民政府关于校车的通知", Level.TOWN),
    ],
)
def test_the_level_of_the_office(title: str, level: Level) -> None:
    """By the last unit that its name begins with."""
    fact = composed(title + BODY).parts[0].level

    assert fact is not None
    assert level == fact.value


def test_a_text_of_no_place_has_no_level() -> None:
    """No guess is better than a wrong one."""
    assert composed("关于教育的几点思考" + BODY).parts[0].level is None
