"""Rows of buttons as Telegram's inline keyboard, and back."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.message import Button

Rows = tuple[tuple[Button, ...], ...]


def keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    """The keyboard under a message; None where there is none."""
    kept = [[_key(button) for button in row] for row in rows if row]
    return InlineKeyboardMarkup(kept) if kept else None


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
        return InlineKeyboardButton(button.label, url=button.link)
    return InlineKeyboardButton(button.label, callback_data=button.press)
