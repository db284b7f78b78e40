from __future__ import annotations

from datetime import date

import pytest
from structlog.testing import capture_logs

from bot.backends.memory.chats import MemoryChats
from bot.chat import Talk
from bot.incoming import Incoming
from bot.message import Room
from rag.answer import Answer, Outcome, Question, Script
from rag.rewrite import Rewriting
from rag.telling import Tell, nobody
from tests.answers import answered, refused
from tests.models import FakeModel

HERE, THERE = Room("telegram", "1"), Room("telegram", "2")


class FakeAsker:
    """Answers everything in one way, and notes what it was asked."""

    def __init__(self, outcome: Outcome = Outcome.ANSWERED) -> None:
        self.asked: list[Question] = []
        self.outcome = outcome

    def __call__(
        self, question: Question, *, script: Script | None = None, tell: Tell = nobody
    ) -> Answer:
        """The same answer to every question."""
        del script
        self.asked.append(question)
        tell(answered(text=question.text))
        if self.outcome.answers:
            return answered(text=question.text)
        return refused(self.outcome, text=question.text)


def talk(asker: FakeAsker, history: int = 3) -> Talk:
    """Conversations in memory over a fake question line."""
    return Talk(asker, MemoryChats(), history)


def said(text: str, room: Room = HERE) -> Incoming:
    """Something somebody writes."""
    return Incoming(room, f"telegram:{room.chat}", text)


def test_a_follow_up_comes_with_the_questions_before_it() -> None:
    """Oldest first, no more than the setting says, and of this chat only."""
    asker = FakeAsker()
    chats = talk(asker, history=2)
    for text in ("一", "二", "三"):
        chats.answer(said(text))
    chats.answer(said("别人", THERE))
    chats.answer(said("四"))

    assert asker.asked[-2] == Question("别人", ())
    assert asker.asked[-1] == Question("四", ("二", "三"))


@pytest.mark.parametrize("outcome", [Outcome.GREETING, Outcome.ATTACK, Outcome.INVALID])
def test_what_is_no_question_is_not_referred_to(outcome: Outcome) -> None:
    """A greeting between two questions does not stand between them."""
    asker = FakeAsker(outcome)
    chats = talk(asker)
    chats.answer(said("你好"))
    chats.answer(said("学费多少"))

    assert asker.asked[-1].history == ()


def test_an_answer_is_heard_while_it_grows() -> None:
    """By whoever asked for it."""
    heard: list[Answer] = []
    talk(FakeAsker()).answer(said("学费多少"), tell=heard.append)

    assert [one.question.text for one in heard] == ["学费多少"]


def test_a_reply_brings_its_own_past() -> None:
    """And the documents that are talked about, and the day."""
    asker, day = FakeAsker(), date(2019, 6, 1)
    chats = talk(asker)
    chats.answer(said("一"))
    chats.answer(said("二"), earlier=("从前",), about=(3,), as_of=day)

    assert asker.asked[-1] == Question("二", ("从前",), day, (3,))


def test_an_answer_is_kept_under_its_number() -> None:
    """By which it is recalled."""
    chats = talk(FakeAsker())
    number, answer = chats.answer(said("一"))
    kept = chats.chats.recall(number)

    assert kept is not None
    assert (kept.room, kept.person, kept.shown) == ("telegram:1", "telegram:1", answer.citations)


def test_the_log_does_not_have_the_question() -> None:
    """An administrator learns nothing of the person."""
    with capture_logs() as lines:
        talk(FakeAsker()).answer(said("李四的学费"))

    (done,) = lines
    assert (done["event"], done["outcome"], done["citations"]) == ("answered", "answered", 1)
    assert "李四" not in str(lines)


def test_a_model_is_told_of_this_conversation_alone() -> None:
    """Not of another chat, nor of what was said before /reset."""
    model = FakeModel(lambda _: "")
    chats = MemoryChats()
    conversation = Talk(Rewriting(FakeAsker(), model, "orders"), chats, 3)
    conversation.answer(said("别处的小学补助多少", THERE))
    conversation.answer(said("从前的小学补助多少"))
    chats.reset(said("").conversation)
    conversation.answer(said("公办幼儿园收费多少"))
    conversation.answer(said("那民办的呢"))

    (prompt,) = model.prompts
    assert "先前的问题：公办幼儿园收费多少\n这个问题：那民办的呢" in prompt.user
    assert "别处" not in prompt.user
    assert "从前" not in prompt.user


def test_nothing_is_left_to_tell_a_model_after_a_reset() -> None:
    """A follow-up to nothing is a question."""
    model = FakeModel(lambda _: "")
    chats = MemoryChats()
    conversation = Talk(Rewriting(FakeAsker(), model, "orders"), chats, 3)
    conversation.answer(said("公办幼儿园收费多少"))
    chats.reset(said("").conversation)
    conversation.answer(said("那民办的呢"))

    assert model.prompts == []


def test_a_model_is_told_of_what_is_replied_to() -> None:
    """It stands for the past of the conversation."""
    model = FakeModel(lambda _: "")
    conversation = Talk(Rewriting(FakeAsker(), model, "orders"), MemoryChats(), 3)
    conversation.answer(said("公办幼儿园收费多少"))
    conversation.answer(said("那初中呢"), earlier=("小学校车补助多少",))

    (prompt,) = model.prompts
    assert "小学校车补助多少" in prompt.user
    assert "幼儿园" not in prompt.user
