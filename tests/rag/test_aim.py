from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.fold import fold
from corpus.known import Kind
from rag.aim import Aim, aim, names_documents
from rag.answer import Source
from rag.atlas import Atlas
from rag.places import called
from tests.answers import source

RULE = source("云溪县校车补助办法", kind=Kind.REGULATION)
SPEECH = replace(
    source("在全县教育工作会议上的讲话", kind=Kind.SPEECH), version=8, document="讲话.txt"
)
OTHER = replace(
    source("澜江市教育数字化行动计划", kind=Kind.PLAN),
    version=9,
    document="计划.txt",
    place="澜江市",
    issuer="澜江市教育局",
)
TEXTS = {
    7: "为保障农村学生上下学交通安全，制定本办法。",
    8: "全县上下要抓好落实，我县教育要上台阶，县委高度重视。",
    9: "全市推进教育数字化，市委、市政府统一部署，我市先行。",
}
SOURCES = (RULE, SPEECH, OTHER)


def aimed(question: str, sources: tuple[Source, ...] = SOURCES) -> list[Aim]:
    """The documents that a question names."""
    atlas = Atlas([("云溪县",), ("澜江市",)])
    return aim(fold(question), sources, TEXTS.__getitem__, called(fold(question), atlas))


@pytest.mark.parametrize(
    ("question", "versions"),
    [
        ("校车补助办法里怎么说", (7,)),
        ("《雲溪縣校車補助辦法》怎麼規定", (7,)),
        ("县里的讲话讲了几点", (8,)),
        ("澜江那份提了什么", (9,)),
        ("全市的材料怎么说", (9,)),
    ],
)
def test_a_document_is_named_by_what_people_call_it(
    question: str, versions: tuple[int, ...]
) -> None:
    """By words of its title in either script, its level and kind, or its place."""
    assert {version for one in aimed(question) for version in one.versions} == set(versions)


def test_documents_come_in_the_order_of_their_mention() -> None:
    """So that a comparison has its sides where the question has them."""
    first = [one.versions[0] for one in aimed("澜江那份和县里的讲话各讲了什么")]
    second = [one.versions[0] for one in aimed("县里的讲话和澜江那份各讲了什么")]

    assert (first, second) == ([9, 8], [8, 9])


def test_a_place_within_a_title_names_nothing_else() -> None:
    """《云溪县校车补助办法》 is one document, not everything of that county."""
    assert aimed("《云溪县校车补助办法》第三条") == [Aim("云溪县校车补助办法", (7,))]
    assert aimed("云溪那份和《云溪县校车补助办法》")[0] == Aim("云溪", (7, 8))


def test_a_question_that_names_none_aims_at_none() -> None:
    """However well its words fit a document."""
    assert aimed("幼儿园保教费多少钱") == []
    assert aimed("县里的讲话讲了几点", ()) == []


@pytest.mark.parametrize(
    "question", ["那份通知", "县里怎么说", "《校车补助办法》", "两家各自怎么讲"]
)
def test_a_question_speaks_of_documents(question: str) -> None:
    """Of one, or of who says something."""
    assert names_documents(fold(question))


def test_a_plain_question_speaks_of_none() -> None:
    """Nothing is narrowed down."""
    assert not names_documents("校车补助每学期多少钱")
