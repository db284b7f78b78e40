from __future__ import annotations

import pytest

from tests.documents import composed

BODY = "\n\n各乡镇要高度重视，抓好落实。\n"


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("云溪县学前教育管理办法" + BODY, "云溪县"),
        ("桂林市象山区人民政府办公室关于校车的通知" + BODY, "桂林市象山区"),
        ("内蒙古自治区人民政府办公厅关于校车的意见" + BODY, "内蒙古自治区"),
        ("文山州人民政府办公室关于校车的通知" + BODY, "文山州"),
        ("深圳经济特区学前教育条例" + BODY, "深圳经济特区"),
        ("关于招生的通知" + BODY + "云溪县教育局\n2025年5月20日\n", "云溪县"),
        ("中华人民共和国教育法" + BODY, "全国"),
        ("教育部关于切实加强美育工作的意见" + BODY, "全国"),
        ("新定位\n\n乌海基础教育稳步发展。符合乌海发展趋势。\n", "乌海市"),
        ("雲溪縣特殊教育方案" + BODY, "雲溪縣"),
    ],
)
def test_the_place_is_known(source: str, place: str) -> None:
    """From the title, the issuer, or the one city a text keeps naming."""
    fact = composed(source).parts[0].place

    assert fact is not None
    assert place == fact.value


@pytest.mark.parametrize(
    "source",
    [
        "在全县教育高质量发展推进会上的讲话" + BODY,
        "XX县关于校车的通知" + BODY,
        "典型材料\n\n运城市垣曲县构建了体系，各县推广。\n",
        "区教育局工作安排" + BODY,
        "各市县关于校车的通知" + BODY,
    ],
)
def test_a_place_that_is_not_named_is_not_guessed(source: str) -> None:
    """Masked, generic, or mentioned once as an example."""
    assert composed(source).parts[0].place is None


@pytest.mark.parametrize(
    "place", ["杭州市", "呼和浩特市", "本溪市", "贵州省", "和田地区", "于都县"]
)
def test_names_may_have_any_characters(place: str) -> None:
    """Those of small words, too."""
    fact = composed(f"{place}教育局关于校车的通知{BODY}").parts[0].place

    assert fact is not None
    assert place == fact.value


def test_the_party_of_a_place_is_no_part_of_its_name() -> None:
    """中共云溪县委 is of 云溪县."""
    fact = composed("中共云溪县委关于校车的意见\n\n各单位抓好落实。\n").parts[0].place

    assert fact is not None
    assert fact.value == "云溪县"
