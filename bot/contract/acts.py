"""An act of those who run zhengda, as JSON."""

from __future__ import annotations

from dataclasses import dataclass

from bot.contract.line import Line
from bot.rank import Noted


@dataclass(frozen=True, slots=True)
class ActLine(Line):
    """A line of `audit`. `rank` is empty where the person had none, `document` 0 for none."""

    act: int
    at: str
    person: str
    rank: str
    deed: str
    allowed: bool
    document: int
    detail: str


def act_line(noted: Noted) -> ActLine:
    """An act as JSON."""
    act = noted.act
    return ActLine(
        act=noted.number,
        at=noted.at.isoformat(timespec="seconds"),
        person=act.person,
        rank=act.rank or "",
        deed=act.deed.value,
        allowed=act.allowed,
        document=act.document,
        detail=act.detail,
    )
