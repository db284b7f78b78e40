from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.announcement import Facets
from bot.message import Room
from bot.subscription import Quiet, Rhythm, Subscription
from corpus.known import Kind
from rag.announce.facets import Stage, Topic

HERE = ZoneInfo("Asia/Shanghai")
FACETS = Facets(
    frozenset({Topic.MEALS, Topic.FEES}), ("石家庄市",), frozenset({Stage.PRIMARY}), Kind.NOTICE
)


def wishing(**wishes: object) -> Subscription:
    """Somebody with these wishes."""
    return Subscription("telegram:5", Room("telegram", "5"), **wishes)  # type: ignore[arg-type]


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in November 2026; the first is a Sunday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=HERE)


@pytest.mark.parametrize(
    ("wishes", "wanted"),
    [
        ({}, True),
        ({"topics": frozenset({Topic.MEALS})}, True),
        ({"topics": frozenset({Topic.AID})}, False),
        ({"stages": frozenset({Stage.SENIOR})}, False),
        ({"kinds": frozenset({Kind.NOTICE, Kind.LAW})}, True),
        ({"kinds": frozenset({Kind.LAW})}, False),
        ({"topics": frozenset({Topic.MEALS}), "stages": frozenset({Stage.SENIOR})}, False),
    ],
)
def test_every_facet_that_was_chosen_must_fit(wishes: dict[str, object], *, wanted: bool) -> None:
    """One of what was chosen is enough."""
    assert wishing(**wishes).wants(FACETS) is wanted


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("石家庄市", True),
        ("石家庄", True),
        ("正定县", True),
        ("河北省", False),
        ("云溪县", False),
    ],
)
def test_a_rule_concerns_the_places_in_which_it_holds(place: str, *, wanted: bool) -> None:
    """That of a city its counties; not the other way round."""
    assert wishing(places=(place,)).wants(FACETS) is wanted


def test_what_is_told_of_nothing_concerns_everybody() -> None:
    """Better once too often than never."""
    someone = wishing(
        topics=frozenset({Topic.AID}), places=("云溪县",), stages=frozenset({Stage.SENIOR})
    )

    assert someone.wants(Facets())
    assert someone.wants(Facets(places=("全国",)))


def test_what_comes_at_night_waits_for_the_morning() -> None:
    """Also past midnight; at other times it comes at once."""
    someone = wishing(quiet=Quiet(22 * 60, 7 * 60))

    assert someone.due(at(2, 23, 30)) == at(3, 7)
    assert someone.due(at(2, 3)) == at(2, 7)
    assert someone.due(at(2, 12, 5)) == at(2, 12, 5)
    assert wishing(quiet=Quiet(12 * 60, 14 * 60)).due(at(2, 13)) == at(2, 14)


def test_hours_are_those_of_the_zone() -> None:
    """In Taipei it is as late as here, in London it is not."""
    late = at(2, 23, 30)
    quiet = Quiet(22 * 60, 7 * 60)

    assert wishing(quiet=quiet, zone="Asia/Taipei").due(late) == at(3, 7)
    assert wishing(quiet=quiet, zone="Europe/London").due(late) == late


def test_a_digest_comes_at_its_time() -> None:
    """Today, if that is still to come; quiet hours do not keep it."""
    daily = wishing(rhythm=Rhythm.DAILY, minute=8 * 60, quiet=Quiet(0, 12 * 60))
    weekly = wishing(rhythm=Rhythm.WEEKLY, minute=18 * 60, weekday=4)

    assert daily.due(at(2, 7, 59)) == at(2, 8)
    assert daily.due(at(2, 8)) == at(3, 8)
    assert weekly.due(at(2, 9)) == at(6, 18)
    assert weekly.due(at(6, 17)) == at(6, 18)
    assert weekly.due(at(6, 19)) == at(13, 18)


def test_clocks_that_are_changed_change_no_hour_of_a_digest() -> None:
    """In spring a night has an hour less."""
    london = ZoneInfo("Europe/London")
    daily = wishing(rhythm=Rhythm.DAILY, minute=8 * 60, zone="Europe/London")

    due = daily.due(datetime(2026, 3, 28, 9, tzinfo=london))

    assert due == datetime(2026, 3, 29, 8, tzinfo=london)
