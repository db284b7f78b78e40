"""A room as it is kept in a column."""

from __future__ import annotations

import json

from bot.message import Room, RoomKind


def pack(room: Room) -> str:
    """As JSON."""
    return json.dumps([room.messenger, room.chat, room.topic, room.kind], ensure_ascii=False)


def unpack(packed: str) -> Room:
    """As it was."""
    messenger, chat, topic, kind = json.loads(packed)
    return Room(messenger, chat, topic, RoomKind(kind))
