"""Which calls of a bot fail, and what they are told."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

from aiohttp import web

TOO_MANY = 429
ROOM = 10**6


class Faults:
    """Which calls are to fail."""

    def __init__(self) -> None:
        self.wanted: list[dict[str, Any]] = []
        self._chance = random.Random(0)  # noqa: S311  a test wants the same chances again

    def of(self, method: str, fields: Mapping[str, Any]) -> dict[str, Any] | None:
        """The fault a call meets."""
        for fault in self.wanted:
            share = fault.get("share")
            left = fault.get("times", ROOM if share else 1)
            if left <= 0 or fault["method"] not in {method, "*"}:
                continue
            if "chat" in fault and str(fault["chat"]) != str(fields.get("chat_id")):
                continue
            if share is None or self._chance.random() < share:
                fault["times"] = left - 1
                fault["met"] = fault.get("met", 0) + 1
                return fault
        return None

    def answer(self, fault: Mapping[str, Any]) -> web.Response:
        """What a call that fails is told."""
        wait = fault.get("retry_after", 1)
        after = self._chance.randint(*wait) if isinstance(wait, list) else wait
        status = fault.get("status", TOO_MANY)
        said = fault.get("description", f"Too Many Requests: retry after {after}")
        body = {"ok": False, "error_code": status, "description": said}
        more = {"retry_after": after} if status == TOO_MANY else {}
        return web.json_response(
            body | {"parameters": more | fault.get("parameters", {})}, status=status
        )
