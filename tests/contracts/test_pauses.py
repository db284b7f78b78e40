"""What every backend of the pauses promises."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.pause import Pause, Surface
from tests.keeping import Keeping

SINCE = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)


def pause(surface: Surface, reason: str = "正在核对") -> Pause:
    """A pause that an owner began."""
    return Pause(surface, reason, "telegram:77", SINCE)


def test_nothing_is_paused_at_first(kept: Keeping) -> None:
    """No surface."""
    assert kept.pauses.pauses() == []
    assert [kept.pauses.paused(one) for one in Surface] == [None] * len(Surface)


def test_a_pause_is_of_its_surface_alone(kept: Keeping) -> None:
    """With its reason, letter for letter, and since when."""
    kept.pauses.pause(pause(Surface.GROUPS, "核对\x00\ud800"))

    assert kept.pauses.paused(Surface.GROUPS) == pause(Surface.GROUPS, "核对\x00\ud800")
    assert kept.pauses.paused(Surface.PRIVATE) is None


def test_everything_is_every_surface(kept: Keeping) -> None:
    """The own reason of a surface comes first."""
    kept.pauses.pause(pause(Surface.EVERYTHING, "停电"))
    kept.pauses.pause(pause(Surface.PRIVATE))

    assert kept.pauses.paused(Surface.INLINE) == pause(Surface.EVERYTHING, "停电")
    assert kept.pauses.paused(Surface.PRIVATE) == pause(Surface.PRIVATE)
    assert [one.surface for one in kept.pauses.pauses()] == [Surface.PRIVATE, Surface.EVERYTHING]


def test_another_reason_replaces_the_one_before(kept: Keeping) -> None:
    """There is one pause a surface."""
    kept.pauses.pause(pause(Surface.GROUPS))
    kept.pauses.pause(pause(Surface.GROUPS, "更新"))

    assert kept.pauses.pauses() == [pause(Surface.GROUPS, "更新")]


@pytest.mark.parametrize(
    ("ended", "left"),
    [
        (Surface.GROUPS, [Surface.PRIVATE]),
        (Surface.EVERYTHING, []),
    ],
)
def test_a_pause_ends(kept: Keeping, ended: Surface, left: list[Surface]) -> None:
    """That of a surface, or all of them; what was not paused is not ended."""
    for one in (Surface.PRIVATE, Surface.GROUPS):
        kept.pauses.pause(pause(one))
    told = kept.pauses.resume(ended)

    assert [one.surface for one in kept.pauses.pauses()] == left
    assert told == [one for one in (Surface.PRIVATE, Surface.GROUPS) if one not in left]
    assert kept.pauses.resume(ended) == []
