from __future__ import annotations

from dataclasses import replace

from structlog.testing import capture_logs

from bot.incoming import Incoming, Sort
from rag.answer import Answer, Question, Script
from rag.telling import Tell, nobody
from tests.stage import ALICE, PRIVATE, FakeAsker, Stage
from tests.words import EN, ZH


class BrokenAsker(FakeAsker):
    """Breaks at the word 坏."""

    def __call__(
        self, question: Question, *, script: Script | None = None, tell: Tell = nobody
    ) -> Answer:
        """An answer, or none."""
        if "坏" in question.text:
            raise ZeroDivisionError(question.text)
        return super().__call__(question, script=script, tell=tell)


def test_a_failure_is_one_sentence_with_a_reference() -> None:
    """The person sees no error, and the next question is answered."""
    stage = Stage(BrokenAsker())
    stage.teach("好")
    (sorry,) = stage.say("坏").deliveries
    broken = Incoming(PRIVATE, ALICE, "坏", language="en")
    (english,) = stage.react(broken).deliveries

    before, after = ZH.errors["Exception"].split("{reference}")
    assert sorry.message.text.startswith(before)
    assert sorry.message.text.endswith(after)
    assert "ZeroDivision" not in sorry.message.text
    assert english.message.text.startswith(EN.errors["Exception"].split("{reference}")[0])
    assert "[1]" in stage.say("好").deliveries[0].message.text


def test_the_log_has_the_reference_and_not_the_question() -> None:
    """An administrator finds the place, and learns nothing of the person."""
    with capture_logs() as lines:
        (sorry,) = Stage(BrokenAsker()).say("我叫张三，坏").deliveries

    (failed,) = lines
    assert failed["reference"] in sorry.message.text
    assert failed["error"] == "ZeroDivisionError"
    assert "张三" not in str(lines)


def test_a_button_of_a_later_release_has_expired() -> None:
    """Whoever presses it is told, and the room is not."""
    stage = Stage()
    for data in ("", "zz", "zz:1", "v", "?" * 64):
        pressed = Incoming(PRIVATE, ALICE, data, Sort.PRESS, call="c")
        reaction = stage.react(pressed)

        assert reaction.toast == ZH.answering.expired
        assert not reaction.deliveries


def test_the_same_press_twice_is_answered_twice_and_kept_once() -> None:
    """A finger trembles."""
    stage = Stage()
    stage.teach("好")
    stage.say("好")
    answer = stage.last
    old = stage.sent[answer]
    for _ in range(2):
        stage.sent[answer] = replace(old)
        assert stage.press("👍", answer).toast
    assert len(stage.memory.votes) == 1
