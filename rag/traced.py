"""The nouns of a trace: what every station of the question line did."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Ground(StrEnum):
    """Why passages are taken to answer a question, or not to."""

    ENOUGH = "enough"
    NOTHING = "nothing"
    """No passage was found."""
    UNFAMILIAR = "unfamiliar"
    """None of them speaks of the subject."""
    NAME = "name"
    """None of them knows what is called by this name."""
    WORD = "word"
    """None of them holds the weightiest words of the question."""
    ELSEWHERE = "elsewhere"
    """None of them names the place."""
    CONTENTS = "contents"
    """Only a table of contents names it."""
    FIGURE = "figure"
    """No sentence gives the figure asked for."""
    PLACE = "place"
    """No sentence names a place."""
    PERSON = "person"
    """No sentence names a person."""
    TIME = "time"
    """Nothing is said of the time asked for."""
    PARTS = "parts"
    """The parts asked for are nowhere listed."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the trace: a station and what it did, in words for developers.

    What is told to others besides: the judge's `ground`, and `figures` (of the judge how sure it
    is, of the gate how many claims stand and how many fell).
    """

    station: str
    words: str
    ground: Ground | None = None
    figures: tuple[float, ...] = ()
