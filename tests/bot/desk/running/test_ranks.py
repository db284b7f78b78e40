from __future__ import annotations

import pytest

from bot.message import Room
from bot.rank import Rank
from tests.bot.desk.running.conftest import PEOPLE, home
from tests.stage import ALICE, OWNER, Stage
from tests.words import ZH


@pytest.mark.parametrize("name", ["editor", "EDITOR", "编辑"])
def test_an_owner_gives_a_rank_by_number(stage: Stage, name: str) -> None:
    """It holds at once, and is noted with whom it was given to."""
    stage.order(f"/roles 5 {name}", OWNER, OWNER.lane)

    assert stage.ranks.rank(ALICE) is Rank.EDITOR
    assert stage.text == ZH.running.raised.format(person="5", rank=ZH.ranks[Rank.EDITOR])
    act = stage.log.acts()[0].act
    assert (act.person, act.rank, act.detail) == (OWNER.lane, Rank.OWNER, "telegram:5 editor")


def test_a_rank_is_taken_away(stage: Stage) -> None:
    """Once; a second time nothing is there to take."""
    number = PEOPLE[Rank.EDITOR]
    stage.order(f"/roles {number} none", OWNER, OWNER.lane)
    assert stage.ranks.rank(f"telegram:{number}") is None
    assert stage.text == ZH.running.stripped.format(person=number)

    stage.order(f"/roles {number} none", OWNER, OWNER.lane)
    assert stage.text == ZH.running.without_rank.format(person=number)
    assert len(stage.log.acts()) == 1


def test_the_owner_of_the_settings_cannot_be_unseated(stage: Stage) -> None:
    """Nor lowered, by another owner or by themselves."""
    other = f"telegram:{PEOPLE[Rank.OWNER]}"
    for rank in ("none", "editor"):
        stage.order(f"/roles {OWNER.chat} {rank}", home(other), other)

        assert stage.text == ZH.running.settled.format(person=OWNER.chat)
        assert stage.ranks.rank(OWNER.lane) is Rank.OWNER


@pytest.mark.parametrize(
    "words", ["5", "5 king", "-100 owner", "abc editor", "0 editor", "５ editor", "5 editor now"]
)
def test_what_is_not_understood_is_explained(stage: Stage, words: str) -> None:
    """And nothing changes: groups have no ranks either."""
    before = stage.ranks.everybody()
    stage.order(f"/roles {words}", OWNER, OWNER.lane)

    assert stage.text == ZH.running.how_ranks
    assert stage.ranks.everybody() == before
    assert stage.log.acts() == []


def test_who_sits_at_the_console_names_the_messenger(stage: Stage) -> None:
    """A number alone is nobody's there."""
    room = Room("console", "1")
    stage.order("/roles 5 editor", room, room.lane)
    assert stage.text == ZH.running.how_ranks

    stage.order("/roles telegram:5 editor", room, room.lane)
    assert stage.ranks.rank(ALICE) is Rank.EDITOR
    stage.order("/audit person telegram:5", room, room.lane)
    assert stage.text == ZH.running.no_acts


def test_everybody_with_a_rank_is_listed(stage: Stage) -> None:
    """The owner of the settings first."""
    stage.order("/roles", OWNER, OWNER.lane)

    lines = stage.text.splitlines()
    assert lines[0] == ZH.running.ranks
    assert lines[1].startswith(f"{OWNER.chat}　{ZH.ranks[Rank.OWNER]}")
    assert [PEOPLE[rank] in line for rank, line in zip(Rank, lines[2:], strict=False)] == [True] * 4
