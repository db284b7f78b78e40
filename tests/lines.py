"""A line to Telegram that is no line: it keeps what is asked and answers what it was told to."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any, TypeAlias

from telegram.request import BaseRequest, RequestData

from bot.messengers.telegram.wire import Wire
from tests.updates import BOT

Reply: TypeAlias = Exception | tuple[int, Mapping[str, Any]] | object
"""What a call meets: an error on the way, a refusal with its status, or a result."""


def refused(status: int, description: str, **parameters: object) -> tuple[int, dict[str, Any]]:
    """A refusal as Telegram words it."""
    body = {"ok": False, "error_code": status, "description": description}
    return status, body | ({"parameters": parameters} if parameters else {})


class FakeLine(BaseRequest):
    """Takes every call; `replies` are for the next ones of a method, then all goes well.

    What waits for updates waits for ever when there are none left.
    """

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.replies: dict[str, list[Reply]] = {}
        self.sent = 100

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    @property
    def read_timeout(self) -> float:
        """A time that never comes."""
        return 5.0

    def asked(self, method: str) -> list[dict[str, Any]]:
        """The fields of the calls of a method."""
        return [fields for name, fields in self.calls if name == method]

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *rest: object,
        **more: object,
    ) -> tuple[int, bytes]:
        """One call."""
        del method, rest, more
        name = url.rsplit("/", 1)[-1]
        fields = dict(request_data.parameters) if request_data else {}
        if request_data and request_data.contains_files:
            fields["files"] = sorted(name for name, _, _ in request_data.multipart_data.values())
        self.calls.append((name, fields))
        waiting = self.replies.get(name)
        if name == "getUpdates" and not waiting:
            await asyncio.Event().wait()
        reply = waiting.pop(0) if waiting else self._result(name, fields)
        if isinstance(reply, Exception):
            raise reply
        if isinstance(reply, tuple):
            status, body = reply
            return status, json.dumps(body).encode()
        return 200, json.dumps({"ok": True, "result": reply}).encode()

    def _result(self, name: str, fields: Mapping[str, Any]) -> object:
        if name == "getMe":
            return BOT
        if not name.startswith(("send", "edit")) or name == "sendChatAction":
            return True
        if name.startswith("send"):
            self.sent += 1
        number = fields.get("message_id", self.sent)
        chat = {"id": fields["chat_id"], "type": "private"}
        return {"message_id": number, "date": 1, "chat": chat, "text": "…"}


def wired(line: FakeLine | None = None) -> tuple[Wire, FakeLine]:
    """The library's bot over such a line."""
    line = line or FakeLine()
    return Wire("123456:TEST", "http://x/bot", "http://x/file/bot", line, line), line


def caused(error: Exception, cause: Exception) -> Exception:
    """An error with what led to it."""
    error.__cause__ = cause
    return error
