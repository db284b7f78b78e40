"""`/backup` and `/export` are orders."""

from __future__ import annotations

import pytest

from bot.message import Task, Work
from tests.stage import OWNER, Stage
from tests.words import ZH


@pytest.mark.parametrize(
    ("line", "work", "more"),
    [
        ("/backup", Work.BACK_UP, ()),
        ("/export", Work.EXPORT, ()),
        ("/export 原件", Work.EXPORT, ("originals",)),
        ("/export Originals", Work.EXPORT, ("originals",)),
    ],
)
def test_an_order_is_work(stage: Stage, line: str, work: Work, more: tuple[str, ...]) -> None:
    """It tells how large a file may be that is sent there."""
    reaction = stage.order(line, OWNER, OWNER.lane)

    assert reaction.tasks == (Task(work, OWNER, OWNER.lane, ("1000000", *more)),)
    assert len(stage.log.acts()) == 1


def test_what_cannot_be_exported_explains_itself(stage: Stage) -> None:
    """Nothing is ordered."""
    reaction = stage.order("/export 火星", OWNER, OWNER.lane)

    assert stage.text == ZH.saving.how_export
    assert (reaction.tasks, stage.log.acts()) == ((), [])
