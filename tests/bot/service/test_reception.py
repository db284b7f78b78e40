from __future__ import annotations

from collections.abc import Sequence

from bot.backends.memory.jobs import MemoryJobs
from bot.incoming import Sort
from bot.job import Job
from tests.serving import said, serving

MOBILE = "13812345678"


class WatchedJobs(MemoryJobs):
    """Remembers every job that was ever put in."""

    def __init__(self) -> None:
        super().__init__()
        self.bodies: list[bytes] = []

    def put(self, jobs: Sequence[Job]) -> int:
        """Note what it holds."""
        self.bodies += [one.body for one in jobs]
        return super().put(jobs)


async def test_personal_numbers_are_left_out_before_anything_is_kept() -> None:
    """Neither the inbox nor whoever handles it ever holds them."""
    jobs = WatchedJobs()
    async with serving(jobs=jobs) as run:
        await run.come(said(f"我的手机号{MOBILE}查不到成绩"))
        await run.until(lambda: run.messenger.sent)

    assert run.desk.handled == ["我的手机号〔手机号〕查不到成绩"]
    assert jobs.bodies
    assert not any(MOBILE.encode() in body for body in jobs.bodies)


async def test_a_search_is_made_without_them() -> None:
    """While somebody types elsewhere."""
    async with serving() as run:
        await run.come(said(f"补助 {MOBILE}", sort=Sort.SEARCH))
        await run.until(lambda: run.messenger.offers)

    assert run.desk.handled == ["补助 〔手机号〕"]


async def test_what_somebody_means_stays_as_it_is() -> None:
    """An announcement that names a number to call."""
    async with serving(meant=lambda incoming: incoming.person == "fake:7") as run:
        await run.come(said(f"报名请打{MOBILE}", "7"), said(f"报名请打{MOBILE}", "8"))
        await run.until(lambda: len(run.messenger.sent) > 1)

    assert sorted(run.desk.handled) == sorted([f"报名请打{MOBILE}", "报名请打〔手机号〕"])
