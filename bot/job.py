"""The nouns of work that must be done once, whatever happens meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class JobKind(StrEnum):
    """What is to be done: answer something that came in, or send something that goes out."""

    INCOMING = "incoming"
    DELIVERY = "delivery"


@dataclass(frozen=True, slots=True)
class Job:
    """Something to be done. The same key (within a kind) is the same job and is done once.

    Jobs of one lane are done one after the other, in the order they came. `body` is a parcel
    (see `bot.parcel`). `after` are seconds from now before which it is not begun.
    """

    kind: JobKind
    key: str
    lane: str
    body: bytes
    after: float = 0.0


@dataclass(frozen=True, slots=True)
class Held:
    """A job that somebody is at. `tries` tells the how many-eth holder this is.

    Who holds a job may finish it as long as nobody else has come to hold it since: `number` and
    `tries` together are the fencing token.
    """

    number: int
    job: Job
    tries: int


@dataclass(frozen=True, slots=True)
class Backlog:
    """How much waits of a kind: jobs not begun, the seconds the oldest has waited, dead ones."""

    waiting: int
    oldest: float
    dead: int
