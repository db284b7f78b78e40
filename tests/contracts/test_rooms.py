"""What every backend of the rooms promises."""

from __future__ import annotations

from bot.kept import Attention, Sent
from tests.answers import refused
from tests.keeping import Keeping

OLD, NEW = "telegram:-1", "telegram:-100777"


def test_a_room_nobody_spoke_of_is_reachable_and_hears_what_is_meant_for_us(
    kept: Keeping,
) -> None:
    """So it is for every new group."""
    assert kept.rooms.attention(OLD) is Attention.ADDRESSED
    assert kept.rooms.reachable(OLD)
    assert kept.rooms.now(OLD) == OLD


def test_attention_is_chosen_room_by_room(kept: Keeping) -> None:
    """The last choice counts."""
    kept.rooms.attend(OLD, Attention.SILENT)
    kept.rooms.attend(OLD, Attention.EVERYTHING)

    assert kept.rooms.attention(OLD) is Attention.EVERYTHING
    assert kept.rooms.attention(NEW) is Attention.ADDRESSED


def test_a_room_may_go_and_come_back_with_its_settings(kept: Keeping) -> None:
    """Somebody blocks the bot, and thinks better of it."""
    kept.rooms.attend(OLD, Attention.SILENT)
    kept.rooms.gone(OLD)
    assert not kept.rooms.reachable(OLD)

    kept.rooms.gone(OLD)
    kept.rooms.back(OLD)
    kept.rooms.back(NEW)

    assert kept.rooms.reachable(OLD)
    assert kept.rooms.reachable(NEW)
    assert kept.rooms.attention(OLD) is Attention.SILENT


def test_a_group_that_moves_takes_everything_along(kept: Keeping) -> None:
    """Settings, the answers behind its messages, every conversation in it and its topics."""
    kept.rooms.attend(OLD, Attention.EVERYTHING)
    number = kept.chats.keep(f"{OLD}|telegram:5", refused(text="一"))
    kept.chats.keep(f"{OLD}/7|telegram:5", refused(text="二"))
    kept.chats.keep("telegram:-12|telegram:5", refused(text="别处"))
    kept.chats.reset(f"{OLD}/7|telegram:5")
    kept.chats.tie([Sent(OLD, "3", number)])

    kept.rooms.move(OLD, NEW)

    assert kept.rooms.now(OLD) == NEW
    assert kept.rooms.attention(NEW) is Attention.EVERYTHING
    assert kept.chats.earlier(f"{NEW}|telegram:5", 3) == ("一",)
    assert kept.chats.earlier(f"{NEW}/7|telegram:5", 3) == ()
    assert kept.chats.earlier("telegram:-12|telegram:5", 3) == ("别处",)
    assert kept.chats.earlier(f"{OLD}|telegram:5", 3) == ()
    assert kept.chats.told(NEW, "3") == number
    assert kept.chats.told(OLD, "3") == 0
    found = kept.chats.recall(number)
    assert found is not None
    assert found.room == NEW


def test_what_the_new_group_has_already_is_not_overwritten(kept: Keeping) -> None:
    """Its own choice, its own messages, its own marks; and a second notice changes nothing."""
    first = kept.chats.keep(f"{OLD}|telegram:5", refused(text="一"))
    kept.chats.reset(f"{OLD}|telegram:5")
    second = kept.chats.keep(f"{NEW}|telegram:5", refused(text="二"))
    kept.chats.reset(f"{NEW}|telegram:5")
    kept.chats.tie([Sent(OLD, "3", first)])
    kept.chats.tie([Sent(NEW, "3", second)])
    kept.rooms.attend(OLD, Attention.EVERYTHING)
    kept.rooms.attend(NEW, Attention.SILENT)

    kept.rooms.move(OLD, NEW)
    kept.rooms.move(OLD, NEW)

    assert kept.rooms.attention(NEW) is Attention.SILENT
    assert kept.chats.told(NEW, "3") == second
    assert kept.chats.earlier(f"{NEW}|telegram:5", 3) == ()


def test_moves_are_followed_to_the_end_and_never_in_a_circle(kept: Keeping) -> None:
    """Whatever notices come in whatever order."""
    kept.rooms.move("telegram:-1", "telegram:-2")
    kept.rooms.move("telegram:-2", "telegram:-3")
    assert kept.rooms.now("telegram:-1") == "telegram:-3"

    kept.rooms.move("telegram:-3", "telegram:-1")
    kept.rooms.move("telegram:-1", "telegram:-1")

    assert kept.rooms.now("telegram:-2") == "telegram:-1"
