"""Who hears of an answer while it grows: what is told is proved, and never taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from rag.answer import Answer

Tell: TypeAlias = Callable[[Answer], None]
"""Takes the answer as far as it is proved, in the thread that answers, a claim more each time."""


def nobody(answer: Answer) -> None:
    """A `Tell` that nobody listens to."""
