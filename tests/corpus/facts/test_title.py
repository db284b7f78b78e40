from __future__ import annotations

import pytest

from tests.documents import composed, sample

BODY = "\n\n各乡镇要高度重视，抓好落实。\n"


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("云溪县学前教育管理办法" + BODY, "云溪县学前教育管理办法"),
        ("20210530:教育系统会议典型发言" + BODY, "教育系统会议典型发言"),
        ("云溪县校车补助办法\n（2024年修订）" + BODY, "云溪县校车补助办法（2024年修订）"),
        ("行动计划\n（2025—2027年）" + BODY, "行动计划（2025—2027年）"),
        ("在会议上的讲话\n（2025年3月7日，根据录音整理）" + BODY, "在会议上的讲话"),
        ("云溪县教育局\n关于做好资助工作的通知" + BODY, "云溪县教育局关于做好资助工作的通知"),
        ("打好组合拳 夯实教育主阵地椒江区教育局" + BODY, "打好组合拳 夯实教育主阵地"),
        (
            "目录\n一、甲工作\n二、乙工作\n……\n在推进会上的讲话\n同志们：\n一、甲工作\n正文。",
            "在推进会上的讲话",
        ),
    ],
)
def test_a_title_is_read_from_the_text(source: str, title: str) -> None:
    """With what belongs to it and without what does not; its words stand in the text."""
    document = composed(source)
    fact = document.parts[0].title

    assert title == fact.value
    assert fact.sure >= 0.8
    assert all(line in document.text for line in fact.words.split("\n") if len(line) < 12)


def test_a_file_name_lends_a_title() -> None:
    """When a person wrote it and the text has none."""
    fact = (
        composed("各乡镇要高度重视。抓好落实。", "03_云溪县校车补助办法_2024-07-19.txt")
        .parts[0]
        .title
    )

    assert (fact.value, fact.sure) == ("云溪县校车补助办法", 0.6)


def test_a_machines_name_lends_none() -> None:
    """Then the first heading is a makeshift, and the sureness says so."""
    source = (
        "各乡镇要高度重视。抓好落实。\n"
        "一、突出品牌创优\n要创优。要争先。\n二、聚焦减负提质\n要减负。要提质。\n"
    )
    fact = composed(source, "003_040c62a2e4fea6de.txt").parts[0].title

    assert (fact.value, fact.words, fact.sure) == ("突出品牌创优等2部分", "一、突出品牌创优", 0.3)


def test_without_headings_the_first_sentence_is_the_makeshift() -> None:
    """As much of it as makes a title."""
    fact = (
        composed("各乡镇要高度重视，抓好落实。办好教育。", "003_040c62a2e4fea6de.txt")
        .parts[0]
        .title
    )

    assert (fact.value, fact.sure) == ("各乡镇要高度重视，抓好落实", 0.3)


def test_the_titles_of_the_samples() -> None:
    """As their readers would name them."""
    titles = {
        part: sample(part).parts[0].title.value for part in ("资助通知", "特殊教育", "典型经验")
    }

    assert titles == {
        "资助通知": "云溪县学生资助管理中心关于做好2025—2026学年家庭经济困难学生资助工作的通知",
        "特殊教育": "雲溪縣特殊教育發展提升方案（2025—2027年）",
        "典型经验": "云溪县“双减”工作典型经验材料",
    }
