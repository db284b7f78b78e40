"""What is said to those who run zhengda by chat."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RunningWords:
    """The gate, `/roles` and `/audit`."""

    not_allowed: str
    private_only: str
    commands: str
    no_rank: str
    ranks: str
    no_ranks: str
    ranked: str
    ranked_by_settings: str
    how_ranks: str
    raised: str
    stripped: str
    without_rank: str
    settled: str
    how_audit: str
    no_acts: str
    about: str
    refused: str
