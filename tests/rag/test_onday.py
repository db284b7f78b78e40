"""The store as it is read on one day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from corpus.known import Kind, Status
from rag.onday import OnDay, today
from tests.fakes import FakeEmbedder, document
from tests.stored import FakeStore, put

DAY = date(2020, 1, 1)


def stocked() -> tuple[FakeStore, int]:
    """A rule and the rule that took its place, and the version of the first."""
    store = FakeStore(date(2026, 1, 1))
    numbers: list[int] = []
    for year in (2019, 2024):
        paper = document(
            f"{year}.txt",
            f"补助{year}元。",
            title="云溪县校车补助办法",
            kind=Kind.REGULATION,
            dated=f"{year}-05-01",
            effective=f"{year}-06-01",
        )
        of = store.records()[0].id if numbers else None
        numbers.append(put(store, paper, FakeEmbedder(), of).version_id)
    return store, numbers[0]


def test_everything_is_as_it_was_on_the_day() -> None:
    """Passages, stretches and sources; the store itself knows today."""
    store, version = stocked()
    texts = OnDay(store, DAY)
    (chunk,) = (one.chunk for one in store.within(version))

    assert [one.source.status for one in texts.within(version)] == [Status.IN_FORCE]
    assert [one.source.status for one in texts.passages([chunk])] == [Status.IN_FORCE]
    assert texts.passage(version, 0, 2).source.status is Status.IN_FORCE
    assert [one.speaks for one in texts.sources()] == [True, False]
    assert [one.source.status for one in store.within(version)] == [Status.SUPERSEDED]


def test_texts_are_the_same_on_every_day() -> None:
    """What was written does not change."""
    store, version = stocked()
    texts = OnDay(store, DAY)

    assert texts.text(version) == store.text(version)
    assert texts.sections(version) == store.sections(version)


def test_the_day_is_that_of_china() -> None:
    """Where documents take effect, a new day begins eight hours before that of Greenwich."""
    before = (datetime.now(UTC) + timedelta(hours=8)).date()
    told = today()
    after = (datetime.now(UTC) + timedelta(hours=8)).date()

    assert before <= told <= after
