from __future__ import annotations

from typing import Any

import pytest
from telegram import Update

from bot.backends.memory.grounds import MemoryGrounds
from bot.backends.memory.rooms import MemoryRooms
from bot.message import Room, RoomKind
from bot.messengers.telegram.reception import Reception
from bot.messengers.telegram.sightings import sightings
from bot.posts import Sighting
from tests.lines import wired
from tests.updates import BOT, CHANNEL, GROUP, ME, PERSON, PRIVATE, told

THERE = Room("telegram", "-200", kind=RoomKind.CHANNEL)
HERE = Room("telegram", "-100", kind=RoomKind.GROUP)
TOPIC = Room("telegram", "-100", "7", RoomKind.GROUP)
_RIGHTS = (
    "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats"
    " can_restrict_members can_promote_members can_change_info can_invite_users"
    " can_post_stories can_edit_stories can_delete_stories"
)


def joined(chat: dict[str, Any], status: str, **rights: bool) -> dict[str, Any]:
    """The bot's place in a chat has changed."""
    after = {"user": BOT, "status": status, "until_date": 0}
    if status == "administrator":
        after |= dict.fromkeys(_RIGHTS.split(), False) | rights
    before = {"user": BOT, "status": "left"}
    change = {"chat": chat, "from": PERSON, "date": 1, "old_chat_member": before}
    return {"update_id": 1, "my_chat_member": change | {"new_chat_member": after}}


def seen(raw: dict[str, Any]) -> tuple[Sighting, ...]:
    """What an update tells of."""
    update = Update.de_json(raw, None)
    assert update is not None
    return sightings(update)


def test_a_group_that_moves_leaves_no_room_behind() -> None:
    """Else it stood in the list twice, and got everything twice."""
    raw = {"message_id": 1, "date": 1, "chat": GROUP, "from": PERSON}

    assert seen({"update_id": 1, "message": raw | {"text": "好"}})
    assert seen({"update_id": 1, "message": raw | {"migrate_to_chat_id": -100300}}) == ()


@pytest.mark.parametrize(
    ("rights", "posts", "pins"),
    [
        ({"can_post_messages": True, "can_edit_messages": True}, True, True),
        ({"can_post_messages": True}, True, False),
        ({}, False, False),
    ],
)
def test_a_channel_tells_whether_the_bot_may_post(
    rights: dict[str, bool], *, posts: bool, pins: bool
) -> None:
    """To be an admin is not enough."""
    found = seen(joined(CHANNEL, "administrator", **rights))

    assert found == (Sighting(THERE, "公告", posts, pins),)


def test_a_group_that_lets_the_bot_in_may_be_posted_to() -> None:
    """Until it is thrown out."""
    assert seen(joined(GROUP, "member")) == (Sighting(HERE, "群", posts=True, pins=False),)
    assert seen(joined(GROUP, "left")) == (Sighting(HERE, "群", posts=False, pins=False),)


def test_a_channel_is_learned_by_its_posts_as_well() -> None:
    """It may have let the bot in long ago."""
    post = {"message_id": 3, "date": 1, "chat": CHANNEL, "sender_chat": CHANNEL, "text": "通知"}

    assert seen({"update_id": 1, "channel_post": post}) == (Sighting(THERE, "公告"),)


def test_private_chats_are_no_targets() -> None:
    """Persons subscribe."""
    assert seen(joined(PRIVATE, "member")) == ()
    assert seen(told("问")) == ()


def test_topics_are_learned_from_messages() -> None:
    """With their names where these are told: when a topic is made, and in replies to that."""
    inside = {"message_thread_id": 7, "is_topic_message": True}
    made = {"name": "通知", "icon_color": 1}
    head = {"message_id": 7, "date": 1, "chat": GROUP, "forum_topic_created": made}
    group = Sighting(HERE, "群")

    assert seen(told("问", GROUP, **inside)) == (group, Sighting(TOPIC))
    for more in ({"forum_topic_created": made}, {"text": "问", "reply_to_message": head}):
        found = seen(told("", GROUP, **inside, **more))
        assert found == (group, Sighting(TOPIC, "群 › 通知"))
    closed = seen(told("", GROUP, **inside, forum_topic_closed={}))
    assert closed == (group, Sighting(TOPIC, posts=False))


def test_titles_are_shown_as_what_they_are() -> None:
    """Whoever made the chat chose them."""
    odd = {**CHANNEL, "title": "公\n告\u202e" + "很长" * 100}
    [found] = seen(joined(odd, "member"))

    assert "\n" not in found.title
    assert "\u202e" not in found.title
    assert len(found.title) == 128


async def test_what_was_told_before_is_not_written_again() -> None:
    """Every message of a group tells of its room."""
    wire, _ = wired()
    grounds, written = MemoryGrounds(), []

    async def kept(call: Any) -> None:  # noqa: ANN401
        written.append(call)
        call()

    async def receive(news: object) -> None:
        del news

    reception = Reception(wire, ME, MemoryRooms(grounds.memory), kept, receive, grounds)
    for _ in range(3):
        await reception.take([told("问", GROUP)])
    await reception.take([told("问", {**GROUP, "title": "新群"})])

    assert len(written) == 2
    assert [one.title for one in grounds.grounds()] == ["新群"]
