from __future__ import annotations

from typing import Any

import pytest
from telegram import Update

from bot.incoming import Attached, Incoming, Referred, Sort
from bot.message import Button, Room, RoomKind
from bot.messengers.telegram.intake import intake
from tests.updates import (
    BOT,
    CHANNEL,
    GROUP,
    ME,
    OTHER,
    PERSON,
    PRIVATE,
    message,
    pressing,
    told,
)

QUESTION = "学前三年毛入园率是多少？"
FILE = {"file_id": "f", "file_unique_id": "f", "file_name": "../通知.docx", "file_size": 9}
VOICE = {"file_id": "v", "file_unique_id": "v", "duration": 1, "file_size": 8}
PHOTO = [
    {"file_id": name, "file_unique_id": name, "width": size, "height": size, "file_size": size}
    for name, size in (("small", 1), ("large", 9), ("middle", 5))
]
STICKER = {
    "file_id": "s",
    "file_unique_id": "s",
    "type": "regular",
    "width": 1,
    "height": 1,
    "is_animated": False,
    "is_video": False,
}
FORWARDED = {"forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "某"}}
TOPIC = {"message_thread_id": 3, "is_topic_message": True}
OURS = {"message_id": 8, "date": 1, "chat": GROUP, "from": BOT, "text": "答。[1]"}
THEIRS = {"message_id": 9, "date": 1, "chat": GROUP, "from": OTHER, "text": "补助多少？"}
POST = {
    "message_id": 4,
    "date": 1,
    "chat": GROUP,
    "sender_chat": CHANNEL,
    "is_automatic_forward": True,
    "text": "新文件",
}


def read(raw: dict[str, Any]) -> Incoming | None:
    """What an update says."""
    return intake(Update.de_json(raw, None), ME)


def heard(raw: dict[str, Any]) -> Incoming:
    """What an update says that says something."""
    found = read(raw)
    assert found is not None
    return found


def test_a_private_text_is_a_question() -> None:
    """With who asked it where, in which language, under a key of its own."""
    assert read(told(QUESTION)) == Incoming(
        Room("telegram", "5"),
        "telegram:5",
        QUESTION,
        key="telegram:1",
        message="10",
        language="zh",
    )


@pytest.mark.parametrize(
    ("text", "command", "rest"),
    [
        ("/start doc_12_s3", "start", "doc_12_s3"),
        ("/Help", "help", ""),
        ("/asof@policy_bot 2020年 补助多少", "asof", "2020年 补助多少"),
        ("/check\n第一行\n第二行", "check", "第一行\n第二行"),
        ("@policy_bot /help", "help", ""),
    ],
)
def test_a_command_comes_with_what_stands_after_it(text: str, command: str, rest: str) -> None:
    """Without the slash and the name of the bot."""
    found = heard(told(text))

    assert (found.sort, found.command, found.text) == (Sort.COMMAND, command, rest)


@pytest.mark.parametrize(
    ("content", "sort", "file"),
    [
        ({"voice": VOICE}, Sort.VOICE, Attached("v", "voice.ogg", 8)),
        ({"document": FILE}, Sort.FILE, Attached("f", "通知.docx", 9)),
        ({"photo": PHOTO}, Sort.FILE, Attached("large", "photo.jpg", 9)),
        ({"sticker": STICKER}, Sort.OTHER, None),
        ({"location": {"latitude": 1.0, "longitude": 1.0}}, Sort.OTHER, None),
        ({"text": "原文。", **FORWARDED}, Sort.FORWARD, None),
        ({"document": FILE, **FORWARDED}, Sort.FORWARD, Attached("f", "通知.docx", 9)),
        ({"voice": VOICE, **FORWARDED}, Sort.VOICE, Attached("v", "voice.ogg", 8)),
    ],
)
def test_what_is_sent_in_private_is_told_apart(
    content: dict[str, Any], sort: Sort, file: Attached | None
) -> None:
    """Files with a harmless name and their size; of a picture the largest copy."""
    found = heard(told(**content))

    assert (found.sort, found.file) == (sort, file)


def test_the_files_of_an_album_bear_its_name() -> None:
    """Telegram brings them one by one."""
    found = heard(told(document=FILE, media_group_id="77"))

    assert (found.sort, found.album) == (Sort.FILE, "77")
    assert heard(told(document=FILE)).album == ""


def test_the_words_under_a_file_are_its_text() -> None:
    """`这个通知还有效吗` under a picture."""
    found = heard(told(photo=PHOTO, caption="这个通知还有效吗"))

    assert (found.sort, found.text) == (Sort.FILE, "这个通知还有效吗")


@pytest.mark.parametrize(
    "raw",
    [
        {"update_id": 1, "edited_message": message(QUESTION)},
        {"update_id": 1, "channel_post": {"message_id": 1, "date": 1, "chat": CHANNEL}},
        told(QUESTION, via_bot=BOT),
        told(QUESTION, **{"from": BOT | {"id": 99}}),
        told("新文件", GROUP, sender_chat=CHANNEL, is_automatic_forward=True),
        told("@policy_bot 看", GROUP, **FORWARDED),
        told("/start@other_bot", GROUP),
        told("/ban 乙", GROUP),
        told("大家好", GROUP),
        told(chat=GROUP, sticker=STICKER, reply_to_message=OURS),
        told(chat=GROUP, document=FILE),
        told(chat=GROUP, new_chat_members=[PERSON]),
        told(pinned_message=message("旧")),
        {"update_id": 1, "poll": {}},
    ],
)
def test_what_is_not_for_us_is_nothing(raw: dict[str, Any]) -> None:
    """Edits, posts, other bots and their commands, forwards into groups, small talk."""
    raw = {key: value for key, value in raw.items() if key != "poll"}

    assert read(raw) is None


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (told(f"@policy_bot {QUESTION}", GROUP), QUESTION),
        (told(f"@Policy_Bot {QUESTION}", GROUP), QUESTION),
        (told("𠮷县补助 @policy_bot 多少？", GROUP), "𠮷县补助 多少？"),
        (told(QUESTION, GROUP, reply_to_message=OURS), QUESTION),
        (told("@policy_bot", GROUP, reply_to_message=THEIRS), "补助多少？"),
        (told(QUESTION, GROUP, sender_chat=GROUP, reply_to_message=OURS), QUESTION),
    ],
)
def test_a_group_is_heard_where_the_bot_is_meant(raw: dict[str, Any], text: str) -> None:
    """By a mention anywhere, which is cut out, or by a reply to it."""
    found = heard(raw)

    assert (found.addressed, found.text) == (True, text)
    assert found.room == Room("telegram", "-100", "", RoomKind.GROUP)


@pytest.mark.parametrize("text", ["/sources", "/sources@policy_bot", "/nothing@policy_bot"])
def test_a_command_of_ours_is_heard_in_a_group(text: str) -> None:
    """Without our name only where we know it."""
    assert heard(told(text, GROUP)).addressed


def test_a_mention_of_somebody_without_a_name_may_be_us() -> None:
    """A text mention names the bot by its number."""
    mark = {"type": "text_mention", "offset": 0, "length": 2, "user": BOT}
    found = heard(told(chat=GROUP, text="政答 补助多少？", entities=[mark]))

    assert (found.addressed, found.text) == (True, "补助多少？")


def test_a_question_to_nobody_is_told_as_such() -> None:
    """Groups may choose to have it answered; another's name is no mention of ours."""
    assert not heard(told(QUESTION, GROUP)).addressed
    assert not heard(told(f"@policy_bots {QUESTION}", GROUP)).addressed


def test_who_only_names_the_bot_wants_help() -> None:
    """There is nothing to answer."""
    found = heard(told("@policy_bot", GROUP))

    assert (found.sort, found.command) == (Sort.COMMAND, "help")


def test_an_anonymous_admin_and_a_channel_are_askers_of_their_own() -> None:
    """They are known by the chat they speak as, not by the bot that stands for all of them."""
    anonymous = BOT | {"id": 1087968824, "username": "GroupAnonymousBot"}
    raw = told(f"@policy_bot {QUESTION}", GROUP, sender_chat=GROUP, **{"from": anonymous})

    assert heard(raw).person == "telegram:-100"


def test_only_topics_are_topics() -> None:
    """The thread of comments under a post is none."""
    topic = heard(told(f"@policy_bot {QUESTION}", GROUP, **TOPIC))
    comment = heard(told(f"@policy_bot {QUESTION}", GROUP, message_thread_id=4))

    assert (topic.room.topic, comment.room.topic) == ("3", "")


def test_the_first_line_of_a_topic_is_not_replied_to() -> None:
    """Telegram gives it as the reply of everything that replies to nothing."""
    first = OURS | {"forum_topic_created": {"name": "题", "icon_color": 1}}
    first.pop("text")

    assert not heard(told(QUESTION, GROUP, reply_to_message=first, **TOPIC)).addressed


def test_a_comment_refers_to_the_post() -> None:
    """With the words of the announcement."""
    found = heard(told(f"@policy_bot {QUESTION}", GROUP, reply_to_message=POST))

    assert found.referred == Referred("4", "新文件", post=True)


def test_a_reply_refers_to_its_message_and_the_words_picked_out() -> None:
    """Ours with its buttons."""
    keys = [[{"text": "原文 1", "callback_data": "s:1:1"}, {"text": "网", "url": "https://a.cn"}]]
    ours = OURS | {"reply_markup": {"inline_keyboard": keys}}
    found = heard(
        told("那高中呢", GROUP, reply_to_message=ours, quote={"text": "答。", "position": 0})
    )

    rows = ((Button("原文 1", "s:1:1"), Button("网", link="https://a.cn/")),)
    assert found.referred is not None
    assert found.referred.rows[0][0] == rows[0][0]
    assert (found.referred.message, found.referred.own) == ("8", True)
    assert found.referred.quote == "答。"


def test_a_reply_to_a_file_refers_to_the_file() -> None:
    """`/check` on a document of somebody else."""
    theirs = {"message_id": 9, "date": 1, "chat": GROUP, "from": OTHER, "document": FILE}
    found = heard(told("/check", GROUP, reply_to_message=theirs))

    assert found.referred == Referred("9", file=Attached("f", "通知.docx", 9))


def test_a_press_comes_with_its_label_and_its_message() -> None:
    """And with what it is answered by."""
    keys = [[{"text": "那高中呢？", "callback_data": "q:3"}]]
    under = OURS | {
        "chat": PRIVATE,
        "reply_markup": {"inline_keyboard": keys},
        "reply_to_message": message("问"),
    }
    found = heard(pressing("q:3", under))

    assert (found.sort, found.text, found.label) == (Sort.PRESS, "q:3", "那高中呢？")
    assert (found.call, found.message) == ("call", "8")
    assert found.referred is not None
    assert (found.referred.own, found.referred.to) == (True, "10")


def test_a_press_under_an_old_or_an_inline_message_is_still_heard() -> None:
    """Of an old message Telegram tells only the number, of an inline one nothing."""
    old = heard(pressing("s:1:1", {"message_id": 8, "date": 0, "chat": GROUP}))
    inline = heard(pressing("s:1:1", None))

    assert (old.message, inline.message) == ("8", "")
    assert (old.label, inline.label) == ("", "")
    assert inline.room == Room("telegram", "5")


def test_a_search_is_answered_by_its_number() -> None:
    """Whoever types elsewhere is known, the chat is not."""
    query = {"id": "9", "from": PERSON, "query": "毛入园率", "offset": ""}
    found = heard({"update_id": 1, "inline_query": query})

    assert (found.sort, found.text, found.call) == (Sort.SEARCH, "毛入园率", "9")


def test_signs_that_cannot_be_shown_are_left_out() -> None:
    """NUL, halves of signs, and what turns the writing around; emoji stay whole."""
    text = "补\0助\ud800多\u202e少？👨\u200d👩"

    assert heard(told(text)).text == "补助多少？👨\u200d👩"
