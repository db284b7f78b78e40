"""Groups: who is meant is answered once, everybody else is left in peace."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.bench import Bench
from benchmarks.chats import people
from benchmarks.chats.drive import warmed
from benchmarks.chats.said import PASSING
from benchmarks.chats.standin import Call, StandIn, started
from benchmarks.chats.worker import OURS, working
from benchmarks.material import samples
from benchmarks.table import Table

COMMAND = "python benchmarks/run.py telegram group"
GROUP, BOT, NAME = -1_000_777, 7, "policy_bot"
MESSAGES, ADDRESSED = 500, 20
_QUESTION = "幼儿园食品留样要留多少克、存多久"
_WAYS = ("mention", "reply", "command", "topic")
_PATIENCE = 150.0


def tables(bench: Bench) -> list[Table]:
    """How many answers a busy group gets."""
    stock = bench.product(samples()).data
    with started() as standin, working(OURS, stock, standin) as worker:
        warmed(standin, worker, people.by_list, PASSING)
        dice = random.Random(3)
        ours = set(dice.sample(range(1, MESSAGES + 1), ADDRESSED))
        ways = {number: _WAYS[at % len(_WAYS)] for at, number in enumerate(sorted(ours))}
        updates = list(_chatter(dice, ways))
        for at in range(0, len(updates), 50):
            standin.write(updates[at : at + 50])
            time.sleep(0.2)
        calls = _collected(standin, ADDRESSED)
    answers = [call for call in calls if _is_answer(call)]
    right = sum(_fits(call, ways) for call in answers)
    rows = (
        ("messages, of them addressed", f"{MESSAGES}, {ADDRESSED}", f"{len(updates)}, {len(ways)}"),
        ("answers", str(ADDRESSED), str(len(answers))),
        ("to the one who asked, in the topic of the question", str(ADDRESSED), str(right)),
        ("anything else said in the group", "0", str(_said(calls) - len(answers))),
    )
    note = (
        "Mentions, replies to the bot, commands and mentions in topics, five each; the others talk"
        " to each other, ask, forward, edit, mention other bots and reply to each other."
    )
    head = ("figure", "asked", "zhengda")
    return [Table("telegram_group", "A busy group", COMMAND, head, rows, note)]


def _chatter(dice: random.Random, ways: dict[int, str]) -> Iterator[dict[str, object]]:
    """The messages of a group in their order."""
    for number in range(1, MESSAGES + 1):
        message = _message(number, dice.randrange(2_000, 2_040))
        if number in ways:
            _address(message, ways[number])
        else:
            _talk(message, dice)
        kind = "edited_message" if "edit_date" in message else "message"
        yield {kind: message}


def _message(number: int, person: int) -> dict[str, Any]:
    return {
        "message_id": number,
        "date": int(time.time()),
        "chat": {"id": GROUP, "type": "supergroup", "title": "家长群", "is_forum": True},
        "from": {"id": person, "is_bot": False, "first_name": "乙", "language_code": "zh"},
    }


def _address(message: dict[str, Any], way: str) -> None:
    """Make it a question to the bot."""
    message["text"] = _QUESTION
    if way in {"mention", "topic"}:
        message["text"] = f"@{NAME} {_QUESTION}"
        message["entities"] = [{"type": "mention", "offset": 0, "length": len(NAME) + 1}]
    if way == "topic":
        message |= {"message_thread_id": 42, "is_topic_message": True}
    if way == "command":
        message["text"] = f"/start@{NAME}"
        length = len(message["text"])
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
    if way == "reply":
        message["reply_to_message"] = _of_bot(message)


def _of_bot(message: dict[str, Any]) -> dict[str, Any]:
    author = {"id": BOT, "is_bot": True, "first_name": "b", "username": NAME}
    return {
        "message_id": 900_000,
        "date": 1,
        "chat": message["chat"],
        "from": author,
        "text": "您好",
    }


def _talk(message: dict[str, Any], dice: random.Random) -> None:
    """Make it something the bot has nothing to do with."""
    way = dice.randrange(8)
    message["text"] = dice.choice(
        ("吃了吗", "明天几点开会", _QUESTION, "哈哈哈", "幼儿园补助多少？")
    )
    if way == 0:
        other = dict(message["from"], id=message["from"]["id"] + 1)
        message["reply_to_message"] = {**_of_bot(message), "from": other}
    if way == 1:
        message["forward_origin"] = {"type": "hidden_user", "date": 1, "sender_user_name": "丙"}
    if way == 2:
        message["edit_date"] = int(time.time())
    if way == 3:
        message["text"] = f"@other_bot {_QUESTION}"
        message["entities"] = [{"type": "mention", "offset": 0, "length": 10}]
    if way == 4:
        message["text"] = "/start@other_bot"
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": 16}]
    if way == 5:
        message["from"] |= {"is_bot": True, "username": "some_bot"}
    if way == 6:
        message |= {"message_thread_id": 42, "is_topic_message": True}


def _collected(standin: StandIn, wanted: int) -> list[Call]:
    """What the bot did in the group, until it is quiet and as much as wanted has come."""
    calls: list[Call] = []
    end, quiet = time.monotonic() + _PATIENCE, 0
    while time.monotonic() < end and quiet < 10:
        time.sleep(0.5)
        news = [call for call in standin.news() if _here(call)]
        calls += news
        enough = sum(map(_is_answer, calls)) >= wanted
        quiet = quiet + 1 if enough and not news else 0
    return calls


def _here(call: Call) -> bool:
    return str(call["fields"].get("chat_id")) == str(GROUP)


def _said(calls: Sequence[Call]) -> int:
    return sum(call["method"] == "sendMessage" for call in calls)


def _is_answer(call: Call) -> bool:
    """A message that replies and is more than a bid to wait."""
    fields = call["fields"]
    if call["method"] != "sendMessage" or PASSING.match(str(fields["text"])):
        return False
    return bool(fields.get("reply_parameters"))


def _fits(call: Call, ways: dict[int, str]) -> bool:
    """Whether an answer replies to a message that was addressed, in its topic."""
    fields = call["fields"]
    way = ways.get(int(fields["reply_parameters"]["message_id"]))
    topic = 42 if way == "topic" else 0
    return way is not None and int(fields.get("message_thread_id") or 0) == topic
