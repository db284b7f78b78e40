"""Which documents may answer for a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.known import Kind, Status
from rag.answer import Source
from rag.era import Era

TODAY = date(2026, 1, 15)
RULE = Source(
    1, "办法.txt", 1, "云溪县校车补助办法", Kind.REGULATION, Status.IN_FORCE, "2024-05-01"
)


@pytest.mark.parametrize(
    ("status", "held"),
    [
        (Status.IN_FORCE, True),
        (Status.TRIAL, True),
        (Status.UNKNOWN, True),
        (Status.NOT_YET_EFFECTIVE, True),
        (Status.SUPERSEDED, False),
        (Status.REPEALED, False),
        (Status.EXPIRED, False),
    ],
)
def test_what_is_past_is_not_given_as_what_holds(status: Status, *, held: bool) -> None:
    """What has not begun yet is told as such."""
    era = Era(TODAY, "校车补助多少钱")

    assert era.holds(replace(RULE, status=status)) is held
    assert era.gone(replace(RULE, status=status)) is not held


def test_a_repealed_document_answers_where_it_is_named() -> None:
    """By its title; one that a newer version took the place of never does."""
    era = Era(TODAY, "云溪县校车补助办法第三条怎么说")

    assert era.holds(replace(RULE, status=Status.REPEALED))
    assert not era.holds(replace(RULE, status=Status.SUPERSEDED))
    assert not era.holds(replace(RULE, status=Status.REPEALED, speaks=False))


def test_of_several_versions_one_speaks() -> None:
    """Also where the other one is to come."""
    coming = replace(RULE, status=Status.NOT_YET_EFFECTIVE, speaks=False)

    assert not Era(TODAY, "校车补助").holds(coming)


@pytest.mark.parametrize(
    ("source", "held"),
    [
        (replace(RULE, dated="2018-05-01"), True),
        (replace(RULE, dated="2024-05-01"), False),
        (replace(RULE, dated="", since="2024-09-01"), False),
        (replace(RULE, dated="2018", status=Status.NOT_YET_EFFECTIVE), False),
        (replace(RULE, dated=""), True),
    ],
)
def test_of_a_past_day_only_what_was_there_then_is_given(source: Source, *, held: bool) -> None:
    """A text that was written later could not be followed."""
    assert Era(date(2019, 6, 1), "", past=True).holds(source) is held


def test_a_report_may_tell_of_a_day_before_it() -> None:
    """A rule may not."""
    era = Era(TODAY, "2019年时有多少所学校")

    assert era.tells(replace(RULE, kind=Kind.WORK_REPORT))
    assert not era.tells(RULE)


def test_what_held_in_a_year_that_is_compared_with_may_be_told() -> None:
    """Beside what holds, and as what it is; a question that compares nothing gets none of it."""
    old = replace(
        RULE, status=Status.SUPERSEDED, speaks=False, since="2019-09-01", until="2024-09-01"
    )

    assert Era(TODAY, "校车补助多少,和2019年比呢").holds(old)
    assert Era(TODAY, "校车补助多少,和2024年比呢").holds(old)
    assert not Era(TODAY, "校车补助多少,和2018年比呢").holds(old)
    assert not Era(TODAY, "2019年校车补助多少").holds(old)
    assert not Era(TODAY, "校车补助多少,和2019年比呢").holds(replace(old, since="", until=""))
