"""What every backend of the rooms that announcements could go to promises."""

from __future__ import annotations

from dataclasses import replace

from bot.announcement import Target
from bot.message import Room, RoomKind
from bot.posts import Ground, Sighting
from tests.keeping import Keeping

CHANNEL = Room("telegram", "-200", kind=RoomKind.CHANNEL)
GROUP = Room("telegram", "-1", kind=RoomKind.GROUP)
TOPIC = Room("telegram", "-1", "7", RoomKind.GROUP)


def chosen(kept: Keeping, *numbers: int) -> None:
    """An admin chooses, one after the other."""
    for number in numbers:
        ground = kept.posting.grounds.ground(number)
        assert ground is not None
        assert kept.posting.grounds.choose(number, ground.turn, chosen=True)


def test_what_is_found_of_a_room_is_kept_and_brought_up_to_date(kept: Keeping) -> None:
    """What is not told leaves what was known."""
    grounds = kept.posting.grounds
    grounds.learn(Sighting(CHANNEL, "公告", posts=True, pins=True))
    grounds.learn(Sighting(GROUP))
    grounds.learn(Sighting(CHANNEL, "通知", pins=False))
    grounds.learn(Sighting(CHANNEL))

    assert grounds.grounds() == [
        Ground(1, CHANNEL, "通知", posts=True, pins=False),
        Ground(2, GROUP, "", posts=True, pins=False),
    ]
    assert grounds.ground(3) is None


def test_topics_of_a_group_are_rooms_of_their_own(kept: Keeping) -> None:
    """Each may be chosen alone."""
    grounds = kept.posting.grounds
    for room in (GROUP, TOPIC):
        grounds.learn(Sighting(room, room.topic or "群"))
    chosen(kept, 2)

    assert grounds.chosen() == [Target(2, TOPIC, "7")]


def test_targets_are_told_in_the_order_they_were_chosen(kept: Keeping) -> None:
    """Who chooses anew stands last."""
    for room in (CHANNEL, GROUP, TOPIC):
        kept.posting.grounds.learn(Sighting(room))
    chosen(kept, 3, 1, 2)

    assert [one.number for one in kept.posting.grounds.chosen()] == [3, 1, 2]


def test_a_choice_is_made_once(kept: Keeping) -> None:
    """An old button does nothing."""
    grounds = kept.posting.grounds
    grounds.learn(Sighting(CHANNEL))
    assert grounds.choose(1, 0, chosen=True)

    assert grounds.choose(1, 0, chosen=False) is None
    assert grounds.choose(9, 0, chosen=True) is None
    left = grounds.choose(1, 1, chosen=False)
    assert left is not None
    assert left.chosen is None
    assert grounds.chosen() == []


def test_a_room_that_is_gone_is_shown_as_gone(kept: Keeping) -> None:
    """Until it is back."""
    kept.posting.grounds.learn(Sighting(CHANNEL))
    kept.rooms.gone(CHANNEL.lane)
    assert kept.posting.grounds.grounds()[0].gone

    kept.rooms.back(CHANNEL.lane)
    assert not kept.posting.grounds.grounds()[0].gone


def test_a_group_that_moves_takes_its_choice_along(kept: Keeping) -> None:
    """With its topics; a room known by its new name already keeps what was chosen there."""
    grounds, new = kept.posting.grounds, replace(GROUP, chat="-100777")
    for room in (GROUP, TOPIC, replace(TOPIC, chat="-100777")):
        grounds.learn(Sighting(room))
    chosen(kept, 1, 2)

    kept.rooms.move(GROUP.lane, new.lane)

    assert [one.room for one in grounds.chosen()] == [new]
    assert [one.room.chat for one in grounds.grounds()] == ["-100777", "-1", "-100777"]
