"""A language model: it drafts, and is believed nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol


class Fault(StrEnum):
    """Why a model wrote nothing, or not to the end."""

    UNREACHABLE = "unreachable"
    DENIED = "denied"
    """The key, the address or the name of the model is not right."""
    BUSY = "busy"
    BROKEN = "broken"
    """The server fails, or sends what nobody can read."""
    SLOW = "slow"
    CUT = "cut"
    """It ended before its end."""
    SPENT = "spent"
    """The budget of the day."""
    RESTING = "resting"
    """It failed so often that it is left alone for a while."""
    PAUSED = "paused"
    """Whoever runs zhengda told it to be silent."""


class ModelError(Exception):
    """A model could not be used, or no longer. Its text never holds what anybody wrote."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is given: our orders (`system`) and the material (`user`).

    `schema` is the JSON it is to write, None: plain text. `most` are the tokens it may write.
    """

    system: str
    user: str
    schema: Mapping[str, Any] | None = None
    most: int = 1_000


class Model(Protocol):
    """Writes. Thread-safe; waits on the network."""

    @property
    def name(self) -> str:
        """What it is called where it is served."""

    def write(self, prompt: Prompt, until: float) -> Iterator[str]:
        """Pieces of what it writes, as they come; none after `until` (`time.monotonic()`).

        Whoever does not want the rest closes the iterator.

        Raises:
            ModelError: before the first piece or after any: what came before may be used.
        """
