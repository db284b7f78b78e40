"""What is written on the buttons under answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ButtonWords:
    """Labels. `chosen` stands for one that was chosen, `because` for a vote with its reason."""

    good: str
    bad: str
    wrong: str
    outdated: str
    unclear: str
    missing: str
    because: str
    chosen: str
    source: str
    only_source: str
    original: str
    file: str
    tell: str
    human: str
