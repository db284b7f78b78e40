"""A language model: it drafts, and is believed nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol


class Fault(StrEnum):
    """Why a model wrote nothing, or not to the end."""

    UNREACHABLE = "unreachable"
    UNKNOWN_HOST = "unknown_host"
    """No address is known for the name of the machine."""
    UNTRUSTED = "untrusted"
    """Its certificate is not trusted, or it does not speak TLS."""
    MISPLACED = "misplaced"
    """There is no model at that address, or it sends elsewhere."""
    NAMELESS = "nameless"
    """The server has no model of that name."""
    DENIED = "denied"
    """The key is not right."""
    UNPAID = "unpaid"
    """Whoever owns the key has to pay first."""
    MISSING = "missing"
    """The vendor's package is not installed, or there is no such vendor."""
    UNFIT = "unfit"
    """Its vectors have another length than the settings say."""
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
    """A model could not be used, or no longer. Its text never holds what anybody wrote.

    `about` says more where that helps: the package that is missing, the length that was found.
    """

    def __init__(self, fault: Fault, about: str = "") -> None:
        super().__init__(str(fault))
        self.fault = fault
        self.about = about


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
