"""The owners hear of a model that stays away."""

from __future__ import annotations

from datetime import date

from bot import parcel
from bot.attending import Telling
from bot.backends.memory.jobs import MemoryJobs
from bot.job import Job, JobKind
from bot.message import Room
from rag.ports import Fault, StorageError
from tests.words import ZH

OWNERS = (Room("telegram", "77"), Room("telegram", "78"))


class FullJobs(MemoryJobs):
    """On a disk that is full."""

    def put(self, jobs: object) -> int:
        """Nothing is kept."""
        raise StorageError(jobs)


def sent(jobs: MemoryJobs) -> list[str]:
    """What is to be sent, and to whom."""
    held: list[Job] = [one.job for one in jobs.claim(JobKind.DELIVERY, 20)]
    told = [parcel.delivery(one.body) for one in held]
    return [f"{one.room.chat} {one.message.text}" for one in told]


def test_every_owner_is_told_of_a_fault_once_a_day() -> None:
    """Also where another process had it, or this one has begun anew."""
    jobs, days = MemoryJobs(), [date(2026, 3, 1)]
    telling = Telling(jobs, OWNERS, ZH, lambda: days[0])
    said = ZH.attending.told.format(fault=ZH.faults[Fault.SPENT], remedy=ZH.remedies[Fault.SPENT])

    telling(Fault.SPENT)
    telling(Fault.SPENT)
    Telling(jobs, OWNERS, ZH, lambda: days[0])(Fault.SPENT)
    assert sent(jobs) == [f"77 {said}", f"78 {said}"]


def test_another_fault_and_another_day_are_news() -> None:
    """Each with its own words."""
    jobs, days = MemoryJobs(), [date(2026, 3, 1)]
    telling = Telling(jobs, OWNERS[:1], ZH, lambda: days[0])
    telling(Fault.RESTING)
    telling(Fault.DENIED)
    days[0] = date(2026, 3, 2)
    telling(Fault.RESTING)

    assert jobs.known(
        JobKind.DELIVERY,
        {
            "model:resting:2026-03-01:0",
            "model:denied:2026-03-01:0",
            "model:resting:2026-03-02:0",
        },
    ) == {
        "model:resting:2026-03-01:0",
        "model:denied:2026-03-01:0",
        "model:resting:2026-03-02:0",
    }


def test_no_answer_fails_for_want_of_a_message() -> None:
    """A full disk is not told of."""
    Telling(FullJobs(), OWNERS, ZH)(Fault.SPENT)


def test_owners_are_warned_before_the_budget_is_spent() -> None:
    """Once a day."""
    jobs = MemoryJobs()
    telling = Telling(jobs, OWNERS, ZH, lambda: date(2026, 3, 1))
    telling.nearly()
    telling.nearly()

    assert sent(jobs) == [f"{one.chat} {ZH.attending.nearly}" for one in OWNERS]
