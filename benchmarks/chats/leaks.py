"""Conversations with a word of their own, and where the words were seen."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from benchmarks.chats.standin import Call

BOT, NAME = 7, "policy_bot"
_WORD = re.compile("QX[B-Z]{4}", re.IGNORECASE)
_SIGNS = "BCDFGHJKLMNPRSTVWZ"


def word(number: int) -> str:
    """A word that stands nowhere else. Example: 3 -> QXBBBF."""
    signs = ""
    for _ in range(4):
        number, at = divmod(number, len(_SIGNS))
        signs = _SIGNS[at] + signs
    return f"QX{signs}"


@dataclass(frozen=True, slots=True)
class Talk:
    """What one person says in one chat and topic; chats of groups are below zero."""

    chat: int
    topic: int
    person: int
    word: str

    def message(self, number: int, text: str) -> dict[str, Any]:
        """A message to the bot."""
        content = self._content(number) | {"from": self._who(), "text": text}
        if text.startswith("/"):
            length = len(text.split(maxsplit=1)[0])
            content["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        elif self.chat < 0:
            content["text"] = f"@{NAME} {text}"
            content["entities"] = [{"type": "mention", "offset": 0, "length": len(NAME) + 1}]
        return content

    def answer(self, number: int) -> dict[str, Any]:
        """A message of the bot, as it stands in what replies to it or presses its button."""
        author = {"id": BOT, "is_bot": True, "first_name": "b", "username": NAME}
        return self._content(number) | {"from": author, "text": "……"}

    def press(self, number: int, data: str, answer: dict[str, Any]) -> dict[str, Any]:
        """A button is pressed."""
        rows = [[{"text": "那中班和大班呢", "callback_data": data}]]
        under = answer | {"reply_markup": {"inline_keyboard": rows}}
        return {
            "id": str(number),
            "from": self._who(),
            "chat_instance": str(self.chat),
            "message": under,
            "data": data,
        }

    def search(self, number: int, text: str) -> dict[str, Any]:
        """An inline search."""
        return {"id": str(number), "from": self._who(), "query": text, "offset": ""}

    def _who(self) -> dict[str, Any]:
        return {"id": self.person, "is_bot": False, "first_name": "丁", "language_code": "zh"}

    def _content(self, number: int) -> dict[str, Any]:
        home: dict[str, Any] = {"id": self.chat, "type": "private", "first_name": "丁"}
        if self.chat < 0:
            home = {"id": self.chat, "type": "supergroup", "title": "群", "is_forum": True}
        topic = {"message_thread_id": self.topic, "is_topic_message": True} if self.topic else {}
        return {"message_id": number, "date": int(time.time()), "chat": home} | topic


@dataclass(slots=True)
class Leaks:
    """Looks through the calls of the bot. `asked` and `calls_of` tell whom a call answers."""

    asked: dict[tuple[int, int], Talk] = field(default_factory=dict)
    calls_of: dict[str, Talk] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    calls: int = 0
    own: int = 0
    foreign: int = 0
    _by_word: dict[str, Talk] = field(default_factory=dict)
    _to: dict[tuple[int, int], Talk] = field(default_factory=dict)

    def begin(self, talks: Iterable[Talk]) -> None:
        """These are the conversations."""
        self._by_word = {talk.word: talk for talk in talks}

    def look(self, call: Call) -> Talk | None:
        """Count the words in a call; gives the conversation it belongs to, where that is known."""
        self.calls += 1
        fields, talk = call["fields"], self._talk(call)
        for found in set(map(str.upper, _WORD.findall(json.dumps(fields, ensure_ascii=False)))):
            owner = self._by_word.get(found)
            if owner is None:
                continue
            if owner == talk or (talk is None and _same_place(owner, fields)):
                self.own += 1
            else:
                self.foreign += 1
                self.told.append(f"{found} seen in {call['method']} to {fields.get('chat_id')}")
        return talk

    def _talk(self, call: Call) -> Talk | None:
        """Whom a call answers: by what it replies to, edits, or was asked by."""
        fields = call["fields"]
        for name in ("callback_query_id", "inline_query_id"):
            if name in fields:
                return self.calls_of.get(str(fields[name]))
        if "chat_id" not in fields:
            return None
        chat = int(fields["chat_id"])
        number = int(call["message_id"] or fields.get("message_id", 0))
        replied = int((fields.get("reply_parameters") or {}).get("message_id", 0))
        talk = self._to.get((chat, number)) or self.asked.get((chat, replied))
        if talk is not None and number:
            self._to[chat, number] = talk
            self.last[talk.word] = number
        return talk


def _same_place(talk: Talk, fields: Any) -> bool:  # noqa: ANN401  JSON
    """Whether a call goes to the chat and topic of a conversation."""
    topic = int(fields.get("message_thread_id") or 0)
    return str(fields.get("chat_id")) == str(talk.chat) and topic == talk.topic
