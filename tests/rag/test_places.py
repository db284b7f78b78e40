"""The places that a question names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.fold import fold
from rag.atlas import Atlas
from rag.places import asked, called, mentions
from tests.answers import source

ATLAS = Atlas([("云州市", "云溪县"), ("广西壮族自治区", "桂林市", "象山区")])


def places(question: str) -> list[str]:
    """What a question asks about, each place with what it lies in."""
    return ["/".join(path) for path in asked(mentions(fold(question), ATLAS))]


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("石家庄市的学校每周几节音乐课", "河北省/石家庄市"),
        ("石家庄的学校每周几节音乐课", "河北省/石家庄市"),
        ("河北石家庄怎么规定", "河北省/石家庄市"),
        ("河北省的石家庄怎么规定", "河北省/石家庄市"),
        ("石家莊的學校怎麼規定", "河北省/石家庄市"),
        ("我们正定县有校车吗", "河北省/石家庄市/正定县"),
        ("请问义乌怎么规定", "浙江省/金华市/义乌市"),
        ("内蒙古怎么规定", "内蒙古自治区"),
        ("在沪的学校怎么规定", "上海市"),
        ("我们冀这边怎么规定", "河北省"),
        ("云溪县的校车补助多少", "云州市/云溪县"),
        ("通过彰化市的高速公路", "彰化市"),
        ("象山区的兼职教师", "广西壮族自治区/桂林市/象山区"),
        ("兵团的学校怎么规定", "新疆维吾尔自治区/新疆生产建设兵团"),
    ],
)
def test_a_place_is_named_in_many_ways(question: str, place: str) -> None:
    """By its full name or a short one, with or without its province, in either script."""
    assert places(question) == [place]


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("吉林市怎么规定", "吉林省/吉林市"),
        ("吉林的学校怎么规定", "吉林省"),
        ("海南的学校怎么规定", "海南省"),
        ("朝阳市怎么规定", "辽宁省/朝阳市"),
        ("北京朝阳怎么规定", "北京市/朝阳区"),
        ("西安长安区怎么规定", "陕西省/西安市/长安区"),
    ],
)
def test_a_name_of_several_places_is_read_by_what_is_beside_it(question: str, place: str) -> None:
    """Else it is the largest."""
    assert places(question) == [place]


def test_a_name_that_stays_open_means_all() -> None:
    """鼓楼区 is in four cities."""
    assert len(places("鼓楼区的学校怎么规定")) == 4


@pytest.mark.parametrize(
    "question",
    [
        "南京路小学怎么报名",
        "长江大桥边的学校",
        "青海湖边的学校",
        "南京大学怎么招生",
        "文山会海太多怎么办",
        "长治久安的意义",
        "《石家庄市美育意见》怎么说",
        "城区学校和郊区学校",
        "全市和各县怎么规定",
        "孩子在外省市读书",
        "新建学校由谁批准",
        "云溪育英实验学校一年学费多少",
        "云溪崇文小学招生多少人",
        "我们县怎么规定",
    ],
)
def test_not_every_name_is_a_place_of_the_question(question: str) -> None:
    """Roads, rivers, universities, titles and plain words are none."""
    assert places(question) == []


def test_a_road_takes_nothing_from_the_place_beside_it() -> None:
    """It lies somewhere else."""
    assert places("石家庄市南京路小学怎么规定") == ["河北省/石家庄市"]


def test_a_place_that_nobody_knows_is_one() -> None:
    """It has no rules here, but a neighbour's are not its own."""
    assert places("我们临溪县怎么规定") == ["临溪县"]


def test_two_places_are_two() -> None:
    """For a comparison."""
    assert places("石家庄和太原有什么区别") == ["河北省/石家庄市", "山西省/太原市"]


def test_a_document_is_called_by_its_place() -> None:
    """By the words that the question has."""
    words = called("象山区和云溪县的办法", ATLAS)

    assert words(replace(source(), place="云溪县", issuer="云州市云溪县教育局")) == "云溪县"
    assert words(replace(source(), place="石家庄市", issuer="")) == ""


@pytest.mark.parametrize("question", ["云溪公办小学怎么报名", "云溪的实验小学", "云溪初中学校"])
def test_the_schools_of_a_place_are_no_name(question: str) -> None:
    """Only a name of their own makes the place a part of it."""
    assert "云州市/云溪县" in places(question)
