"""What is said of two versions of a document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DifferenceWords:
    """What is said of two versions of a document: by `diff`, and in an answer."""

    between: str
    same: str
    count: str
    counts: str
    separator: str
    head: str
    became: str
    joiner: str
    old: str
    new: str
    elided: str
    contrast: str
    version: str
    undated: str
    hint: str
