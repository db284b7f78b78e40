"""An index that is renewed while questions are answered."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from bot.service.renewal import RenewalRound
from rag.ports import EmbedderAwayError, Progress


class Work:
    """What is behind until it has been done; it fails so many times before."""

    def __init__(self, failures: int = 0) -> None:
        self.begun = 0
        self.failures = failures
        self.behind = True

    def renew(self, progress: Progress) -> None:
        """Do it."""
        self.begun += 1
        progress(0, 1)
        failed = self.begun <= self.failures
        self.behind = failed
        if failed:
            raise EmbedderAwayError


def round_of(work: Work, clock: Callable[[], float]) -> RenewalRound:
    """A round over some work."""
    return RenewalRound(lambda: work.behind, work.renew, 60, clock)


def go(round_: RenewalRound) -> None:
    """One round, to the end of what it begins."""
    assert list(round_(lambda _: None)) == []
    if thread := vars(round_)["_thread"]:
        thread.join(5)


def test_what_is_behind_is_brought_up_once() -> None:
    """Then there is nothing to do."""
    now, work = [0.0], Work()
    renewal = round_of(work, lambda: now[0])
    go(renewal)
    now[0] = 100
    go(renewal)

    assert (work.begun, work.behind) == (1, False)


def test_a_server_that_was_away_is_asked_again_after_a_while() -> None:
    """Without a start anew."""
    now, work = [0.0], Work(failures=1)
    renewal = round_of(work, lambda: now[0])
    begun = []
    for moment in (0, 10, 61, 200):
        now[0] = moment
        go(renewal)
        begun.append(work.begun)

    assert begun == [1, 1, 2, 2]


def test_it_leaves_off_when_it_is_closed() -> None:
    """After a step, and without a word."""
    steps = Event()

    def endless(progress: Progress) -> None:
        while True:
            progress(0, 1)
            steps.set()

    renewal = RenewalRound(lambda: True, endless)
    list(renewal(lambda _: None))
    assert steps.wait(5)
    renewal.close()
    thread = vars(renewal)["_thread"]

    assert not thread.is_alive()
