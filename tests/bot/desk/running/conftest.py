"""A desk with people of every rank before it."""

from __future__ import annotations

import pytest

from bot.message import Room
from bot.rank import Rank
from tests.stage import OWNER, Stage

PEOPLE = {rank: str(100 + at) for at, rank in enumerate(Rank)}
"""The number of somebody of each rank."""


def home(person: str) -> Room:
    """The private chat of a person."""
    return Room("telegram", person.partition(":")[2])


@pytest.fixture
def stage() -> Stage:
    """An empty desk; the owner of the settings has given a rank to one person each."""
    made = Stage()
    for rank, number in PEOPLE.items():
        made.ranks.raise_to(f"telegram:{number}", rank, OWNER.lane)
    return made
