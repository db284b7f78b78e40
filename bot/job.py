"""The nouns of work that must be done once, whatever happens meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class JobKind(StrEnum):
    """What is to be done: answer something that came in, or send something that goes out."""

    INCOMING = "incoming"
    QUICK = "quick"
    """Came in too, but takes no time and waits for no question: a button, `/cancel`."""
    DELIVERY = "delivery"
    TASK = "task"
    """Takes long, and is done one after the other: a `bot.message.Task`."""


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
    """A job that somebody is at.

    `tries` tells how often it was begun, this time included; a time it was given back as not
    tried does not count. With more than 1, somebody died at it or gave it back as tried, so
    what it does may have been done. `holder` rises whenever somebody comes to hold the job:
    with `number` it is the fencing token, and who holds a job may finish it as long as nobody
    else has come to hold it since.
    """

    number: int
    job: Job
    tries: int
    holder: int


@dataclass(frozen=True, slots=True)
class Done:
    """The end of a job that went well, and what follows from it."""

    held: Held
    then: tuple[Job, ...] = ()


@dataclass(frozen=True, slots=True)
class Backlog:
    """How much waits of a kind: jobs not begun, the seconds the oldest has waited, dead ones."""

    waiting: int
    oldest: float
    dead: int
