from __future__ import annotations

import pytest

from bot.rank import Act, Deed, Rank
from tests.stage import OWNER, Stage
from tests.words import ZH


def deeds(stage: Stage, count: int, person: str = "telegram:8", document: int = 0) -> None:
    """Somebody does something so many times."""
    for number in range(count):
        act = Act(
            person, Rank.OWNER, Deed.RANK, allowed=True, document=document, detail=f"n{number}"
        )
        stage.log.note(act)


def ask(stage: Stage, words: str = "") -> list[str]:
    """The lines of a page."""
    stage.order(f"/audit {words}".strip(), OWNER, OWNER.lane)
    return stage.text.splitlines()


def test_the_log_is_read_newest_first(stage: Stage) -> None:
    """Ten a page; reading it is noted as well."""
    deeds(stage, 12)

    lines = ask(stage)

    assert len(lines) == 11
    assert lines[0].endswith("n11")
    assert "8 · 所有者" in lines[0]
    assert stage.log.acts()[0].act.deed is Deed.AUDIT


def test_pages_are_turned_in_place(stage: Stage) -> None:
    """By a button."""
    deeds(stage, 12)
    ask(stage, "人 8")
    reaction = stage.press(ZH.catalogue.next, person=OWNER.lane)

    assert reaction.deliveries[0].edits
    assert [line[-2:] for line in reaction.deliveries[0].message.text.splitlines()[:2]] == [
        "n1",
        "n0",
    ]


@pytest.mark.parametrize("words", ["12", "人 9", "person 9", "用户9"])
def test_the_log_is_read_by_document_and_by_person(stage: Stage, words: str) -> None:
    """Nothing else is shown."""
    deeds(stage, 3)
    deeds(stage, 1, "telegram:9", 12)

    lines = ask(stage, words)

    assert len(lines) == 1
    assert "文件 12" in lines[0]


def test_the_log_is_read_by_day(stage: Stage) -> None:
    """Of which there may be none."""
    deeds(stage, 1)

    assert ask(stage, "2020-01-01") == [ZH.running.no_acts]
    assert ask(stage, "yesterday") == [ZH.running.how_audit]
