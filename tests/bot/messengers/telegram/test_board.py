from __future__ import annotations

import pytest

from bot.message import Button, Delivery, Outgoing, Room, RoomKind
from bot.messengers.telegram.board import TelegramBoard
from bot.messengers.telegram.messenger import TelegramMessenger
from bot.messengers.telegram.pace import Pace
from bot.ports import NotEditableError, NotTakenError, RoomGoneError, WaitError
from tests.lines import FakeLine, Reply, refused, wired

CHANNEL = Room("telegram", "-200", kind=RoomKind.CHANNEL)
POST = Delivery(
    CHANNEL, Outgoing("【已更正】", rows=((Button("问", link="?start=d_1"),),)), edits="9"
)


async def board(**replies: list[Reply]) -> tuple[TelegramBoard, FakeLine]:
    """Telegram, whose next calls meet these."""
    wire, line = wired()
    line.replies.update(replies)
    await wire.initialize()

    async def nothing(file: object) -> None:
        del file

    return TelegramBoard(TelegramMessenger(wire, Pace(), nothing)), line


async def test_a_post_is_edited_with_its_buttons() -> None:
    """Links lead to the bot as in a new post."""
    made, line = await board()
    await made.amend(POST)

    [fields] = line.asked("editMessageText")
    assert (fields["chat_id"], fields["message_id"], fields["text"]) == (-200, 9, "【已更正】")
    assert "t.me" in str(fields["reply_markup"])


@pytest.mark.parametrize(
    "words",
    [
        "Bad Request: message to edit not found",
        "Bad Request: message can't be edited",
        "Bad Request: there is no text in the message to edit",
    ],
)
async def test_what_cannot_be_edited_is_told_and_not_sent_anew(words: str) -> None:
    """Whoever keeps the post decides what follows it."""
    made, line = await board(editMessageText=[refused(400, words)])
    with pytest.raises(NotEditableError):
        await made.amend(POST)

    assert line.asked("sendMessage") == []


async def test_an_edit_that_changes_nothing_is_done() -> None:
    """It was done before, by somebody who died."""
    words = "Bad Request: message is not modified: the same"
    made, _ = await board(editMessageText=[refused(400, words)])

    await made.amend(POST)


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (refused(429, "Too Many Requests", retry_after=7), WaitError),
        (refused(403, "Forbidden: bot was kicked"), RoomGoneError),
        (refused(400, "Bad Request: MESSAGE_TOO_LONG"), NotTakenError),
    ],
)
async def test_other_refusals_are_those_of_sending(reply: Reply, error: type[Exception]) -> None:
    """A chat that must wait is left in peace."""
    made, _ = await board(editMessageText=[reply])

    with pytest.raises(error):
        await made.amend(POST)


async def test_a_post_is_pinned_without_a_sound() -> None:
    """Or not, where the bot may not."""
    words = "Bad Request: not enough rights to manage pinned messages"
    made, line = await board(pinChatMessage=[True, refused(400, words)])

    assert await made.pin(CHANNEL, "9")
    assert not await made.pin(CHANNEL, "9")
    assert line.asked("pinChatMessage")[0]["disable_notification"] is True
