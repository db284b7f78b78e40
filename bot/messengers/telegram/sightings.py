"""What updates tell of rooms that announcements could go to: channels, groups, topics (pure)."""

from __future__ import annotations

from dataclasses import replace

from telegram import (
    Chat,
    ChatMember,
    ChatMemberAdministrator,
    ChatMemberRestricted,
    ChatMemberUpdated,
    Message,
    Update,
)
from telegram.constants import ChatType

from bot.messengers.telegram.places import room
from bot.messengers.telegram.written import visible
from bot.posts import Sighting

_GONE = {ChatMember.LEFT, ChatMember.BANNED}
_LONGEST = 128


def sightings(update: Update) -> tuple[Sighting, ...]:
    """The rooms an update tells of; private chats are none."""
    if (told := update.my_chat_member) is not None:
        return (_joined(told),) if _public(told.chat) else ()
    message = update.message or update.channel_post
    if message is None or not _public(message.chat) or message.migrate_to_chat_id:
        return ()  # a group that moves leaves no room behind
    chat = Sighting(room(message.chat), _title(message.chat.title))
    topic = _topic(message)
    return (chat, topic) if topic else (chat,)


def _joined(told: ChatMemberUpdated) -> Sighting:
    """What the bot may do where it was let in, or where its rights were changed."""
    member, chat = told.new_chat_member, told.chat
    found = Sighting(room(chat), _title(chat.title))
    if member.status in _GONE:
        return replace(found, posts=False, pins=False)
    if isinstance(member, ChatMemberAdministrator):
        channel = chat.type == ChatType.CHANNEL
        posts = bool(member.can_post_messages) if channel else True
        pins = bool(member.can_edit_messages if channel else member.can_pin_messages)
        return replace(found, posts=posts, pins=pins)
    if isinstance(member, ChatMemberRestricted):
        return replace(found, posts=member.can_send_messages, pins=member.can_pin_messages)
    return replace(found, posts=chat.type != ChatType.CHANNEL, pins=False)


def _topic(message: Message) -> Sighting | None:
    """The topic a message was written in; its name is told when it is made or renamed."""
    if not message.is_topic_message or message.message_thread_id is None:
        return None
    head = message.reply_to_message
    named = message.forum_topic_created or (head.forum_topic_created if head else None)
    edited = message.forum_topic_edited
    name = (edited.name if edited else None) or (named.name if named else None)
    closed = False if message.forum_topic_closed else None
    opened = True if message.forum_topic_reopened else closed
    title = f"{_title(message.chat.title)} › {_title(name)}" if name else ""
    return Sighting(room(message.chat, str(message.message_thread_id)), title, posts=opened)


def _public(chat: Chat) -> bool:
    return chat.type in {ChatType.CHANNEL, ChatType.GROUP, ChatType.SUPERGROUP}


def _title(title: str | None) -> str:
    """A title as it may be shown: whoever made the chat chose it."""
    return " ".join(visible(title or "").split())[:_LONGEST]
