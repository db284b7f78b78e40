"""The noun of a backup."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Saved:
    """What a backup holds. `program` is the release that made it, `schema` its newest migration.

    `documents` are those that may be found, `answers` all that were given and kept.
    """

    made: datetime
    program: str
    schema: str
    documents: int
    answers: int
