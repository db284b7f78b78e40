"""A city's own words for what the texts above it say."""

from __future__ import annotations

from rag.evidence import Evidence
from rag.twins import alike, with_twins
from tests.asking import inquiry, origin, piece

NATION = "义务教育阶段学校要开设艺术课程，确保艺术课程课时总量不低于总课时的9%。"
CITY = "义务教育阶段确保美育课程课时总量不低于总课时的11%。"
OTHER = "每所学校专任教师不少于三十名，校长由市教育局任命。"
ASKED = inquiry("艺术课占多少", "艺术", places=(("辽宁省", "沈阳市"),))


def of(text: str, version: int, place: str, score: float, *, holds: bool = True) -> Evidence:
    """A sentence of a place's document."""
    return piece(text, origin(version, "意见", place=place), score=score, holds=holds)


def words(found: list[Evidence]) -> list[str]:
    """The sentences."""
    return [one.words for one in found]


def test_the_citys_own_figure_comes_before_the_nations() -> None:
    """Though the question is worded like the nation's text, which alone was chosen."""
    nation, city = of(NATION, 1, "全国", 2.0), of(CITY, 2, "沈阳市", 0.5)

    assert words(with_twins(ASKED, [nation], [nation, city])) == [CITY, NATION]


def test_what_says_something_else_is_no_twin() -> None:
    """Nor is a sentence without a figure, nor one of a place further away."""
    nation = of(NATION, 1, "全国", 2.0)
    others = [
        of(OTHER, 2, "沈阳市", 0.5),
        of(CITY, 2, "沈阳市", 0.5, holds=False),
    ]
    city = of(CITY, 2, "沈阳市", 2.0)

    assert words(with_twins(ASKED, [nation], [nation, *others])) == [NATION]
    assert words(with_twins(ASKED, [city], [city, nation])) == [CITY]


def test_figures_do_not_make_sentences_differ() -> None:
    """But too few words say nothing."""
    assert alike(NATION, CITY)
    assert not alike(CITY, OTHER)
    assert not alike("不低于9%。", "不低于9%。")
