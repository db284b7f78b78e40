from __future__ import annotations

from pathlib import Path

import pytest

from corpus.compose import compose
from corpus.document import DamageKind, Upload
from tests.documents import LIMIT, SAMPLES, cleaned, sample


def test_a_cut_says_where_and_how_much() -> None:
    """At the very place where the text breaks off."""
    document = cleaned(
        "全县上下要深入学习贯彻\n……(网站http://a.example省略1213字,会员可阅读)……\n做新时代的人。"
    )
    (damage,) = document.damage

    assert document.text[: damage.start].endswith("深入学习贯彻")
    assert damage.start == damage.end
    assert damage.missing == 1213
    assert (
        damage.sentence
        == "原文在「全县上下要深入学习贯彻」之后被截断，省略1213字（网站限会员阅读）。"
    )


def test_a_login_wall_is_one_damage() -> None:
    """However many lines ask for it."""
    document = cleaned(
        "一、做好“增减”这篇文章\n\n阅读全文\n(想阅读完全部内容,您需要先登陆!)\n分享:\n"
    )
    (damage,) = document.damage

    assert damage.kind is DamageKind.LOGIN_WALL
    assert document.text[: damage.start].endswith("这篇文章")
    assert "需登录才能阅读，来源不完整" in damage.sentence


def test_a_cut_that_asks_to_log_in_is_told_once() -> None:
    """It is a cut."""
    (damage,) = cleaned("各级人民政府应当\n（剩余30字，登录后阅读全文）\n第二条").damage

    assert damage.kind is DamageKind.CUT


def test_a_mere_button_is_no_wall() -> None:
    """Under a text that ends with a stop."""
    assert cleaned("县财政局每年安排专项资金。\n展开全文\n").damage == ()


def test_a_preview_may_be_whole() -> None:
    """The sentence leaves it open."""
    (damage,) = cleaned("谱写新篇章。\n预览阅读已结束,若您需要全文或代笔。\n").damage

    assert damage.kind is DamageKind.LOGIN_WALL
    assert "可能还有内容" in damage.sentence


def test_the_scraped_sample_has_every_kind() -> None:
    """It was made for that."""
    kinds = {damage.kind for damage in sample("典型经验材料").damage}

    assert kinds == set(DamageKind) - {DamageKind.RECOGNISED, DamageKind.UNREAD}


@pytest.mark.parametrize(
    "path", [p for p in SAMPLES if "典型经验材料" not in p.name], ids=lambda path: path.stem
)
def test_the_other_samples_are_whole(path: Path) -> None:
    """No false alarm."""
    assert compose(Upload(path.name, path.read_bytes()), LIMIT).damage == ()


PARAGRAPH = "各乡镇要把学前教育放在优先发展的位置，统筹安排经费、用地和编制，定期向社会公布进展{}\n"


def test_a_text_that_breaks_off_is_told() -> None:
    """In the middle of a sentence, without a word about it."""
    (damage,) = cleaned(PARAGRAPH.format("。") * 4 + PARAGRAPH.format("和")).damage

    assert damage.kind is DamageKind.CUT
    assert "之后中断，句子没有写完" in damage.sentence


@pytest.mark.parametrize(
    "source",
    [
        PARAGRAPH.format("。") * 5,
        PARAGRAPH.format("") * 5,
        PARAGRAPH.format("。") * 4 + "云溪县教育局\n2025年1月1日\n",
        PARAGRAPH.format("。") * 2 + PARAGRAPH.format(""),
    ],
    ids=["whole", "points without stops", "signed", "too short to tell"],
)
def test_a_text_without_a_stop_at_its_end_may_be_whole(source: str) -> None:
    """A signature, or points that never had any."""
    assert cleaned(source).damage == ()


def test_what_says_that_it_is_cut_is_told_once() -> None:
    """The notice stands where the sentence breaks off."""
    source = PARAGRAPH.format("。") * 4 + PARAGRAPH.format("") + "阅读全文\n"

    assert len(cleaned(source).damage) == 1
