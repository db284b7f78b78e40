"""Only what is surely of another place is kept out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.known import Kind
from rag.admit import admitted
from rag.answer import Source
from rag.inquiry import Wants
from tests.answers import source
from tests.asking import inquiry

CITY = ("河北省", "石家庄市")
SILENT = "各校要抓好落实。"


def admits(paper: Source, text: str = SILENT) -> bool:
    """Whether a document may answer a question about 石家庄市."""
    return admitted(replace(inquiry("午睡时间"), places=(CITY,)), paper, lambda _: text)


def of(place: str, issuer: str = "", title: str = "通知", kind: Kind = Kind.NOTICE) -> Source:
    """A document of a place."""
    return replace(source(), place=place, issuer=issuer, title=title, kind=kind)


@pytest.mark.parametrize("place", ["石家庄市", "河北省", "全国"])
def test_its_own_larger_and_the_nations_are_let_through(place: str) -> None:
    """They may hold there."""
    assert admits(of(place, f"{place}教育局"))


@pytest.mark.parametrize("place", ["唐山市", "山西省", "石家庄市正定县"])
def test_what_says_that_it_is_anothers_is_kept_out(place: str) -> None:
    """By its issuer or by its title, whatever else it names."""
    assert not admits(of(place, f"{place}教育局"), "学习石家庄市的经验。")
    assert not admits(of(place, title=f"{place}校车管理办法"), "学习石家庄市的经验。")


def test_a_page_on_another_place_may_tell_of_the_one_asked_about() -> None:
    """An encyclopedia's page on 唐山 names 石家庄; a page of its office, or one on 我市, rules."""
    page = of("唐山市", title="唐山市", kind=Kind.OTHER)

    assert admits(page, "唐山市的铁路通往石家庄。")
    assert not admits(page, "唐山市的铁路通往北京。")
    assert not admits(page, "我市的学校学习石家庄的经验。")
    assert not admits(of("唐山市", title="唐山市教育局", kind=Kind.OTHER), "学习石家庄的经验。")
    assert not admits(of("唐山市", "唐山市教育局", "唐山市", Kind.OTHER), "学习石家庄的经验。")


def test_a_place_that_was_guessed_is_not_sure() -> None:
    """News from 武汉 may tell of those who came from 石家庄."""
    news = of("武汉市", title="白衣天使", kind=Kind.NEWS)

    assert admits(news, "石家庄的医生到了。")
    assert not admits(news)


def test_what_is_handed_on_is_the_words_of_who_issued_it() -> None:
    """唐山 forwards what 石家庄 has issued; that it carries something out is its own."""
    issued = "石家庄市教育局关于校车的通知"

    assert admits(of("唐山市", "唐山市教育局", f"唐山市教育局转发{issued}"))
    assert admits(of("唐山市", "唐山市教育局", f"唐山市教育局关于转发《{issued}》的通知"))
    assert not admits(of("唐山市", "唐山市教育局", f"唐山市教育局关于落实《{issued}》的通知"))


@pytest.mark.parametrize("kind", [Kind.LAW, Kind.OPINION, Kind.NOTICE, Kind.NEWS, Kind.OTHER])
def test_of_no_known_place_may_be_the_nations(kind: Kind) -> None:
    """A rule or a report that speaks of no place as its own."""
    assert admits(of("", kind=kind))


@pytest.mark.parametrize("kind", [Kind.SPEECH, Kind.MODEL_TEXT, Kind.WORK_REPORT])
def test_a_masked_county_must_name_the_place(kind: Kind) -> None:
    """A speech of somewhere is not of the place asked about."""
    assert not admits(of("", kind=kind))
    assert admits(of("", kind=kind), "石家庄做得好。")


def test_a_notice_of_some_city_must_name_it() -> None:
    """本市 of a rule is one city, and nobody knows which."""
    assert not admits(of(""), "本市学校自九月起执行。")
    assert admits(of(""), "本市学校自九月起执行，石家庄市除外。")


def test_news_of_some_city_may_be_of_the_one_asked_about() -> None:
    """But news of a county are not those of a city."""
    assert admits(of("", kind=Kind.NEWS), "本市学校已经开学。")
    assert not admits(of("", kind=Kind.NEWS), "我县学校已经开学。")


def test_sides_of_a_comparison_and_questions_of_no_place_take_all() -> None:
    """Nothing is kept out there that might be one of the sides."""
    speech, text = of("", kind=Kind.SPEECH), lambda _: SILENT
    compared = replace(inquiry("比较"), places=(CITY,), wants=frozenset({Wants.COMPARISON}))

    assert admitted(compared, speech, text)
    assert admitted(inquiry("午睡时间"), of("唐山市", "唐山市教育局"), text)


def test_what_an_office_of_the_place_signs_is_let_through() -> None:
    """Though another one, of its own or of a larger place, has it on its pages."""
    paper = of("石家庄市正定县", title="正定县教育局", kind=Kind.OTHER)
    signed = "各县教育局：午睡不得收费。\n石家庄市教育局 2024年5月1日"

    assert admits(paper, signed)
    assert not admits(paper, "各校：学习石家庄市教育局2024年5月1日的通知。")
