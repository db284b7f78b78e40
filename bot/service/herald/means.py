"""What posting announcements works with."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.running.posting.means import PostingMeans
from bot.message import Room
from bot.ports import Pauses, People
from bot.wording import Wordings


@dataclass(frozen=True, slots=True)
class HeraldMeans:
    """What is kept; `per_second` is how many posts a second go to all rooms together.

    `owners` are the rooms where owners are told what nobody else can be told; everybody is told
    in the language they chose.
    """

    kept: PostingMeans
    pauses: Pauses
    people: People
    wordings: Wordings
    per_second: float
    owners: tuple[Room, ...] = ()
