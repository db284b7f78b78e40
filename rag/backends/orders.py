"""What the house and the child that reads files say to each other."""

from __future__ import annotations

import io
import pickle
from dataclasses import dataclass
from typing import Any, TypeAlias

from corpus.document import Chunk, Document, Upload
from corpus.limits import Limits

LARGEST = 24_000_000
"""The longest reply in bytes: what a file becomes must not fill the house's own memory."""
_NOUNS = {"corpus.document", "corpus.known", "corpus.span", __name__}


@dataclass(frozen=True, slots=True)
class Allowance:
    """What the child may take for one file beyond the readers' own limits.

    `memory` are the bytes of data the whole child may hold, `seconds` those a file may take. The
    time in which pictures are recognised is not counted, up to `more` seconds for each of the
    pictures that the limits allow.
    """

    memory: int = 1_500_000_000
    seconds: int = 60
    more: int = 30


@dataclass(frozen=True, slots=True)
class Terms:
    """The first thing a child is told."""

    limits: Limits
    allowance: Allowance

    @property
    def recognising(self) -> int:
        """The most seconds that a file may take beyond those of any file."""
        return self.limits.pictures * self.allowance.more


@dataclass(frozen=True, slots=True)
class Compose:
    """Make a document and its chunks."""

    upload: Upload


@dataclass(frozen=True, slots=True)
class Unpack:
    """Open an archive and keep it open under a number."""

    upload: Upload
    archive: int


@dataclass(frozen=True, slots=True)
class Take:
    """Give one file of the archive that is open."""

    archive: int
    member: int


Order: TypeAlias = Compose | Unpack | Take


@dataclass(frozen=True, slots=True)
class Composed:
    """What became of a file."""

    document: Document
    chunks: tuple[Chunk, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """The files of an archive: name and size in bytes. None where it is no archive."""

    members: tuple[tuple[str, int], ...] | None


@dataclass(frozen=True, slots=True)
class Taken:
    """A file out of an archive."""

    data: bytes


@dataclass(frozen=True, slots=True)
class Underway:
    """The recogniser took these seconds for a picture; the reply to the order is yet to come."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Closed:
    """The archive is not open here (any more)."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The file cannot be read, in a sentence for a person."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Full:
    """The memory did not suffice."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A mistake of a reader: the name of the exception, for the log."""

    error: str


Reply: TypeAlias = Composed | Listed | Taken | Underway | Closed | Refused | Full | Broken


def packed(reply: Reply) -> bytes:
    """A reply as bytes."""
    return pickle.dumps(reply, pickle.HIGHEST_PROTOCOL)


def understood(data: bytes) -> Reply:
    """A reply from its bytes; anything that is not made of our nouns is refused.

    A file that took the child over must not get into the house by what the child says.

    Raises:
        pickle.UnpicklingError: it holds something else.
    """
    reply: Reply = _Reading(io.BytesIO(data)).load()
    return reply


class _Reading(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401  as its base class says
        if module not in _NOUNS or "." in name:
            raise pickle.UnpicklingError(f"{module}.{name} is no noun of ours")
        return super().find_class(module, name)
