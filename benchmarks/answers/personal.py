"""`answers personal`: numbers that name people, planted in questions, and where they are found.

The whole service runs on a data directory of its own, with a language model that is asked over
HTTP; the questions come as messages, commands, searches and captions, and on the command line.
Then every file of the data directory, the log, every request to the model and every message sent
is searched for what was planted, as it was written and as its digits alone.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.answers.planted import Planted, planted
from benchmarks.asked import Asked
from benchmarks.bench import Bench
from benchmarks.material import samples
from benchmarks.product import Product
from benchmarks.table import Table
from bot.incoming import Incoming, Sort
from bot.message import Room
from bot.ports import Branch
from bot.service.serving import Means, Service, Sizes
from bot.service.state import State
from bot.setup import Setup, prepare
from bot.wiring import House, opened
from tests.scripted import Scripted, said, scripted
from tests.serving import FakeMessenger, FakeTransport

COMMAND = "python benchmarks/run.py answers personal"
COUNT = 200
BATCHED = 20
"""So many of them on the command line."""
SIZES = Sizes(answering=2, slow=1, quick=2, state=2, person=10_000, group=10_000, file=1_000)
PATIENCE = 300.0
ROUTES: tuple[Callable[[Incoming], Incoming], ...] = (
    lambda one: one,
    lambda one: _as(one, Sort.COMMAND, "check"),
    lambda one: one,
    lambda one: _as(one, Sort.COMMAND, "feedback"),
    lambda one: _as(one, Sort.COMMAND, "asof", "2026-01-01 "),
    lambda one: one,
    lambda one: _as(one, Sort.SEARCH),
    lambda one: _as(one, Sort.FORWARD),
)


def tables(bench: Bench) -> list[Table]:
    """By kind: how many were planted, and where any of them was found."""
    all_of = list(planted(COUNT))
    with tempfile.TemporaryDirectory() as place:
        data = Path(place) / "data"
        shutil.copytree(bench.product(samples()).data, data)
        with scripted(said('{"claims": []}')) as model, _configured(model):
            rest = all_of[BATCHED:]
            sent = asyncio.run(_served(data, rest))
            Product(data).ask(Asked(str(at), "", p.text) for at, p in enumerate(all_of[:BATCHED]))
        found = _found(all_of, data, model, sent)
    return [_table(all_of, found, len(model.asked), len(sent))]


@contextmanager
def _configured(model: Scripted) -> Iterator[None]:
    """The settings of a service with a model, and a log that tells everything."""
    wanted = {
        "ZHENGDA_MODEL": "scripted",
        "ZHENGDA_MODEL_URL": model.url,
        "ZHENGDA_LOG_LEVEL": "DEBUG",
    }
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


async def _served(data: Path, asked: Sequence[Planted]) -> list[str]:
    """Everything that a service sends to these questions."""
    setup = prepare(data)
    messenger, transport, state = FakeMessenger(), FakeTransport(), State(SIZES.state)
    with opened(setup) as house:
        means = _means(setup, house)
        stop = asyncio.Event()
        service = Service(means, {"fake": Branch(messenger, transport)}, state)
        ended = asyncio.create_task(service.run(stop))
        try:
            await transport.started.wait()
            await _asked(asked, messenger, transport)
        finally:
            stop.set()
            await ended
            state.close()
    offered = [repr(findings) for _, findings in messenger.offers]
    return [one.message.text for _, one in messenger.sent] + offered


def _means(setup: Setup, house: House) -> Means:
    known = house.means
    return Means(
        desk=house.desk,
        jobs=house.jobs,
        chats=house.talk.chats,
        people=known.people,
        rooms=known.rooms,
        wordings=setup.wordings,
        words=setup.words,
        sizes=SIZES,
    )


async def _asked(
    asked: Sequence[Planted], messenger: FakeMessenger, transport: FakeTransport
) -> None:
    """Bring every question by its route, and wait until each is answered."""
    incoming = [_incoming(at, one.text) for at, one in enumerate(asked)]
    for one in incoming:
        if transport.receive:
            await transport.receive([one])
    rooms = {one.room.chat for one in incoming if one.sort is not Sort.SEARCH}
    async with asyncio.timeout(PATIENCE):
        while not rooms <= {one.room.chat for _, one in messenger.sent}:  # noqa: ASYNC110  no event
            await asyncio.sleep(0.1)


def _incoming(at: int, text: str) -> Incoming:
    """A question of a person of its own, by one of the routes."""
    person = str(1_000 + at)
    plain = Incoming(Room("fake", person), f"fake:{person}", text, key=f"k{at}", message=str(at))
    return ROUTES[(at + at // len(ROUTES)) % len(ROUTES)](plain)


def _as(one: Incoming, sort: Sort, command: str = "", before: str = "") -> Incoming:
    return Incoming(
        one.room, one.person, before + one.text, sort, one.key, command, message=one.message
    )


def _found(
    all_of: Sequence[Planted], data: Path, model: Scripted, sent: Sequence[str]
) -> dict[str, Counter[str]]:
    """What was found where, by kind."""
    files = [one for one in data.rglob("*") if one.is_file()]
    places = {
        "store": [one.read_bytes() for one in files if one.suffix != ".log"],
        "log": [one.read_bytes() for one in files if ".log" in one.name],
        "prompts": [json.dumps(one, ensure_ascii=False).encode() for one in model.asked],
        "messages": [one.encode() for one in sent],
    }
    found: dict[str, Counter[str]] = {}
    for place, contents in places.items():
        whole = b"\n".join(contents)
        for one in all_of:
            if any(trace.encode() in whole for trace in one.traces):
                found.setdefault(place, Counter())[one.kind] += 1
                print(f"FOUND in {place}: {one.kind}")
    return found


def _table(
    all_of: Sequence[Planted], found: dict[str, Counter[str]], prompts: int, sent: int
) -> Table:
    places = ("store", "log", "prompts", "messages")
    count = Counter(one.kind for one in all_of)
    rows = [
        (kind, str(many), *(str(found.get(place, Counter())[kind]) for place in places))
        for kind, many in count.items()
    ]
    total = [str(found.get(place, Counter()).total()) for place in places]
    rows.append(("all", str(len(all_of)), *total))
    head = ("what", "planted", *(f"found in {place} (asked: 0)" for place in places))
    note = f"{prompts} requests to the model, {sent} messages; {BATCHED} by the command line"
    return Table(
        "answers_personal", "Personal numbers in questions", COMMAND, head, tuple(rows), note
    )
