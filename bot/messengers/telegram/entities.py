"""Marks as Telegram's message entities, with offsets in UTF-16 units."""

from __future__ import annotations

from telegram import MessageEntity
from telegram.constants import MessageEntityType

from bot.message import Outgoing, Style
from bot.messengers.telegram.sendable import sendable

_TYPES = {
    Style.BOLD: MessageEntityType.BOLD,
    Style.ITALIC: MessageEntityType.ITALIC,
    Style.QUOTE: MessageEntityType.EXPANDABLE_BLOCKQUOTE,
    Style.CODE: MessageEntityType.CODE,
    Style.UNDERLINE: MessageEntityType.UNDERLINE,
}


def entities(message: Outgoing) -> list[MessageEntity]:
    """The entities of a message; no text is ever parsed for markup.

    A mark over nothing but blanks has none: Telegram refuses it.
    """
    found = [
        MessageEntity(_TYPES[mark.style], mark.start, mark.end - mark.start)
        for mark in message.marks
        if message.text[mark.start : mark.end].strip()
    ]
    return list(MessageEntity.adjust_message_entities_to_utf_16(sendable(message.text), found))
