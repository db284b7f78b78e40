from __future__ import annotations

from dataclasses import replace

import pytest

from bot.incoming import Incoming
from bot.kept import Attention
from tests.stage import GROUP, Stage
from tests.words import ZH


def managing(incoming: Incoming) -> Incoming:
    """As the messenger tells of an admin of the group."""
    return replace(incoming, manages=True)


@pytest.mark.parametrize(
    ("label", "attention"),
    [
        (ZH.choices.everything, Attention.EVERYTHING),
        (ZH.choices.silent, Attention.SILENT),
    ],
)
def test_an_admin_chooses_what_is_answered(stage: Stage, label: str, attention: Attention) -> None:
    """For the whole group, all its topics; the choice is ticked and can be changed again."""
    stage.order("/quiet", GROUP, change=managing)
    assert stage.labels()[0] == [f"{ZH.choices.addressed} ✓"]

    stage.press(label, change=managing)

    assert stage.rooms.attention(GROUP.lane) is attention
    assert stage.text == ZH.choices.attended.format(attention=label)
    stage.press(ZH.choices.addressed, change=managing)
    assert stage.rooms.attention(GROUP.lane) is Attention.ADDRESSED


def test_nobody_else_does(stage: Stage) -> None:
    """Neither by the command nor by an admin's buttons."""
    stage.order("/quiet", GROUP)
    assert stage.text == ZH.choices.admins_only

    stage.order("/quiet", GROUP, change=managing)
    reaction = stage.press(ZH.choices.silent)

    assert (reaction.toast, reaction.deliveries) == (ZH.choices.admins_only, ())
    assert stage.rooms.attention(GROUP.lane) is Attention.ADDRESSED


def test_in_private_there_is_nothing_to_choose(stage: Stage) -> None:
    """Every question is meant."""
    stage.order("/quiet", change=managing)

    assert stage.text == ZH.choices.private
