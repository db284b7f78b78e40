"""Work that takes long gives way to questions."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from rag.pace import Pace
from rag.ports import Progress


@dataclass
class Day:
    """A clock that goes on while somebody works or rests, and what was done."""

    busy: bool = True
    now: float = 0.0
    rests: list[float] = field(default_factory=list)
    seen: list[tuple[int, int]] = field(default_factory=list)

    def rest(self, seconds: float) -> None:
        """Time passes."""
        self.rests.append(seconds)
        self.now += seconds

    def watch(self, done: int, total: int) -> None:
        """A progress."""
        self.seen.append((done, total))

    def paced(self) -> Progress:
        """A progress that gives way while the day is busy."""
        return Pace(lambda: self.busy, lambda: self.now, self.rest)(self.watch)


def _work(day: Day, progress: Progress, *steps: float) -> None:
    for done, seconds in enumerate(steps, 1):
        day.now += seconds
        progress(done, len(steps))


def test_half_of_the_time_is_left_to_those_who_wait() -> None:
    """A step is followed by a rest that is as long."""
    day = Day()

    _work(day, day.paced(), 0.04, 0.02)

    assert day.rests == pytest.approx([0.04, 0.02])


def test_all_of_the_time_is_work_while_nobody_waits() -> None:
    """No rest at all."""
    day = Day(busy=False)

    _work(day, day.paced(), 0.04, 0.02)

    assert day.rests == []


def test_short_steps_are_taken_together() -> None:
    """A rest of a millisecond would be of no use to anybody."""
    day = Day()

    _work(day, day.paced(), 0.004, 0.004, 0.004)

    assert day.rests == pytest.approx([0.012])


def test_a_rest_has_an_end() -> None:
    """Work goes on however long its last step was."""
    day = Day()

    _work(day, day.paced(), 30.0)

    assert day.rests == [0.5]


def test_a_rest_is_no_work() -> None:
    """It is not rested for."""
    day = Day()

    _work(day, day.paced(), 0.04, 0.0, 0.0)

    assert day.rests == [0.04]


def test_whoever_watches_is_told_every_step() -> None:
    """And may stop the work there."""
    day = Day()

    _work(day, day.paced(), 0.1, 0.001)

    assert day.seen == [(1, 2), (2, 2)]
