"""Updates as Telegram sends them, for tests of whatever takes them in."""

from __future__ import annotations

from typing import Any

from bot.messengers.telegram.written import Me
from bot.words.commands import CommandWords

ME = Me(7, "policy_bot", frozenset(CommandWords.__dataclass_fields__))
BOT = {"id": 7, "is_bot": True, "first_name": "政答", "username": "policy_bot"}
PERSON = {"id": 5, "is_bot": False, "first_name": "甲", "language_code": "zh"}
OTHER = {"id": 6, "is_bot": False, "first_name": "乙", "language_code": "en"}
PRIVATE = {"id": 5, "type": "private", "first_name": "甲"}
GROUP = {"id": -100, "type": "supergroup", "title": "群"}
CHANNEL = {"id": -200, "type": "channel", "title": "公告"}


def units(text: str) -> int:
    """Length as Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def marked(text: str) -> list[dict[str, Any]]:
    """The entities Telegram finds in a text: a command at its head, and mentions."""
    found: list[dict[str, Any]] = []
    at = 0
    for word in text.split(" "):
        kinds = {"/": "bot_command", "@": "mention"}
        if word[:1] in kinds:
            found.append({"type": kinds[word[0]], "offset": at, "length": units(word)})
        at += units(word) + 1
    return found


def message(text: str = "", /, chat: dict[str, Any] = PRIVATE, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """A message of a person."""
    said: dict[str, Any] = {"text": text, "entities": marked(text)} if text else {}
    return {"message_id": 10, "date": 1, "chat": chat, "from": PERSON} | said | more


def told(text: str = "", /, chat: dict[str, Any] = PRIVATE, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """An update with a message."""
    return {"update_id": 1, "message": message(text, chat, **more)}


def pressing(data: str, under: dict[str, Any] | None) -> dict[str, Any]:
    """An update with a pressed button."""
    query: dict[str, Any] = {"id": "call", "from": PERSON, "chat_instance": "1", "data": data}
    return {"update_id": 1, "callback_query": query | ({"message": under} if under else {})}


def joining(status: str, chat: dict[str, Any] = PRIVATE) -> dict[str, Any]:
    """An update that tells what the bot is in a chat now."""
    before = {"user": BOT, "status": "member"}
    after = {"user": BOT, "status": status, "until_date": 0}
    told = {"chat": chat, "from": PERSON, "date": 1, "old_chat_member": before}
    return {"update_id": 1, "my_chat_member": told | {"new_chat_member": after}}
