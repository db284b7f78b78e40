from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from corpus.known import Status
from rag.announce.due import Due, Falling, Period, due
from rag.records import Edition
from rag.term import Reason

BEGAN = datetime(2026, 1, 10, 12, tzinfo=UTC)
TODAY = date(2026, 3, 1)
EDITION = Edition(
    version=1,
    number=1,
    name="办法.txt",
    title="甲办法",
    dated="2026-01-02",
    effective="",
    since="",
    until="",
    status=Status.IN_FORCE,
    added=datetime(2026, 1, 5, tzinfo=UTC),
    reason=None,
)


def _told(*editions: Edition, added: Mapping[int, datetime] | None = None) -> list[Falling]:
    moments = {one.version: one.added for one in editions} | dict(added or {})
    return list(due(editions, moments, Period(BEGAN, TODAY)))


def test_what_took_effect_since_then_is_told_with_its_day() -> None:
    """Today, or while nobody looked."""
    for day in ("2026-03-01", "2026-02-03"):
        found = _told(replace(EDITION, since=day))

        assert found == [Falling(Due.EFFECTIVE, 1, date.fromisoformat(day))]


def test_what_had_taken_effect_before_is_not_told() -> None:
    """Neither before announcing began, nor before the text was there."""
    assert _told(replace(EDITION, since="2026-01-09")) == []
    late = replace(EDITION, since="2026-02-01", added=datetime(2026, 2, 20, tzinfo=UTC))
    assert _told(late) == []


def test_one_is_reminded_some_days_before() -> None:
    """Not earlier, and not of what was announced just now."""
    soon = replace(EDITION, since="2026-03-08")
    assert _told(soon) == [Falling(Due.SOON_EFFECTIVE, 1, date(2026, 3, 8))]
    assert _told(replace(EDITION, since="2026-03-09")) == []
    assert _told(replace(soon, added=datetime(2026, 3, 1, tzinfo=UTC))) == []


def test_a_month_is_no_day() -> None:
    """Nobody can be reminded of it."""
    assert _told(replace(EDITION, since="2026-02")) == []


def test_what_runs_out_by_itself_is_told() -> None:
    """And that it will."""
    own = Reason(1, 0, "有效期至")
    assert _told(replace(EDITION, until="2026-02-01", reason=own)) == [
        Falling(Due.EXPIRED, 1, date(2026, 2, 1))
    ]
    assert _told(replace(EDITION, until="2026-03-05", reason=own)) == [
        Falling(Due.SOON_EXPIRED, 1, date(2026, 3, 5))
    ]


def test_what_another_text_ended_is_told_once_that_is_there() -> None:
    """On the day it came, or on the later one that it names."""
    other = {9: datetime(2026, 2, 10, tzinfo=UTC)}
    ended = replace(EDITION, until="2025-12-31", reason=Reason(9, 0, "同时废止"))
    assert _told(ended, added=other) == [Falling(Due.REPEALED, 1, date(2026, 2, 10))]

    later = replace(ended, until="2026-02-20")
    assert _told(later, added=other) == [Falling(Due.REPEALED, 1, date(2026, 2, 20))]
    assert _told(replace(ended, until="2026-04-01"), added=other) == []


def test_what_was_ended_before_it_came_is_not_told() -> None:
    """It was never announced as anything else."""
    ended = replace(EDITION, until="2025-12-31", reason=Reason(9, 0, "同时废止"))

    assert _told(ended, added={9: EDITION.added - timedelta(days=1)}) == []


def test_the_next_version_is_no_end() -> None:
    """That one is announced itself."""
    new = replace(EDITION, version=2, since="2020-01-01")
    old = replace(EDITION, until="2026-02-01", reason=Reason(2, 0, ""))

    assert _told(old, new) == []
