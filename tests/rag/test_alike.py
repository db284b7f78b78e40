from __future__ import annotations

from rag.alike import Alike, apart
from rag.ports import Vector
from tests.fakes import FakeEmbedder


class Noting(FakeEmbedder):
    """Notes what it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def query(self, text: str) -> Vector:
        """The vector of a question."""
        self.asked.append(text)
        return super().query(text)


def test_a_question_goes_to_the_nearest_group() -> None:
    """Whichever way of asking is near."""
    alike = Alike(FakeEmbedder(dimensions=512), near=0.6)
    groups = {3: ("午餐多少钱一份",), 5: ("火锅店在哪", "校车几点从学校发车")}

    assert alike("校车几点从学校发车回家", groups) == 5
    assert alike("图书馆开放吗", groups) == 0
    assert alike("校车几点从学校发车", {}) == 0


def test_the_same_question_is_alike_however_far() -> None:
    """What it comes down to is enough."""
    alike = Alike(FakeEmbedder(), near=2.0)

    assert alike("请问校车几点发车呢？", {1: ("午餐？",), 2: ("校车几点发车",)}) == 2


def test_what_names_another_of_its_kind_is_apart() -> None:
    """However near the words are."""
    for one, other in (
        ("小学午餐补助多少", "初中午餐补助多少"),
        ("公办幼儿园收费标准", "民办幼儿园收费标准"),
        ("中考分数线是多少", "高考分数线是多少"),
        ("转学要什么材料", "入学要什么材料"),
        ("三年级有几节课", "四年级有几节课"),
        ("校车什么时候发车", "校车补助多少钱"),
        ("云溪县校车补助标准", "澜江市校车补助标准"),
    ):
        assert apart(one, other)
    assert not apart("校车几点发车", "校车早上几点来")
    assert not apart("云溪县校车几点发车", "云溪县的校车早上几点来")
    assert not apart("云溪县校车几点发车", "校车早上几点来")


def test_a_text_is_embedded_once() -> None:
    """Groups are looked through again and again; what shares no word is not embedded at all."""
    embedder = Noting()
    alike = Alike(embedder)
    for _ in range(3):
        alike("校车几点发车", {1: ("校车停在门口", "午餐有几个菜")})

    assert sorted(embedder.asked) == ["校车停在门口", "校车几点发车"]
