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
        ("桂林市高新区教育局关于校车的通知" + BODY, "桂林市高新区"),
        ("关于校车的通知\n\n各省、自治区、直辖市教育厅：\n请抓好落实。\n", "全国"),
        ("国家发展改革委协调增加蔬菜供应" + BODY, "全国"),
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


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("贵州强化市场监管维护价格稳定", "贵州省"),
        ("贵州加强重点区域和公共区域消毒工作", "贵州省"),
        ("重庆省际包车全面恢复运转", "重庆市"),
        ("浙江温州设立两亿元专项资金", "浙江省温州市"),
        ("漯河市委书记到市扶贫办检查", "漯河市"),
        ("山西省稳妥逐步恢复跨区域客运", "山西省"),
        ("致东城区住房租赁企业的一封信", "东城区"),
        ("转发北京市应急管理局关于复工的提示", "北京市"),
        ("国家税务总局南阳市税务局关于缴费的提示", "南阳市"),
        ("滨海新区社会防控指南", "滨海新区"),
        ("西安发布金融十条", "西安市"),
    ],
)
def test_a_headline_tells_its_place(title: str, place: str) -> None:
    """By what it begins with, not by the next 区 or 市 of a verb or of another word."""
    fact = composed(title + BODY).parts[0].place

    assert fact is not None
    assert place == fact.value


@pytest.mark.parametrize(
    "title",
    [
        "李希到广州调研检查工作",
        "浙江重庆两地专家视频连线",
        "经开区团工委关于募捐的倡议书",
        "致交道口地区居民的一封信",
        "位列三县前茅",
        "南共体市场协定",
        "扰乱市场秩序如何处理",
        "大同世界的理想",
        "北京大学招生工作",
    ],
)
def test_no_place_is_made_of_other_words(title: str) -> None:
    """Of a verb, of two places, of a zone without its city, of the name of a university."""
    assert composed(title + BODY).parts[0].place is None


def test_the_party_of_a_place_is_no_part_of_its_name() -> None:
    """中共云溪县委 is of 云溪县."""
    fact = composed("中共云溪县委关于校车的意见\n\n各单位抓好落实。\n").parts[0].place

    assert fact is not None
    assert fact.value == "云溪县"
