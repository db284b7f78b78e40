"""Rows of buttons as Telegram's inline keyboard, and back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from telegram import ForceReply, InlineKeyboardButton, InlineKeyboardMarkup

from bot.message import Button, Outgoing
from bot.messengers.telegram.sendable import sendable

Rows = tuple[tuple[Button, ...], ...]
_PLACEHOLDER = 64
_OURS = "?start="
"""What a link to this bot itself begins with."""


def addressed(message: Outgoing, called: Callable[[], str | None]) -> Outgoing:
    """A message whose links to the bot itself have its address; left out where it has no name."""
    if not any(_ours(button) for row in message.rows for button in row):
        return message
    name = called()
    rows = tuple(
        tuple(
            replace(one, link=f"https://t.me/{name}{one.link}") if _ours(one) else one
            for one in row
            if name or not _ours(one)
        )
        for row in message.rows
    )
    return replace(message, rows=rows)


def _ours(button: Button) -> bool:
    return button.link.startswith(_OURS)


def keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    """The keyboard under a message; None where there is none."""
    kept = [[_key(button) for button in row] for row in rows if row]
    return InlineKeyboardMarkup(kept) if kept else None


def awaited(message: Outgoing) -> ForceReply | None:
    """The field in which a reply is written; None where none is wanted."""
    if not message.expects:
        return None
    return ForceReply(input_field_placeholder=sendable(message.expects)[:_PLACEHOLDER])


def rows_of(markup: InlineKeyboardMarkup | None) -> Rows:
    """The buttons under a message of ours; those of other kinds are left out."""
    return tuple(
        tuple(
            Button(key.text, key.callback_data if isinstance(key.callback_data, str) else "", link)
            for key in row
            if (link := key.url or "") or isinstance(key.callback_data, str)
        )
        for row in (markup.inline_keyboard if markup else ())
    )


def _key(button: Button) -> InlineKeyboardButton:
    if button.link:
        return InlineKeyboardButton(sendable(button.label), url=button.link)
    return InlineKeyboardButton(sendable(button.label), callback_data=button.press)
