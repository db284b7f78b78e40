"""What is said while work that takes long is done, and at its end."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TaskWords:
    """How far it is, and what became of it where the work itself says nothing."""

    about: str
    waits: str
    begins: str
    doing: str
    so_far: str
    rate: str
    left: str
    seconds: str
    minutes: str
    stop: str
    ordered: str
    stopping: str
    over: str
    stopped: str
    given_up: str
    hangs: str
    done: str
    long: str
