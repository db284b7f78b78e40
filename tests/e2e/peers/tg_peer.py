"""A Telegram Bot API server for tests, made of three packages of other people.

`lo-bot-api-emulator` is the server: queues of updates, files, checks of lengths and shapes.
`aiogram` knows the fields of every method of Bot API 10.3. `teremok` knows the rules of HTML and
Markdown. What is ours: the rules of entities (`tg_rules.py`, `tg_checks.py`), what may be edited,
chats and their members, reading back what the bot sent and when, faults on demand, and plain
answers to methods the emulator does not model.

Runs in its own environment (`make peers`), since aiogram caps pydantic below what zhengda uses:
`.venv-peers/bin/python tests/e2e/peers/tg_peer.py --port 18080`, on loopback only. `--lax` leaves
the schemas of aiogram out, for tests under load.

    POST /__fixture/updates {"token", "update"}    an update, as Telegram would send it
    POST /__fixture/updates {"token", "updates"}   many of them; answers their numbers
    POST /__fixture/deliver {"token"}              deliver again what a webhook did not take
    POST /__fixture/upload?name=x.txt (raw body)   a file a person uploaded -> {"file_id"}
    POST /__fixture/chat {"id", "type", "title", "members": {"5": "administrator"}}
    POST /__fixture/delete {"chat_id", "message_id"}   somebody deletes a message of the bot
    GET  /__fixture/sent?after=N                   the accepted calls of the bot, in their order;
                                                   `at` is when, in seconds of CLOCK_MONOTONIC
    GET  /__fixture/refused                        the calls refused for what they were
    GET  /__fixture/file?id=...                    the bytes of a file the bot sent
    POST /__fixture/forget                         no calls were made, no faults are wanted
    POST /__fixture/fault {"method", ...}          which calls fail, and how:
        method: a name or *; chat: only this chat; times: how many (1; with a share: no end);
        share: this part of the calls, by chance; status, description, parameters: the answer;
        retry_after: seconds, or [least, most] by chance (then the status is 429);
        drop: the connection is cut, nothing was done; after: it is cut when all was done;
        hang: seconds to wait before all of that
    GET  /__fixture/faults                         those asked for; `met`: how many calls met each
"""

from __future__ import annotations

import argparse
import asyncio
import copy
import json
import time
from collections.abc import Mapping
from typing import Any

import lo_bot_api_emulator as emulator
import tg_checks
from aiohttp import web
from lo_bot_api_emulator import ApiRefusal, LoBotApiEmulator, updates
from tg_checks import SCHEMAS, plainly
from tg_faults import ROOM, Faults

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
ABOUT_CHATS = {"getChat", "getChatAdministrators", "getChatMember"}
NOT_RECORDED = {"getFile", "getMe", "getUpdates", "getWebhookInfo"} | ABOUT_CHATS
MORE_KINDS = {"channel_post", "chat_member", "edited_channel_post", "edited_message"}


def widen() -> None:
    """Let the emulator take the official parameters and updates instead of its own subset."""
    updates.KINDS |= MORE_KINDS | {"my_chat_member"}
    emulator.CONTRACT = copy.deepcopy(emulator.CONTRACT)
    for name, method in emulator.CONTRACT["methods"].items():
        if name in SCHEMAS and method["parameters"] is not None and method["implemented"]:
            official = set(SCHEMAS[name].model_fields)
            method["parameters"] = sorted(set(method["parameters"]) | official)


def member(number: int, rank: str | None) -> dict[str, Any]:
    """A person in a chat."""
    user = {"id": number, "is_bot": False, "first_name": "u"}
    found: dict[str, Any] = {"user": user, "status": rank or "member"}
    if rank == "creator":
        found["is_anonymous"] = False
    if rank == "administrator":
        rights = SCHEMAS["promoteChatMember"].model_fields
        found |= {name: False for name in rights if name.startswith(("can_", "is_"))}
        found["can_be_edited"] = False
    return found


class Peer(LoBotApiEmulator):
    """The emulator with what our tests need on top."""

    def __init__(self, *, username: str = "policy_bot", lax: bool = False, **rest: Any) -> None:  # noqa: ANN401
        super().__init__(**rest)
        self.username = username
        self.lax = lax
        self.sent: list[dict[str, Any]] = []
        self.refused: list[dict[str, Any]] = []
        self.chats: dict[int, dict[str, Any]] = {}
        self.faults = Faults()
        self.looks: dict[tuple[str, str], list[Any]] = {}

    def app(self) -> web.Application:
        """The server, with the addresses of our own."""
        app = super().app()
        app.router.add_get("/__fixture/sent", self._sent)
        app.router.add_get("/__fixture/refused", self._refused)
        app.router.add_get("/__fixture/file", self._file)
        app.router.add_get("/__fixture/faults", self._faults)
        for name in ("fault", "upload", "forget", "chat", "delete"):
            app.router.add_post(f"/__fixture/{name}", getattr(self, f"_{name}"))
        return app

    async def control(self, request: web.Request) -> web.Response:
        """Updates, one or many."""
        body = await request.json()
        queues, token = self._update_queues, body["token"]
        try:
            if request.path.endswith("/deliver"):
                result: dict[str, Any] = {"delivered": await queues.deliver(token)}
            elif "update" in body:
                result = {"update_id": await queues.enqueue(token, body["update"])}
            else:
                numbers = [await queues.enqueue(token, one) for one in body["updates"]]
                result = {"update_ids": numbers}
        except updates.UpdateError as error:
            raise web.HTTPBadRequest(text=str(error)) from error
        return web.json_response({"ok": True, "result": result})

    async def _sent(self, request: web.Request) -> web.Response:
        return web.json_response(self.sent[int(request.query.get("after", 0)) :])

    async def _refused(self, request: web.Request) -> web.Response:
        del request
        return web.json_response(self.refused)

    async def _file(self, request: web.Request) -> web.Response:
        return web.Response(body=self.assets[request.query["id"]]["data"])

    async def _fault(self, request: web.Request) -> web.Response:
        self.faults.wanted.append(await request.json())
        return web.json_response({"ok": True})

    async def _faults(self, request: web.Request) -> web.Response:
        del request
        return web.json_response(self.faults.wanted)

    async def _chat(self, request: web.Request) -> web.Response:
        chat = await request.json()
        self.chats[int(chat["id"])] = chat
        return web.json_response({"ok": True})

    async def _delete(self, request: web.Request) -> web.Response:
        body = await request.json()
        found = self.looks.pop((str(body["chat_id"]), str(body["message_id"])), None)
        return web.json_response({"ok": found is not None})

    async def _forget(self, request: web.Request) -> web.Response:
        del request
        for kept in (self.sent, self.refused, self.chats, self.looks, self.assets):
            kept.clear()
        self.faults.wanted.clear()
        return web.json_response({"ok": True})

    async def _upload(self, request: web.Request) -> web.Response:
        data = await request.read()
        number = f"user-doc-{len(self.assets) + 1}"
        name = request.query.get("name", "file")
        self.assets[number] = {"filename": name, "data": data, "size": len(data)}
        return web.json_response({"file_id": number, "size": len(data)})

    async def handle(self, request: web.Request) -> web.Response:
        """A call of the bot; it may be one that is to fail."""
        method = request.match_info["method"]
        fault = self.faults.of(method, await self._plain(request)) if self.faults.wanted else None
        if fault is None:
            return await self._handled(request, method)
        await asyncio.sleep(fault.get("hang", 0))
        if not fault.get("after") and not fault.get("drop"):
            await request.read()
            return self.faults.answer(fault)
        done = await self._handled(request, method) if fault.get("after") else web.Response()
        if request.transport is not None:
            request.transport.abort()
        return done

    async def _plain(self, request: web.Request) -> Mapping[str, Any]:
        """The fields of a call without files; they can be read again."""
        if request.content_type.startswith("multipart/"):
            return {}
        return await (request.json() if request.content_type.endswith("json") else request.post())

    async def _handled(self, request: web.Request, method: str) -> web.Response:
        done: web.Response = await super().handle(request)
        if done.status != web.HTTPOk.status_code and method != "getUpdates":
            said = json.loads(done.text or "{}").get("description")
            self.refused.append({"method": method, "status": done.status, "description": said})
        return done

    def validate(self, method: str, fields: dict[str, Any], uploads: dict[str, Any]) -> object:
        """Answer a call, or refuse it as Telegram does."""
        if method != "getUpdates" and not uploads and not self.lax:
            tg_checks.check_schema(method, fields)
        tg_checks.check_markup(fields)
        plain = plainly(fields)
        tg_checks.check_entities(plain)
        self._check_edit(method, plain)
        result = self._result(method, fields, uploads)
        if isinstance(result, dict) and "chat" in result:
            result |= {"chat": self._home(int(fields["chat_id"])), "date": int(time.time())}
            if "message_thread_id" in plain:
                thread = int(plain["message_thread_id"])
                result |= {"message_thread_id": thread, "is_topic_message": True}
        if method not in NOT_RECORDED:
            self._record_call(method, plain, result)
        return result

    def _record_call(self, method: str, plain: dict[str, Any], result: object) -> None:
        number = result.get("message_id") if isinstance(result, dict) else None
        call = {"method": method, "fields": plain, "message_id": number, "at": time.monotonic()}
        if isinstance(result, dict) and "document" in result:
            number_of_file = result["document"]["file_id"]
            name = self.assets[number_of_file]["filename"]
            call |= {"file": {"id": number_of_file, "name": name}}
        self.sent.append(call)

    def _check_edit(self, method: str, plain: dict[str, Any]) -> None:
        """An edit needs a message that is there and must change it."""
        if not method.startswith("editMessage"):
            return
        before = self.looks.get((str(plain.get("chat_id")), str(plain.get("message_id"))))
        if before is None:
            raise ApiRefusal("Bad Request: message to edit not found")
        if before == self._looks(method, plain, before):
            raise ApiRefusal(
                "Bad Request: message is not modified: specified new message content and reply"
                " markup are exactly the same as a current content and reply markup of the message"
            )

    @staticmethod
    def _looks(method: str, plain: dict[str, Any], before: list[Any]) -> list[Any]:
        """Text, entities and keyboard of a message."""
        kept = before[:2] if method == "editMessageReplyMarkup" else ["", []]
        text = [plain.get("text", kept[0]), plain.get("entities", kept[1])]
        return [*text, plain.get("reply_markup") or {"inline_keyboard": []}]

    def _result(self, method: str, fields: dict[str, Any], uploads: dict[str, Any]) -> object:
        if method in PLAIN_TRUE:
            return True
        if method in ABOUT_CHATS:
            return self._about_chat(method, fields)
        modelled = tg_checks.without_awaited(fields)
        result = super().validate(method, modelled, uploads)
        if method == "getMe":
            return {**result, "username": self.username, "supports_inline_queries": True}
        if isinstance(result, dict) and "message_id" in result:
            plain = plainly(fields)
            key = str(fields["chat_id"]), str(result["message_id"])
            self.looks[key] = self._looks(method, plain, self.looks.get(key, ["", []]))
        return result

    def _about_chat(self, method: str, fields: dict[str, Any]) -> object:
        number = int(fields["chat_id"])
        members = self.chats.get(number, {}).get("members", {})
        if method == "getChat":
            return {**self._home(number), "accent_color_id": 0, "max_reaction_count": 0}
        if method == "getChatMember":
            return member(int(fields["user_id"]), members.get(str(fields["user_id"])))
        ranks = {"administrator", "creator"}
        return [member(int(one), rank) for one, rank in members.items() if rank in ranks]

    def _home(self, number: int) -> dict[str, Any]:
        """A chat as messages show it."""
        if number > 0:
            return {"id": number, "type": "private", "first_name": "u"}
        known = self.chats.get(number, {})
        kind, title = known.get("type", "supergroup"), known.get("title", "g")
        return {"id": number, "type": kind, "title": title}


def main() -> None:
    """Serve until stopped."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=18080)
    parser.add_argument("--lax", action="store_true")
    given = parser.parse_args()
    widen()
    peer = Peer(
        lax=given.lax,
        enable_control=True,
        allow_insecure_loopback_webhooks=True,
        max_updates=ROOM,
        max_bots=ROOM,
        max_assets=ROOM,
    )
    web.run_app(peer.app(), host="127.0.0.1", port=given.port, access_log=None, print=None)


if __name__ == "__main__":
    main()
