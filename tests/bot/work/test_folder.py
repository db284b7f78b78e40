from __future__ import annotations

from bot.message import Work
from bot.work.folder import digested
from corpus.document import Upload
from rag.change import Offer
from tests.words import ZH
from tests.works import NOTICE, RULE, Works


def offered(name: str, text: str) -> Offer:
    """A file of the folder."""
    return Offer.of(Upload(name, text.encode()))


def test_files_of_the_folder_are_taken_in() -> None:
    """What is stored already changes nothing; a bad file does not stop the others."""
    works = Works([offered("rule.txt", RULE), offered("bad.txt", ""), offered("n.txt", NOTICE)])
    said = works.do(Work.WATCH).text

    assert "收入 2，新版本 0，没有变化 0，未收入 1" in said
    assert "bad.txt" in said
    assert len(works.titles) == 2

    embedded = len(works.embedder.embedded)
    assert "没有变化 2" in works.do(Work.WATCH).text
    assert len(works.embedder.embedded) == embedded


def test_a_changed_file_is_a_new_version() -> None:
    """Of the same document."""
    works = Works([offered("rule.txt", RULE)])
    works.do(Work.WATCH)
    changed = RULE.replace("三百二十元", "四百元").replace("2024年9月", "2025年9月")
    works.files = [offered("rule.txt", changed)]

    assert "新版本 1" in works.do(Work.WATCH).text
    [record] = works.store.records()
    assert len(works.store.editions(record.id)) == 2


def test_there_may_be_no_folder() -> None:
    """Or nothing in it."""
    assert Works().do(Work.WATCH).text == ZH.curated.no_folder
    assert Works([]).do(Work.WATCH).text == ZH.curated.empty_folder


def test_only_the_files_that_are_meant_are_taken_in() -> None:
    """They are named by their bytes."""
    files = [offered("rule.txt", RULE), offered("n.txt", NOTICE)]
    works = Works(files)

    assert "共 1 个文件：收入 1" in works.do(Work.WATCH, digested(files[1])).text
    assert works.titles == ["云溪县招生通知"]
    assert works.do(Work.WATCH, "nothing").text == ZH.curated.empty_folder
