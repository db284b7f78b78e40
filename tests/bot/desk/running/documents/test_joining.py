from __future__ import annotations

from tests.bot.desk.running.documents.conftest import Office
from tests.words import ZH


def test_versions_are_joined_by_number(office: Office) -> None:
    """And kept apart likewise."""
    [task] = office.write("/join 2 1")
    assert task.words == ("2", "1")
    assert [one.id for one in office.store.records()] == [1]


def test_what_cannot_be_joined_is_explained(office: Office) -> None:
    """Nothing is done."""
    for line, said in (
        ("/join", ZH.library.how_join),
        ("/join 1", ZH.library.how_join),
        ("/join 1 1", ZH.library.how_join),
        ("/join 1 9", ZH.curated.not_there.format(id=9)),
        ("/apart 1", ZH.library.how_apart),
    ):
        assert office.write(line) == []
        assert office.text == said
    office.write("/apart 1 2")
    assert office.text == ZH.documents.parted.format(id=1, other=2)
    assert len(office.titles) == 2
