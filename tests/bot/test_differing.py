from __future__ import annotations

from dataclasses import replace

from bot.differing import Face, counted, lines
from corpus.compare import compare
from corpus.difference import Outlined
from tests.documents import composed
from tests.ordinance import outlined, versions
from tests.words import EN, ZH


def page(old: Outlined, new: Outlined) -> list[str]:
    """The differences of two texts, a line each, without faces."""
    return [
        "".join(piece.words for piece in line)
        for one in compare(old, new)
        for line in lines(one, old.text, new.text, ZH)
    ]


def test_the_counts_come_in_one_sentence() -> None:
    """Only of the kinds that there are."""
    found = compare(*versions())

    assert counted(found, ZH) == (
        "新增 1 处，删去 1 处，修改 3 处，标题改动 1 处，序号或位置变动 2 处，拆分 1 处。"
    )
    assert counted((), EN) == "The words of the two versions are the same."


def test_a_difference_is_its_place_and_both_its_texts() -> None:
    """What was dropped has no text now, what only moved has none at all."""
    said = page(*versions())

    at = said.index("修改　第二章 供应 › 第四条 → 第二章 午餐供应 › 第六条")
    assert said[at + 1 : at + 7] == [
        "  - 第四条 午餐费标准为每人每餐8元；困难学生的午餐费由县财政全额补助。",
        "  + 第六条 午餐费标准为每人每餐10元；困难学生的午餐费由县财政全额补助。",
        "删去　第二章 供应 › 第五条",
        "  - 第五条 午餐费实行预收，学校每学期开学后十日内一次收取。",
        "序号或位置变动　第二章 供应 › 第六条 → 第二章 午餐供应 › 第七条",
        "序号或位置变动　第三章 附则 › 第七条 → 第三章 附则 › 第八条",
    ]


def test_words_that_differ_have_a_face_of_their_own() -> None:
    """Those that are gone, and those that came; a date is one word."""
    old, new = versions()
    faces = {
        (piece.face, piece.words)
        for one in compare(old, new)
        for line in lines(one, old.text, new.text, ZH)
        for piece in line
    }

    assert {(Face.GONE, "8"), (Face.CAME, "10"), (Face.CAME, "2024年6月20日")} <= faces
    assert (Face.GONE, "第五条 午餐费实行预收，学校每学期开学后十日内一次收取。") in faces


def test_what_stayed_the_same_is_shortened() -> None:
    """To the words beside a change and those it begins with."""
    text = (
        "云溪县校务公开办法\n\n"
        "第一条　学校应当在每学期开学以前向学生和家长公布食堂、校车、住宿和校服的收费标准，"
        "公布的时间不少于七日，公布的地点应当便于查看，由学校负责人签名；"
        "学生和家长提出意见的，学校应当在十五日内书面答复。\n"
    )
    old = outlined(composed(text))
    new = outlined(composed(text.replace("七日", "十日")))

    before = "  {} 第一条 学校应当在每学期开学……的收费标准，公布的时间不少于"
    after = "日，公布的地点应当便于查看，由……"
    assert page(old, new) == [
        "修改　第一条",
        f"{before}七{after}".format("-"),
        f"{before}十{after}".format("+"),
    ]


def test_what_was_only_split_is_shown_without_changed_words() -> None:
    """Nothing in it differs."""
    old, new = versions()
    (one,) = (one for one in compare(old, new) if str(one.shift) == "split")
    shown = list(lines(replace(one), old.text, new.text, ZH))

    assert {piece.face for line in shown[1:] for piece in line} == {Face.SAME}
    assert len(shown) == 4
