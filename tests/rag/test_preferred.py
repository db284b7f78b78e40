"""The documents that a question would rather not be answered from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.known import Kind
from rag.preferred import of_place, passed_over, untitled, wanted, without_wish
from tests.asking import Desk, inquiry, origin, stocked

DOCUMENTS = (
    origin(1, "云溪县2024年招生工作通知", kind=Kind.NOTICE),
    origin(2, "云溪县2025年招生工作通知", kind=Kind.NOTICE),
    origin(3, "云溪县普通高中资助办法"),
    origin(4, "云溪县义务教育资助办法"),
    origin(5, "在全县教育工作会议上的讲话", kind=Kind.SPEECH),
)


@pytest.mark.parametrize(
    ("question", "over"),
    [
        ("最新的招生通知几月报名", {1}),
        ("2024年招生几月报名", {2}),
        ("2023年招生几月报名", set()),
        ("招生几月报名", set()),
        ("小学生资助多少", {3}),
        ("高中资助多少", {4}),
        ("资助多少", set()),
        ("讲话里怎么说招生", {1, 2, 3, 4}),
        ("通知要求什么时候报名", {3, 4, 5}),
    ],
)
def test_what_is_headed_otherwise_is_passed_over(question: str, over: set[int]) -> None:
    """Of another year, if there is one of the year; of another stage; of another kind."""
    assert passed_over(question, DOCUMENTS) == over


def test_what_was_not_looked_at_is_passed_over_as_well() -> None:
    """Where it is headed so itself."""
    assert not wanted("小学生资助多少", DOCUMENTS[2], {1})
    assert not wanted("资助多少", DOCUMENTS[0], {1})
    assert wanted("资助多少", DOCUMENTS[0], set())


def test_no_document_must_say_that_it_is_the_newest() -> None:
    """But what changed in the newest version is asked of it."""
    assert without_wish("最新的招生通知说了什么") == "招生通知说了什么"
    assert without_wish("最新版改了什么") == "最新版改了什么"


OLD = "甲县2024年招生工作通知\n\n报名时间为2024年6月3日至5日。\n"
NEW = "甲县2025年招生工作通知\n\n报名时间为2025年6月9日至11日。\n"
TALK = "在甲县教育会议上的讲话\n\n同志们，报名时间要早作安排，方便群众。\n"


@pytest.fixture(scope="module")
def desk() -> Desk:
    """Two years of a notice, and a speech."""
    return stocked(("旧.txt", OLD), ("新.txt", NEW), ("讲.txt", TALK))


@pytest.mark.parametrize(
    ("question", "file"),
    [
        ("甲县最新的招生工作通知报名时间是什么时候", "新.txt"),
        ("甲县2024年招生工作通知报名时间是什么时候", "旧.txt"),
    ],
)
def test_the_year_that_is_meant_answers(desk: Desk, question: str, file: str) -> None:
    """And no other one."""
    answer = desk.ask(question)

    assert {one.passage.source.document for one in answer.citations} == {file}


def test_the_only_answer_is_not_lost() -> None:
    """Where the newest notice says nothing of it, the older one answers."""
    other = "甲县2025年招生工作通知\n\n各学校应当公示服务片区。\n"
    answer = stocked(("旧.txt", OLD), ("新.txt", other)).ask("最新招生工作通知的报名时间是什么时候")

    assert [one.passage.source.document for one in answer.citations] == ["旧.txt"]


def test_of_texts_that_are_named_those_of_the_place_asked_about_are_meant() -> None:
    """Where no place is named, any of them."""
    nation, own = origin(1, place="全国"), origin(2, place="甲县")
    asked = replace(inquiry("甲县怎么做"), places=(("甲县",),))

    assert of_place(asked, [nation, own]) == [own]
    assert of_place(inquiry("怎么做"), [nation, own]) == [nation, own]


def test_a_title_is_not_what_is_asked_of_its_document() -> None:
    """Unless nothing else is said that the documents know."""
    asked = inquiry("《校车补助办法》里票价多少", "校车", "补助", "票价")
    bare = inquiry("《校车补助办法》", "校车", "补助")

    assert [one.words for one in untitled(asked).units] == [("票价",)]
    assert untitled(bare) == bare
