from __future__ import annotations

from bot.message import Room, RoomKind
from bot.posts import Sighting
from bot.rank import Deed, Rank
from tests.bot.desk.running.conftest import PEOPLE, home
from tests.stage import ALICE, OWNER, Stage
from tests.words import ZH

SAY = ZH.targets


def found(stage: Stage, count: int) -> None:
    """The bot was let into so many channels."""
    for number in range(1, count + 1):
        room = Room("telegram", f"-{number}", kind=RoomKind.CHANNEL)
        stage.board.grounds.learn(Sighting(room, f"频道{number}"))


def test_where_nothing_was_found_it_is_told_how(stage: Stage) -> None:
    """No dead end."""
    stage.order("/targets", OWNER, OWNER.lane)

    assert stage.text == SAY.none


def test_a_target_is_chosen_and_left_out_by_its_button(stage: Stage) -> None:
    """Both are noted; what was chosen stands first."""
    found(stage, 3)
    stage.order("/targets", OWNER, OWNER.lane)
    stage.press("频道2", person=OWNER.lane)

    assert [one.number for one in stage.board.grounds.chosen()] == [2]
    assert stage.labels()[0] == [SAY.chosen.format(title="频道2")]
    assert stage.log.acts()[0].act.detail == "+2 telegram:-2"

    stage.press(SAY.chosen.format(title="频道2"), person=OWNER.lane)
    assert stage.board.grounds.chosen() == []
    act = stage.log.acts()[0].act
    assert (act.deed, act.detail) == (Deed.TARGETS, "-2 telegram:-2")


def test_a_button_that_was_pressed_before_has_no_effect(stage: Stage) -> None:
    """Nor one that somebody else was quicker with."""
    found(stage, 1)
    stage.order("/targets", OWNER, OWNER.lane)
    stage.order("/targets", OWNER, OWNER.lane)
    first, second = str(int(stage.last) - 1), stage.last
    stage.press("频道1", first, OWNER.lane)

    reaction = stage.press("频道1", second, OWNER.lane)

    assert reaction.toast == SAY.changed
    assert len(stage.board.grounds.chosen()) == 1
    assert stage.labels(second)[0] == [SAY.chosen.format(title="频道1")]


def test_whoever_chooses_a_room_where_nothing_arrives_is_told(stage: Stage) -> None:
    """The choice stands: the right may come later."""
    room = Room("telegram", "-1", kind=RoomKind.CHANNEL)
    stage.board.grounds.learn(Sighting(room, "甲", posts=False))
    stage.order("/targets", OWNER, OWNER.lane)

    assert stage.press(SAY.mute.format(title="甲"), person=OWNER.lane).toast == SAY.chosen_mute
    assert len(stage.board.grounds.chosen()) == 1


def test_rooms_are_shown_as_they_are(stage: Stage) -> None:
    """Without a title, without the right to post, gone."""
    grounds = stage.board.grounds
    channel = Room("telegram", "-1", kind=RoomKind.CHANNEL)
    group = Room("telegram", "-2", kind=RoomKind.GROUP)
    grounds.learn(Sighting(channel, posts=False))
    grounds.learn(Sighting(group, "群"))
    grounds.learn(Sighting(Room("telegram", "-3", "7", RoomKind.GROUP)))
    stage.rooms.gone(group.lane)
    stage.order("/targets", OWNER, OWNER.lane)

    untitled = SAY.untitled.format(kind=SAY.channel, chat="-1")
    assert stage.labels() == [
        [SAY.mute.format(title=untitled)],
        [SAY.gone.format(title="群")],
        [SAY.untitled.format(kind=SAY.topic, chat="7")],
    ]


def test_many_rooms_are_on_pages(stage: Stage) -> None:
    """A choice stays on its page."""
    found(stage, 12)
    stage.order("/targets", OWNER, OWNER.lane)
    shown = stage.last
    stage.press(ZH.catalogue.next, shown, OWNER.lane)
    assert stage.labels(shown)[:2] == [["频道11"], ["频道12"]]

    stage.press("频道12", shown, OWNER.lane)

    assert [one.number for one in stage.board.grounds.chosen()] == [12]


def test_only_owners_and_admins_choose(stage: Stage) -> None:
    """Whoever presses: a button is no key."""
    found(stage, 1)
    stage.order("/targets", OWNER, OWNER.lane)
    shown = stage.last
    for person in (ALICE, *(f"telegram:{PEOPLE[one]}" for one in (Rank.EDITOR, Rank.REVIEWER))):
        reaction = stage.press("频道1", shown, person)
        assert reaction.toast
        stage.order("/targets", home(person), person)
        assert stage.text == ZH.running.not_allowed.format(number=person.partition(":")[2])

    assert stage.board.grounds.chosen() == []


def test_a_target_is_chosen_in_words_as_well(stage: Stage) -> None:
    """Twice is once."""
    found(stage, 2)
    for _ in range(2):
        stage.order("/targets 2", OWNER, OWNER.lane)
    assert [one.number for one in stage.board.grounds.chosen()] == [2]
    assert stage.text.splitlines()[1] == "2. ✓ 频道2"
    assert len(stage.log.acts()) == 1

    stage.order("/targets 2 去掉", OWNER, OWNER.lane)
    assert stage.board.grounds.chosen() == []
    for words in ("二", "-1"):
        stage.order(f"/targets {words}", OWNER, OWNER.lane)
        assert stage.text == SAY.how_words
    stage.order("/targets 9", OWNER, OWNER.lane)
    assert stage.text == SAY.no_such.format(number="9")
