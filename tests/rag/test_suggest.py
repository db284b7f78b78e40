"""What is suggested is answered, by the words it was made from, and keeps nobody waiting."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic, sleep

import pytest

from rag.answer import Answer, Outcome, Question, Script
from rag.suggest import Suggester
from tests.asking import Desk, stocked

RULE = """云溪县学校午餐管理办法

云溪县人民政府

第一章　总则

第一条　为了规范学校午餐管理，制定本办法。

第二章　供餐管理

第二条　学校食堂每周公示带量食谱，餐费由家长委员会监督使用。

第三章　食品留样

第三条　每餐食品成品留样重量为每个品种125克，由专人登记保存。

第四章　收费与资助

第四条　学校午餐收费标准为每人每餐12元。

第五条　本办法自2024年9月1日起施行。
"""
OTHER = """云溪县教育发展三年行动计划

一、主要目标

到2027年，学前三年毛入园率达到95%，义务教育巩固率达到98%。

二、建设乡村学校

三年内改造乡村学校28所。
"""


@pytest.fixture(scope="module")
def desk() -> Desk:
    """A rule and a plan of one county."""
    return stocked(("午餐.txt", RULE), ("计划.txt", OTHER))


@pytest.fixture
def running() -> list[int]:
    """How many answers are computed, in its last place."""
    return [0]


@pytest.fixture
def suggester(desk: Desk, running: list[int]) -> Iterator[Suggester]:
    """What is tested, with time enough."""
    made = Suggester(desk.asker, desk.store, desk.shelf, lambda: running[-1] > 0, seconds=20)
    yield made
    made.close()


def asked(desk: Desk, text: str, script: Script | None = None) -> Answer:
    """An answer."""
    return desk.asker(Question(text), script=script)


FEE = "云溪县学校午餐收费标准是每人每餐多少元？"


def test_every_suggestion_is_answered_from_the_documents_of_the_answer(
    desk: Desk, suggester: Suggester
) -> None:
    """At most three, none of them what was asked."""
    answer = asked(desk, FEE)
    found = suggester.follow_ups(answer)

    assert answer.outcome is Outcome.ANSWERED
    assert 0 < len(found) <= 3
    for text in found:
        again = asked(desk, text)
        assert again.outcome is Outcome.ANSWERED
        assert "午餐.txt" in {one.passage.source.document for one in again.citations}
        assert "收费标准" not in text


def test_a_traditional_answer_has_traditional_follow_ups(desk: Desk, suggester: Suggester) -> None:
    """They are answered like the others."""
    found = suggester.follow_ups(asked(desk, FEE, Script.TRADITIONAL))

    assert any("雲溪縣" in text for text in found)
    assert all(asked(desk, text).outcome is Outcome.ANSWERED for text in found)


def test_a_refusal_and_an_english_answer_have_none(desk: Desk, suggester: Suggester) -> None:
    """There is nothing to go on from, or nothing that the person could read."""
    assert suggester.follow_ups(asked(desk, "住房公积金怎么提取？")) == ()
    assert suggester.follow_ups(asked(desk, FEE, Script.ENGLISH)) == ()


def test_examples_are_of_several_documents(desk: Desk, suggester: Suggester) -> None:
    """Each is answered."""
    found = suggester.examples(Script.SIMPLIFIED)
    documents = [
        {one.passage.source.document for one in asked(desk, text).citations} for text in found
    ]

    assert 1 < len(found) <= 3
    assert set().union(*documents) == {"午餐.txt", "计划.txt"}


def test_while_somebody_waits_nothing_is_computed(
    desk: Desk, suggester: Suggester, running: list[int]
) -> None:
    """It is found out when nobody does."""
    answer = asked(desk, FEE)
    running.append(1)

    assert suggester.follow_ups(answer) == ()
    sleep(0.3)
    assert suggester.follow_ups(answer) == ()
    running.append(0)
    until = monotonic() + 10
    while not suggester.follow_ups(answer) and monotonic() < until:
        sleep(0.05)
    running.append(1)
    assert suggester.follow_ups(answer)


def test_what_is_known_is_told_at_once(desk: Desk, suggester: Suggester) -> None:
    """Nothing is asked twice."""
    answer = asked(desk, FEE)
    first = suggester.follow_ups(answer)
    began = monotonic()

    assert suggester.follow_ups(answer) == first
    assert monotonic() - began < 0.1


def test_a_removed_document_is_not_suggested_any_more() -> None:
    """Neither after an answer of before nor to begin with."""
    desk = stocked(("午餐.txt", RULE), ("计划.txt", OTHER))
    suggester = Suggester(desk.asker, desk.store, desk.shelf, lambda: False, seconds=20)
    try:
        answer = asked(desk, FEE)
        assert suggester.follow_ups(answer)
        desk.library.remove(desk.record("午餐.txt").id)

        assert suggester.follow_ups(answer) == ()
        assert not any("午餐" in text for text in suggester.examples(Script.SIMPLIFIED))
    finally:
        suggester.close()
