"""What the queue works with."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.ports import Asking, Chats, Checking, Gaps, Grouping, Replies, Standards, Wishes
from bot.wording import Wordings
from rag.onday import today
from rag.ports import Store
from rag.quoted import Quoted
from rag.standard import Rested


class Quoting(Protocol):
    """Finds the words of a text in the documents: `rag.quoted.Quoter`. Thread-safe."""

    def __call__(self, text: str, documents: Collection[int] = ()) -> Quoted:
        """The sentences of a text as claims; of these `documents` alone, where some are named."""

    def again(self, said: Sequence[Rested]) -> Quoted:
        """Sentences that were quoted before, from what holds today; the rest is fallen."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Where it is kept."""

    gaps: Gaps
    wishes: Wishes
    standards: Standards
    replies: Replies


@dataclass(frozen=True, slots=True)
class Pending:
    """What is kept, who answers, who groups and who finds quotes."""

    kept: Kept
    ask: Asking
    chats: Chats
    check: Checking
    group: Grouping
    quote: Quoting
    store: Store
    wordings: Wordings
    today: Callable[[], date] = today
