"""What became of every question: its first sign of life, its answers, their order."""

from __future__ import annotations

import itertools
import re
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from benchmarks.chats.standin import Call

_SENDS = {"sendMessage", "editMessageText"}


@dataclass(slots=True)
class Asked:
    """A question as it was put: `at` is when it lay in the queue (CLOCK_MONOTONIC).

    `sign` is when anything was first shown in its chat; `said` are the messages that reply to
    it, each with its text and the moment it came to say it.
    """

    chat: int
    message: int
    at: float
    sign: float = 0.0
    said: dict[int, tuple[str, float]] = field(default_factory=dict)

    def answers(self, passing: re.Pattern[str]) -> list[float]:
        """When it was answered; a message that only bids to wait is no answer."""
        return [at for text, at in self.said.values() if not passing.match(text)]


@dataclass(slots=True)
class Ledger:
    """Every question that was put; `passing` are texts that only bid to wait."""

    passing: re.Pattern[str]
    _asked: dict[tuple[int, int], Asked] = field(default_factory=dict)
    _waiting: dict[int, list[Asked]] = field(default_factory=dict)
    _by_reply: dict[tuple[int, int], Asked] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def put(self, chat: int, message: int, at: float) -> None:
        """A question is asked."""
        asked = Asked(chat, message, at)
        with self._lock:
            self._asked[chat, message] = asked
            self._waiting.setdefault(chat, []).append(asked)

    def read(self, calls: Iterable[Call]) -> None:
        """The bot has done something."""
        with self._lock:
            self._read(calls)

    def _read(self, calls: Iterable[Call]) -> None:
        for call in calls:
            fields = call["fields"]
            if "chat_id" not in fields:
                continue
            chat, at = int(fields["chat_id"]), float(call["at"])
            self._sign(chat, at)
            if call["method"] in _SENDS:
                self._say(chat, call, fields, at)

    def _sign(self, chat: int, at: float) -> None:
        for asked in self._waiting.get(chat, ()):
            if asked.at <= at:
                asked.sign = at
        self._waiting[chat] = [one for one in self._waiting.get(chat, ()) if not one.sign]

    def _say(self, chat: int, call: Call, fields: Mapping[str, Any], at: float) -> None:
        number = int(call["message_id"] or fields.get("message_id", 0))
        asked = self._by_reply.get((chat, number))
        if asked is None:
            replied = int((fields.get("reply_parameters") or {}).get("message_id", 0))
            asked = self._asked.get((chat, replied))
        if asked is not None:
            self._by_reply[chat, number] = asked
            asked.said[number] = str(fields["text"]), at

    def __len__(self) -> int:
        return len(self._asked)

    def unanswered(self) -> int:
        """How many questions have no answer so far."""
        return sum(not asked.answers(self.passing) for asked in self._asked.values())

    def doubled(self) -> int:
        """How many answers came that had come before."""
        counts = (len(asked.answers(self.passing)) for asked in self._asked.values())
        return sum(count - 1 for count in counts if count > 1)

    def waits(self) -> list[float]:
        """Seconds from question to answer, of all that were answered."""
        given = ((asked.at, asked.answers(self.passing)) for asked in self._asked.values())
        return [min(answers) - at for at, answers in given if answers]

    def signs(self) -> list[float]:
        """Seconds from question to the first sign of life, of all that had one."""
        return [asked.sign - asked.at for asked in self._asked.values() if asked.sign]

    def mixed_up(self, away: re.Pattern[str]) -> int:
        """How many answers came before the answer to an earlier question of their chat.

        `away` are the words for those who are turned away: they are said at once.
        """
        return sum(_descents(times) for times in self._in_order(away))

    def saying(self, words: re.Pattern[str]) -> int:
        """How many questions were answered with these words."""
        said = (text for asked in self._asked.values() for text, _ in asked.said.values())
        return sum(bool(words.match(text)) for text in said)

    def _in_order(self, away: re.Pattern[str]) -> Iterator[list[float]]:
        """The first answers of every chat, in the order of the questions."""
        chats: dict[int, list[float]] = {}
        for asked in self._asked.values():
            turned = any(away.match(text) for text, _ in asked.said.values())
            if not turned and (answers := asked.answers(self.passing)):
                chats.setdefault(asked.chat, []).append(min(answers))
        yield from chats.values()


def _descents(times: list[float]) -> int:
    return sum(later < before for before, later in itertools.pairwise(times))
