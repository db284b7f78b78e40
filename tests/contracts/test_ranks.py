"""What every backend of the ranks promises."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.rank import Rank, Ranked
from tests.keeping import Keeping

ME, OTHER, OWNER = "telegram:5", "telegram:15", "telegram:1"


def test_a_stranger_has_no_rank(kept: Keeping) -> None:
    """Nor is there anybody at first."""
    assert kept.ranks.rank(ME) is None
    assert kept.ranks.everybody() == []
    assert not kept.ranks.strip(ME)


def test_a_rank_is_given_replaced_and_taken(kept: Keeping) -> None:
    """Nobody else's is."""
    kept.ranks.raise_to(ME, Rank.EDITOR, OWNER)
    kept.ranks.raise_to(OTHER, Rank.REVIEWER, OWNER)
    assert kept.ranks.rank(ME) is Rank.EDITOR

    kept.ranks.raise_to(ME, Rank.ADMIN, OWNER)
    assert kept.ranks.rank(ME) is Rank.ADMIN

    assert kept.ranks.strip(ME)
    assert kept.ranks.rank(ME) is None
    assert kept.ranks.rank(OTHER) is Rank.REVIEWER


def test_everybody_is_listed_by_rank(kept: Keeping) -> None:
    """With who gave it, and when."""
    before = datetime.now(UTC)
    for person, rank in ((ME, Rank.REVIEWER), (OTHER, Rank.OWNER), ("telegram:2", Rank.EDITOR)):
        kept.ranks.raise_to(person, rank, OWNER)

    found = kept.ranks.everybody()

    assert [one.rank for one in found] == [Rank.OWNER, Rank.EDITOR, Rank.REVIEWER]
    assert found[0] == Ranked(OTHER, Rank.OWNER, OWNER, found[0].since)
    assert all(one.since and before <= one.since <= datetime.now(UTC) for one in found)
