"""Which of the things that come in from a room are for the bot."""

from __future__ import annotations

from bot.desk.press import Verb, read
from bot.incoming import Incoming, Sort
from bot.kept import Attention

_QUIET = "quiet"


def heard(incoming: Incoming, attention: Attention) -> bool:
    """Whether something is for the bot in a room with such a setting.

    What chooses the setting always is, or a silence could never be ended.
    """
    if _chooses(incoming):
        return True
    if attention is Attention.SILENT:
        return False
    return incoming.addressed or attention is Attention.EVERYTHING


def _chooses(incoming: Incoming) -> bool:
    if incoming.sort is Sort.PRESS:
        pressed = read(incoming.text)
        return pressed is not None and pressed.verb is Verb.ATTEND
    return incoming.command == _QUIET
