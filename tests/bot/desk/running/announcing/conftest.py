"""Drafts, and people who decide on them."""

from __future__ import annotations

import pytest

from bot.announcement import Announcement, State
from bot.incoming import Incoming
from bot.message import Outgoing, Room, RoomKind
from bot.posts import Addressee, Sighting
from bot.rank import Rank
from tests.bot.desk.running.conftest import PEOPLE, home
from tests.stage import Stage
from tests.words import ZH

ADMIN, EDITOR, REVIEWER = (
    f"telegram:{PEOPLE[rank]}" for rank in (Rank.ADMIN, Rank.EDITOR, Rank.REVIEWER)
)
CHANNEL = Room("telegram", "-200", kind=RoomKind.CHANNEL)
CLASS = Room("telegram", "-300", kind=RoomKind.GROUP)


@pytest.fixture
def newsroom(stage: Stage) -> Stage:
    """A corpus with one new document, drafted; two rooms to post to."""
    stage.announcing.drafting.catch_up()
    stage.stored()
    stage.announcing.drafting.catch_up()
    for room, title in ((CHANNEL, "云溪教育"), (CLASS, "家长群")):
        stage.board.grounds.learn(Sighting(room, title, posts=True, pins=True))
    for ground in stage.board.grounds.grounds():
        stage.board.grounds.choose(ground.number, ground.turn, chosen=True)
    return stage


def draft(stage: Stage, number: int = 1) -> Announcement:
    """An announcement as it is now."""
    found = stage.announcing.deciding.kept.found(number)
    assert found is not None
    return found


def state(stage: Stage, number: int = 1) -> State:
    """How far it has come."""
    return draft(stage, number).state


def look(stage: Stage, person: str = ADMIN, number: int = 1) -> str:
    """Look at it; gives the number of the sheet below."""
    stage.order(f"/drafts {number}", home(person), person)
    return stage.last


def reply(stage: Stage, text: str, person: str = ADMIN, message: str = "") -> Outgoing:
    """Reply to a message, the last one where none is named; gives the last that follows."""
    referred = stage.reply_to(message or stage.last)
    stage.react(Incoming(home(person), person, text, message="1", referred=referred))
    return stage.sent[stage.last].message


def posted(stage: Stage, number: int = 1) -> tuple[Outgoing, ...]:
    """What was handed over to be posted; nothing where nothing was."""
    handed = stage.memory.postings.get(number)
    return handed.editions[handed.posting.edition].messages if handed else ()


def post(stage: Stage, number: int = 1) -> None:
    """Approve it, and have it on its way to a reader."""
    stage.press(ZH.drafting.approve, look(stage, number=number), ADMIN)
    [posting] = [one for one in stage.board.posts.unopened() if one.announcement == number]
    stage.board.posts.lay(posting, [Addressee(CHANNEL, 1)])
