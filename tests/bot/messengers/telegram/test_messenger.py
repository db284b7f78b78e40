from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from telegram.error import NetworkError, TimedOut

from bot.incoming import Attached
from bot.message import Button, Delivery, Enclosure, Finding, Mark, Outgoing, Room, RoomKind, Style
from bot.messengers.telegram.messenger import TelegramMessenger
from bot.messengers.telegram.pace import Pace
from bot.ports import (
    FileGoneError,
    FileTooLargeError,
    NotTakenError,
    RoomGoneError,
    RoomMovedError,
    UncertainError,
    UnreachableError,
    WaitError,
)
from corpus.document import Upload
from tests.lines import FakeLine, Reply, caused, refused, wired

HOME = Room("telegram", "5")
TOPIC = Room("telegram", "-100", "3", RoomKind.GROUP)
MESSAGE = Outgoing("原文", (Mark(0, 2, Style.QUOTE),))
LOST = refused(400, "Bad Request: message to edit not found")
NO_TOPIC = refused(400, "Bad Request: message thread not found")
SAME = refused(400, "Bad Request: message is not modified: specified new message content …")


async def kept(file: Enclosure) -> Upload | None:
    """The files that are kept: an original, and whatever was made."""
    return Upload(file.name, b"bytes") if file.made or file.version == 1 else None


def over(method: str = "", *replies: Reply) -> tuple[TelegramMessenger, FakeLine]:
    """The messenger over a line on which the next calls meet something."""
    wire, line = wired()
    line.replies[method] = list(replies)
    return TelegramMessenger(wire, Pace(), kept), line


def fields(call: dict[str, Any], name: str) -> Any:  # noqa: ANN401
    """A field that holds JSON."""
    value = call[name]
    return json.loads(value) if isinstance(value, str) else value


async def test_a_message_is_text_with_entities_and_never_parsed() -> None:
    """It replies to the asker, in the topic, without previews of links."""
    messenger, line = over()
    rows = ((Button("👍", "v:1:good"), Button("网", link="https://a.cn/")),)
    number = await messenger.send(Delivery(TOPIC, Outgoing("原文", MESSAGE.marks, rows), "10"))

    (call,) = line.asked("sendMessage")
    assert (number, call["text"], call["message_thread_id"]) == ("101", "原文", 3)
    assert "parse_mode" not in call
    reply = fields(call, "reply_parameters")
    assert (reply["message_id"], reply["allow_sending_without_reply"]) == (10, True)
    assert fields(call, "entities")[0]["type"] == "expandable_blockquote"
    assert fields(call, "link_preview_options") == {"is_disabled": True}
    assert fields(call, "reply_markup")["inline_keyboard"] == [
        [{"text": "👍", "callback_data": "v:1:good"}, {"text": "网", "url": "https://a.cn/"}]
    ]


async def test_what_is_to_be_replied_to_opens_the_field_for_it() -> None:
    """Unless there are buttons, which Telegram shows instead."""
    messenger, line = over()
    await messenger.send(Delivery(TOPIC, Outgoing("请回复", expects="写在这里" * 20)))
    await messenger.send(
        Delivery(TOPIC, Outgoing("请选", rows=((Button("好", "x"),),), expects="写"))
    )

    first, second = (fields(call, "reply_markup") for call in line.asked("sendMessage"))
    assert first["force_reply"]
    assert len(first["input_field_placeholder"]) == 64
    assert "inline_keyboard" in second


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (refused(403, "Forbidden: bot was blocked by the user"), RoomGoneError),
        (refused(403, "Forbidden: bot was kicked from the supergroup chat"), RoomGoneError),
        (refused(400, "Bad Request: chat not found"), RoomGoneError),
        (refused(400, "Bad Request: not enough rights to send text messages"), RoomGoneError),
        (refused(400, "Bad Request: message is too long"), NotTakenError),
        (refused(400, "Bad Request: group upgraded", migrate_to_chat_id=-9), RoomMovedError),
        (refused(429, "Too Many Requests", retry_after=7), WaitError),
        (refused(500, "Internal Server Error"), WaitError),
        (refused(502, "Bad Gateway"), WaitError),
        (refused(504, "Gateway Timeout"), UncertainError),
        (refused(401, "Unauthorized"), UnreachableError),
        (caused(NetworkError("httpx"), httpx.ConnectError("refused")), UnreachableError),
        (caused(TimedOut(), httpx.ConnectTimeout("slow")), UnreachableError),
        (caused(TimedOut(), httpx.PoolTimeout("busy")), UnreachableError),
        (caused(TimedOut(), httpx.ReadTimeout("slow")), UncertainError),
        (caused(NetworkError("httpx"), httpx.ReadError("cut")), UncertainError),
        (caused(NetworkError("httpx"), httpx.RemoteProtocolError("cut")), UncertainError),
        (caused(NetworkError("httpx"), httpx.WriteError("cut")), UncertainError),
    ],
)
async def test_what_goes_wrong_is_told_as_what_is_to_be_done(
    reply: Reply, error: type[Exception]
) -> None:
    """Sent once; whoever keeps the message decides whether it is sent again."""
    messenger, line = over("sendMessage", reply)

    with pytest.raises(error):
        await messenger.send(Delivery(HOME, Outgoing("原文")))
    assert len(line.asked("sendMessage")) == 1


async def test_a_chat_that_must_wait_is_left_in_peace() -> None:
    """Neither messages nor typing; the seconds are told again."""
    messenger, line = over("sendMessage", refused(429, "Too Many Requests", retry_after=7))
    for _ in range(2):
        with pytest.raises(WaitError) as told:
            await messenger.send(Delivery(HOME, MESSAGE))
        assert 6 < told.value.seconds < 8
    await messenger.typing(HOME)
    await messenger.typing(TOPIC)

    assert len(line.asked("sendMessage")) == 1
    assert [call["chat_id"] for call in line.asked("sendChatAction")] == [-100]


async def test_marks_that_are_refused_cost_only_the_marks() -> None:
    """The words arrive."""
    messenger, line = over("sendMessage", refused(400, "Bad Request: can't parse entities"))
    await messenger.send(Delivery(HOME, MESSAGE))

    assert [len(fields(call, "entities")) for call in line.asked("sendMessage")] == [1, 0]


async def test_a_deleted_topic_is_replaced_by_no_other() -> None:
    """What was asked in a topic is not told to the group; in private nobody else reads it."""
    messenger, _ = over("sendMessage", NO_TOPIC)
    with pytest.raises(NotTakenError):
        await messenger.send(Delivery(TOPIC, MESSAGE))

    messenger, line = over("sendMessage", NO_TOPIC)
    await messenger.send(Delivery(Room("telegram", "5", "3"), MESSAGE))
    assert "message_thread_id" not in line.asked("sendMessage")[1]


async def test_an_edit_takes_the_place_of_a_message() -> None:
    """An edit that changes nothing is as good; where the message is gone, it is sent anew."""
    edit = Delivery(HOME, MESSAGE, edits="9")
    messenger, line = over("editMessageText", SAME)

    assert [await messenger.send(edit), await messenger.send(edit)] == ["9", "9"]
    assert line.asked("sendMessage") == []

    messenger, line = over("editMessageText", LOST)
    assert await messenger.send(edit) == "101"


async def test_an_edit_without_words_changes_only_the_buttons() -> None:
    """Where the message is gone, so are its buttons."""
    edit = Delivery(HOME, Outgoing("", rows=((Button("👍", "v:1:good"),),)), edits="9")
    messenger, line = over("editMessageReplyMarkup", LOST)

    assert [await messenger.send(edit), await messenger.send(edit)] == ["9", "9"]
    assert line.asked("editMessageText") == line.asked("sendMessage") == []


async def test_nothing_is_not_sent() -> None:
    """Telegram takes no empty message."""
    messenger, line = over()

    with pytest.raises(NotTakenError):
        await messenger.send(Delivery(HOME, Outgoing(" \n")))
    assert line.calls == []


async def test_an_original_is_sent_as_a_file() -> None:
    """With the words under it; what is not kept any more is refused."""
    messenger, line = over()
    file = Enclosure(1, "通知.docx")
    assert await messenger.send(Delivery(HOME, Outgoing("原文件", file=file))) == "101"
    with pytest.raises(NotTakenError):
        await messenger.send(Delivery(HOME, Outgoing("原文件", file=Enclosure(2, "x"))))

    (call,) = line.asked("sendDocument")
    assert (call["caption"], call["files"]) == ("原文件", ["通知.docx"])


async def test_a_picture_is_shown_and_not_handed_over() -> None:
    """One that was made for the message; an original is a file, whatever it shows."""
    messenger, line = over()
    for file in (Enclosure(0, "图.png", "k-图.png"), Enclosure(0, "表.zip", "k-表.zip")):
        await messenger.send(Delivery(HOME, Outgoing("统计", file=file)))
    await messenger.send(Delivery(HOME, Outgoing("扫描件", file=Enclosure(1, "扫描.png"))))

    assert [call["files"] for call in line.asked("sendPhoto")] == [["图.png"]]
    assert [call["files"] for call in line.asked("sendDocument")] == [["表.zip"], ["扫描.png"]]


async def test_many_words_follow_the_file() -> None:
    """A caption holds a quarter of a message."""
    messenger, line = over()
    await messenger.send(Delivery(HOME, Outgoing("文" * 1025, file=Enclosure(1, "通知.docx"))))

    assert "caption" not in line.asked("sendDocument")[0]
    assert len(line.asked("sendMessage")[0]["text"]) == 1025


async def test_what_is_no_delivery_fails_without_a_word() -> None:
    """A toast or an offer that comes too late is worth no trouble."""
    late = refused(400, "Bad Request: query is too old and response timeout expired")
    messenger, line = over("answerCallbackQuery", late)
    await messenger.toast("1", "好" * 300)
    line.replies = {"answerInlineQuery": [late], "sendChatAction": [late]}
    await messenger.offer("1", [Finding("1", "题" * 300, "摘要", MESSAGE)])
    await messenger.typing(HOME)

    assert len(line.asked("answerCallbackQuery")[0]["text"]) == 200
    (result,) = fields(line.asked("answerInlineQuery")[0], "results")
    assert result["input_message_content"]["entities"][0]["length"] == 2
    assert len(result["title"]) == 256


async def test_halves_of_signs_are_never_sent() -> None:
    """They cannot be encoded; the marks behind them stay where they are."""
    messenger, line = over()
    await messenger.send(Delivery(HOME, Outgoing("\ud800\0原文", (Mark(2, 4, Style.BOLD),))))

    (call,) = line.asked("sendMessage")
    assert call["text"] == "\ufffd\ufffd原文"
    assert fields(call, "entities")[0]["offset"] == 2


async def test_a_file_that_is_too_large_is_not_even_asked_for() -> None:
    """Telegram hands over 20 MB; less may be wanted."""
    messenger, line = over("getFile", refused(400, "Bad Request: file is too big"))
    for size, most in ((21_000_000, 10**9), (1001, 1000)):
        with pytest.raises(FileTooLargeError):
            await messenger.fetch(Attached("f", "x", size), most)
    assert line.calls == []

    with pytest.raises(FileTooLargeError):
        await messenger.fetch(Attached("f", "x"), 1000)


async def test_a_file_that_is_gone_is_told_as_gone() -> None:
    """Nobody can send it any more."""
    messenger, _ = over("getFile", refused(400, "Bad Request: wrong file_id"))

    with pytest.raises(FileGoneError):
        await messenger.fetch(Attached("f", "x"), 1000)
