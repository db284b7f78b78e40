"""An answer is computed once, and never outlives what it was computed from."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from threading import Barrier, Event, Lock
from time import sleep

import pytest

from rag.answer import Answer, Notice, Outcome, Question, Script
from rag.permits import Permits
from rag.remembered import Remembering
from rag.telling import Tell, nobody
from tests.answers import answered
from tests.asking import Desk, stocked

RULE = (
    "云溪县校车补助办法\n\n第一条　为方便乘车，制定本办法。\n\n第二条　校车补助标准为每学期{}元。\n"
)
FEE = Question("校车补助标准每学期多少元？")


@dataclass
class Counting:
    """Answers everything alike, and counts; waits where it is told to, breaks where it is."""

    asked: list[tuple[Question, Script | None]] = field(default_factory=list)
    go: Event = field(default_factory=Event)
    breaks: bool = False
    notice: Notice | None = None
    lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self.go.set()

    def __call__(
        self, question: Question, *, script: Script | None = None, tell: Tell = nobody
    ) -> Answer:
        """The answer, which took a minute."""
        with self.lock:
            self.asked.append((question, script))
        tell(answered(text=question.text))
        self.go.wait(10)
        if self.breaks:
            raise OSError("the disk is gone")
        return Answer(
            question,
            Outcome.NOTHING_FOUND,
            script or Script.SIMPLIFIED,
            notice=self.notice,
            seconds=60.0,
        )


def remembered_after(asker: Remembering, *earlier: str) -> Answer:
    """The answer to the question about the fee, after other questions."""
    return asker(replace(FEE, history=earlier))


@pytest.fixture
def desk() -> Desk:
    """A county with one rule."""
    return stocked(("校车.txt", RULE.format(320)))


def remembering(desk: Desk, asks: Counting, most: int = 10) -> Remembering:
    """What is tested, before somebody who counts."""
    return Remembering(asks, desk.store, desk.shelf, lambda: date(2026, 1, 1), most)


def test_what_was_asked_before_is_not_computed_again(desk: Desk) -> None:
    """The answer is the same; the seconds are those of remembering it."""
    asks = Counting()
    asker = remembering(desk, asks)

    first, again = asker(FEE), asker(FEE)

    assert len(asks.asked) == 1
    assert replace(again, seconds=60.0) == first
    assert again.seconds < 1


@pytest.mark.parametrize(
    "other",
    [
        Question("校车补助多少？"),
        replace(FEE, as_of=date(2020, 1, 1)),
        replace(FEE, about=(1,)),
    ],
)
def test_another_question_is_another_one(desk: Desk, other: Question) -> None:
    """So are another day and another document talked about."""
    asks = Counting()
    asker = remembering(desk, asks)
    asker(FEE)

    assert asker(other).question == other
    assert len(asks.asked) == 2


def test_another_script_is_another_answer(desk: Desk) -> None:
    """The frame of an answer is part of it."""
    asks = Counting()
    asker = remembering(desk, asks)

    assert asker(FEE, script=Script.ENGLISH).script is Script.ENGLISH
    assert asker(FEE, script=Script.TRADITIONAL).script is Script.TRADITIONAL


def test_many_who_ask_at_once_wait_for_one(desk: Desk) -> None:
    """One computes; nobody gets something else."""
    asks = Counting()
    asks.go.clear()
    asker = remembering(desk, asks)
    together = Barrier(9)

    def ask(_: int) -> Answer:
        together.wait(10)
        return asker(FEE)

    with ThreadPoolExecutor(8) as pool:
        waiting = [pool.submit(ask, turn) for turn in range(8)]
        together.wait(10)
        asks.go.set()
        answers = {replace(one.result(10), seconds=0.0) for one in waiting}

    assert (len(asks.asked), len(answers)) == (1, 1)


def test_the_first_who_asks_hears_an_answer_grow(desk: Desk) -> None:
    """Who waits for the same answer, or gets it later, hears nothing until it is there."""
    asks, heard, later = Counting(), list[Answer](), list[Answer]()
    asker = remembering(desk, asks)

    asker(FEE, tell=heard.append)
    asker(FEE, tell=later.append)

    assert [one.outcome for one in heard] == [Outcome.ANSWERED]
    assert later == []


def test_what_was_answered_in_need_is_not_remembered(desk: Desk) -> None:
    """Without its model, or not to the end: a minute later it may be answered better."""
    asks = Counting(notice=Notice.AWAY)
    asker = remembering(desk, asks)
    asker(FEE)
    asks.notice = None

    assert [asker(FEE).notice, asker(FEE).notice] == [None, None]
    assert len(asks.asked) == 2


def test_in_another_mode_other_answers_are_given(desk: Desk) -> None:
    """What a model put into words is not given while it is paused."""
    asks, mode = Counting(), ["model"]
    asker = Remembering(asks, desk.store, desk.shelf, mode=lambda: mode[0])
    for one in ("model", "quotes", "model", "quotes"):
        mode[0] = one
        asker(FEE)

    assert len(asks.asked) == 2


def test_it_is_not_busy_while_it_only_waits(desk: Desk) -> None:
    """For a model that writes, what computes in the meantime need not stand back."""
    asks, permits = Counting(), Permits(1)
    asks.go.clear()
    asker = Remembering(asks, desk.store, desk.shelf, permits=permits)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(asker, FEE)
        while not asks.asked:
            sleep(0.01)
        during = asker.busy
        with permits:
            computing = asker.busy
        asks.go.set()
        waiting.result(10)

    assert (during, computing) == (False, True)


def test_what_broke_is_not_remembered(desk: Desk) -> None:
    """The next one who asks is answered."""
    asks = Counting(breaks=True)
    asker = remembering(desk, asks)
    with pytest.raises(OSError, match="gone"):
        asker(FEE)
    asks.breaks = False

    assert asker(FEE).outcome is Outcome.NOTHING_FOUND


def test_only_so_many_are_kept(desk: Desk) -> None:
    """Those asked last."""
    asks = Counting()
    asker = remembering(desk, asks, most=2)
    for text in ("一", "二", "三", "三", "二", "一"):
        asker(Question(text))

    assert [question.text for question, _ in asks.asked] == ["一", "二", "三", "一"]


def test_another_day_is_answered_anew(desk: Desk) -> None:
    """A rule may take effect overnight."""
    asks, days = Counting(), [date(2026, 1, 1)]
    asker = Remembering(asks, desk.store, desk.shelf, lambda: days[0])
    asker(FEE)
    days[0] = date(2026, 1, 2)
    asker(FEE)

    assert len(asks.asked) == 2


def test_a_changed_corpus_is_seen_by_the_very_next_question(desk: Desk) -> None:
    """Added, replaced or removed: no answer is given from what was there before."""
    asker = Remembering(desk.asker, desk.store, desk.shelf)

    def quoted() -> list[str]:
        return [one.quote for one in asker(FEE).citations]

    assert "320" in "".join(quoted())
    (record,) = desk.store.records()
    desk.library.remove(record.id)
    assert quoted() == []
    desk.add(("校车.txt", RULE.format(480)))
    assert "480" in "".join(quoted())
    assert "320" not in "".join(quoted())


def test_fifty_who_ask_after_a_replacement_get_no_old_quote(desk: Desk) -> None:
    """Complaint 8: an assistant went on answering from the document that was replaced."""
    asker = Remembering(desk.asker, desk.store, desk.shelf)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: asker(FEE), range(20)))
        (record,) = desk.store.records()
        desk.library.remove(record.id)
        desk.add(("新.txt", RULE.format(480)))
        later = list(pool.map(lambda _: asker(FEE), range(50)))

    assert {"480" in "".join(c.quote for c in answer.citations) for answer in later} == {True}
    assert {"320" in "".join(c.quote for c in answer.citations) for answer in later} == {False}


def test_it_is_busy_while_an_answer_is_computed(desk: Desk) -> None:
    """And no longer."""
    asks = Counting()
    asks.go.clear()
    asker = remembering(desk, asks)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(asker, FEE)
        while not asks.asked:
            sleep(0.01)
        during = asker.busy
        asks.go.set()
        waiting.result(10)

    assert (during, asker.busy) == (True, False)


def test_it_is_busy_while_many_ask(desk: Desk) -> None:
    """Even where each is answered at once."""
    asker = remembering(desk, Counting())
    for _ in range(3):
        asker(FEE)
    before = asker.busy
    asker(FEE)

    assert (before, asker.busy) == (False, True)


def test_what_was_said_before_makes_no_other_question_of_it(desk: Desk) -> None:
    """Where nothing of it is referred to; the answer names the question as it was asked."""
    asks = Counting()
    asker = remembering(desk, asks)
    asker(FEE)
    after = remembered_after(asker, "幼儿园小班最多收多少人？")
    asker(Question("那中学呢？", (FEE.text,)))
    asker(Question("那中学呢？", ("午餐多少钱？",)))

    assert after.question.history == ("幼儿园小班最多收多少人？",)
    assert len(asks.asked) == 3
