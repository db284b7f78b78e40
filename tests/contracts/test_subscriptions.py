"""What every backend of the subscriptions promises."""

from __future__ import annotations

from dataclasses import replace

from bot.announcement import PostState
from bot.message import Room
from bot.posts import Addressee
from bot.subscription import Quiet, Rhythm, Subscription
from corpus.known import Kind
from rag.announce.facets import Stage, Topic
from tests.keeping import Keeping

ME = Subscription("telegram:5", Room("telegram", "5"))
OTHER = Subscription(
    "telegram:6",
    Room("telegram", "6"),
    topics=frozenset({Topic.MEALS, Topic.AID}),
    places=("云溪县", "澜江市"),
    stages=frozenset({Stage.PRIMARY}),
    kinds=frozenset({Kind.NOTICE}),
    rhythm=Rhythm.WEEKLY,
    minute=9 * 60,
    weekday=4,
    quiet=Quiet(22 * 60, 7 * 60),
    zone="Asia/Taipei",
)


def test_a_subscription_comes_back_as_it_was_kept(kept: Keeping) -> None:
    """The last one counts."""
    kept.posting.subscriptions.keep(ME)
    kept.posting.subscriptions.keep(OTHER)
    kept.posting.subscriptions.keep(replace(ME, places=("云溪县",)))

    assert kept.posting.subscriptions.of("telegram:5") == replace(ME, places=("云溪县",))
    assert kept.posting.subscriptions.of("telegram:6") == OTHER
    assert kept.posting.subscriptions.of("telegram:7") is None


def test_who_cannot_be_reached_is_not_among_everybody(kept: Keeping) -> None:
    """Until they are back."""
    for one in (ME, OTHER):
        kept.posting.subscriptions.keep(one)
    kept.rooms.gone(ME.room.lane)
    assert kept.posting.subscriptions.everybody() == [OTHER]

    kept.rooms.back(ME.room.lane)
    assert len(kept.posting.subscriptions.everybody()) == 2


def test_who_unsubscribes_gets_nothing_more(kept: Keeping) -> None:
    """Not even what was about to be sent; what others get is left alone."""
    kept.posting.subscriptions.keep(ME)
    kept.posting.lay(
        Addressee(ME.room, person=ME.person, due=9e9), Addressee(OTHER.room, person=OTHER.person)
    )

    assert kept.posting.subscriptions.drop(ME.person)
    assert not kept.posting.subscriptions.drop(ME.person)

    assert kept.posting.counts() == {PostState.FAILED: 1, PostState.PENDING: 1}
    assert kept.posting.subscriptions.of(ME.person) is None
