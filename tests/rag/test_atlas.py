"""How places stand to each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.divisions import Path
from rag.atlas import Atlas, Stand, atlas_of, home, same, stand, steps
from tests.answers import source

CITY = ("河北省", "石家庄市")


@pytest.mark.parametrize(
    ("place", "issuer", "path"),
    [
        ("石家庄市", "石家庄市人民政府办公厅", CITY),
        ("象山区", "桂林市象山区人民政府办公室", ("广西壮族自治区", "桂林市", "象山区")),
        ("北京市昌平区", "", ("北京市", "昌平区")),
        ("深圳经济特区", "深圳市人民代表大会", ("广东省", "深圳市")),
        ("文山州", "", ("云南省", "文山壮族苗族自治州")),
        ("全国", "教育部", ()),
        ("云溪县", "云州市云溪县教育局", ("云州市", "云溪县")),
        ("云溪县", "", ("云溪县",)),
        ("大理州", "中共大理州委", ("云南省", "大理白族自治州")),
        ("南阳市", "国家税务总局南阳市税务局", ("河南省", "南阳市")),
        ("广西南宁市", "", ("广西壮族自治区", "南宁市")),
        ("", "教育局", None),
    ],
)
def test_a_document_tells_its_place(place: str, issuer: str, path: Path | None) -> None:
    """With what it lies in, as far as common knowledge or the issuer say so."""
    assert home(replace(source(), place=place, issuer=issuer)) == path


@pytest.mark.parametrize(
    ("here", "how"),
    [
        (CITY, Stand.OWN),
        (("河北省",), Stand.ABOVE),
        ((), Stand.NATIONAL),
        (None, Stand.UNPLACED),
        ((*CITY, "正定县"), Stand.BELOW),
        (("河北省", "唐山市"), Stand.ELSEWHERE),
        (("山西省",), Stand.ELSEWHERE),
    ],
)
def test_a_place_stands_to_the_one_asked_about(here: Path | None, how: Stand) -> None:
    """Only its own rules, and those of what it lies in, hold there."""
    assert stand(here, [CITY]) is how
    assert how.holds == (how <= Stand.UNPLACED)


def test_of_several_places_the_nearest_counts() -> None:
    """A comparison asks about both."""
    assert stand(CITY, [("山西省",), CITY]) is Stand.OWN


def test_a_place_may_be_named_without_what_it_lies_in() -> None:
    """云溪县 is 云州市云溪县, but not another county of that city."""
    assert same(("云溪县",), ("云州市", "云溪县"))
    assert not same(("青河县",), ("云州市", "云溪县"))
    assert stand(("云州市",), [("云州市", "云溪县")]) is Stand.ABOVE


def test_larger_places_lie_some_steps_above() -> None:
    """The city one, the province two above a county."""
    county = (*CITY, "正定县")

    assert [steps(one, [county]) for one in (county, CITY, CITY[:1], (), None)] == [0, 1, 2, 0, 0]


def test_documents_teach_places_that_nobody_knows() -> None:
    """The longer path says more."""
    atlas = Atlas([("云溪县",), ("云州市", "云溪县"), ()])

    assert [path for path, _ in atlas.meanings("云溪县")] == [("云州市", "云溪县")]
    assert atlas.at_home(("云溪县",))
    assert not atlas.at_home(CITY)
    assert atlas.meanings("石家庄")


def test_a_place_is_at_home_by_any_name_of_it() -> None:
    """However much of what it lies in is told, here or there; what it lies in is not."""
    atlas = Atlas([("云州市", "云溪县"), ("澜江市",)])

    assert atlas.at_home(("云溪县",))
    assert atlas.at_home(("某省", "云州市", "云溪县"))
    assert atlas.at_home(("某省", "澜江市"))
    assert not atlas.at_home(("云州市",))
    assert not atlas.at_home(())


def test_an_atlas_is_made_once_for_what_a_store_gives() -> None:
    """And anew for other documents."""
    before = (replace(source(), place="云溪县"),)
    after = (replace(source(), place="澜江市"),)

    assert atlas_of(before) is atlas_of(before)
    assert atlas_of(after).at_home(("澜江市",))
    assert not atlas_of(before).at_home(("澜江市",))
