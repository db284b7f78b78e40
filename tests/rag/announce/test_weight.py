from __future__ import annotations

from collections import Counter

import pytest

from corpus.fold import fold
from rag.announce.weight import Scale, tells
from rag.terms import terms

SCALE = Scale(frozenset(terms("云溪县入学办法")), Counter(terms("云溪县入学办法")))


def _weight(words: str) -> float:
    return SCALE.weight(fold(words))


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (
            "学生家长应当在9月19日前向就读学校提出申请。",
            "县级以上人民政府应当加强对学前教育工作的领导。",
        ),
        ("学校不得向学生收取午休费。", "违反本办法第七条规定的，处五百元以上二千元以下罚款。"),
        (
            "每周音乐、美术课各不少于2节。",
            "进一步加强和改进学校美育工作，着力提升学生的审美和人文素养。",
        ),
        (
            "教师可以提出意见和建议，学校应当答复。",
            "市教育行政部门应当听取意见和建议，并作出答复。",
        ),
        ("小学每班不超过45人。", "其中，小学每班不超过45人。"),
        ("小学每班不超过45人。", "依照国家有关法律、法规的规定办理。"),
        ("实施学前一年免费教育政策、惠及1400万儿童。", "能源生产能力达到58亿吨标准煤。"),
    ],
)
def test_what_concerns_parents_and_schools_counts_more(more: str, less: str) -> None:
    """Days, figures and duties of people before the work of offices, fines and slogans."""
    assert _weight(more) > _weight(less)


def test_the_number_of_an_item_is_no_figure() -> None:
    """What is numbered tells no more than what is not."""
    assert _weight("16.建立学校帮扶机制。") <= _weight("建立学校帮扶机制。")


@pytest.mark.parametrize(
    "words",
    [
        "202x年为家长追回退费XXX万余元，家长满意度高。",
        "家长满意度达到**%，群众的获得感不断增强。",
        "辰溪县罗子山瑶族乡学校（含4个小学教学点）",
        "孩子离学校多远才可以享受校车补助呢？",
        "2019年8月12日公布的办法同时废止。",
    ],
)
def test_what_is_garbled_or_no_sentence_is_no_point(words: str) -> None:
    """Nor is a question, a name in a list, or a formula."""
    assert not tells(fold(words))


def test_a_table_may_be_a_point_and_a_row_may_not() -> None:
    """Of a table one wants to see the heads."""
    rows = "收费项目 | 标准（元）\n作业本费 | 14\n住宿费 | 160"
    assert tells(fold(rows))
    assert not tells(fold("作业本费 | 小学 | 每生每学期14元"))
