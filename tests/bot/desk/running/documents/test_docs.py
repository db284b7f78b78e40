from __future__ import annotations

from rag.records import Doubt
from tests.bot.desk.running.documents.conftest import NEWER, Office
from tests.words import ZH


def test_all_documents_are_listed_with_what_is_wrong(office: Office) -> None:
    """How many versions, how many gaps; a number shows one."""
    office.add(NEWER)
    office.write("/docs")

    lines = office.text.splitlines()
    assert lines[0] == ZH.library.docs.format(count=2)
    assert lines[1].startswith("1. 《云溪县校车补助办法》")
    assert ZH.library.versions_count.format(count=2) in lines[1]
    office.push("1")
    assert "云溪县校车补助办法" in office.text
    assert ZH.library.remove in office.labels()[2]


def test_documents_are_found_by_words_kind_and_standing(office: Office) -> None:
    """Of title or text; all of it together."""
    for words, count in (("三百二十元", 1), ("招生", 1), ("通知 招生", 1), ("通知 校车", 0)):
        office.write(f"/docs {words}")
        assert office.text.splitlines()[0] == ZH.library.docs_about.format(
            words=words, count=count
        ), words


def test_lists_are_turned_in_place(office: Office) -> None:
    """Also to those that were removed or hidden."""
    office.write("/hide 2")
    office.write("/remove 1")
    office.write("/docs")
    assert f"{ZH.library.removed} 1" in office.labels()[-1]
    message = office.last
    reaction = office.press(f"{ZH.library.hidden} 1", person="telegram:77")

    assert reaction.deliveries[0].edits == message
    assert "《云溪县招生通知》" in office.sent[message].message.text
    office.push("2", message)
    office.push(ZH.library.restore)
    assert office.titles == ["云溪县招生通知"]


def test_pages_are_named_by_their_number(office: Office) -> None:
    """Ten a page."""
    office.add(
        *(
            f"云溪县第{n}号通告\n\n一、事项\n第{n}件事的说明文字，各不相同{n * 37}。\n"
            for n in range(12)
        )
    )
    office.write("/docs 2")

    assert ZH.catalogue.page.format(page=2, pages=2) in office.text


def test_doubts_are_settled_by_a_button(office: Office) -> None:
    """Once: afterwards the button does nothing."""
    office.store.doubt(Doubt(1, 2, "可能是同一文件。"))
    office.write("/docs 待确认")
    message = office.last
    assert "1 ↔ 2" in office.text

    office.push(f"{ZH.library.apart} 1 ↔ 2", message)
    assert office.store.doubts() == []
    reaction = office.push(f"{ZH.library.same} 1 ↔ 2", message)
    assert reaction.toast == ZH.library.changed_since
    assert len(office.titles) == 2
