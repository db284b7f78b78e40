"""A desk where some questions were not answered, and somebody who may deal with them."""

from __future__ import annotations

import pytest

from bot.rank import Rank
from tests.answers import refused
from tests.bot.desk.running.conftest import PEOPLE, home
from tests.stage import BOB, GROUP, OWNER, QUOTE, Stage

EDITOR = f"telegram:{PEOPLE[Rank.EDITOR]}"
REVIEWER = f"telegram:{PEOPLE[Rank.REVIEWER]}"
DESK = home(EDITOR)
"""Where the editor is."""
SUBSIDY = "入园幼儿财政补助多少钱？"
BUS = "校车几点发车？"


@pytest.fixture
def stage() -> Stage:
    """Alice asks for the bus, Bob too, in a group; Alice also asks what nearly is answered."""
    made = Stage()
    for rank, number in PEOPLE.items():
        made.ranks.raise_to(f"telegram:{number}", rank, OWNER.lane)
    near = made.cite(made.stored(), QUOTE)
    made.asker.answers[SUBSIDY] = refused(nearest=(near,))
    made.say(BUS)
    made.say("请问东门的校车几点发车呢？电话 13812345678", GROUP, BOB)
    made.say("请问校车几点发车呢？", GROUP, BOB)
    made.say(SUBSIDY)
    return made


def show(stage: Stage, line: str = "/unanswered", person: str = EDITOR) -> str:
    """What is said to a command."""
    stage.order(line, home(person), person)
    return stage.text
