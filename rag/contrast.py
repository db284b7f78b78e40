"""The nouns of an answer that tells what changed between two versions of a document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.difference import Shift


class Role(StrEnum):
    """What a claim says of its words: that they are so, or what became of them.

    `WAS` stands before the `NOW` that took its place; the words of `ADDED` took no other's place,
    and none took that of `DROPPED`.
    """

    IS = "is"
    WAS = "was"
    NOW = "now"
    ADDED = "added"
    DROPPED = "dropped"

    @property
    def past(self) -> bool:
        """Whether its words are those of the earlier of two versions."""
        return self in {Role.WAS, Role.DROPPED}


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two versions of a document, and how many sections became what; computed, never drafted.

    `old` and `new` are their numbers, as `zhengda show` tells them; the dates are ISO or empty.
    `shown` of the differences are told by the claims beside it.
    """

    document_id: int
    old: int
    new: int
    old_dated: str
    new_dated: str
    counts: tuple[tuple[Shift, int], ...]
    shown: int
