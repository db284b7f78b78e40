"""A Telegram Bot API server for tests, made of three packages of other people.

`lo-bot-api-emulator` is the server: queues of updates, files, checks of lengths and shapes.
`aiogram` knows the fields of every method of Bot API 10.3. `teremok` knows the rules of HTML and
Markdown. What is ours: getMe's username, reading back what the bot sent, faults on demand,
and plain answers to methods the emulator does not model.

Runs in its own environment (`make peers`), since aiogram caps pydantic below what zhengda uses:
`.venv-peers/bin/python tests/e2e/peers/tg_peer.py --port 18080`, on loopback only.

    POST /__fixture/updates {"token", "update"}    an update, as Telegram would send it
    POST /__fixture/upload?name=x.txt (raw body)   a file a person uploaded -> {"file_id"}
    GET  /__fixture/sent?after=N                   the accepted calls of the bot, in their order
    POST /__fixture/fault {"method", "times", "status", "retry_after", "description"}
    POST /__fixture/forget                         no calls were made, no faults are wanted
"""

from __future__ import annotations

import argparse
import copy
import json
from typing import Any

import lo_bot_api_emulator as emulator
from aiogram import methods
from aiohttp import web
from lo_bot_api_emulator import ApiRefusal, LoBotApiEmulator
from pydantic import ValidationError
from teremok.validation import ApiRuleViolation, validate_html, validate_markdown

SCHEMAS = {
    f"{name[0].lower()}{name[1:]}": getattr(methods, name)
    for name in methods.__all__
    if isinstance(getattr(methods, name), type)
}
PLAIN_TRUE = {
    "leaveChat",
    "pinChatMessage",
    "sendMessageDraft",
    "sendRichMessageDraft",
    "setMessageReaction",
    "setMyDescription",
    "setMyName",
    "setMyShortDescription",
}
NOT_RECORDED = {"getFile", "getMe", "getUpdates", "getWebhookInfo"}
TOO_MANY = 429


def widen() -> None:
    """Let the emulator take the official parameters instead of its own subset."""
    emulator.CONTRACT = copy.deepcopy(emulator.CONTRACT)
    for name, method in emulator.CONTRACT["methods"].items():
        if name in SCHEMAS and method["parameters"] is not None and method["implemented"]:
            official = set(SCHEMAS[name].model_fields)
            method["parameters"] = sorted(set(method["parameters"]) | official)


def decoded(value: object) -> object:
    """A field that holds JSON, as its content."""
    if isinstance(value, str) and value[:1] in {"[", "{"}:
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


class Peer(LoBotApiEmulator):
    """The emulator with what our tests need on top."""

    def __init__(self, *, username: str = "policy_bot", **rest: bool) -> None:
        super().__init__(**rest)
        self.username = username
        self.sent: list[dict[str, Any]] = []
        self.faults: list[dict[str, Any]] = []

    def app(self) -> web.Application:
        """The server, with the addresses of our own."""
        app = super().app()
        app.router.add_get("/__fixture/sent", self._sent)
        app.router.add_post("/__fixture/fault", self._fault)
        app.router.add_post("/__fixture/upload", self._upload)
        app.router.add_post("/__fixture/forget", self._forget)
        return app

    async def _sent(self, request: web.Request) -> web.Response:
        return web.json_response(self.sent[int(request.query.get("after", 0)) :])

    async def _fault(self, request: web.Request) -> web.Response:
        self.faults.append(await request.json())
        return web.json_response({"ok": True})

    async def _forget(self, request: web.Request) -> web.Response:
        del request
        self.sent.clear()
        self.faults.clear()
        return web.json_response({"ok": True})

    async def _upload(self, request: web.Request) -> web.Response:
        data = await request.read()
        number = f"user-doc-{len(self.assets) + 1}"
        name = request.query.get("name", "file")
        self.assets[number] = {"filename": name, "data": data, "size": len(data)}
        return web.json_response({"file_id": number, "size": len(data)})

    def validate(self, method: str, fields: dict[str, Any], uploads: dict[str, Any]) -> object:
        """Answer a call, or refuse it as Telegram does."""
        self._break(method)
        if method != "getUpdates" and not uploads:
            self._check_schema(method, fields)
        self._check_markup(fields)
        result = self._result(method, fields, uploads)
        if isinstance(result, dict) and "chat" in result:
            result |= {"chat": self._chat(int(fields["chat_id"]))}
        if method not in NOT_RECORDED:
            number = result.get("message_id") if isinstance(result, dict) else None
            plain = {key: decoded(value) for key, value in fields.items()}
            self.sent.append({"method": method, "fields": plain, "message_id": number})
        return result

    def _break(self, method: str) -> None:
        """Refuse the call where a test asked for it."""
        for fault in self.faults:
            if fault["method"] in {method, "*"} and fault.get("times", 1) > 0:
                fault["times"] = fault.get("times", 1) - 1
                status = fault.get("status", TOO_MANY)
                after = fault.get("retry_after", 1)
                said = fault.get("description", f"Too Many Requests: retry after {after}")
                more = {"retry_after": after} if status == TOO_MANY else None
                raise ApiRefusal(said, status, more)

    def _check_schema(self, method: str, fields: dict[str, Any]) -> None:
        schema = SCHEMAS.get(method)
        if schema is None:
            raise ApiRefusal("Not Found: method not found", 404)
        if unknown := sorted(set(fields) - set(schema.model_fields)):
            raise ApiRefusal(f"Bad Request: unknown parameter {unknown[0]}")
        try:
            schema.model_validate({key: decoded(value) for key, value in fields.items()})
        except ValidationError as error:
            raise ApiRefusal(f"Bad Request: {' '.join(str(error).split())[:300]}") from None

    def _check_markup(self, fields: dict[str, Any]) -> None:
        mode = str(fields.get("parse_mode", "")).lower()
        if not mode or "text" not in fields or "entities" in fields:
            return
        try:
            if mode == "html":
                validate_html(fields["text"])
            else:
                validate_markdown(fields["text"], 2 if mode == "markdownv2" else 1)
        except ApiRuleViolation as error:
            raise ApiRefusal(error.description) from None

    def _result(self, method: str, fields: dict[str, Any], uploads: dict[str, Any]) -> object:
        if method in PLAIN_TRUE:
            return True
        result = super().validate(method, fields, uploads)
        return {**result, "username": self.username} if method == "getMe" else result

    def _chat(self, number: int) -> dict[str, Any]:
        if number > 0:
            return {"id": number, "type": "private", "first_name": "u"}
        return {"id": number, "type": "supergroup", "title": "g"}


def main() -> None:
    """Serve until stopped."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=18080)
    widen()
    peer = Peer(enable_control=True, allow_insecure_loopback_webhooks=True)
    port = parser.parse_args().port
    web.run_app(peer.app(), host="127.0.0.1", port=port, access_log=None, print=None)


if __name__ == "__main__":
    main()
