"""Work that takes long: how whoever does it tells how far it is, and hears that it is to stop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeAlias

from bot.message import Reaction, Task


class StoppedError(Exception):
    """Whoever ordered the work wants it no more, or the service ends: nothing of it is to stay."""


class Tell(Protocol):
    """Hears how far work is. Callable in any thread, as often as one likes; takes no time."""

    def __call__(self, done: int, total: int, words: str = "") -> None:
        """So much of so much; a total of 0 is not known yet. `words` say what is being done.

        Raises:
            StoppedError: the work is to end here. Let it through: what it leaves is nothing.
        """


Doer: TypeAlias = Callable[[Task, Tell], Reaction]
"""Does work, beside everything else, one after the other; its deliveries are what is said at the
end, the first of them in the place of the message that told how far it was.

It may be done again by whoever comes after a crash: what was done then must not be done twice.
What it raises is logged and told as one sentence; it is not tried again.
"""

Undo: TypeAlias = Callable[[Task], Reaction]
"""Puts right what ordering work has changed, once the work is cancelled or given up for good;
its deliveries are what is to be said beside that. It may be done again.
"""
