from __future__ import annotations

from corpus.document import DamageKind
from tests.documents import composed, written

CONTENTS = written(
    """
    典型发言汇编

    目录

    1.点亮乡村共富梦想 1

    2.打好组合拳 夯实主阵地 3

    3.让督导“长牙齿” 5

    点亮乡村共富梦想

    教育要先行，乡村是关键。

    打好组合拳 夯实主阵地

    着重做了三项工作。
    """
)


def test_a_promise_that_is_not_kept_is_named() -> None:
    """At its entry in the table of contents."""
    document = composed(CONTENTS)
    (damage,) = document.damage

    assert damage.kind is DamageKind.MISSING_SECTION
    assert document.text[damage.start : damage.end] == "3.让督导“长牙齿” 5"
    assert damage.sentence == "目录列有「3.让督导“长牙齿”」，来源中没有这一部分的正文。"


def test_kept_promises_are_no_damage() -> None:
    """Numbered headings count, however they are spaced."""
    entries = "目　录\n第一章　总则\n第二章　附则\n"
    source = f"{entries}第一章 总 则\n第一条　为了公平。\n第二章 附 则\n第二条　本县适用。\n"

    assert composed(source).damage == ()


def test_without_contents_nothing_is_promised() -> None:
    """A list elsewhere promises nothing."""
    assert composed("通知\n\n1.报名\n2.面试\n").damage == ()


def test_a_sentence_that_speaks_of_a_chapter_is_not_the_chapter() -> None:
    """Its words stand in the text, its heading does not."""
    entries = "目录\n第一章 总则\n第二章 人身安全保护令\n第三章 附则\n\n"
    body = "第一章 总则\n第一条 依照本法申请人身安全保护令。\n第三章 附则\n第二条 本法施行。\n"
    (damage,) = composed(entries + body).damage

    assert "第二章 人身安全保护令" in damage.sentence
