"""Words planted in one conversation and looked for in every other: chats, groups and topics."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from random import Random
from typing import Any

from benchmarks.bench import Bench
from benchmarks.chats import people
from benchmarks.chats.drive import warmed
from benchmarks.chats.leaks import Leaks, Talk, word
from benchmarks.chats.said import PASSING
from benchmarks.chats.standin import Call, StandIn, started
from benchmarks.chats.worker import OURS, working
from benchmarks.material import samples
from benchmarks.table import Table

COMMAND = "python benchmarks/run.py telegram canaries"
MANY, FEW = 200, 60
_GROUPS = 5
"""Every fifth chat is a group."""
_QUIET, _PATIENCE = 6.0, 240.0
_BATCH, _PAUSE = 10, 0.35
_ASKED = (
    "云溪县幼儿园小班最多能收多少个孩子？我家的暗号是{}。",
    "那中班和大班呢",
    "{}在哪里办理？",
    "它的标准是多少？",
)


def tables(bench: Bench) -> list[Table]:
    """How often a planted word was seen outside its conversation."""
    stock = bench.product(samples()).data
    count = MANY if bench.deep else FEW
    with started(lax=True) as standin, working(OURS, stock, standin) as worker:
        warmed(standin, worker, people.by_list, PASSING)
        play = Play(standin, _talks(count), Random(5))
        play.run()
    leaks = play.leaks
    for line in leaks.told[:5]:
        print(line)
    rows = (
        ("chats, of them groups", str(MANY), f"{count}, {count // _GROUPS}"),
        ("conversations, each with a word of its own", "–", str(len(play.talks))),
        ("messages to the bot", "–", str(play.number)),
        ("buttons of other chats pressed", "–", str(play.presses)),
        ("calls of the bot looked through", "–", str(leaks.calls)),
        ("word seen in its own conversation", "> 0", str(leaks.own)),
        ("word seen anywhere else", "0", str(leaks.foreign)),
    )
    note = (
        "The words stand in questions, commands, replies and inline searches; conversations are"
        " interleaved, groups have two topics and two people in each, and everybody presses"
        " buttons of everybody else. A word is looked for in every call but the log."
    )
    head = ("figure", "asked", "zhengda")
    return [Table("telegram_canaries", "Words planted in chats", COMMAND, head, rows, note)]


def _talks(chats: int) -> list[Talk]:
    """Private chats, and groups with two topics and two people in each of them."""
    found: list[Talk] = []
    for chat in range(chats):
        if chat % _GROUPS:
            found.append(Talk(50_000 + chat, 0, 50_000 + chat, word(len(found))))
            continue
        for topic, person in ((7, 1), (7, 2), (9, 1), (9, 2)):
            somebody = 90_000 + chat * 10 + person
            found.append(Talk(-1_000_000 - chat, topic, somebody, word(len(found))))
    return found


@dataclass(slots=True)
class Play:
    """People who talk to the bot in turn, and what the bot did to each of them."""

    standin: StandIn
    talks: list[Talk]
    dice: Random
    leaks: Leaks = field(default_factory=Leaks)
    number: int = 0
    presses: int = 0
    _pressable: list[tuple[Talk, str]] = field(default_factory=list)

    def run(self) -> None:
        """Every step for everybody, in an order of its own, before the next step."""
        self.leaks.begin(self.talks)
        for text in _ASKED:
            self._round([self._message(talk, text.format(talk.word)) for talk in self._mixed()])
        self._settle()
        self._round([self._reply(talk) for talk in self._mixed()])
        self._round([self._message(talk, f"/feedback {talk.word}") for talk in self._mixed()])
        # This one is said back to whoever wrote it: it shows that the words are found.
        self._round([self._message(talk, f"/sources {talk.word}") for talk in self._mixed()])
        self._settle()
        self._round([self._press(talk) for talk in self._mixed() for _ in range(2)])
        self._round([self._search(talk) for talk in self._mixed()])
        self._round([self._message(talk, "那小班呢") for talk in self._mixed()])
        self._settle()

    def _mixed(self) -> list[Talk]:
        return self.dice.sample(self.talks, len(self.talks))

    def _round(self, updates: list[dict[str, Any]]) -> None:
        for at in range(0, len(updates), _BATCH):
            self.standin.write(updates[at : at + _BATCH])
            time.sleep(_PAUSE)
            self._read()

    def _settle(self) -> None:
        """Wait until the bot is quiet."""
        quiet = end = time.monotonic()
        while time.monotonic() - quiet < _QUIET and time.monotonic() - end < _PATIENCE:
            time.sleep(0.3)
            if self._read():
                quiet = time.monotonic()

    def _read(self) -> int:
        """Look through what the bot did; typing is no sign that it has more to say."""
        news = self.standin.news()
        for call in news:
            talk = self.leaks.look(call)
            if talk is not None:
                self._pressable += [(talk, data) for data in _buttons(call)]
        return sum(call["method"] != "sendChatAction" for call in news)

    def _message(self, talk: Talk, text: str) -> dict[str, Any]:
        """Somebody writes; in a group they name the bot."""
        self.number += 1
        self.leaks.asked[talk.chat, self.number] = talk
        return {"message": talk.message(self.number, text)}

    def _reply(self, talk: Talk) -> dict[str, Any]:
        """Somebody replies to the last thing the bot said to them."""
        update = self._message(talk, f"这个{talk.word}也算吗？")
        if answer := self.leaks.last.get(talk.word):
            update["message"]["reply_to_message"] = talk.answer(answer)
        return update

    def _press(self, talk: Talk) -> dict[str, Any]:
        """Somebody presses a button that stood under what was said to somebody else."""
        self.number += 1
        self.presses += 1
        others = [data for owner, data in self._pressable if owner.word != talk.word]
        data = self.dice.choice(others) if others else "v:1:good"
        self.leaks.calls_of[str(self.number)] = talk
        answer = talk.answer(self.leaks.last.get(talk.word, 1))
        return {"callback_query": talk.press(self.number, data, answer)}

    def _search(self, talk: Talk) -> dict[str, Any]:
        self.number += 1
        self.leaks.calls_of[str(self.number)] = talk
        return {"inline_query": talk.search(self.number, f"幼儿园 {talk.word}")}


def _buttons(call: Call) -> list[str]:
    """What the buttons under a message come back with."""
    markup = call["fields"].get("reply_markup") or {}
    rows = markup.get("inline_keyboard", []) if isinstance(markup, dict) else []
    return [one["callback_data"] for row in rows for one in row if one.get("callback_data")]
