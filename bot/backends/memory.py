"""Chats in the memory of the process; gone at its end."""

from __future__ import annotations

from collections import OrderedDict, deque
from threading import Lock

from bot.turns import may_be_referred_to
from rag.answer import Answer

_TURNS = 20
_CHATS = 10_000


class MemoryChats:
    """Keeps the latest answers of the latest chats; older ones are dropped."""

    def __init__(self, turns: int = _TURNS, chats: int = _CHATS) -> None:
        self._turns = turns
        self._limit = chats
        self._chats: OrderedDict[str, deque[Answer]] = OrderedDict()
        self._count = 0
        self._lock = Lock()

    def earlier(self, chat: str, count: int) -> tuple[str, ...]:
        """The last `count` questions of a chat that a follow-up may refer to, oldest first."""
        with self._lock:
            answers = tuple(self._chats.get(chat, ()))
        questions = [a.question.text for a in answers if may_be_referred_to(a.outcome)]
        return tuple(questions[max(0, len(questions) - count) :])

    def keep(self, chat: str, answer: Answer) -> int:
        """Keep an answer; returns its number."""
        with self._lock:
            self._chats.setdefault(chat, deque(maxlen=self._turns)).append(answer)
            self._chats.move_to_end(chat)
            while len(self._chats) > self._limit:
                self._chats.popitem(last=False)
            self._count += 1
            return self._count


class MemoryPeople:
    """What people chose, until the process ends."""

    def language(self, person: str) -> str:
        """Nothing was chosen."""
        del person
        return ""
