"""Marks as Telegram's message entities, with offsets in UTF-16 units."""

from __future__ import annotations

from telegram import MessageEntity
from telegram.constants import MessageEntityType

from bot.message import Outgoing, Style

_TYPES = {
    Style.BOLD: MessageEntityType.BOLD,
    Style.ITALIC: MessageEntityType.ITALIC,
    Style.QUOTE: MessageEntityType.EXPANDABLE_BLOCKQUOTE,
    Style.CODE: MessageEntityType.CODE,
}


def entities(message: Outgoing) -> list[MessageEntity]:
    """The entities of a message; no text is ever parsed for markup."""
    found = [
        MessageEntity(_TYPES[mark.style], mark.start, mark.end - mark.start)
        for mark in message.marks
    ]
    return list(MessageEntity.adjust_message_entities_to_utf_16(message.text, found))
