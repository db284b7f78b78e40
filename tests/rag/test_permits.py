"""How many compute at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Lock
from time import sleep

from rag.permits import Permits


def test_only_so_many_compute_at_once() -> None:
    """However many want to."""
    permits, lock, within, most = Permits(2), Lock(), 0, 0

    def compute(_: int) -> None:
        nonlocal within, most
        with permits:
            with lock:
                within += 1
                most = max(most, within)
            sleep(0.005)
            with lock:
                within -= 1

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(compute, range(24)))

    assert most == 2


def test_it_is_busy_while_somebody_computes() -> None:
    """And no longer, whatever broke."""
    permits = Permits(1)
    with suppress(OSError), permits:
        assert permits.busy
        raise OSError

    assert not permits.busy
    with permits:
        assert permits.busy
