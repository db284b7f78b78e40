"""Makes the jobs of what goes out. Their keys derive from what it answers: nothing goes twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot import parcel
from bot.incoming import Incoming
from bot.job import Job, JobKind
from bot.message import Button, Delivery, Outgoing


def posted(key: str, deliveries: Sequence[Delivery], placeholder: Delivery | None) -> Iterator[Job]:
    """The jobs of sending these; the first takes the place of what was shown meanwhile.

    Example: what follows from `telegram:12` has the keys `telegram:12:0`, `telegram:12:1`.
    """
    for number, delivery in enumerate(deliveries):
        one = delivery
        if placeholder and not number and one.room == placeholder.room and not one.edits:
            one = replace(one, edits=placeholder.edits)
        yield post(f"{key}:{number}", one)


def post(key: str, delivery: Delivery) -> Job:
    """The job of sending one message."""
    return Job(JobKind.DELIVERY, key, delivery.room.lane, parcel.pack(delivery))


def said(
    incoming: Incoming, about: str, sentence: str, rows: tuple[tuple[Button, ...], ...] = ()
) -> Job:
    """The job of replying with one sentence; `about` makes its key."""
    reply = Delivery(incoming.room, Outgoing(sentence, rows=rows), incoming.message)
    return post(key_of(incoming, about), reply)


def key_of(incoming: Incoming, about: str) -> str:
    """The key of such a reply."""
    return f"{incoming.key}:{about}"
