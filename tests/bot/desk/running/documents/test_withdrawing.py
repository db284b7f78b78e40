from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.message import Work
from bot.rank import Deed
from tests.bot.desk.running.documents.conftest import NEWER, Office
from tests.stage import OWNER
from tests.words import ZH


def test_a_document_is_removed_and_the_button_brings_it_back(office: Office) -> None:
    """Both are in the log, with the document."""
    [task] = office.write("/remove 1")
    assert (task.work, task.words) == (Work.REMOVE, ("1",))
    assert "云溪县校车补助办法" in task.about
    assert office.titles == ["云溪县招生通知"]

    office.push(ZH.curated.undo)
    assert len(office.titles) == 2
    deeds = [one.act.deed for one in office.log.acts(document=1)]
    assert deeds == [Deed.RESTORE, Deed.RESTORE, Deed.REMOVE, Deed.REMOVE]


def test_an_undo_counts_once(office: Office) -> None:
    """And not for a later removal."""
    office.write("/remove 1")
    message = office.last
    old = office.sent[message].message.rows[0][0]
    office.push(ZH.curated.undo, message)
    assert office.sent[message].message.rows == ()
    office.stale(message, old)
    assert office.push(ZH.curated.undo, message).toast == ZH.library.changed_since

    office.write("/remove 1")
    number, _, since = old.press.rpartition(":")
    office.stale(message, replace(old, press=f"{number}:{int(since) - 5}"))
    assert office.push(ZH.curated.undo, message).toast == ZH.library.changed_since
    assert office.titles == ["云溪县招生通知"]


def test_several_are_removed_together(office: Office) -> None:
    """One order each; where one is not there, none is begun."""
    assert office.write("/remove 1 9") == []
    assert office.text == ZH.curated.not_there.format(id=9)
    tasks = office.write("/remove 1, 2")

    assert [task.words for task in tasks] == [("1",), ("2",)]
    assert office.titles == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/remove", "how_remove"),
        ("/hide abc", "how_hide"),
        ("/restore 一", "how_restore"),
        ("/remove 1 二", "how_remove"),
    ],
)
def test_what_is_not_understood_is_explained(office: Office, line: str, said: str) -> None:
    """Nothing is done."""
    assert office.write(line) == []
    assert office.text == getattr(ZH.library, said)
    assert len(office.titles) == 2


def test_what_is_out_already_says_since_when(office: Office) -> None:
    """And until when it can be brought back."""
    office.write("/remove 1")
    [gone] = office.store.withdrawn()
    assert office.write("/remove 1") == []

    until = (gone.at + timedelta(days=30)).astimezone().date().isoformat()
    assert until in office.text
    office.write("/restore 1")
    office.write("/hide 1")
    assert office.write("/hide 1") == []
    assert "随时可以恢复" in office.text


def test_nothing_is_restored_that_is_not_out(office: Office) -> None:
    """It says so."""
    assert office.write("/restore 1") == []
    assert office.text == ZH.curated.not_withdrawn.format(id=1)


def test_the_buttons_of_a_document_know_its_version(office: Office) -> None:
    """A version that came meanwhile makes them out of date."""
    office.write("/doc 1")
    message = office.last
    assert ZH.library.hide in [label for row in office.labels() for label in row]
    office.add(NEWER)

    assert office.push(ZH.library.remove, message).toast == ZH.library.changed_since
    office.write("/doc 1")
    assert office.push(ZH.library.hide).toast == ZH.tasks.ordered
    assert office.titles == ["云溪县招生通知"]


def test_a_removed_document_is_shown_to_those_who_run_zhengda(office: Office) -> None:
    """With a button that brings it back; to others it is not there."""
    office.write("/remove 1")
    office.write("/doc 1")
    assert office.labels() == [[ZH.library.restore]]
    office.order("/doc 1")
    assert office.text == ZH.catalogue.no_such.format(number="1")
    assert office.labels() == []

    office.write("/doc 1")
    office.press(ZH.library.restore)  # Alice, who may not
    assert office.titles == ["云溪县招生通知"]


def test_people_see_no_buttons_of_those_who_run_zhengda(office: Office) -> None:
    """Only the document."""
    shown = office.order("/doc 1").deliveries
    assert len(shown) == 1
    assert len(office.order("/doc 1", OWNER, OWNER.lane).deliveries) == 2
