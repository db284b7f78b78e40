from __future__ import annotations

import pytest

from bot.desk.commands.compare import Compare
from bot.desk.commands.sides import Side, inner
from bot.desk.unpaused import Unpaused
from tests.stage import Stage
from tests.words import ZH


@pytest.fixture
def two(stage: Stage) -> Stage:
    """A desk with a rule on lunch and one on buses."""
    stage.stored("第一条 午餐五元。", name="午餐.txt", title="云溪县午餐办法")
    stage.stored("第一条 校车免费。", name="校车.txt", title="云溪县校车办法")
    return stage


def test_each_document_is_asked_by_itself(two: Stage) -> None:
    """Under its name, with its own citations and buttons."""
    two.teach("《云溪县午餐办法》收费吗", "午餐五元。", version=1)
    two.teach("《云溪县校车办法》收费吗", "校车免费。", version=2)
    first, second = two.order("/compare 午餐 校车 收费吗").deliveries

    assert first.message.text.startswith("▎《云溪县午餐办法》\n")
    assert "午餐五元。[1]" in first.message.text
    assert second.message.text.startswith("▎《云溪县校车办法》\n")
    assert "校车免费。[1]" in second.message.text
    assert first.answer != second.answer
    assert [one.about for one in two.asker.asked] == [(1,), (2,)]
    assert all(one.message.rows for one in (first, second))


def test_a_side_that_is_silent_says_so(two: Stage) -> None:
    """What another document says is not put under its name."""
    two.teach("《云溪县午餐办法》收费吗", "午餐五元。", version=1)
    two.teach("《云溪县校车办法》收费吗", "午餐五元。", version=1)
    _, second = two.order("/compare 1 2 收费吗").deliveries

    assert second.message.text.endswith("《云溪县校车办法》没有说到这一点。")
    assert "午餐五元" not in second.message.text


def test_years_are_asked_for_their_last_days(county: Stage) -> None:
    """The question stays as it is."""
    county.order("/compare 2020 2024年9月 校车补助多少")

    assert [(one.text, str(one.as_of)) for one in county.asker.asked] == [
        ("校车补助多少", "2020-12-31"),
        ("校车补助多少", "2024-09-30"),
    ]


def test_places_are_put_before_the_question(county: Stage) -> None:
    """The last sign of a place may be left out."""
    county.order("/compare 云溪 澜江市 午休收费多少")

    assert [one.text for one in county.asker.asked] == ["云溪县午休收费多少", "澜江市午休收费多少"]


def test_versions_are_asked_for_the_day_they_began(county: Stage) -> None:
    """`8.1` is the first version of document 8."""
    first, _ = county.order("/compare 8.1 8.2 补助标准").deliveries

    assert first.message.text.startswith("▎《云溪县校车补助办法》 2019-09-01\n")
    assert [(str(one.as_of), one.about) for one in county.asker.asked] == [
        ("2019-09-01", (8,)),
        ("2024-09-01", (8,)),
    ]


def test_one_document_is_compared_with_its_last_version(county: Stage) -> None:
    """By number or by words of its title."""
    for word in ("8", "校车补助"):
        county.order(f"/compare {word}")
        assert county.asker.asked[-1].text == "《云溪县校车补助办法》改了什么？"
        assert county.asker.asked[-1].about == (8,)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("/compare", ZH.comparing.how_compare),
        ("/compare 2 5", ZH.comparing.how_compare),
        ("/compare 云溪", ZH.comparing.how_compare),
        ("/compare 火锅", ZH.comparing.no_side.format(words="火锅")),
        ("/compare 8.9 2 多少", ZH.comparing.no_side.format(words="8.9")),
        ("/compare 2 《火锅 办法》 多少", ZH.comparing.no_side.format(words="《火锅 办法》")),
        ("/compare 2 《云溪县中小学午餐供应办法》 多少", ZH.comparing.same_side),
        ("/compare 5", ZH.comparing.one_version.format(title="《云溪县学前教育管理办法》")),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(county: Stage, line: str, sentence: str) -> None:
    """With an example; nothing is asked."""
    county.order(line)

    assert county.text == sentence
    assert county.asker.asked == []


def test_a_year_to_come_is_no_side(county: Stage) -> None:
    """Nobody knows what will hold then."""
    unpaused = county.desk.commands["compare"]
    assert isinstance(unpaused, Unpaused)
    compare = unpaused.handler
    assert isinstance(compare, Compare)

    assert compare.sides.of("2099") is None
    assert compare.sides.of("澜江市") == Side("澜江市", words="澜江市")


def test_the_title_of_a_notice_is_that_of_its_rule() -> None:
    """Titles within titles would be read wrongly."""
    assert inner("关于印发《校车办法》（修订）的通知") == "《校车办法》"
    assert inner("校车办法") == "《校车办法》"
