from __future__ import annotations

import pytest

from bot.message import Work
from tests.bot.desk.running.documents.conftest import Office
from tests.words import ZH


@pytest.mark.parametrize(
    ("line", "work", "words"),
    [
        ("/reindex", Work.REINDEX, ()),
        ("/reindex full", Work.REBUILD, ()),
        ("/reindex 全部", Work.REBUILD, ()),
        ("/reindex 1", Work.REREAD, ("1",)),
        ("/reindex folder", Work.WATCH, ()),
        ("/reindex 文件夹", Work.WATCH, ()),
    ],
)
def test_the_index_is_ordered_anew(
    office: Office, line: str, work: Work, words: tuple[str, ...]
) -> None:
    """As a task, told when it is done."""
    [task] = office.write(line)
    assert (task.work, task.words) == (work, words)


def test_what_is_not_understood_is_explained(office: Office) -> None:
    """Nothing is ordered."""
    for line, said in (
        ("/reindex everything", ZH.library.how_reindex),
        ("/reindex 9", ZH.curated.not_there.format(id=9)),
        ("/switch", ZH.curated.nothing_waits),
        ("/discard", ZH.curated.nothing_waits),
    ):
        assert office.write(line) == []
        assert office.text == said


def test_going_back_is_confirmed_first(office: Office) -> None:
    """The button counts until something else is published."""
    office.write("/remove 1")
    office.write("/rollback")
    message = office.last
    assert "已移除" in office.text
    assert len(office.titles) == 1
    button = office.sent[message].message.rows[0][0]
    office.push(ZH.library.roll_back, message)
    assert len(office.titles) == 2
    assert office.labels(message) == []

    office.stale(message, button)
    assert office.push(ZH.library.roll_back, message).toast == ZH.library.changed_since
    assert len(office.titles) == 2
    [task] = office.write("/rollback 确认")
    assert task.work is Work.ROLL_BACK


def test_going_back_tells_what_it_undoes(office: Office) -> None:
    """Only that, whatever happened before."""
    for line in ("/remove 1", "/hide 2", "/restore 1", "/rollback"):
        office.write(line)

    [line] = [one for one in office.text.splitlines() if one.startswith("·")]
    assert "已恢复" in line


def test_there_may_be_nothing_to_go_back_to() -> None:
    """It says so."""
    office = Office()
    assert office.write("/rollback") == []
    assert office.text == ZH.curated.nothing_to_roll


def test_a_document_is_read_again_by_a_button(office: Office) -> None:
    """Of its card."""
    office.write("/doc 2")
    office.push(ZH.library.reread)
    assert "新计算向量 0 个" in office.text
