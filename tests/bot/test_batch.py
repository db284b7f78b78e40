from __future__ import annotations

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from bot.batch import Write, answer_all
from rag.answer import Answer, Question, Script
from rag.telling import Tell, nobody
from tests.answers import answered
from tests.words import WORDINGS

WRITE = Write(WORDINGS)


def slow_first(question: Question, *, script: Script | None = None, tell: Tell = nobody) -> Answer:
    """The first question takes longest."""
    del script, tell
    if question.text == "0":
        time.sleep(0.1)
    if question.text == "坏":
        raise ZeroDivisionError
    return answered(text=question.text)


def line(identifier: object, question: str) -> str:
    """A line of a batch."""
    return json.dumps({"id": identifier, "question": question})


def test_lines_come_out_in_their_order() -> None:
    """Also where a later one is computed first."""
    lines = [line(n, str(n)) for n in range(20)]
    with ThreadPoolExecutor(4) as pool:
        told = list(answer_all(lines, slow_first, WRITE, pool, 4))

    assert [one.id for one in told] == list(range(20))


def test_a_line_is_written_before_the_next_one_is_read() -> None:
    """A program that writes a question and waits for its answer does not wait for ever."""
    answered_first = Event()

    def conversation() -> Iterator[str]:
        yield line(1, "一")
        assert answered_first.wait(10)
        yield line(2, "二")

    with ThreadPoolExecutor(2) as pool:
        told = answer_all(conversation(), slow_first, WRITE, pool, 2)
        first = next(told)
        answered_first.set()
        rest = list(told)

    assert (first.id, [one.id for one in rest]) == (1, [2])


def test_a_question_that_breaks_stops_no_other() -> None:
    """It is told in its place with a reference."""
    lines = [line(1, "一"), line(2, "坏"), line(3, "三")]
    with ThreadPoolExecutor(2) as pool:
        told = list(answer_all(lines, slow_first, WRITE, pool, 2))

    assert [one.outcome for one in told] == ["answered", "failed", "answered"]
    assert told[1].id == 2
    assert "编号" in told[1].answer


def test_no_more_is_read_than_can_be_worked_on() -> None:
    """A long file does not fill the memory."""
    read: list[int] = []

    def endless() -> Iterator[str]:
        for number in range(1_000):
            read.append(number)
            yield line(number, str(number))

    with ThreadPoolExecutor(1) as pool:
        told = answer_all(endless(), slow_first, WRITE, pool, 1)
        next(told)
        time.sleep(0.05)
        seen = len(read)
        list(told)

    assert seen < 50


def test_a_file_that_breaks_off_is_a_failure() -> None:
    """What was read is answered first."""

    def broken() -> Iterator[str]:
        yield line(1, "一")
        raise OSError("the disk is gone")

    with ThreadPoolExecutor(1) as pool:
        told = answer_all(broken(), slow_first, WRITE, pool, 1)
        assert next(told).id == 1
        with pytest.raises(OSError, match="disk is gone"):
            next(told)
