"""Who may do what: every command, by everybody there is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.desk.running.roster import COMMANDS
from bot.incoming import Incoming, Sort
from bot.message import Room, RoomKind
from bot.rank import Deed, Rank, may
from tests.bot.desk.running.conftest import PEOPLE, home
from tests.stage import ALICE, OWNER, Stage
from tests.words import ZH

GROUP = Room("telegram", "-100", kind=RoomKind.GROUP)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("rank", Rank)
def test_a_rank_lets_through_whom_it_is_to(stage: Stage, rank: Rank, command: str) -> None:
    """And whom it is not to, it tells so; both are noted."""
    person, deed = f"telegram:{PEOPLE[rank]}", COMMANDS[command]
    stage.order(f"/{command}", home(person), person)

    refused = ZH.running.not_allowed.format(number=PEOPLE[rank])
    assert (stage.text == refused) is not may(rank, deed)
    acts = [one.act for one in stage.log.acts(person=person)]
    assert all((one.deed, one.rank, one.allowed) == (deed, rank, may(rank, deed)) for one in acts)
    assert acts or may(rank, deed)


@pytest.mark.parametrize("command", COMMANDS)
def test_nobody_else_gets_through(stage: Stage, command: str) -> None:
    """A stranger, a rank that was taken away, an owner in a group, a group that speaks itself."""
    fallen = f"telegram:{PEOPLE[Rank.OWNER]}"
    stage.ranks.strip(fallen)
    for person, room in (
        (ALICE, home(ALICE)),
        (fallen, home(fallen)),
        (OWNER.lane, GROUP),
        (GROUP.lane, GROUP),
        (OWNER.lane, home(ALICE)),
    ):
        before = stage.ranks.everybody()
        stage.order(f"/{command} 5 owner", room, person)

        assert stage.text in {
            ZH.running.private_only,
            ZH.running.not_allowed.format(number=person.partition(":")[2]),
        }
        assert stage.ranks.everybody() == before
        assert not stage.log.acts(person=person)[0].act.allowed


def test_who_keeps_trying_is_noted_once(stage: Stage) -> None:
    """Nobody fills the log."""
    for _ in range(5):
        stage.order("/audit")

    assert [one.act.allowed for one in stage.log.acts(person=ALICE)] == [False]


def test_a_forwarded_command_is_no_command(stage: Stage) -> None:
    """It is what somebody else wrote."""
    stage.react(Incoming(OWNER, OWNER.lane, "/roles 5 owner", Sort.FORWARD, message="1"))

    assert stage.ranks.rank(ALICE) is None
    assert stage.log.acts() == []


def test_a_button_counts_for_whoever_presses_it_now(stage: Stage) -> None:
    """Not for whom it was shown to: a rank may have been taken away meanwhile."""
    admin = f"telegram:{PEOPLE[Rank.ADMIN]}"
    for number in range(15):
        stage.order(f"/roles {number + 1} editor", OWNER, OWNER.lane)
    stage.order("/audit", home(admin), admin)
    shown = stage.last
    stage.ranks.strip(admin)

    reaction = stage.press(ZH.catalogue.next, shown, admin)

    assert reaction.toast == ZH.running.not_allowed.format(number=PEOPLE[Rank.ADMIN])
    assert not reaction.deliveries
    act = stage.log.acts(person=admin)[0].act
    assert (act.deed, act.allowed) == (Deed.AUDIT, False)


def test_who_sits_at_the_console_is_an_owner(stage: Stage) -> None:
    """They own the data directory anyway."""
    room = Room("console", "1")
    stage.order("/roles", room, room.lane)

    assert ZH.running.ranks in stage.text


def test_help_shows_those_with_a_rank_what_they_may(stage: Stage) -> None:
    """In private, and nobody else."""
    admin = f"telegram:{PEOPLE[Rank.ADMIN]}"
    stage.order("/help", home(admin), admin)
    assert "/audit" in stage.text
    assert "/roles" not in stage.text

    stage.order("/help")
    assert "/audit" not in stage.text
    stage.order("/help", replace(GROUP), admin)
    assert "/audit" not in stage.text
