"""People at the stand-in for Telegram: what they do, and what the bot says to them."""

from __future__ import annotations

import json
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib import parse

from tests.e2e.conftest import Telegram, eventually

BOT, NAME = 7, "policy_bot"
_NUMBERS = count(10_000)
"""Of messages, presses and searches: no two alike, whoever does them."""


@dataclass(frozen=True)
class Said:
    """A message of the bot as it stands in the end; `to` is the message it replies to."""

    number: int
    text: str
    to: int = 0
    topic: int = 0
    entities: tuple[Mapping[str, Any], ...] = ()
    buttons: Mapping[str, str] = field(default_factory=dict)

    @property
    def quotes(self) -> list[str]:
        """What it shows as quoted, counted as Telegram counts."""
        wide = self.text.encode("utf-16-le")
        return [
            wide[one["offset"] * 2 : (one["offset"] + one["length"]) * 2].decode("utf-16-le")
            for one in self.entities
            if one["type"] == "expandable_blockquote"
        ]

    def button(self, beginning: str) -> str:
        """What the first button comes back with whose label begins so."""
        return next(data for label, data in self.buttons.items() if label.startswith(beginning))


@dataclass
class Person:
    """Somebody in a chat, and in a topic of it where it has some; groups are below zero."""

    telegram: Telegram
    chat: int
    id: int = 0
    topic: int = 0
    language: str = "zh"
    heard: set[int] = field(default_factory=set)

    def ask(self, text: str) -> Said:
        """Write, and wait for the answer."""
        return self.replied(self.write(text))

    def replied(self, number: int) -> Said:
        """What is said in reply to a message of this person."""
        return self.hears(1, lambda said: said.to == number)[0]

    def write(self, text: str, to: Said | None = None, quote: str = "") -> int:
        """Write a message, perhaps in reply; in a group the bot is named."""
        named = f"@{NAME} {text}" if self.chat < 0 and not text.startswith("/") and not to else text
        content = self._content(next(_NUMBERS)) | {"text": named, "entities": _marks(named)}
        if to is not None:
            content["reply_to_message"] = self._of_bot(to)
        if quote:
            content["quote"] = {"text": quote, "position": 0, "is_manual": True}
        self.telegram.update({"message": content | {"from": self._who()}})
        return int(content["message_id"])

    def send(self, name: str, data: bytes, album: str = "") -> int:
        """Send a file, perhaps one of an album; gives the number of the message."""
        address = f"{self.telegram.root}/__fixture/upload?name={parse.quote(name)}"
        with urllib.request.urlopen(address, data, timeout=10) as response:  # noqa: S310  loopback
            known = json.load(response)["file_id"]
        file = {"file_id": known, "file_unique_id": known, "file_name": name}
        content = self._content(next(_NUMBERS)) | {"document": file | {"file_size": len(data)}}
        grouped = {"media_group_id": album} if album else {}
        self.telegram.update({"message": content | grouped | {"from": self._who()}})
        return int(content["message_id"])

    def talk(self, text: str) -> None:
        """Say something to the others."""
        content = self._content(next(_NUMBERS)) | {"text": text, "from": self._who()}
        self.telegram.update({"message": content})

    def press(self, said: Said, data: str, label: str = "") -> int:
        """Press a button under a message of the bot."""
        number = next(_NUMBERS)
        label = label or next((one for one, its in said.buttons.items() if its == data), "")
        keyboard = {"inline_keyboard": [[{"text": label or "…", "callback_data": data}]]}
        content = self._of_bot(said) | {"reply_markup": keyboard}
        query = {"id": str(number), "from": self._who(), "message": content, "data": data}
        self.telegram.update({"callback_query": query | {"chat_instance": "1"}})
        return number

    def search(self, text: str) -> list[dict[str, Any]]:
        """Search inline; gives the results that are offered."""
        number = str(next(_NUMBERS))
        query = {"id": number, "from": self._who(), "query": text, "offset": ""}
        self.telegram.update({"inline_query": query})
        found: dict[str, Any] = eventually(lambda: self._answered("inline_query_id", number))
        return list(found["results"])

    def toast(self, number: int) -> str:
        """What is said at once to a press."""
        found = eventually(lambda: self._answered("callback_query_id", str(number)))
        return str(found.get("text", ""))

    def hears(self, count: int = 1, wanted: Callable[[Said], bool] = bool) -> list[Said]:
        """The next messages to this chat and topic, so many at least."""

        def news() -> list[Said]:
            return [one for one in self.said() if one.number not in self.heard and wanted(one)]

        found: list[Said] = eventually(lambda: [n for n in [news()] if len(n) >= count])[0]
        self.heard |= {one.number for one in found}
        return found

    def said(self) -> list[Said]:
        """Every message in this chat and topic as it stands now."""
        found: dict[int, Said] = {}
        for call in self.telegram.call("/__fixture/sent"):
            fields, number = call["fields"], call["message_id"]
            if str(fields.get("chat_id")) != str(self.chat):
                continue
            if call["method"] in {"sendMessage", "sendDocument"}:
                found[number] = _message(number, fields)
            elif call["method"] == "editMessageText":
                number = int(fields["message_id"])
                before = found.get(number)
                found[number] = _message(number, fields, before)
        return [one for one in found.values() if not self.topic or one.topic == self.topic]

    def quiet(self, seconds: float = 1.0) -> list[Said]:
        """What is said in a while in which nothing should be."""
        time.sleep(seconds)
        return [one for one in self.said() if one.number not in self.heard]

    def _answered(self, name: str, number: str) -> dict[str, Any] | None:
        calls: Iterator[dict[str, Any]] = (
            call["fields"] for call in self.telegram.call("/__fixture/sent")
        )
        return next((one for one in calls if str(one.get(name)) == number), None)

    def _who(self) -> dict[str, Any]:
        number = self.id or abs(self.chat)
        return {"id": number, "is_bot": False, "first_name": "甲", "language_code": self.language}

    def _content(self, number: int) -> dict[str, Any]:
        home: dict[str, Any] = {"id": self.chat, "type": "private", "first_name": "甲"}
        if self.chat < 0:
            home = {"id": self.chat, "type": "supergroup", "title": "群", "is_forum": True}
        topic = {"message_thread_id": self.topic, "is_topic_message": True} if self.topic else {}
        return {"message_id": number, "date": int(time.time()), "chat": home, **topic}

    def _of_bot(self, said: Said) -> dict[str, Any]:
        author = {"id": BOT, "is_bot": True, "first_name": "政答", "username": NAME}
        return self._content(said.number) | {"from": author, "text": said.text}


def _marks(text: str) -> list[dict[str, object]]:
    """The command or the mention that a text begins with."""
    kinds = {"/": "bot_command", "@": "mention"}
    if text[:1] not in kinds:
        return []
    length = len(text.split(maxsplit=1)[0])
    return [{"type": kinds[text[0]], "offset": 0, "length": length}]


def _message(number: int, fields: Mapping[str, Any], before: Said | None = None) -> Said:
    rows = (fields.get("reply_markup") or {}).get("inline_keyboard", [])
    replied = int((fields.get("reply_parameters") or {}).get("message_id", 0))
    return Said(
        number,
        str(fields.get("text", fields.get("caption", ""))),
        before.to if before else replied,
        before.topic if before else int(fields.get("message_thread_id") or 0),
        tuple(fields.get("entities") or ()),
        {one["text"]: one.get("callback_data", "") for row in rows for one in row},
    )
