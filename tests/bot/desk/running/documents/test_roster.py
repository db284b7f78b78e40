"""Every button on documents and work, by everybody there is."""

from __future__ import annotations

import pytest

from bot.desk.running.documents.roster import PRESSES
from bot.incoming import Incoming, Sort
from bot.job import Job, JobKind
from bot.message import Room, RoomKind
from bot.order import end_key
from bot.rank import Rank, may
from tests.bot.desk.running.conftest import PEOPLE, home
from tests.bot.desk.running.documents.conftest import Office
from tests.stage import ALICE, OWNER
from tests.words import ZH

GROUP = Room("telegram", "-100", kind=RoomKind.GROUP)


def pressed(office: Office, name: str, room: Room, person: str) -> str:
    """What somebody is told at once; nothing they may not do is ordered."""
    before, log = office.titles, len(office.log.acts())
    reaction = office.react(Incoming(room, person, f"k:{name}:1:2:3", Sort.PRESS, call="c"))
    refused = reaction.toast in {
        ZH.running.private_only,
        ZH.running.not_allowed.format(number=person.partition(":")[2]),
    }
    assert not (refused and (reaction.tasks or reaction.deliveries))
    assert office.titles == before
    assert len(office.log.acts()) <= log + 1
    return "refused" if refused else "let through"


@pytest.mark.parametrize("name", PRESSES)
@pytest.mark.parametrize("rank", Rank)
def test_a_rank_lets_through_whom_it_is_to(office: Office, rank: Rank, name: str) -> None:
    """It counts when the button is pressed."""
    person = f"telegram:{PEOPLE[rank]}"
    office.ranks.raise_to(person, rank, OWNER.lane)
    allowed = may(rank, PRESSES[name])

    assert pressed(office, name, home(person), person) == ("let through" if allowed else "refused")
    office.ranks.strip(person)
    assert pressed(office, name, home(person), person) == "refused"


@pytest.mark.parametrize("name", PRESSES)
def test_nobody_else_gets_through(office: Office, name: str) -> None:
    """A stranger, an owner in a group, a group that speaks itself, another one's chat."""
    for person, room in (
        (ALICE, home(ALICE)),
        (OWNER.lane, GROUP),
        (GROUP.lane, GROUP),
        (OWNER.lane, home(ALICE)),
    ):
        assert pressed(office, name, room, person) == "refused"


def test_what_is_no_button_of_ours_is_out_of_date(office: Office) -> None:
    """Nobody is asked who they are."""
    for data in ("k", "k:", "k:burn:1"):
        reaction = office.react(Incoming(OWNER, OWNER.lane, data, Sort.PRESS, call="c"))
        assert reaction.toast == ZH.answering.expired


def test_work_is_cancelled_until_it_is_over(office: Office) -> None:
    """Then the button says so."""
    press = Incoming(OWNER, OWNER.lane, "k:stop:abc", Sort.PRESS, call="c")
    reaction = office.react(press)
    assert reaction.toast == ZH.tasks.stopping
    assert reaction.tasks[0].words == ("abc",)

    office.jobs.put([Job(JobKind.DELIVERY, end_key("abc"), OWNER.lane, b"")])
    reaction = office.react(press)
    assert reaction.toast == ZH.tasks.over
    assert reaction.tasks == ()
