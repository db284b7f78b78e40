"""The transport and the messenger over the stand-in for Telegram: what is taken, once."""

from __future__ import annotations

import asyncio
import urllib.request
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

from bot.address import Address
from bot.backends.memory.rooms import MemoryRooms
from bot.incoming import Attached, Incoming, Sort
from bot.message import Button, Delivery, Enclosure, Finding, Mark, Outgoing, Room, RoomKind, Style
from bot.messengers.telegram.branch import Line, branch
from bot.messengers.telegram.messenger import TelegramMessenger
from bot.messengers.telegram.shown import Profile
from bot.messengers.telegram.webhook import Webhook
from bot.ports import FileTooLargeError, Messenger, UncertainError, UnreachableError, WaitError
from bot.server import Hook, served
from corpus.document import Upload
from tests.e2e.conftest import Telegram, eventually, free_port
from tests.updates import GROUP, PRIVATE, pressing
from tests.words import EN, ZH

pytestmark = pytest.mark.slow

HOME = Room("telegram", "5")
GROUND = Room("telegram", "-100", "3", RoomKind.GROUP)
QUOTED = Outgoing("答𠮷。[1]\n原文", (Mark(7, 9, Style.QUOTE),))
KEYS = ((Button("👍", "v:1:good"), Button("原文 1", "s:1:1")), (Button("网", link="https://a.cn"),))
SECRET = "sesame"  # noqa: S105  of a test


@dataclass
class Inbox:
    """Keeps what comes in; the disk may be full for a while."""

    failures: int = 0
    kept: list[Incoming] = field(default_factory=list)

    async def receive(self, news: Sequence[Incoming]) -> None:
        """Keep some."""
        if self.failures:
            self.failures -= 1
            raise OSError
        self.kept += news

    async def texts(self, count: int) -> list[str]:
        """What was written, when so much of it has come."""
        await there(lambda: len(self.kept) >= count)
        return [one.text for one in self.kept]


async def there(check: Callable[[], Any]) -> Any:  # noqa: ANN401  whatever is waited for
    """What comes to be, while this process goes on."""
    return await asyncio.to_thread(eventually, check)


async def at_once(call: Callable[[], None]) -> None:
    """Run what writes to the disk."""
    call()


async def stored(file: Enclosure) -> Upload | None:
    """The one file that is stored."""
    return Upload("通知.docx", b"PK bytes") if file.version == 1 else None


def made(telegram: Telegram, webhook: Webhook | None = None) -> Any:  # noqa: ANN401
    """A branch over the stand-in, and its hooks."""
    address = Address(telegram.token, f"{telegram.root}/bot", f"{telegram.root}/file/bot")
    profile = Profile({"": (ZH.commands, ZH.shown), "en": (EN.commands, EN.shown)})
    return branch(Line(address, profile, webhook), MemoryRooms(), at_once, stored)


@asynccontextmanager
async def at_work(
    telegram: Telegram, inbox: Inbox, webhook: Webhook | None = None
) -> AsyncIterator[tuple[Messenger, tuple[Hook, ...]]]:
    """The transport running; it must end when it is told to."""
    telegrams, hooks = made(telegram, webhook)
    stop = asyncio.Event()
    task = asyncio.create_task(telegrams.transport.run(inbox.receive, stop))
    try:
        yield telegrams.messenger, hooks
    finally:
        stop.set()
        await asyncio.wait_for(task, 5)
        await telegrams.transport.close()


@asynccontextmanager
async def writing(telegram: Telegram) -> AsyncIterator[TelegramMessenger]:
    """The messenger alone."""
    telegrams, _ = made(telegram)
    yield telegrams.messenger
    await telegrams.transport.close()


def calls(telegram: Telegram, method: str) -> list[dict[str, Any]]:
    """The accepted calls of a method."""
    return [call for call in telegram.call("/__fixture/sent") if call["method"] == method]


def refusals(telegram: Telegram) -> list[dict[str, Any]]:
    """What the stand-in refused."""
    found: list[dict[str, Any]] = telegram.call("/__fixture/refused")
    return found


async def test_everything_comes_once_and_in_order(telegram: Telegram) -> None:
    """Through a server that breaks down and a disk that is full."""
    telegram.fail("getMe", times=1, status=502, description="Bad Gateway")
    telegram.fail("getUpdates", times=1, drop=True)
    inbox = Inbox(failures=2)
    async with at_work(telegram, inbox):
        for number in range(130):
            telegram.write(f"第{number}问")
        texts = await inbox.texts(130)
        telegram.write("最后一问")
        texts = await inbox.texts(131)

    assert texts == [*(f"第{number}问" for number in range(130)), "最后一问"]
    assert len({one.key for one in inbox.kept}) == 131


async def test_what_was_not_acknowledged_comes_again_to_the_next(telegram: Telegram) -> None:
    """Under the same key, by which the inbox knows it."""
    full, good = Inbox(failures=1000), Inbox()
    async with at_work(telegram, full):
        telegram.write("一")
        await there(lambda: full.failures < 1000)
    async with at_work(telegram, good):
        assert await good.texts(1) == ["一"]


async def test_a_webhook_of_yesterday_is_no_obstacle(telegram: Telegram) -> None:
    """Who polls takes it back."""
    form = b"url=http://127.0.0.1:1/old"
    await asyncio.to_thread(
        urllib.request.urlopen,
        f"{telegram.root}/bot{telegram.token}/setWebhook",
        form,
    )
    inbox = Inbox()
    async with at_work(telegram, inbox):
        telegram.write("一")
        assert await inbox.texts(1) == ["一"]


async def test_telegram_is_told_what_to_show(telegram: Telegram) -> None:
    """Commands and words, in every language; nothing of it is refused."""
    async with at_work(telegram, Inbox()):
        await there(lambda: len(calls(telegram, "setMyShortDescription")) == 2)

    assert len(calls(telegram, "setMyCommands")) == 4
    assert refusals(telegram) == []


async def test_deliveries_come_in_by_the_webhook(telegram: Telegram) -> None:
    """Kept before they are acknowledged; forged ones, and what is none, are not kept."""
    port, inbox = free_port(), Inbox(failures=1)
    address = f"http://127.0.0.1:{port}/telegram/x7"
    webhook = Webhook(address, SECRET)
    async with at_work(telegram, inbox, webhook) as (_, hooks), served(hooks, "127.0.0.1", port):
        await there(lambda: calls(telegram, "setWebhook"))
        await asyncio.to_thread(telegram.write, "一")
        again = {"token": telegram.token}
        await asyncio.to_thread(telegram.call, "/__fixture/deliver", again)
        await asyncio.to_thread(telegram.write, "二")
        texts = await inbox.texts(2)
        async with httpx.AsyncClient(trust_env=False) as stranger:
            forged = await stranger.post(address, json={"update_id": 9})
            head = {"x-telegram-bot-api-secret-token": SECRET}
            nonsense = await stranger.post(address, content=b"{", headers=head)
            health = await stranger.get(f"http://127.0.0.1:{port}/health")

    assert texts == ["一", "二"]
    assert (forged.status_code, nonsense.status_code, health.status_code) == (403, 400, 200)
    assert len(inbox.kept) == 2


async def test_a_message_arrives_as_it_was_written(telegram: Telegram) -> None:
    """Text, quote, keyboard, topic and the message it replies to."""
    async with writing(telegram) as messenger:
        first = await messenger.send(Delivery(HOME, QUOTED))
        message = Outgoing(QUOTED.text, QUOTED.marks, KEYS)
        await messenger.send(Delivery(GROUND, message, reply_to=first))
        await messenger.typing(GROUND)

    _, sent = (call["fields"] for call in calls(telegram, "sendMessage"))
    wide = sent["text"].encode("utf-16-le")
    (mark,) = sent["entities"]
    assert sent["text"] == QUOTED.text
    assert wide[mark["offset"] * 2 :].decode("utf-16-le") == "原文"
    assert sent["message_thread_id"] == "3"
    assert len(sent["reply_markup"]["inline_keyboard"]) == 2
    assert refusals(telegram) == []


async def test_a_message_is_edited_in_place(telegram: Telegram) -> None:
    """The same again is no failure, buttons alone may change, what was deleted comes anew."""
    async with writing(telegram) as messenger:
        number = await messenger.send(Delivery(HOME, Outgoing("正在找……")))
        edit = Delivery(HOME, QUOTED, edits=number)
        assert [await messenger.send(edit), await messenger.send(edit)] == [number, number]
        keys = Delivery(HOME, Outgoing("", rows=KEYS), edits=number)
        assert await messenger.send(keys) == number
        deleted = {"chat_id": HOME.chat, "message_id": number}
        await asyncio.to_thread(telegram.call, "/__fixture/delete", deleted)
        assert await messenger.send(edit) != number
        assert await messenger.send(keys) == number

    assert len(calls(telegram, "sendMessage")) == 2


async def test_files_go_both_ways(telegram: Telegram) -> None:
    """The original with its name; what somebody sent, up to what is wanted."""
    upload = urllib.request.Request(  # noqa: S310  the stand-in
        f"{telegram.root}/__fixture/upload?name=a.txt", "通知".encode() * 1000
    )
    with await asyncio.to_thread(urllib.request.urlopen, upload):
        pass
    async with writing(telegram) as messenger:
        file = Enclosure(1, "关于学前教育的通知.docx")
        await messenger.send(Delivery(HOME, Outgoing("原文件", rows=KEYS, file=file)))
        fetched = await messenger.fetch(Attached("user-doc-1", "a.txt"), 10_000)
        with pytest.raises(FileTooLargeError):
            await messenger.fetch(Attached("user-doc-1", "a.txt"), 5_999)

    (call,) = calls(telegram, "sendDocument")
    assert call["file"]["name"] == "关于学前教育的通知.docx"
    assert fetched == "通知".encode() * 1000


async def test_presses_and_searches_are_answered(telegram: Telegram) -> None:
    """By the number they came with."""
    inbox = Inbox()
    finding = Finding("1", "云溪县办法", "第九条", Outgoing("原文。", (Mark(0, 3, Style.QUOTE),)))
    async with at_work(telegram, inbox) as (messenger, _):
        under = {"message_id": 8, "date": 1, "chat": PRIVATE, "text": "答"}
        telegram.update({"callback_query": pressing("s:1:1", under)["callback_query"]})
        query = {"id": "9", "from": PRIVATE | {"is_bot": False}, "query": "率", "offset": ""}
        telegram.update({"inline_query": query})
        await inbox.texts(2)
        press, search = inbox.kept
        await messenger.toast(press.call, "好")
        await messenger.offer(search.call, [finding])

    assert (press.sort, search.sort) == (Sort.PRESS, Sort.SEARCH)
    assert calls(telegram, "answerCallbackQuery")[0]["fields"]["text"] == "好"
    assert len(calls(telegram, "answerInlineQuery")[0]["fields"]["results"]) == 1


async def test_an_admin_of_a_group_is_known(telegram: Telegram) -> None:
    """The stand-in tells who is one."""
    telegram.call("/__fixture/chat", GROUP | {"members": {"5": "administrator"}})
    inbox = Inbox()
    async with at_work(telegram, inbox):
        telegram.write("/quiet", -100, "supergroup")
        await inbox.texts(1)

    assert inbox.kept[0].manages


async def test_nobody_is_told_twice_by_us(telegram: Telegram) -> None:
    """What may have arrived, what surely did not, and what must wait are told apart."""
    async with writing(telegram) as messenger:
        delivery = Delivery(HOME, QUOTED)
        telegram.fail("sendMessage", after=True)
        with pytest.raises(UncertainError):
            await messenger.send(delivery)
        telegram.fail("sendMessage", status=500, description="Internal Server Error")
        with pytest.raises(WaitError):
            await messenger.send(delivery)
        telegram.fail("sendMessage", chat=-100, retry_after=9)
        with pytest.raises(WaitError) as told:
            await messenger.send(Delivery(GROUND, QUOTED))

    assert told.value.seconds == 9
    assert len(calls(telegram, "sendMessage")) == 1


async def test_a_server_that_is_not_there_is_out_of_reach() -> None:
    """Nothing was sent."""
    nowhere = Telegram(free_port(), "1:TEST")
    async with writing(nowhere) as messenger:
        with pytest.raises(UnreachableError):
            await messenger.send(Delivery(HOME, QUOTED))
        await messenger.typing(HOME)
