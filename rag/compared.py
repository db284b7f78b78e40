"""The noun of a comparison: one of the sides that are held against each other."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Side:
    """A document, a place, a year or a thing, as the question names it.

    `claims` of the answer's claims, in their order, are what is said of it; 0: nothing is.
    """

    name: str
    claims: int
