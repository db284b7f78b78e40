from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

import pytest

from rag.answer import Answer, Outcome, Question, Script
from rag.gist import gist
from rag.prepared import Prepared, fault
from rag.quoted import Quoter
from rag.standard import Flag, Placed, Rested, Standard, Use
from rag.telling import Tell, nobody
from tests.answers import answered, refused
from tests.fakes import FakeEmbedder, FakeShelf, document
from tests.stored import FakeStore, put

ASKED = "补助多少？"
TODAY = date(2026, 1, 15)
RULES = (
    "第一条 县财政对入园幼儿每生每年补助 300 元。",
    "第二条 教师不得有下列行为：\n（一）体罚学生；\n（二）收受礼品。",
)


@dataclass
class Line:
    """The question line behind: refuses everything, and notes what it was asked."""

    asked: list[Question] = field(default_factory=list)

    def __call__(
        self, question: Question, *, script: Script | None = None, tell: Tell = nobody
    ) -> Answer:
        """A refusal."""
        self.asked.append(question)
        tell(answered(text=question.text))
        return refused(text=question.text, script=script or Script.SIMPLIFIED)


@dataclass
class Desk:
    """A document, a standard answer that quotes it, and who gives it."""

    store: FakeStore
    line: Line
    standards: list[Standard]
    day: date = TODAY

    def matching(self, told: str) -> list[Standard]:
        """What was written for the question."""
        return [one for one in self.standards if gist(one.question) == told]

    def ask(
        self, question: Question | str, script: Script | None = None, tell: Tell = nobody
    ) -> Answer:
        """Ask like anybody."""
        asked = Question(question) if isinstance(question, str) else question
        prepared = Prepared(self.line, self, self.store, lambda: self.day)
        return prepared(asked, script=script, tell=tell)


def made(*quotes: str, store: FakeStore | None = None) -> Desk:
    """A desk with a standard answer that quotes a stored document."""
    store = store or FakeStore(TODAY)
    rules = document("办法.txt", *RULES, title="云溪县补助办法", dated="2024-05-01")
    put(store, replace(rules), FakeEmbedder())
    quoted = Quoter(store, FakeShelf(store, FakeEmbedder().name), lambda: TODAY)(
        "\n".join(quotes or ("县财政对入园幼儿每生每年补助300元。",))
    )
    assert quoted.stands
    return Desk(store, Line(), [Standard(3, ASKED, quoted.said, "telegram:1", Use.LIVE)])


def test_what_was_written_by_hand_comes_before_any_search() -> None:
    """With its quotes, and told as what it is."""
    desk = made()
    answer = desk.ask("请问补助是多少呢？")

    assert answer.outcome is Outcome.ANSWERED
    assert [one.text for one in answer.claims] == ["第一条 县财政对入园幼儿每生每年补助 300 元。"]
    assert answer.citations[0].passage.source.title == "云溪县补助办法"
    assert answer.standard is desk.standards[0]
    assert answer.question.text == "请问补助是多少呢？"
    assert [step.station for step in answer.trace] == ["standard"]
    assert desk.line.asked == []


def test_an_answer_of_the_documents_is_heard_while_it_grows() -> None:
    """One that was written by hand comes whole."""
    desk, heard = made(), list[Answer]()

    desk.ask(ASKED, tell=heard.append)
    assert heard == []
    desk.ask("午餐补助多少？", tell=heard.append)
    assert [one.question.text for one in heard] == ["午餐补助多少？"]


def test_another_question_is_answered_by_the_documents() -> None:
    """However near it is."""
    desk = made()

    for text in ("午餐补助多少？", "补助谁发？", "谢谢"):
        assert desk.ask(text).standard is None
    assert [one.text for one in desk.line.asked] == ["午餐补助多少？", "补助谁发？", "谢谢"]


def test_it_is_said_in_the_writing_of_whoever_asks() -> None:
    """The quotes stay as they are."""
    answer = made().ask("補助多少？")

    assert answer.script is Script.TRADITIONAL
    assert answer.claims[0].text == "第一條 縣財政對入園幼兒每生每年補助 300 元。"
    assert answer.citations[0].quote.startswith("第一条 县财政")


def test_a_follow_up_and_a_day_are_not_meant_by_it() -> None:
    """A question that stands alone is, whatever was said before."""
    desk = made()
    desk.standards[0] = replace(desk.standards[0], question="那补助多少？")

    assert desk.ask(Question("那补助多少？", ("校车几点？",))).standard is None
    assert desk.ask(Question(ASKED, as_of=date(2020, 1, 1))).standard is None
    desk.standards[0] = replace(desk.standards[0], question="入园幼儿财政补助标准多少？")
    assert desk.ask(Question("入园幼儿财政补助标准多少？", ("校车几点？",))).standard


def test_where_another_document_is_talked_about_it_is_not_meant() -> None:
    """Its own may be."""
    desk = made()
    document_id = desk.store.records()[0].id

    assert desk.ask(Question(ASKED, about=(document_id + 1,))).standard is None
    assert desk.ask(Question(ASKED, about=(document_id, 99))).standard


def test_a_list_is_quoted_with_what_leads_it_in() -> None:
    """The gate sees to it."""
    answer = made("收受礼品。").ask(ASKED)

    assert "不得有下列行为" in answer.claims[0].text
    assert len(answer.claims[0].citations) == 2


@pytest.mark.parametrize("until", [date(2026, 1, 15), date(2030, 1, 1), None])
def test_it_is_given_until_the_end_of_its_last_day(until: date | None) -> None:
    """Or for good."""
    desk = made()
    desk.standards[0] = replace(desk.standards[0], until=until)

    assert desk.ask(ASKED).standard


def test_past_its_last_day_it_is_not_given() -> None:
    """The documents answer."""
    desk = made()
    desk.standards[0] = replace(desk.standards[0], until=date(2026, 1, 14))

    assert desk.ask(ASKED).standard is None
    assert fault(desk.standards[0], desk.store, TODAY) is Flag.EXPIRED


def test_from_the_moment_its_source_is_gone_it_is_not_given() -> None:
    """Nobody has to flag it first."""
    desk = made()
    desk.store.remove(desk.store.records()[0].id)
    desk.store.release(desk.store.draft)

    assert desk.ask(ASKED).standard is None
    assert fault(desk.standards[0], desk.store, TODAY) is Flag.GONE


def test_from_the_moment_its_source_has_a_new_version_it_is_not_given() -> None:
    """Even where the new one says the same."""
    desk = made()
    newer = document(
        "办法.txt", *RULES, "第三条 新增。", title="云溪县补助办法", dated="2025-05-01"
    )
    put(desk.store, newer, FakeEmbedder(), of=desk.store.records()[0].id)
    desk.store.release(desk.store.draft)

    assert desk.ask(ASKED).standard is None
    assert fault(desk.standards[0], desk.store, TODAY) is Flag.CHANGED


@pytest.mark.parametrize("quote", ["补助 300 元。", "县财政对入园幼儿每生每年补助 300 元"])
def test_what_would_not_pass_the_gate_today_is_not_given(quote: str) -> None:
    """However it came to be stored."""
    desk = made()
    text = desk.store.text(desk.standards[0].said[0].places[0].version)
    start = text.index(quote)
    [said] = desk.standards[0].said
    place = replace(said.places[0], start=start, stop=start + len(quote), quote=quote)
    wrong = (Rested("每人补助 500 元。", (place,)),)
    desk.standards[0] = replace(desk.standards[0], said=wrong)

    assert desk.ask(ASKED).standard is None


def test_the_newest_that_holds_is_given() -> None:
    """An older one where the newest may not be."""
    desk = made()
    old = desk.standards[0]
    desk.standards.insert(0, replace(old, number=4, until=date(2020, 1, 1)))

    answer = desk.ask(ASKED)

    assert answer.standard is old
    assert Placed(*_place(old)) == old.said[0].places[0]


def _place(standard: Standard) -> tuple[int, int, int, str]:
    place = standard.said[0].places[0]
    return place.version, place.start, place.stop, place.quote
