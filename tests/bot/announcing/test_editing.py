from __future__ import annotations

from bot.announcing.editing import edited, quotes, remarked
from bot.message import Button, Enclosure, Mark, Outgoing, Style
from tests.words import ZH

ROWS = ((Button("就此提问", link="?start=ask_1"),),)
HEAD = Outgoing("【新文件】甲\n· 每餐10元。", (Mark(0, 6, Style.BOLD), Mark(7, 15, Style.QUOTE)))
LAST = Outgoing("删去：第五条", (Mark(0, 2, Style.BOLD),), ROWS)


def test_a_text_takes_the_place_of_one_message() -> None:
    """The others stay as they are, with their buttons."""
    first, last = edited((HEAD, LAST), 1, "删去：第六条")

    assert first == HEAD
    assert last == Outgoing("删去：第六条", (Mark(0, 2, Style.BOLD),), ROWS)


def test_words_that_are_still_there_look_as_before() -> None:
    """What was changed in them is a quote no more."""
    new = remarked("【新文件】甲\n请注意：\n· 每餐12元。", HEAD)

    assert new.marks == (Mark(0, 6, Style.BOLD),)
    kept = remarked("请注意：\n【新文件】甲\n· 每餐10元。", HEAD)
    assert [kept.text[m.start : m.end] for m in kept.marks] == ["【新文件】甲", "· 每餐10元。"]


def test_a_message_that_is_taken_out_leaves_its_buttons() -> None:
    """To the one that is last now; the only one leaves nothing."""
    file = Enclosure(3, "原件.pdf")
    gone = Outgoing("附件", rows=ROWS, file=file)

    [kept] = edited((HEAD, gone), 1, " ")
    assert (kept.text, kept.rows, kept.file) == (HEAD.text, ROWS, file)
    assert edited((HEAD,), 0, "") == ()


def test_what_is_too_long_becomes_several_messages() -> None:
    """With the buttons under the last one."""
    found = edited((LAST,), 0, "好\n" * 5000)

    assert len(found) > 1
    assert [bool(one.rows) for one in found] == [False] * (len(found) - 1) + [True]


def test_what_is_given_as_a_quote_is_found() -> None:
    """By the sign before it, or by its quotation marks where it is a sentence."""
    text = (
        "【文件修订】甲\n· 每餐10元。\n原为：每餐8元。\n他说“好”，"
        "文件规定“学校不得强制学生在校用餐。”\n别的话。"
    )

    assert list(quotes(text, ZH)) == ["每餐10元。", "每餐8元。", "学校不得强制学生在校用餐。"]
