"""Puts the desk together: who handles what."""

from __future__ import annotations

from bot.chat import Talk
from bot.desk.asked import Asked
from bot.desk.desk import HandlingDesk
from bot.desk.telling import explain, only_text, welcome
from bot.incoming import Sort
from bot.ports import People
from bot.wording import Wordings


def staffed(talk: Talk, people: People, wordings: Wordings) -> HandlingDesk:
    """The desk with everybody at it."""
    return HandlingDesk(
        wordings=wordings,
        people=people,
        sorts={Sort.TEXT: Asked(talk, wordings), Sort.OTHER: only_text},
        commands={"start": welcome, "help": explain},
        presses={},
        fallback=explain,
    )
