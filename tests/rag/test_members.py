from __future__ import annotations

import pytest

from corpus.fold import fold
from rag.members import items, lists, numbered


@pytest.mark.parametrize(
    ("clause", "parts"),
    [
        ("特殊家庭、特殊心理和特殊行为", ["特殊家庭", "特殊心理", "特殊行为"]),
        ("德、智、体、美、劳", ["德", "智", "体", "美", "劳"]),
        ("孤儿与残疾儿童", ["孤儿与残疾儿童"]),
        ("校车", ["校车"]),
    ],
)
def test_a_clause_joins_items(clause: str, parts: list[str]) -> None:
    """By 、, and by 和 before the last; 和 alone joins the words of one thing."""
    assert items(clause) == parts


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("一是加强领导。二是压实责任。三是严格督导。", 3),
        ("（一）甲。（二）乙。", 2),
        ("1.甲\n2.乙\n3.丙", 3),
        ("一、总体要求\n二、重点任务", 2),
        ("统一是原则", 0),
        ("", 0),
    ],
)
def test_numbered_items_are_counted(text: str, count: int) -> None:
    """Where a clause begins, not inside a word."""
    assert numbered(fold(text)) == count


@pytest.mark.parametrize(
    ("text", "count", "name"),
    [
        ("着力解决学位紧张、乡村偏弱、保障不足三个突出问题。", 3, ""),
        ("做好“四特”学生关爱：特殊家庭、特殊心理、特殊行为、特殊体质。", 4, "四特"),
        ("推进“四个缩小”。缩小区域差距，缩小城乡差距，缩小校际差距，缩小群体差距。", 4, "四个缩小"),
        ("推进“云网端”一体。云上有平台，网络到班级，终端到学生。", 3, "云网端"),
        ("落实“三个一”：一次家访、一堂课、一封信。", 3, "三个一"),
        ("一是领导。二是责任。三是督导。", 3, ""),
    ],
)
def test_a_list_of_what_was_asked_is_found(text: str, count: int, name: str) -> None:
    """Joined, numbered, or marked by the word of the name."""
    assert lists(fold(text), count, name)


@pytest.mark.parametrize(
    ("text", "count", "name"),
    [
        ("深入落实“三个一”行动。", 3, "三个一"),
        ("着力解决学位紧张、乡村偏弱两个问题。", 3, ""),
        ("实施“三园”工程。每年投入五百万元。让孩子有园上、就近上、上好园。", 3, "三园"),
        ("一是领导。二是责任。", 3, ""),
        ("甲、乙、丙、丁。", 4, "四特"),
        ("", 1, ""),
    ],
)
def test_a_name_that_is_only_mentioned_is_not_explained(text: str, count: int, name: str) -> None:
    """Too few items, items elsewhere, or a text without the name."""
    assert not lists(fold(text), count, name)
