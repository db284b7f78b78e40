"""The nouns of a comparison: what one version of a text has otherwise than another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from corpus.document import Section


class Shift(StrEnum):
    """How a section differs. One that is both renumbered and reworded is reworded."""

    ADDED = "added"
    DROPPED = "dropped"
    REWORDED = "reworded"
    RETITLED = "retitled"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Outlined:
    """A text and its sections, as a comparison takes them in."""

    text: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Words in place of others: offsets in the old text and in the new one.

    Where nothing stood before, or stands now, the stretch is a point (`start == end`).
    """

    old_start: int
    old_end: int
    new_start: int
    new_end: int


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of a section: `old` has what was there, `new` what is there now.

    Mostly one section a side; none in `old` for what was added, none in `new` for what was
    dropped; several in `new` for a section that was split, in `old` for some that were merged.
    A paragraph that nothing heads is a section here. `runs` are the stretches that differ inside,
    in the order of the text, each within one section a side; what was added, dropped or only
    moved has none.
    """

    shift: Shift
    old: tuple[Section, ...]
    new: tuple[Section, ...]
    runs: tuple[Run, ...] = ()


def tally(differences: Iterable[Difference]) -> Counter[Shift]:
    """How many differences there are of each kind."""
    return Counter(one.shift for one in differences)
