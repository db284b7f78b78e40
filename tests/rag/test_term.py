"""From when until when a text holds, read on a day."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.known import Status
from rag.term import ALWAYS, Exempt, Reason, Term, older, reached

WHY = Reason(2, 0, "《甲办法》同时废止。")
ENDED = Term(since="2019-09-01", until="2024-09-01", ends=Status.REPEALED, reason=WHY)


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2019, 8, 31), Status.NOT_YET_EFFECTIVE),
        (date(2019, 9, 1), Status.IN_FORCE),
        (date(2024, 8, 31), Status.IN_FORCE),
        (date(2024, 9, 1), Status.REPEALED),
        (date(2030, 1, 1), Status.REPEALED),
    ],
)
def test_a_text_holds_from_its_first_day_until_the_day_that_ends_it(
    day: date, status: Status
) -> None:
    """The first day belongs to it, the day of its end does not."""
    assert ENDED.on(day) is status


def test_a_text_on_trial_says_so_while_it_holds() -> None:
    """Neither before nor after."""
    term = Term(since="2024-01-01", until="2026-01-01", ends=Status.EXPIRED, trial=True)
    days = (date(2023, 6, 1), date(2024, 6, 1), date(2026, 1, 1))

    assert [term.on(day) for day in days] == [
        Status.NOT_YET_EFFECTIVE,
        Status.TRIAL,
        Status.EXPIRED,
    ]


def test_of_a_text_without_a_first_day_nothing_is_said() -> None:
    """But that it is ended, where another text ends it."""
    assert Term().on(date(2024, 1, 1)) is Status.UNKNOWN
    assert Term(until=ALWAYS).on(date(1950, 1, 1)) is Status.SUPERSEDED


@pytest.mark.parametrize(
    ("day", "iso", "come"),
    [
        (date(2024, 1, 1), "2024", True),
        (date(2023, 12, 31), "2024", False),
        (date(2024, 5, 1), "2024-05", True),
        (date(2024, 4, 30), "2024-05", False),
        (date(2024, 5, 2), "2024-05-02", True),
        (date(2024, 5, 1), "2024-05-02", False),
        (date(1912, 1, 1), ALWAYS, True),
    ],
)
def test_a_shortened_date_has_come_with_its_first_day(day: date, iso: str, *, come: bool) -> None:
    """A year with the first of January, a month with its first."""
    assert reached(day, iso) is come


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [("2019", "2024-05", True), ("2024-05-02", "2024-05", None), ("2024-06", "2024-05-02", False)],
)
def test_dates_are_told_apart_as_far_as_both_go(one: str, other: str, told: object) -> None:
    """A day of a month is neither before nor after that month."""
    assert older(one, other) is told


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (("甲办法", "第二章 收费", "第十条 收费标准"), Status.REPEALED),
        (("甲办法", "第十條"), Status.REPEALED),
        (("甲办法", "第十条", "（一）"), Status.REPEALED),
        (("甲办法", "第十条之一"), Status.IN_FORCE),
        (("甲办法", "第十一条"), Status.IN_FORCE),
        (("甲办法", "第二章 第十条之外"), Status.IN_FORCE),
        ((), Status.IN_FORCE),
    ],
)
def test_an_article_may_stand_otherwise_than_its_text(
    path: tuple[str, ...], status: Status
) -> None:
    """It and what lies in it, in either script, and no other article."""
    exempt = Exempt(("第十条",), Status.REPEALED, "2023-01-01", WHY)
    term = Term(since="2019-09-01", exempt=(exempt,))

    assert term.of(path, date(2024, 1, 1)) is status
    assert term.of(path, date(2022, 12, 31)) is Status.IN_FORCE


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2023, 6, 1), Status.NOT_YET_EFFECTIVE),
        (date(2025, 6, 1), Status.NOT_YET_EFFECTIVE),
        (date(2026, 1, 1), Status.IN_FORCE),
        (date(2031, 1, 1), Status.REPEALED),
    ],
)
def test_an_article_may_begin_later_than_its_text(day: date, status: Status) -> None:
    """第十条自2026年1月1日起施行: until then it is to come, and it ends with its text."""
    later = Exempt(("第十条",), Status.IN_FORCE, "2026-01-01", WHY)
    term = Term("2025-01-01", "2031", Status.REPEALED, exempt=(later,))

    assert term.of(("第十条",), day) is status


def test_what_is_ended_as_a_whole_is_ended_in_its_articles() -> None:
    """Whatever was said of them."""
    exempt = Exempt(("第十条",), Status.TRIAL, "2023-01-01", WHY)
    term = Term(since="2019", until="2024", ends=Status.SUPERSEDED, exempt=(exempt,))

    assert term.of(("第十条",), date(2025, 1, 1)) is Status.SUPERSEDED
