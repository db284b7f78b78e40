from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from bot.backends.memory.rooms import MemoryRooms
from bot.incoming import Incoming
from bot.messengers.telegram.reception import Reception
from tests.lines import Reply, refused, wired
from tests.updates import GROUP, ME, OTHER, PERSON, joining, pressing, told

QUIET = told("/quiet", GROUP)


def member(status: str) -> dict[str, Any]:
    """A person in a group as Telegram tells it."""
    rights = (
        "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats"
        " can_restrict_members can_promote_members can_change_info can_invite_users"
        " can_post_stories can_edit_stories can_delete_stories"
    )
    more = dict.fromkeys(rights.split(), False) if status == "administrator" else {}
    return {"user": PERSON, "status": status} | more


class Desk:
    """A reception over a fake line, and what it hands on."""

    def __init__(self, *ranks: Reply) -> None:
        wire, self.line = wired()
        self.line.replies["getChatMember"] = list(ranks)
        self.rooms = MemoryRooms()
        self.heard: list[Incoming] = []
        self.reception = Reception(wire, ME, self.rooms, self.kept, self.receive)

    async def kept(self, call: Callable[[], None]) -> None:
        """Run what writes to the disk."""
        call()

    async def receive(self, news: Sequence[Incoming]) -> None:
        """Take in what is handed on."""
        self.heard += news

    async def take(self, *raws: dict[str, Any]) -> list[Incoming]:
        """What is handed on of updates."""
        await self.reception.take(raws)
        return self.heard


async def test_an_update_that_is_broken_breaks_no_other() -> None:
    """Whatever a server sends, those around it are handed on in their order."""
    broken: list[dict[str, Any]] = [
        {"update_id": 1, "message": {"date": "x"}},
        {"update_id": 2, "callback_query": []},
        told("问", chat={"id": 1, "type": "palace"}),
        {},
    ]
    heard = await Desk().take(told("一"), *broken, told("二"))

    assert [one.text for one in heard] == ["一", "二"]


async def test_rooms_that_are_left_and_found_again_are_remembered() -> None:
    """Blocked and unblocked; removed and let in."""
    desk = Desk()
    await desk.take(joining("kicked"), joining("left", GROUP))
    assert not desk.rooms.reachable("telegram:5")
    assert not desk.rooms.reachable("telegram:-100")

    assert await desk.take(joining("member")) == []
    assert desk.rooms.reachable("telegram:5")


async def test_a_group_that_moves_is_followed() -> None:
    """Telegram tells of it by a message without words."""
    desk = Desk()
    group = {"id": -7, "type": "group", "title": "群"}

    assert await desk.take(told(chat=group, migrate_to_chat_id=-1007)) == []
    assert desk.rooms.now("telegram:-7") == "telegram:-1007"


@pytest.mark.parametrize(
    ("rank", "manages"),
    [
        (member("administrator"), True),
        (member("creator") | {"is_anonymous": False}, True),
        (member("member"), False),
        (refused(400, "Bad Request: user not found"), False),
    ],
)
async def test_who_manages_a_group_is_asked_where_it_matters(rank: Reply, *, manages: bool) -> None:
    """For `/quiet` and its buttons; where nobody can say, nobody manages."""
    (quiet,) = await Desk(rank).take(QUIET)
    under = {"message_id": 8, "date": 1, "chat": GROUP, "from": OTHER, "text": "选"}
    (press,) = await Desk(rank).take(pressing("a:silent", under))

    assert quiet.manages is press.manages is manages


async def test_elsewhere_nobody_is_asked() -> None:
    """It costs a call; who speaks as the group is one of its admins."""
    desk = Desk()
    anonymous = told("/quiet", GROUP, sender_chat=GROUP)
    heard = await desk.take(told("/quiet"), told("/help", GROUP), anonymous)

    assert [one.manages for one in heard] == [False, False, True]
    assert desk.line.calls == []
