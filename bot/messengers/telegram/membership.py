"""Updates that tell of the bot's place in chats: blocked, removed, let in, moved (pure)."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import ChatMember, ChatMemberRestricted, Update

from bot.messengers.telegram.places import NAME, room
from bot.ports import Rooms

_OUT = {ChatMember.LEFT, ChatMember.BANNED}


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a room: it is gone, it is back, or it is `to` another one."""

    lane: str
    gone: bool = False
    to: str = ""

    def apply(self, rooms: Rooms) -> None:
        """Remember it; to do so twice changes nothing."""
        if self.to:
            rooms.move(self.lane, self.to)
        elif self.gone:
            rooms.gone(self.lane)
        else:
            rooms.back(self.lane)


def change(update: Update) -> Change | None:
    """The change an update tells of, where it does."""
    if (found := update.my_chat_member) is not None:
        return Change(room(found.chat).lane, gone=_out(found.new_chat_member))
    message = update.message
    if message is not None and message.migrate_to_chat_id:
        return Change(room(message.chat).lane, to=f"{NAME}:{message.migrate_to_chat_id}")
    return None


def _out(member: ChatMember) -> bool:
    """Whether the bot can write there no more."""
    if isinstance(member, ChatMemberRestricted):
        return not (member.is_member and member.can_send_messages)
    return member.status in _OUT
