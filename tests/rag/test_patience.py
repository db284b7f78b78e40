"""What a question has left."""

from __future__ import annotations

import time
from threading import Thread

from rag.patience import Patience, blind, blinded, patience, soonest, within


def test_one_within_another_shares_its_rest() -> None:
    """However deep: a question is one question."""
    with within(10, 2) as outer:
        outer.again -= 1
        with within(100, 2) as inner:
            assert inner is outer
        assert patience() is outer

    assert patience() is None


def test_every_thread_has_its_own() -> None:
    """Another question beside it knows nothing of it."""
    seen: list[Patience | None] = []
    with within(10, 2):
        other = Thread(target=lambda: seen.append(patience()))
        other.start()
        other.join()

    assert seen == [None]


def test_the_sooner_moment_counts() -> None:
    """Without a question, the one that is asked for."""
    later = time.monotonic() + 100
    assert soonest(later) == later
    with within(10, 2) as left:
        assert soonest(later) == left.until
        assert soonest(1.0) == 1.0


def test_vectors_of_a_question_share_a_few_seconds() -> None:
    """And end with it."""
    left = Patience(time.monotonic() + 60)
    assert left.embedding(5) == 5
    left.vectors -= 4
    assert left.embedding(5) == 1
    assert Patience(time.monotonic() - 1).embedding(5) == 0


def test_nothing_is_noted_where_nobody_asks() -> None:
    """As when documents are checked."""
    blinded()
    assert not blind()
    with within(10, 2):
        blinded()
        assert blind()


def test_what_puts_passages_in_order_shares_a_few_seconds_too() -> None:
    """And gets none where the question has waited for it in vain."""
    left = Patience(time.monotonic() + 60)
    assert left.ranking(5) == 5
    left.ranked += 4
    assert left.ranking(5) == 1
    left.unranked()
    assert left.ranking(5) == 0
    assert Patience(time.monotonic() - 1).ranking(5) == 0
