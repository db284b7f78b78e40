"""An announcement to thousands, from a bot that is killed meanwhile and a server that fails."""

from __future__ import annotations

import random
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.bench import Bench
from benchmarks.chats.figures import busyness
from benchmarks.chats.standin import StandIn, started
from benchmarks.chats.worker import OURS, Worker, working
from benchmarks.table import Table
from bot.announcement import Facets, PostState
from bot.backends.sql.grounds import SqlGrounds
from bot.backends.sql.outcomes import SqlOutcomes
from bot.backends.sql.posts import SqlPosts
from bot.backends.sql.subscriptions import SqlSubscriptions
from bot.message import Outgoing, Room, RoomKind
from bot.posts import Cause, Outcome, Sighting
from bot.subscription import Subscription
from rag.backends.database import Database

COMMAND = "python benchmarks/run.py telegram announcing"
TARGETS, FEW = 5_000, 600
GROUNDS = 200
KILLS, FEW_KILLS = 10, 2
LIFE = (9.0, 16.0)
"""Seconds after which a bot is killed; it takes some of them to be there."""
RATE = 40
OWNER, FIRST_CHANNEL, FIRST_PERSON = 77, 1_000_000, 10_000
TEXT = "【新文件】云溪县校车补助办法"
_BLOCKED, _MISSING, _MOVED = 0.02, 0.01, 0.001
_PATIENCE = 240.0
_FINAL = (PostState.SENT, PostState.UNKNOWN, PostState.FAILED)


@dataclass(slots=True)
class Audience:
    """Everybody it goes to, by chat, and those who cannot be reached."""

    chats: list[int]
    blocked: list[int] = field(default_factory=list)
    missing: list[int] = field(default_factory=list)
    moved: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ending:
    """What it came to: messages by chat, and what the bot says of it."""

    said: Counter[int]
    outcome: Outcome
    listed: int
    told: str
    cut: int
    seconds: float


def tables(bench: Bench) -> list[Table]:
    """Ours; the rivals have no announcements."""
    count, kills = (TARGETS, KILLS) if bench.deep else (FEW, FEW_KILLS)
    audience = _audience(count)
    ending = _announced(audience, kills)
    outcome, said = ending.outcome, ending.said
    final = sum(outcome.counts.get(state, 0) for state in _FINAL)
    sent = outcome.counts.get(PostState.SENT, 0)
    unreached = len(audience.blocked) + len(audience.missing)
    silent = sum(not said[chat] for chat in audience.chats) - unreached - len(audience.moved)
    rows = (
        ("targets", str(TARGETS), str(count)),
        ("kills", str(KILLS), str(kills)),
        ("posted twice", "0", str(sum(number - 1 for number in said.values()))),
        ("in a final state", f"{count} of {count}", f"{final} of {outcome.total}"),
        ("said to be sent", "–", str(sent)),
        ("unknown", "all listed", f"{outcome.unknown}, listed {ending.listed}"),
        ("told to whoever ordered it", "yes", "yes" if ending.told else "no"),
        ("delivered, connection cut", "–", str(ending.cut)),
        ("blocked, missing", "failed", f"{outcome.causes.get(Cause.GONE, 0)} of {unreached}"),
        ("reachable, silent and not unknown", "0", str(max(0, silent - outcome.unknown))),
        ("seconds", "–", f"{ending.seconds:.0f}"),
    )
    note = (
        f"`kill -9` of the bot {LIFE[0]:.0f} to {LIFE[1]:.0f} s after its start, and started again"
        f" at once; {RATE} posts a second at the most. 10 % of what is sent is answered 429"
        " (1 to 5 s), 1 % 502, 1 % is delivered and the connection cut; 2 % have blocked the bot,"
        f" 1 % are gone, some groups have moved. {busyness()}."
    )
    head = ("figure", "asked", "zhengda")
    return [Table("telegram_announcing", "An announcement to many", COMMAND, head, rows, note)]


def _audience(count: int) -> Audience:
    """Channels, groups and persons, of whom some cannot be reached."""
    dice = random.Random(1)
    public = [-FIRST_CHANNEL - number for number in range(min(GROUNDS, count // 10))]
    persons = [FIRST_PERSON + number for number in range(count - len(public))]
    lost = dice.sample(persons, int(count * (_BLOCKED + _MISSING)))
    cut = int(count * _BLOCKED)
    groups = [chat for at, chat in enumerate(public) if at % 2]
    moved = dice.sample(groups, max(1, int(count * _MOVED)))
    return Audience(
        [*public, *persons], lost[:cut], lost[cut:], {chat: chat * 10 for chat in moved}
    )


def _announced(audience: Audience, kills: int) -> Ending:
    with started(lax=True) as standin, _stocked(audience) as stock, _working(stock, standin) as bot:
        _break(standin, audience)
        began = time.monotonic()
        said: Counter[int] = Counter()
        told: list[str] = []
        dice = random.Random(2)
        for _ in range(kills):
            _watch(standin, said, told, dice.uniform(*LIFE))
            bot.kill()
            bot.start()
        while (
            not (_over(bot.data) and told)
            and time.monotonic() - began < _PATIENCE + kills * LIFE[1]
        ):
            _watch(standin, said, told, 1.0)
        seconds = time.monotonic() - began
        _watch(standin, said, told, 5.0)  # what comes twice may come late
        cut = sum(int(fault.get("met", 0)) for fault in standin.met() if fault.get("after"))
        bot.stop()
        outcome, listed = _outcome(bot.data)
        return Ending(
            said, outcome, listed, told[-1].replace("\n", "; ") if told else "–", cut, seconds
        )


@contextmanager
def _working(stock: Path, standin: StandIn) -> Iterator[Worker]:
    settings = {
        "ZHENGDA_OWNER_IDS": str(OWNER),
        "ZHENGDA_TELEGRAM_POSTS_PER_SECOND": str(RATE),
    }
    with working(OURS, stock, standin, **settings) as bot:
        yield bot


@contextmanager
def _stocked(audience: Audience) -> Iterator[Path]:
    """A data directory with everybody in it, and an announcement that was approved."""
    place = Path(tempfile.mkdtemp())
    try:
        database = Database.open(place)
        grounds, persons = SqlGrounds(database), SqlSubscriptions(database)
        public = [chat for chat in audience.chats if chat < 0]
        for at, chat in enumerate(public):
            kind = RoomKind.GROUP if at % 2 else RoomKind.CHANNEL
            grounds.learn(Sighting(Room("telegram", str(chat), kind=kind), f"公告{at}"))
        for chat in audience.chats[len(public) :]:
            persons.keep(Subscription(f"telegram:{chat}", Room("telegram", str(chat))))
        targets, by = range(1, len(public) + 1), f"telegram:{OWNER}"
        text = [Outgoing(TEXT)]
        SqlPosts(database).send(1, text, targets, Facets(), at=None, pin=False, by=by)
        database.close()
        yield place
    finally:
        shutil.rmtree(place)


def _break(standin: StandIn, audience: Audience) -> None:
    """Whom nobody reaches comes first: the first fault that fits is met."""
    ever = 10**6
    for chat in audience.blocked:
        words = "Forbidden: bot was blocked by the user"
        standin.fail("sendMessage", chat=chat, times=ever, status=403, description=words)
    for chat in audience.missing:
        words = "Bad Request: chat not found"
        standin.fail("sendMessage", chat=chat, times=ever, status=400, description=words)
    for chat, new in audience.moved.items():
        words = "Bad Request: group chat was upgraded to a supergroup chat"
        more = {"migrate_to_chat_id": new}
        fault = {"status": 400, "description": words, "parameters": more}
        standin.fail("sendMessage", chat=chat, times=ever, **fault)
    standin.fail("sendMessage", share=0.10, retry_after=[1, 5])
    standin.fail("sendMessage", share=0.01, status=502, description="Bad Gateway")
    standin.fail("sendMessage", share=0.01, after=True)


def _watch(standin: StandIn, said: Counter[int], told: list[str], seconds: float) -> None:
    """See what the bot sends, for a while."""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        time.sleep(min(0.5, left))
        for call in standin.news():
            if call["method"] != "sendMessage":
                continue
            text, chat = str(call["fields"]["text"]), int(call["fields"]["chat_id"])
            if text == TEXT:
                said[chat] += 1
            elif chat == OWNER:
                told.append(text)


def _over(data: Path) -> bool:
    outcome, _ = _outcome(data)
    return outcome.total > 0 and sum(outcome.counts.get(one, 0) for one in _FINAL) == outcome.total


def _outcome(data: Path) -> tuple[Outcome, int]:
    """What the bot says became of it, and how many an admin is shown to settle."""
    database = Database.open(data)
    outcomes = SqlOutcomes(database)
    outcome, listed = outcomes.outcome(1), len(outcomes.unknown(1))
    database.close()
    if outcome is None:
        raise LookupError("the announcement is not there")
    return outcome, listed
