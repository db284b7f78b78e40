"""Rooms, people and files of Telegram, as everybody else knows them."""

from __future__ import annotations

from telegram import Chat, ExternalReplyInfo, Message, User
from telegram.constants import ChatType

from bot.incoming import Attached
from bot.message import Room, RoomKind
from corpus.harmless import harmless

NAME = "telegram"
_KINDS = {
    ChatType.PRIVATE: RoomKind.PRIVATE,
    ChatType.SENDER: RoomKind.PRIVATE,
    ChatType.CHANNEL: RoomKind.CHANNEL,
}


def room(chat: Chat, topic: str = "") -> Room:
    """A chat as a room."""
    return Room(NAME, str(chat.id), topic, _KINDS.get(ChatType(chat.type), RoomKind.GROUP))


def room_of(message: Message) -> Room:
    """Where a message was written; threads of comments are no topics."""
    topic = message.message_thread_id if message.is_topic_message else None
    return room(message.chat, str(topic or ""))


def alone(user: User) -> Room:
    """The private chat with a person."""
    return Room(NAME, str(user.id))


def person(message: Message) -> str:
    """Who wrote a message; empty for other bots.

    Anonymous admins and channels are known by the chat they speak as: the bot that Telegram
    names as the sender stands for all of them.
    """
    if message.sender_chat is not None:
        return f"{NAME}:{message.sender_chat.id}"
    user = message.from_user
    return f"{NAME}:{user.id}" if user is not None and not user.is_bot else ""


def attached(message: Message | ExternalReplyInfo) -> Attached | None:
    """The document or the picture of a message; of a picture the largest size."""
    if document := message.document:
        name = harmless(document.file_name or "")
        return Attached(document.file_id, name, document.file_size or 0)
    if message.photo:
        best = max(message.photo, key=lambda size: size.width * size.height)
        return Attached(best.file_id, "photo.jpg", best.file_size or 0)
    return None


def spoken(message: Message) -> Attached | None:
    """The recording of a message."""
    sound = message.voice or message.audio or message.video_note
    if sound is None:
        return None
    return Attached(sound.file_id, "voice.ogg", sound.file_size or 0)
