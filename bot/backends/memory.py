"""Chats in the memory of the process; gone at its end."""

from __future__ import annotations

from collections import OrderedDict, deque
from threading import Lock

_TURNS = 20
_CHATS = 10_000


class MemoryChats:
    """Keeps the latest questions of the latest chats; older ones are dropped."""

    def __init__(self, turns: int = _TURNS, chats: int = _CHATS) -> None:
        self._turns = turns
        self._limit = chats
        self._chats: OrderedDict[str, deque[str]] = OrderedDict()
        self._lock = Lock()

    def earlier(self, chat: str, count: int) -> tuple[str, ...]:
        """The last `count` questions of a chat, the oldest first."""
        with self._lock:
            questions = tuple(self._chats.get(chat, ()))
        return questions[max(0, len(questions) - count) :]

    def keep(self, chat: str, question: str) -> None:
        """Note a question as the latest of its chat."""
        with self._lock:
            self._chats.setdefault(chat, deque(maxlen=self._turns)).append(question)
            self._chats.move_to_end(chat)
            while len(self._chats) > self._limit:
                self._chats.popitem(last=False)

    def forget(self, chat: str) -> None:
        """Drop everything kept of a chat."""
        with self._lock:
            self._chats.pop(chat, None)
