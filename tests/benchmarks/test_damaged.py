from __future__ import annotations

import random

import pytest

from benchmarks.damaged import look
from benchmarks.plant_words import FRESH, KNOWN, Wordings
from benchmarks.plants import KINDS, planted

_ARTICLE = (
    "第{n}条　云溪县人民政府应当在2019年十日内组织教育局和东岚市财政局研究{n}项措施，"
    "保障学校的经费、用地和教师编制，并向社会公布办理的结果，接受群众和家长的监督与评议。"
)
_CHAPTERS = ("总则", "学校和学生", "经费与保障", "法律责任", "附则")
LAW = "云溪县学校条例\n" + "\n".join(
    f"第{'一二三四五'[at]}章　{name}\n" + "\n".join(
        _ARTICLE.format(n="一二三四五六七八九十"[2 * at + number]) for number in range(2)
    )
    for at, name in enumerate(_CHAPTERS)
) + "\n"  # fmt: skip


def dice(seed: int) -> random.Random:
    """Chance that can be had again."""
    return random.Random(seed)  # noqa: S311  nothing is secret here


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("say", [KNOWN, FRESH], ids=["known", "set aside"])
def test_what_is_planted_stands_at_its_place(kind: str, say: Wordings) -> None:
    """And what must be left does not hold it."""
    for seed in range(20):
        plant = KINDS[kind](LAW, dice(seed), say)

        assert plant is not None
        assert all(plant.source[a:b].strip() for a, b in plant.places)
        assert len(plant.base) <= len(plant.source)
        assert not any(words in plant.base for words in plant.added if len(words) > 9)


def test_the_same_seed_plants_the_same() -> None:
    """A figure can be printed again."""
    assert list(planted({"a": LAW}, 3, KNOWN)) == list(planted({"a": LAW}, 3, KNOWN))


def test_what_the_product_finds_is_counted_by_place() -> None:
    """A cut in the middle of an article, and nothing of the law is lost with it."""
    plant = KINDS["cut"](LAW, dice(1), KNOWN)
    assert plant is not None
    found = look("cut", LAW, plant)

    assert (found.places, found.found, found.lost, found.left, found.alarms) == (1, 1, 0, 0, ())


def test_what_is_not_damage_of_this_kind_is_not_counted_as_found() -> None:
    """Looking for adverts where names are masked finds none."""
    plant = KINDS["masked"](LAW, dice(1), KNOWN)
    assert plant is not None

    assert look("advert", LAW, plant).found == 0
    assert look("advert", LAW, plant).alarms == ("masked",)
