"""Makes the jobs of work that takes long. Their keys derive from what ordered it: once for ever.

Work goes through two jobs: the first one says in a chat that it was ordered, the second one does
it and knows which message to tell its progress in, also after a crash. Work of all kinds is done
one after the other; what cancels it waits for none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot import parcel
from bot.job import Job, JobKind
from bot.message import Task, Work
from bot.order import Order, tag

ORDERED, WORKING, STOPPING = "ordered", "working", "stopping"
"""The lanes."""


def ordered(key: str, tasks: Sequence[Task], language: str = "") -> Iterator[Job]:
    """The jobs of beginning work that follows from something with a key."""
    for number, task in enumerate(tasks):
        spoken = replace(task, language=task.language or language)
        if task.work is Work.STOP:
            order = Order(spoken, task.words[0])
            yield Job(JobKind.TASK, stop_key(order.tag), STOPPING, parcel.pack(order))
        else:
            order = Order(spoken, tag(f"{key}:{number}"))
            yield Job(JobKind.TASK, f"order:{order.tag}", ORDERED, parcel.pack(order))


def working(order: Order) -> Job:
    """The job of doing it."""
    return Job(JobKind.TASK, f"work:{order.tag}", WORKING, parcel.pack(order))


def stop_key(name: str) -> str:
    """The key of the job that cancels work with a tag; once it is known, the work is."""
    return f"stop:{name}"
