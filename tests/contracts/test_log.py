"""What every log of what was done promises."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from bot.rank import Act, Deed, Rank
from rag.backends import schema
from rag.ports import StorageError
from tests.keeping import Keeping

ME, OTHER = "telegram:5", "telegram:15"
GAVE = Act(ME, Rank.OWNER, Deed.RANK, allowed=True, detail="telegram:15 editor")
REFUSED = Act(OTHER, None, Deed.RANK, allowed=False)
ABOUT = Act(ME, Rank.OWNER, Deed.AUDIT, allowed=True, document=12)


def test_acts_come_back_as_they_were_noted_newest_first(kept: Keeping) -> None:
    """Each with its moment and its number."""
    before = datetime.now(UTC)
    numbers = [kept.log.note(act) for act in (GAVE, REFUSED, ABOUT)]

    found = kept.log.acts()

    assert [one.act for one in found] == [ABOUT, REFUSED, GAVE]
    assert [one.number for one in found] == sorted(numbers, reverse=True)
    assert all(before <= one.at <= datetime.now(UTC) for one in found)
    assert [one.act for one in kept.log.acts(most=1)] == [ABOUT]


def test_acts_are_found_by_document_person_and_day(kept: Keeping) -> None:
    """By several of them together, too."""
    for act in (GAVE, REFUSED, ABOUT):
        kept.log.note(act)
    today = datetime.now().astimezone().date()

    assert [one.act for one in kept.log.acts(document=12)] == [ABOUT]
    assert [one.act for one in kept.log.acts(person=OTHER)] == [REFUSED]
    assert [one.act for one in kept.log.acts(person=ME, day=today)] == [ABOUT, GAVE]
    assert kept.log.acts(day=today - timedelta(days=1)) == []
    assert kept.log.acts(document=13) == []


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_itself_refuses_to_change_an_act(kept: Keeping, change: str) -> None:
    """Whoever wants to."""
    if kept.database is None:
        pytest.skip("memory is nobody's witness")
    kept.log.note(GAVE)
    statement = {
        "update": update(schema.act).values(detail="nothing"),
        "delete": delete(schema.act),
    }[change]

    def altered() -> None:
        assert kept.database is not None
        with kept.database.write() as connection:
            connection.execute(statement)

    with pytest.raises((StorageError, DBAPIError)):
        altered()
    assert [one.act for one in kept.log.acts()] == [GAVE]
