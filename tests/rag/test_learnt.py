"""What is learned of the documents' names, revision by revision."""

from __future__ import annotations

from rag.answer import Outcome
from rag.learnt import Learnt, Taught
from rag.lexicon import Lexicon
from tests.asking import Desk, stocked

PLAN = """甲县工作方案

推进减轻作业负担和校外培训负担（以下简称“双减”）工作。
"""
OTHER = """乙县工作方案

实施农村学生营养改善和乘车补助（以下统称“两暖”）。
"""


def learn(desk: Desk, learnt: Learnt) -> Taught:
    """A lexicon with what the documents shorten."""
    names = learnt.of(desk.store, desk.shelf.current(), desk.asker.today())
    return Taught(Lexicon.parse(['[[entry]]\nsay = ["双减工作"]\nmeans = ["减负"]']), names)


def test_short_names_of_the_documents_are_sayings() -> None:
    """Those that operators wrote go first."""
    taught = learn(stocked(("甲.txt", PLAN)), Learnt())

    [said] = taught.sayings("什么是双减呢")
    assert (said.start, said.end) == (3, 5)
    assert said.means == ("减轻作业负担和校外培训负担",)
    assert taught.sayings("双减工作")[0].means == ("减负",)


def test_a_new_document_is_learned_from_with_its_revision() -> None:
    """What was read is not read again, and nothing is learned twice."""
    desk, learnt = stocked(("甲.txt", PLAN)), Learnt()
    assert learn(desk, learnt).sayings("两暖") == []

    desk.add(("乙.txt", OTHER))

    assert [one.start for one in learn(desk, learnt).sayings("两暖和双减")] == [0, 3]


def test_a_question_in_short_finds_what_is_written_in_full() -> None:
    """Another document need not use the short name."""
    rule = "丙县规定\n\n减轻作业负担和校外培训负担的经费由县财政承担。\n"
    desk = stocked(("甲.txt", PLAN), ("丙.txt", rule))

    answer = desk.ask("双减的经费由谁承担")

    assert answer.outcome is Outcome.ANSWERED
    assert any("县财政" in one.quote for one in answer.citations)
