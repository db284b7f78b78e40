"""Whose document something is."""

from __future__ import annotations

from dataclasses import replace

from bot.whose import issuer, owner, owners, unnamed
from rag.answer import Answer, Claim, Outcome, Passage, Question, Script, Source
from tests.answers import source

CITY = replace(
    source("关于加强学校美育工作的意见"), issuer="石家庄市人民政府办公厅", place="石家庄市"
)
OTHER = replace(CITY, version=9, issuer="教育局", place="廊坊市")
NATION = replace(CITY, version=10, issuer="教育部", place="全国")


def claim(of: Source) -> Claim:
    """A claim that quotes a document."""
    words = "学校每年自评。"
    return Claim(words, (Passage(1, of, (), 0, len(words), words).cite(words),))


def answer(*of: Source, whose: tuple[Source, ...]) -> Answer:
    """An answer that quotes documents."""
    claims = tuple(map(claim, of))
    return Answer(Question("自评"), Outcome.ANSWERED, Script.SIMPLIFIED, claims, whose=whose)


def test_an_issuer_is_named_with_its_place() -> None:
    """教育局 alone is any."""
    assert issuer(CITY) == "石家庄市人民政府办公厅"
    assert issuer(OTHER) == "廊坊市教育局"
    assert issuer(NATION) == "教育部"
    assert issuer(replace(CITY, issuer="")) == "石家庄市"


def test_an_issuer_is_named_beside_a_title_that_does_not_say_it() -> None:
    """But not twice, and not for what holds everywhere."""
    assert unnamed(CITY) == "石家庄市人民政府办公厅"
    assert unnamed(replace(CITY, title="石家庄市美育意见")) == ""
    assert unnamed(NATION) == ""


def test_each_claim_has_an_owner_where_it_must_be_said() -> None:
    """Each owner is told once."""
    told = answer(CITY, OTHER, CITY, whose=(CITY, OTHER))

    assert owners(told) == ("石家庄市人民政府办公厅", "廊坊市教育局")
    assert owner(told.claims[1], told) == "廊坊市教育局"
    assert owners(answer(CITY, whose=())) == ()
