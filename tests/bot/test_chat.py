from __future__ import annotations

import pytest
from structlog.testing import capture_logs

from bot.backends.memory.chats import MemoryChats
from bot.chat import Talk
from bot.message import Incoming, Limit
from rag.answer import Answer, Outcome, Question, Script
from tests.answers import answered, refused
from tests.words import EN, WORDINGS, ZH

LIMIT = Limit(units=4096, marks=100)


class FakeAsker:
    """Answers everything, notes what it was asked; the word 坏 breaks it."""

    def __init__(self, outcome: Outcome = Outcome.ANSWERED) -> None:
        self.asked: list[Question] = []
        self.outcome = outcome

    def __call__(self, question: Question, *, script: Script | None = None) -> Answer:
        """The same answer to every question."""
        del script
        self.asked.append(question)
        if "坏" in question.text:
            raise ZeroDivisionError(question.text)
        if self.outcome.answers:
            return answered(text=question.text)
        return refused(self.outcome, text=question.text)


def talk(asker: FakeAsker, history: int = 3) -> Talk:
    """Conversations in memory over a fake question line."""
    return Talk(asker, MemoryChats(), WORDINGS, history)


def test_a_follow_up_comes_with_the_questions_before_it() -> None:
    """Oldest first, no more than the setting says, and of this chat only."""
    asker = FakeAsker()
    chats = talk(asker, history=2)
    for text in ("一", "二", "三"):
        chats.reply(Incoming("telegram:1", text), LIMIT)
    chats.reply(Incoming("telegram:2", "别人"), LIMIT)
    chats.reply(Incoming("telegram:1", "四"), LIMIT)

    assert asker.asked[-2] == Question("别人", ())
    assert asker.asked[-1] == Question("四", ("二", "三"))


@pytest.mark.parametrize("outcome", [Outcome.GREETING, Outcome.ATTACK, Outcome.INVALID])
def test_what_is_no_question_is_not_referred_to(outcome: Outcome) -> None:
    """A greeting between two questions does not stand between them."""
    asker = FakeAsker(outcome)
    chats = talk(asker)
    chats.reply(Incoming("telegram:1", "你好"), LIMIT)
    chats.reply(Incoming("telegram:1", "学费多少"), LIMIT)

    assert asker.asked[-1].history == ()


def test_a_failure_is_one_sentence_with_a_reference() -> None:
    """The person sees no error, and the next question is answered."""
    chats = talk(FakeAsker())
    (sorry,) = chats.reply(Incoming("telegram:1", "坏"), LIMIT)
    (english,) = chats.reply(Incoming("telegram:1", "坏", "en"), LIMIT)

    before, after = ZH.errors["Exception"].split("{reference}")
    assert sorry.text.startswith(before)
    assert sorry.text.endswith(after)
    assert "ZeroDivision" not in sorry.text
    assert english.text.startswith(EN.errors["Exception"].split("{reference}")[0])
    assert "[1]" in chats.reply(Incoming("telegram:1", "好"), LIMIT)[0].text


def test_the_log_has_the_reference_and_not_the_question() -> None:
    """An administrator finds the place, and learns nothing of the person."""
    with capture_logs() as lines:
        (sorry,) = talk(FakeAsker()).reply(Incoming("telegram:1", "我叫张三，坏"), LIMIT)
        talk(FakeAsker()).reply(Incoming("telegram:1", "李四的学费"), LIMIT)

    failed, done = lines
    assert failed["reference"] in sorry.text
    assert failed["error"] == "ZeroDivisionError"
    assert (done["event"], done["outcome"]) == ("answered", "answered")
    assert "张三" not in str(lines)
    assert "李四" not in str(lines)
