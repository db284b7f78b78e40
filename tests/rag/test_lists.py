"""Pieces of lists find what leads them in."""

from __future__ import annotations

import pytest

from rag.lists import heads, is_item, is_row, items_after, lead_in, rows_after

TEXT = """各乡镇人民政府：
现将有关事项通知如下：
一、范围
学校可以收费。教师不得有下列行为：
（一）体罚学生；变相体罚学生；
（二）收受礼品。家长赠送的贺卡除外；
（三）有偿补课，包括：
1. 校内补课；
2. 校外补课；
（四）其他。
附则由县教育局解释。
第五条 义务教育学校不得收取下列费用：学费；杂费；择校费。其他费用从其规定。
政策咨询：0300-1；技术支持：0300-2；监督举报：0300-3。
每年标准为：小学1250元；初中1500元。
违反规定的，给予警告；情节严重的，取消资格：①伪造材料；②隐瞒情况。
主要做法是：一是抓源头；二是抓过程；三是抓结果。
公办学校按以下类别依次录取：
第一类：户籍在片区内的；
第二类：房产在片区内的；
第三类：随迁子女。名额已满的，统筹安排。
某一类别超额的，由县教育局安排。
（一）普通高中：一档3000元，二档2000元；八类学生免除学费。每年评一次。
（二）咨询电话：0300-1；投诉电话：0300-2；
（三）中等职业学校：每年2300元；不收学费。
"""
TEACHERS = "教师不得有下列行为："
FEES = "第五条 义务教育学校不得收取下列费用："
ORDER = "公办学校按以下类别依次录取："
PUNISHED = "违反规定的，给予警告；情节严重的，取消资格："


@pytest.mark.parametrize(
    ("piece", "lead"),
    [
        ("（一）体罚", TEACHERS),
        ("变相体罚", TEACHERS),
        ("（二）收受", TEACHERS),
        ("家长赠送", TEACHERS),
        ("（三）有偿", TEACHERS),
        ("（四）其他", TEACHERS),
        ("1. 校内", "（三）有偿补课，包括："),
        ("2. 校外", "（三）有偿补课，包括："),
        ("杂费", FEES),
        ("择校费", FEES),
        ("初中1500", "每年标准为："),
        ("①伪造", PUNISHED),
        ("②隐瞒", PUNISHED),
        ("二是抓", "主要做法是："),
        ("八类学生", "（一）普通高中："),
        ("不收学费", "（三）中等职业学校："),
        ("第一类", ORDER),
        ("第二类", ORDER),
        ("第三类", ORDER),
    ],
)
def test_a_piece_has_its_lead_in(piece: str, lead: str) -> None:
    """Marked or not, on lines or in a line, in a list in a list."""
    found = lead_in(TEXT, TEXT.index(piece))

    assert found is not None
    assert TEXT[found.start : found.end] == lead


@pytest.mark.parametrize(
    "piece",
    [
        "各乡镇",
        "现将",
        "一、范围",
        "学校可以",
        "附则",
        "第五条",
        "其他费用",
        "技术支持",
        "违反",
        "某一",
    ],
)
def test_what_stands_by_itself_has_none(piece: str) -> None:
    """Salutations, headings, sentences before and after a list, labels with numbers."""
    assert lead_in(TEXT, TEXT.index(piece)) is None


SHEET = """问8：随迁子女可以参加中考吗？

答：可以。在我县就读满两年的，同等报考。

小学生能带手机吗？不能。
是否收费？有关规定另行公布。
申请。可以。
"""


@pytest.mark.parametrize(
    ("answer", "question"),
    [
        ("答：可以。", "问8：随迁子女可以参加中考吗？"),
        ("不能。", "小学生能带手机吗？"),
        ("在我县", None),
        ("有关规定", None),
        ("可以。\n", None),
    ],
)
def test_a_bare_yes_or_no_has_its_question(answer: str, question: str | None) -> None:
    """What says something by itself has none."""
    found = lead_in(SHEET, SHEET.index(answer))

    assert (found and SHEET[found.start : found.end]) == question


@pytest.mark.parametrize(
    ("lead", "last"),
    [
        (TEACHERS, "（四）其他。"),
        ("（三）有偿补课，包括：", "2. 校外补课；"),
        (ORDER, "第三类：随迁子女。名额已满的，统筹安排。"),
    ],
)
def test_a_list_ends_with_its_last_item(lead: str, last: str) -> None:
    """And not with the item of the list around it, nor with the next paragraph."""
    end = TEXT.index(lead) + len(lead)

    assert TEXT[end : items_after(TEXT, end)].endswith(last)


def test_a_salutation_leads_nothing_in() -> None:
    """What follows it is no list."""
    end = TEXT.index("\n")

    assert items_after(TEXT, end) == end


def test_a_long_list_is_quoted_up_to_a_length() -> None:
    """Whole items, at least the first."""
    items = "".join(f"（{mark}）{'长' * 300}；\n" for mark in "一二三")
    text = f"包括下列内容：\n{items}"
    end = text.index("\n")

    assert text[end : items_after(text, end)].strip() == items.splitlines()[0]


@pytest.mark.parametrize(
    "words", ["（二）甲", "(2)甲", "2.甲", "2、甲", "②甲", "二是甲", " （十二）甲"]
)
def test_items_are_known_by_their_marks(words: str) -> None:
    """In all the ways they are counted."""
    assert is_item(words)


@pytest.mark.parametrize("words", ["2.5公里", "第二条", "二、甲", "甲（二）", "2025年", "是甲", ""])
def test_other_words_are_no_items(words: str) -> None:
    """Figures, articles, headings."""
    assert not is_item(words)


def test_a_row_has_the_heads_of_its_own_table() -> None:
    """The first row has none."""
    text = "说明\n项目 | 标准\n学费 | 0\n杂费 | 1\n另一张表\n人员 | 人数\n校医 | 2\n"
    found = {row: heads(text, text.index(row)) for row in ("项目", "杂费", "人员", "校医")}

    assert {row: span and text[span.start : span.end] for row, span in found.items()} == {
        "项目": None,
        "杂费": "项目 | 标准",
        "人员": None,
        "校医": "人员 | 人数",
    }
    assert is_row("学费 | 0")
    assert not is_row("学费|0")


def test_a_table_ends_with_its_rows() -> None:
    """Blank lines between them are none; a long one is cut at a row."""
    text = "见下表。\n\n甲 | 1\n乙 | 2\n以上为准。"

    assert text[4 : rows_after(text, 4)] == "\n\n甲 | 1\n乙 | 2"
    assert rows_after("见下表。\n没有表。", 4) == 4
    assert rows_after("见下表。" + "\n甲 | 1" * 200, 4) < 520
