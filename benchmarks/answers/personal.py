"""`answers personal`: numbers that name people, planted in questions, and where they are found.

The whole service runs on a data directory of its own, with a language model that is asked over
HTTP and says again what it reads; the questions come as messages, in groups, as follow-ups, edited,
quoted, forwarded, as commands, searches, captions and names of files, and on the command line.
Then every file of the data directory, the log, every request to the model, every message sent and
a backup are searched for what was planted, as it was written and as its digits alone.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.answers.obedient import Obedient
from benchmarks.answers.planted import Planted, planted
from benchmarks.asked import Asked
from benchmarks.bench import Bench
from benchmarks.material import samples
from benchmarks.product import Product
from benchmarks.table import Table
from bot.incoming import Attached, Incoming, Referred, Sort
from bot.message import Room, RoomKind
from bot.ports import Branch
from bot.service.serving import Means, Service, Sizes
from bot.service.state import State
from bot.setup import Setup, prepare
from bot.wiring import House, opened
from rag.ports import Prompt
from tests.scripted import Script as Steps
from tests.scripted import Scripted, said, scripted
from tests.serving import FakeMessenger, FakeTransport

COMMAND = "python benchmarks/run.py answers personal"
COUNT = 200
OBEDIENT = Obedient()
BATCHED = 20
"""So many of them on the command line."""
SIZES = Sizes(answering=2, slow=1, quick=2, state=2, person=10_000, group=10_000, file=1_000)
QUIET = 10.0
"""Seconds without a message after which everything is answered."""
ROUTES: tuple[Callable[[Incoming], Incoming], ...] = (
    lambda one: one,
    lambda one: _as(one, Sort.COMMAND, "check"),
    lambda one: one,
    lambda one: _as(one, Sort.COMMAND, "feedback"),
    lambda one: _as(one, Sort.COMMAND, "asof", "2026-01-01 "),
    lambda one: one,
    lambda one: _as(one, Sort.SEARCH),
    lambda one: _as(one, Sort.FORWARD),
    lambda one: replace(one, room=Room("fake", f"-{one.room.chat}", kind=RoomKind.GROUP)),
    lambda one: replace(one, text="这条说的对吗？", referred=Referred("1", one.text)),
    lambda one: replace(one, text="那初中呢？", referred=Referred("1", one.text, quote=one.text)),
    lambda one: replace(one, sort=Sort.FILE, file=Attached("f", f"{one.text}.txt", 10)),
)
AFTER_ANOTHER = 3
"""Every so many of them is a follow-up to a question of the same person."""


def tables(bench: Bench) -> list[Table]:
    """By kind: how many were planted, and where any of them was found."""
    all_of = list(planted(COUNT))
    with tempfile.TemporaryDirectory() as place:
        data = Path(place) / "data"
        shutil.copytree(bench.product(samples()).data, data)
        with scripted(_obeys) as model, _configured(model):
            rest = all_of[BATCHED:]
            sent = asyncio.run(_served(data, rest))
            Product(data).ask(Asked(str(at), "", p.text) for at, p in enumerate(all_of[:BATCHED]))
            told = [Product(data).run("audit")]
            saved = Path(place) / "saved.zip"
            Product(data).run("backup", str(saved))
        found = _found(all_of, data, model, [*sent, *told], saved)
    return [_table(all_of, found, len(model.asked), len(sent))]


def _obeys(body: Mapping[str, Any]) -> Steps:
    """A model that says again what it reads."""
    orders, user = (str(one["content"]) for one in (body["messages"][0], body["messages"][-1]))
    return said(*OBEDIENT.write(Prompt(orders, user), 0.0))


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
    """Bring every question by its route, and wait until nothing more is said."""
    incoming = [each for at, one in enumerate(asked) for each in _incoming(at, one.text)]
    for one in incoming:
        if transport.receive:
            await transport.receive([one])
    quiet, heard = 0.0, 0
    # What somebody says in a group, or sends as a file, may be answered by nothing.
    while quiet < QUIET:
        await asyncio.sleep(0.1)
        quiet = quiet + 0.1 if len(messenger.sent) == heard else 0.0
        heard = len(messenger.sent)


def _incoming(at: int, text: str) -> list[Incoming]:
    """What a person of its own says, by one of the routes."""
    person = str(1_000 + at)
    plain = Incoming(Room("fake", person), f"fake:{person}", text, key=f"k{at}", message=str(at))
    one = ROUTES[(at + at // len(ROUTES)) % len(ROUTES)](plain)
    if at % AFTER_ANOTHER:
        return [one]
    before = replace(plain, text="云溪县校车补助小学生多少元？", key=f"b{at}", message=f"{at}0")
    edited = replace(plain, text=f"{text}！", key=f"e{at}")
    return [before, one, edited]


def _as(one: Incoming, sort: Sort, command: str = "", before: str = "") -> Incoming:
    return Incoming(
        one.room, one.person, before + one.text, sort, one.key, command, message=one.message
    )


def _found(
    all_of: Sequence[Planted], data: Path, model: Scripted, sent: Sequence[str], saved: Path
) -> dict[str, Counter[str]]:
    """What was found where, by kind."""
    files = [one for one in data.rglob("*") if one.is_file()]
    places = {
        "store": [one.read_bytes() for one in files if one.suffix != ".log"],
        "log": [one.read_bytes() for one in files if ".log" in one.name],
        "prompts": [json.dumps(one, ensure_ascii=False).encode() for one in model.asked],
        "messages": [one.encode() for one in sent],
        "backup": [*_unpacked(saved)],
    }
    found: dict[str, Counter[str]] = {}
    for place, contents in places.items():
        whole = b"\n".join(contents)
        for one in all_of:
            if any(trace.encode() in whole for trace in one.traces):
                found.setdefault(place, Counter())[one.kind] += 1
                print(f"FOUND in {place}: {one.kind}")
    return found


def _unpacked(saved: Path) -> Iterator[bytes]:
    with zipfile.ZipFile(saved) as whole:
        for name in whole.namelist():
            yield name.encode()
            yield whole.read(name)


def _table(
    all_of: Sequence[Planted], found: dict[str, Counter[str]], prompts: int, sent: int
) -> Table:
    places = ("store", "log", "prompts", "messages", "backup")
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
