"""What can wait is done when nobody is kept waiting, and never breaks anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event

import pytest

from rag.idle import Idle

Go = Callable[[], bool]


@pytest.fixture
def busy() -> list[bool]:
    """Whether somebody computes, in its last place."""
    return [False]


@pytest.fixture
def idle(busy: list[bool]) -> Iterator[Idle]:
    """What is tested; it looks often."""
    made = Idle(lambda: busy[-1], pause=0.01)
    yield made
    made.close()


def test_a_task_is_done(idle: Idle) -> None:
    """In another thread, soon."""
    done = Event()
    idle.put(lambda _: done.set())

    assert done.wait(5)


def test_nothing_is_done_while_somebody_computes(idle: Idle, busy: list[bool]) -> None:
    """It waits, and is done afterwards."""
    busy.append(True)
    done = Event()
    idle.put(lambda _: done.set())

    assert not done.wait(0.2)
    busy.append(False)
    assert done.wait(5)


def test_a_task_that_breaks_costs_nothing(idle: Idle) -> None:
    """The next one is done."""
    done = Event()

    def broken(_: Go) -> None:
        raise OSError("the disk is gone")

    idle.put(broken)
    idle.put(lambda _: done.set())

    assert done.wait(5)


def test_closing_ends_what_is_done_at_its_next_step(busy: list[bool]) -> None:
    """Afterwards nothing is begun."""
    idle, begun, steps = Idle(lambda: busy[-1], pause=0.01), Event(), [0]

    def long(go_on: Go) -> None:
        while go_on():
            steps[0] += 1
            begun.set()

    idle.put(long)
    assert begun.wait(5)
    idle.close()
    after = steps[0]
    idle.put(long)

    assert steps[0] == after
