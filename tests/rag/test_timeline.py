"""Which documents hold, as far as they say so themselves."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.known import Fact, Kind, Part, Relation, Status, Tie
from corpus.span import Span
from rag.named import Title, numbered
from rag.term import Held, older
from rag.timeline import timeline

DAY = date(2026, 1, 1)


def part(
    title: str,
    dated: str = "",
    effective: str = "",
    *,
    kind: Kind = Kind.REGULATION,
    repeals: tuple[str, ...] = (),
    place: str = "",
    number: str = "",
) -> Part:
    """A part that says this of itself."""
    return Part(
        span=Span(0, 1),
        title=Fact(title, title, 1.0),
        kind=Fact(kind.value, "", 1.0),
        dated=Fact(dated, dated, 1.0) if dated else None,
        effective=Fact(effective, effective, 1.0) if effective else None,
        place=Fact(place, place, 1.0) if place else None,
        number=Fact(number, number, 1.0) if number else None,
        relations=tuple(Relation(Tie.REPEALS, one, one) for one in repeals),
    )


def statuses(*parts: Part) -> list[Status]:
    """Of parts of as many versions, in their order."""
    held = [Held(version, 0, one) for version, one in enumerate(parts)]
    return [term.on(DAY) for term in timeline(held).values()]


@pytest.mark.parametrize(
    ("words", "name", "year"),
    [
        ("《甲办法》", "甲办法", ""),
        ("甲办法（2019年修订）", "甲办法", "2019"),
        ("《甲办法》（云政办发〔2019〕12号）", "甲办法", "2019"),
        ("《甲办法（试行）》", "甲办法", ""),
        ("甲 辦法\n(修訂)", "甲办法", ""),
        ("某县政府关于印发《甲办法》的通知", "关于印发甲办法的通知", ""),
        ("《某县关于印发〈甲办法〉的通知》（某政发[2019]3号）", "甲办法", "2019"),
        ("2025年招生通知", "2025年招生通知", ""),
    ],
)
def test_a_title_is_met_again_without_brackets_and_notes(words: str, name: str, year: str) -> None:
    """Years in a note tell versions apart, years in the title belong to it."""
    assert name in Title.of(words).names
    assert Title.of(words).year == year


@pytest.mark.parametrize(
    "words", ["云政办发〔2019〕12号", "（云政办发[2019]第12号）", "云政办发（2019）012 號"]
)
def test_a_number_is_the_same_however_it_is_bracketed(words: str) -> None:
    """Offices write it in many ways."""
    assert numbered(words) == "云政办发-2019-12"


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("2019", "2024-05", True),
        ("2024-05-02", "2024-05-01", False),
        ("2024", "2024-05", None),
        ("", "2024", None),
    ],
)
def test_dates_are_compared_as_far_as_they_go(one: str, other: str, told: object) -> None:
    """A year does not tell before which of its months it lies."""
    assert older(one, other) is told


def test_a_text_holds_from_its_effective_date() -> None:
    """Without one nothing is said."""
    texts = (
        part("甲", effective="2025-06-01"),
        part("乙", effective="2026-06-01"),
        part("丙", dated="2025"),
        part("丁", effective="2026"),
    )

    assert statuses(*texts) == [
        Status.IN_FORCE,
        Status.NOT_YET_EFFECTIVE,
        Status.UNKNOWN,
        Status.IN_FORCE,
    ]


def test_a_text_does_not_repeal_itself() -> None:
    """《办法》 of 2024 repeals 《办法》, which is that of 2019, wherever they were added."""
    old = part("甲办法", "2019", "2019-06-01")
    new = part("甲办法", "2024", "2024-06-01", repeals=("《甲办法》",))

    assert statuses(old, new) == [Status.REPEALED, Status.IN_FORCE]
    assert statuses(new, old) == [Status.IN_FORCE, Status.REPEALED]
    assert statuses(new) == [Status.IN_FORCE]


def test_a_repeal_works_from_the_day_of_its_text() -> None:
    """A rule of next year repeals nothing yet."""
    old = part("甲办法", "2019", "2019-06-01")
    new = part("乙办法", "2025", "2026-06-01", repeals=("甲办法",))

    assert statuses(old, new) == [Status.IN_FORCE, Status.NOT_YET_EFFECTIVE]


def test_a_repeal_of_another_year_does_not_hit() -> None:
    """《甲办法》（2015年） is not the one of 2019."""
    held = part("甲办法（2019年）", "2019", "2019-06-01")
    new = part("乙办法", "2024", "2024-06-01", repeals=("《甲办法》（2015年）",))

    assert statuses(held, new)[0] is Status.IN_FORCE


def test_a_text_made_after_its_repeal_stands() -> None:
    """The title was taken up again."""
    repealing = part("乙办法", "2020", "2020-01-01", repeals=("甲办法",))
    again = part("甲办法", "2023", "2023-01-01")

    assert statuses(repealing, again) == [Status.IN_FORCE, Status.IN_FORCE]


def test_a_repeal_hits_nothing_but_what_it_names() -> None:
    """Other texts stand."""
    other = part("丙办法", "2018", "2018-01-01")
    new = part("乙办法", "2024", "2024-06-01", repeals=("甲办法",))

    assert statuses(other, new) == [Status.IN_FORCE, Status.IN_FORCE]


def test_a_draft_repeals_and_replaces_nothing() -> None:
    """It may never be passed."""
    held = part("甲法", "2018", "2018-01-01", kind=Kind.LAW)
    draft = part("甲法（修订草案）", "2025", "2025-01-01", kind=Kind.LAW, repeals=("甲法",))

    assert statuses(held, draft)[0] is Status.IN_FORCE


def test_a_newer_rule_of_the_same_title_takes_the_place_of_the_older() -> None:
    """Also when it does not say so; a report of each year stands beside the others."""
    rules = (part("甲法", "2006", "2006-09-01", kind=Kind.LAW), part("甲法（2018年修正）", "2018"))
    reports = (
        part("政府工作报告", "2024", kind=Kind.WORK_REPORT),
        part("政府工作报告", "2025", kind=Kind.WORK_REPORT),
    )

    assert statuses(*rules)[0] is Status.SUPERSEDED
    assert statuses(*reports) == [Status.UNKNOWN, Status.UNKNOWN]


def test_rules_of_two_places_stand_side_by_side() -> None:
    """Both counties have a rule of that name."""
    one = part("学前教育管理办法", "2019", "2019-01-01", place="云溪县")
    other = part("学前教育管理办法", "2024", "2024-01-01", place="石门县")

    assert statuses(one, other) == [Status.IN_FORCE, Status.IN_FORCE]


def test_a_repeal_by_number_meets_the_notice_and_what_it_issued() -> None:
    """Offices repeal the notice; the rule that came with it goes too, its successor stays."""
    old = "某县关于印发《甲办法》的通知"
    clause = "《某县人民政府关于印发〈甲办法〉的通知》（某政发〔2019〕3号）"
    texts = (
        part(old, "2019-05", kind=Kind.NOTICE, number="某政发〔2019〕3号"),
        part("甲办法", "2019-05", "2019-06-01"),
        part("关于印发《甲办法》的通知", "2024-05", kind=Kind.NOTICE, number="某政发〔2024〕8号"),
        part("甲办法", "2024-05", "2024-06-01", repeals=(clause,)),
    )

    assert statuses(*texts) == [
        Status.REPEALED,
        Status.REPEALED,
        Status.UNKNOWN,
        Status.IN_FORCE,
    ]
