"""Whose rule an answer must name, from near-identical documents of several places."""

from __future__ import annotations

import pytest

from rag.answer import Answer, Outcome
from tests.asking import Desk, stocked


def rule(place: str, organ: str, hours: str) -> str:
    """A notice that its twins word alike."""
    return "\n".join(
        (
            f"{place}{organ}关于加强学校美育工作的实施意见",
            f"为加强{place}学校美育工作，提出如下意见。",
            "一、开齐课程",
            f"义务教育阶段学校艺术课程不低于总课时的{hours}。",
            "二、建立制度",
            "学校每年进行一次美育自评。",
        )
    )


@pytest.fixture(scope="module")
def desk() -> Desk:
    """A province, two of its cities, and a city elsewhere."""
    return stocked(
        ("河北.txt", rule("河北省", "人民政府办公厅", "9%")),
        ("石家庄.txt", rule("石家庄市", "人民政府办公厅", "10%")),
        ("廊坊.txt", rule("廊坊市", "人民政府办公室", "11%")),
        ("大同.txt", rule("大同市", "人民政府办公室", "12%")),
    )


def files(answer: Answer) -> list[str]:
    """The documents cited, in their order."""
    return [one.passage.source.document for one in answer.citations]


@pytest.mark.parametrize(
    ("question", "file"),
    [
        ("石家庄市艺术课程占总课时的比例是多少？", "石家庄.txt"),
        ("我们石家庄这边艺术课程占总课时的比例是多少？", "石家庄.txt"),
        ("正定县艺术课程占总课时的比例是多少？", "石家庄.txt"),
        ("唐山艺术课程占总课时的比例是多少？", "河北.txt"),
        ("河北艺术课程占总课时的比例是多少？", "河北.txt"),
        ("大同市南京路小学艺术课程占总课时的比例是多少？", "大同.txt"),
    ],
)
def test_a_place_is_answered_from_its_own_document_or_the_next_larger_ones(
    desk: Desk, question: str, file: str
) -> None:
    """Never from a neighbour's; and nothing more is to be said of whose it is."""
    answer = desk.ask(question)

    assert answer.outcome is Outcome.ANSWERED
    assert files(answer)[0] == file
    assert "廊坊.txt" not in files(answer)
    assert answer.whose == ()


@pytest.mark.parametrize("place", ["长沙市", "太原", "我们临溪县"])
def test_a_place_without_any_document_is_refused(desk: Desk, place: str) -> None:
    """太原 lies beside 大同, not in it; nobody knows 临溪县."""
    answer = desk.ask(f"{place}艺术课程占总课时的比例是多少？")

    assert answer.outcome.refused
    assert answer.nearest == ()


def test_without_a_place_the_documents_quoted_are_named(desk: Desk) -> None:
    """Each of them."""
    answer = desk.ask("艺术课程占总课时的比例是多少？")

    assert answer.outcome is Outcome.ANSWERED
    assert {one.document for one in answer.whose} == set(files(answer))


def test_where_all_documents_are_of_one_place_none_is_named() -> None:
    """There is nothing to tell apart."""
    alone = stocked(("石家庄.txt", rule("石家庄市", "人民政府办公厅", "10%")))

    assert alone.ask("艺术课程占总课时的比例是多少？").whose == ()
