"""How sure it is that evidence answers a question, and what speaks against it."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from config.settings import Settings
from rag.answer import Found
from rag.evidence import gather
from rag.inquiry import Inquiry, Unit
from rag.sure import SURE, Signs, doubt, signs, sureness
from rag.traced import Ground
from tests.asking import found, inquiry, origin, unit

ASKED = inquiry("校车补助怎么申请", "校车", "补助", "申请")
ANSWER = "申请校车补助，由家长向学校提出。"


def read(asked: Inquiry, *passages: Found | str, size: int = 100) -> Signs:
    """The signs of some passages, the best first."""
    here = [found(one, score=1 - at / 10) if isinstance(one, str) else one
            for at, one in enumerate(passages)]  # fmt: skip
    return signs(asked, gather(asked, here), size)


def test_what_was_read_makes_surer_or_less_sure() -> None:
    """By whether the best passage answers; where none was read, nothing is told."""

    def sure(*answers: float | None) -> float:
        texts = ANSWER, "校车由学校管理。"
        here = [replace(found(text), answers=one) for text, one in zip(texts, answers, strict=True)]
        return sureness(read(ASKED, *here))

    assert sure(-12.0, -11.0) < sure(None, None) < sure(5.0, -11.0)
    assert sure(5.0, -11.0) == sure(-11.0, 5.0) == sure(5.0, None)


def test_who_says_all_of_it_is_surer_than_who_says_a_part() -> None:
    """And both are surer than who says nothing of it."""
    whole, part, nothing = (
        sureness(read(ASKED, text)) for text in (ANSWER, "校车由学校管理。", "食堂每天公示菜谱。")
    )

    assert 0 < nothing < part < whole < 1


def test_the_word_that_is_lacking_is_weighed_by_its_weight() -> None:
    """校车 and 补助 stand there, the rare word does not."""
    asked = inquiry("校车补助怎么撤销", "校车", "补助", unit("撤销", weight=3.0))
    told = read(asked, ANSWER)

    assert told.lacking == pytest.approx(0.6)
    assert doubt(told) is Ground.WORD


def test_a_word_of_no_document_is_unknown() -> None:
    """结婚 narrows 登记, and nothing is known of it."""
    asked = inquiry("结婚登记怎么办", Unit(("结婚",), 1.0, known=False), "登记")
    told = read(asked, "校车登记由家长申请。")

    assert (told.unknown, told.kind) == (0.5, 1.0)


def test_a_name_a_year_and_a_place_that_nobody_names_are_told_apart() -> None:
    """They are what a refusal tells first."""
    name = read(inquiry("“云端课堂”是什么", "云端", "课堂", names=("云端课堂",)), "云端有课堂。")
    year = read(replace(ASKED, years=("2031",)), ANSWER)
    place = read(replace(ASKED, where=(unit("临江县"),)), ANSWER)

    assert [doubt(one) for one in (name, year, place)] == [
        Ground.NAME,
        Ground.TIME,
        Ground.ELSEWHERE,
    ]
    assert doubt(read(ASKED, ANSWER)) is Ground.UNFAMILIAR


def test_a_title_may_name_the_year_and_the_place() -> None:
    """The passage itself need not."""
    asked = replace(ASKED, years=("2024",), where=(unit("云溪县"),))
    told = read(asked, found(ANSWER, origin(title="云溪县2024年校车补助办法")))

    assert (told.year, told.place) == (0.0, 0.0)


def test_where_the_embedder_is_away_nearness_says_nothing() -> None:
    """What is usual is taken; a passage found by its words alone is as far as the last one."""
    blind = read(ASKED, found(ANSWER, vector=0.0))
    one = read(ASKED, found(ANSWER, vector=0.0), found("校车停放。", score=0.5, vector=0.85))

    assert blind.meaning == blind.nearest > 0
    assert one.meaning == pytest.approx(0.05)


def test_the_best_of_many_strangers_looks_more_familiar() -> None:
    """The same evidence is worth less in a large corpus."""
    assert sureness(read(ASKED, ANSWER, size=100_000)) < sureness(read(ASKED, ANSWER, size=100))


def test_a_document_that_stands_alone_is_ahead() -> None:
    """By as much as the second one lies behind it."""
    other = origin(2, "另一份")
    told = read(ASKED, found(ANSWER), found("校车。", other, score=0.4))

    assert told.ahead == pytest.approx(0.6)
    assert read(ASKED, found(ANSWER)).ahead == 1.0


def test_every_sign_can_be_weighed() -> None:
    """As many weights as signs, in one order."""
    told = read(ASKED, ANSWER)

    assert all(isinstance(getattr(told, one.name), float) for one in fields(Signs))


def test_a_place_need_not_be_named_by_those_who_rule_it() -> None:
    """The province's document names no county, the nation's names half as little."""
    asked = replace(ASKED, where=(unit("石家庄市"),), places=(("河北省", "石家庄市"),))

    def place(home: str) -> float:
        return read(asked, found(ANSWER, replace(origin(), place=home))).place

    assert [place("河北省"), place("全国"), place("")] == [0.0, 0.5, 1.0]


def test_the_setting_begins_where_the_judge_does() -> None:
    """One default, said in two rooms that do not know each other."""
    assert Settings.model_fields["sure"].default == SURE
