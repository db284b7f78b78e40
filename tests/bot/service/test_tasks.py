"""Work that takes long, ordered in a chat: told in one message, cancelled, taken over, given up."""

from __future__ import annotations

import asyncio
import threading
import time
from collections import deque
from dataclasses import dataclass, field

import pytest

from bot.backends.memory.jobs import MemoryJobs
from bot.job import JobKind
from bot.message import Button, Delivery, Outgoing, Reaction, Task, Work
from bot.ports import Doer, StoppedError, Tell, WaitError
from bot.service import gauge, tasks, worker
from bot.service.office import Patience
from tests.serving import FakeMessenger, Running, pressed, said, serving
from tests.words import ZH

NAME = ZH.works[Work.REINDEX]


@dataclass
class Labour:
    """A doer that goes on until it is let; `steps` are told one by one, a moment each."""

    steps: int = 3
    moment: float = 0.01
    begun: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    undone: list[str] = field(default_factory=list)
    errors: deque[Exception] = field(default_factory=deque)
    words: tuple[str, ...] = ("好了",)

    def __call__(self, task: Task, tell: Tell) -> Reaction:
        """Do it."""
        [name] = task.words
        self.begun.append(name)
        try:
            for step in range(self.steps):
                tell(step, self.steps, f"第 {step} 步")
                time.sleep(self.moment)
            tell(self.steps, self.steps)
        except StoppedError:
            self.undone.append(name)
            raise
        if self.errors:
            raise self.errors.popleft()
        self.ended.append(name)
        told = [Delivery(task.room, Outgoing(f"{one} {name}")) for one in self.words]
        return Reaction(tuple(told))


def doers(doer: Doer) -> dict[Work, Doer]:
    """The same for the one kind of work that is ordered here."""
    return {Work.REINDEX: doer}


def stop_button(run: Running, at: int = 0) -> Button:
    """The button under a message."""
    [[button]] = run.messenger.sent[at][1].message.rows
    return button


def history(run: Running, message: str = "m1") -> list[str]:
    """Everything that ever stood in a message."""
    return [
        delivery.message.text
        for at, (_, delivery) in enumerate(run.messenger.sent, 1)
        if (delivery.edits or f"m{at}") == message
    ]


async def test_work_is_told_in_one_message() -> None:
    """That it was ordered, how far it is, what came of it."""
    labour = Labour()
    async with serving(doers=doers(labour)) as run:
        await run.come(said("做一"))
        await run.until(lambda: run.messenger.texts() == ["好了 做一"])

        texts = history(run)
        assert texts[0] == f"{NAME}\n{ZH.tasks.begins}"
        assert stop_button(run).label == ZH.tasks.stop
        assert run.messenger.sent[-1][1].message.rows == ()
        assert len(labour.begun) == 1


async def test_progress_is_told_with_its_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    """The latest reading, at a pace; a chat that takes nothing is left in peace meanwhile."""
    monkeypatch.setattr(gauge, "_GOOD", 0.05)
    monkeypatch.setattr(gauge.Gauge.__init__, "__defaults__", (0.02,))
    messenger = FakeMessenger()
    refusals = iter([None, None, WaitError(0.05)])
    messenger.refuses = lambda _: next(refusals, None)
    async with serving(doers=doers(Labour(40)), messenger=messenger) as run:
        await run.come(said("做一"))
        await run.until(lambda: run.messenger.texts() == ["好了 做一"])

        told = history(run)[1:-1]
        assert 3 < len(told) < 40
        assert any("/ 40（" in text and "每秒" in text and "第" in text for text in told)


async def test_one_work_is_done_after_the_other() -> None:
    """In the order they came; who waits is told how many are before."""
    labour = Labour(30)
    async with serving(doers=doers(labour)) as run:
        await run.come(said("做一"))
        await run.until(lambda: labour.begun)
        await run.come(said("做二", "2"))
        await run.until(lambda: run.messenger.texts("2") == ["好了 做二"])

        assert labour.ended == ["做一", "做二"]
        assert any(ZH.tasks.waits.format(count=1) in d.message.text for _, d in run.messenger.sent)


async def test_questions_do_not_wait_for_work() -> None:
    """They have threads of their own."""
    labour = Labour(100)
    async with serving(doers=doers(labour)) as run:
        await run.come(said("做一"))
        await run.until(lambda: labour.begun)
        await run.come(said("学费", "2"))
        await run.until(lambda: run.messenger.texts("2") == ["答 学费"])

        assert not labour.ended


async def test_a_button_cancels_what_is_done() -> None:
    """It undoes itself; nothing else is said."""
    labour = Labour(1_000)
    async with serving(doers=doers(labour)) as run:
        await run.come(said("做一"))
        await run.until(lambda: labour.begun)
        await run.come(pressed(stop_button(run).press))
        await run.until(lambda: run.messenger.texts() == [ZH.tasks.stopped], 5)

        assert labour.undone == ["做一"]
        await run.come(said("做二"))
        await run.until(lambda: len(labour.begun) == 2)


async def test_a_button_cancels_what_waits() -> None:
    """At once; it is never begun. Pressed again it does nothing."""
    labour = Labour(60)
    async with serving(doers=doers(labour)) as run:
        await run.come(said("做一"))
        await run.until(lambda: labour.begun)
        await run.come(said("做二", "2"))
        await run.until(lambda: run.messenger.texts("2"))
        at = next(at for at, (_, d) in enumerate(run.messenger.sent) if d.room.chat == "2")
        press = stop_button(run, at).press
        await run.come(pressed(press, "2"))
        await run.until(lambda: run.messenger.texts("2") == [ZH.tasks.stopped])
        assert not labour.ended

        await run.come(pressed(press, "2"), said("做三"))
        await run.until(lambda: len(labour.ended) == 2)
        assert labour.begun == ["做一", "做三"]
        assert run.messenger.texts("2") == [ZH.tasks.stopped]


async def test_what_a_cancel_leaves_is_put_right() -> None:
    """Whether it was begun or waited; what is to be said of that follows."""
    labour = Labour(1_000)
    undoing = {work: lambda task: said_of(task, "放回去了") for work in Work}
    async with serving(doers=doers(labour), undoing=undoing) as run:
        await run.come(said("做一"))
        await run.until(lambda: labour.begun)
        await run.come(said("做二", "2"))
        await run.until(lambda: run.messenger.texts("2"))
        at = next(at for at, (_, d) in enumerate(run.messenger.sent) if d.room.chat == "2")
        await run.come(pressed(stop_button(run, at).press, "2"))
        await run.until(lambda: run.messenger.texts("2") == [ZH.tasks.stopped, "放回去了"])
        await run.come(pressed(stop_button(run).press))
        await run.until(lambda: run.messenger.texts("1") == [ZH.tasks.stopped, "放回去了"], 5)


def said_of(task: Task, text: str) -> Reaction:
    """A sentence to whoever ordered work."""
    return Reaction((Delivery(task.room, Outgoing(text)),))


async def test_a_cancel_is_heard_from_another_process() -> None:
    """All that it takes is that it is kept among the jobs."""
    labour, jobs = Labour(1_000), MemoryJobs()
    async with serving(doers=doers(labour), jobs=jobs) as run:
        await run.come(said("做一"))
        await run.until(lambda: labour.begun)
        tag = stop_button(run).press.rpartition(":")[2]
        jobs._keys.add((JobKind.TASK, f"stop:{tag}"))
        await run.until(lambda: labour.undone, 5)


async def test_a_stop_of_the_service_lets_work_begin_again() -> None:
    """In the same message, by the next start; that was no try."""
    labour, jobs, messenger = Labour(1_000), MemoryJobs(), FakeMessenger()
    async with serving(doers=doers(labour), jobs=jobs, messenger=messenger) as run:
        await run.come(said("做一"))
        await run.until(lambda: labour.begun)
    assert labour.undone == ["做一"]
    assert jobs.backlog(JobKind.TASK).waiting == 1

    labour.steps = 2
    async with serving(doers=doers(labour), jobs=jobs, messenger=messenger) as run:
        await run.until(lambda: messenger.texts() == ["好了 做一"])


async def test_whoever_comes_after_a_crash_takes_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the lease has run out, and in the same message; the late one is refused."""
    jobs, messenger = MemoryJobs(lease=1.0), FakeMessenger()
    monkeypatch.setattr(worker, "_RENEW", 0.2)
    stuck, go = threading.Event(), threading.Event()

    def hang(task: Task, tell: Tell) -> Reaction:
        del tell
        stuck.set()
        go.wait(20)
        return Reaction((Delivery(task.room, Outgoing("太晚了")),))

    async with serving(doers=doers(hang), jobs=jobs, messenger=messenger) as first:
        await first.come(said("做一"))
        await first.until(stuck.is_set)
        first.service._tasked._jobs = MemoryJobs()  # its heart stands still: nothing is renewed
        labour = Labour(200)
        async with serving(doers=doers(labour), jobs=jobs, messenger=messenger) as run:
            await run.until(lambda: labour.ended)
            await run.until(lambda: messenger.texts() == ["好了 做一"])
            go.set()
            await asyncio.sleep(0.2)

        assert messenger.texts() == ["好了 做一"]
        assert labour.begun == ["做一"]


async def test_work_that_brings_the_process_down_is_given_up() -> None:
    """After three tries; whoever ordered it is told, and what waits behind it is done."""
    jobs, messenger, labour = MemoryJobs(), FakeMessenger(), Labour(1)
    async with serving(doers=doers(Labour(1_000)), jobs=jobs, messenger=messenger) as run:
        await run.come(said("做一"))
        await run.until(lambda: len(messenger.sent) > 1)
    jobs._lease = 0.0
    for _ in range(3):
        [held] = jobs.claim(JobKind.TASK, 1)
        assert held.job.key.startswith("work:")
    jobs._lease = 60.0
    async with serving(doers=doers(labour), jobs=jobs, messenger=messenger) as run:
        await run.until(lambda: messenger.texts() == [ZH.tasks.given_up])
        await run.come(said("做二", "2"))
        await run.until(lambda: messenger.texts("2") == ["好了 做二"])

    assert labour.begun == ["做二"]
    assert jobs.backlog(JobKind.TASK).dead == 1


async def test_what_breaks_is_one_sentence() -> None:
    """It is not tried again."""
    labour = Labour(errors=deque([ZeroDivisionError("secret")]))
    async with serving(doers=doers(labour)) as run:
        await run.come(said("做一"))
        await run.until(lambda: run.messenger.texts() and "编号" in run.messenger.texts()[0])

        assert "secret" not in run.messenger.texts()[0]
        await asyncio.sleep(0.1)
        assert labour.begun == ["做一"]


async def test_what_hangs_is_left_to_itself() -> None:
    """And the next work is done."""
    go = threading.Event()

    def hang(task: Task, tell: Tell) -> Reaction:
        del tell
        if task.words == ("做一",):
            go.wait(20)
        return Reaction()

    async with serving(doers=doers(hang), patience=Patience(task=0.1)) as run:
        await run.come(said("做一"), said("做二", "2"))
        await run.until(lambda: run.messenger.texts() == [ZH.tasks.hangs])
        await run.until(lambda: run.messenger.texts("2") == [ZH.tasks.done])
        go.set()


async def test_an_end_that_is_too_long_is_cut() -> None:
    """The first page takes the place of the progress."""
    labour = Labour(words=("长" * 5_000, "另外"))
    async with serving(doers=doers(labour)) as run:
        await run.come(said("做一"))
        await run.until(lambda: len(run.messenger.texts()) == 3)

        assert [len(one) for one in run.messenger.texts()] == [4096, 907, 5]


async def test_the_end_of_long_work_is_a_message_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nobody hears of an edit."""
    monkeypatch.setattr(tasks, "_LONG", 0.01)
    async with serving(doers=doers(Labour())) as run:
        await run.come(said("做一"))
        await run.until(lambda: len(run.messenger.texts()) == 2)

        over, told = run.messenger.texts()
        assert over.startswith(NAME)
        assert told == "好了 做一"


async def test_work_may_order_work() -> None:
    """It is told and done like any other."""

    def twice(task: Task, tell: Tell) -> Reaction:
        tell(0, 0)
        if task.words == ("做一",):
            return Reaction(tasks=(Task(Work.REINDEX, task.room, task.person, ("又",)),))
        return Reaction((Delivery(task.room, Outgoing("又好了")),))

    async with serving(doers=doers(twice)) as run:
        await run.come(said("做一"))
        await run.until(lambda: run.messenger.texts() == [ZH.tasks.done, "又好了"])
