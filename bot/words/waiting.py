"""What is said to whoever must wait, and where something did not come about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WaitingWords:
    """What is said to whoever must wait, and where something did not come about."""

    queued: str
    too_fast: str
    too_fast_here: str
    busy: str
    cancelled: str
    withdrawn: str
    nothing_to_cancel: str
    took_too_long: str
    given_up: str
    not_delivered: str
