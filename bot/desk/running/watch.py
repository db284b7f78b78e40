"""What those who watch over zhengda look through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from bot.ports import Asking, Figures, Made, Pauses
from rag.answer import Question
from rag.looked import Trail
from rag.ports import Tokens

Trailing: TypeAlias = Callable[[Question], Trail]
"""Follows a question through the line: `rag.trail.Trailing`."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Figures, pauses, files made for them, and what follows a question.

    `ask` answers as everybody is answered; `price` is what tokens cost, 0 where nobody knows.
    """

    figures: Figures
    pauses: Pauses
    made: Made
    trail: Trailing
    ask: Asking
    price: Callable[[Tokens], float] = lambda _: 0.0
