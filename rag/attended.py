"""Looks after a language model: it can be silenced, and somebody hears when it stays away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rag.ports import Fault, Model, ModelError, Prompt

GRAVE = frozenset(
    {
        Fault.UNTRUSTED,
        Fault.MISPLACED,
        Fault.NAMELESS,
        Fault.DENIED,
        Fault.UNPAID,
        Fault.MISSING,
        Fault.SPENT,
        Fault.RESTING,
    }
)
"""Faults that last: somebody may have to do something about them."""


@dataclass(frozen=True, slots=True)
class Attended:
    """A `rag.ports.Model` that writes only while it is not `silent`.

    `hear` is told of every grave fault; it must not raise, and decides what is news.
    """

    model: Model
    silent: Callable[[], bool]
    hear: Callable[[Fault], None]

    @property
    def name(self) -> str:
        """What it is called where it is served."""
        return self.model.name

    def write(self, prompt: Prompt, until: float) -> Iterator[str]:
        """Pieces of what it writes; see `rag.ports.Model`."""
        if self.silent():
            raise ModelError(Fault.PAUSED)
        try:
            yield from self.model.write(prompt, until)
        except ModelError as error:
            if error.fault in GRAVE:
                self.hear(error.fault)
            raise
