"""The whole story of a rule: taken in, announced, asked about, replaced, its post corrected."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tests.e2e.conftest import Product, Telegram, eventually
from tests.e2e.people import BOT, Person, Said
from tests.e2e.test_serve import serving
from tests.shop import rule
from tests.words import ZH

pytestmark = pytest.mark.slow

OWNER, PARENT = 77, 5
CHANNEL, GROUND = -1001, -1002
QUESTION = "小学生乘车补助每学期多少元？"
SAY, DRAFTS = ZH.proposing, ZH.drafting
_RIGHTS = (
    "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats"
    " can_restrict_members can_promote_members can_change_info can_invite_users"
    " can_post_stories can_edit_stories can_delete_stories"
)


def let_into_channel(telegram: Telegram) -> None:
    """The bot becomes an admin of a channel, where it may post."""
    bot = {"id": BOT, "is_bot": True, "first_name": "政答"}
    rights = dict.fromkeys(_RIGHTS.split(), False)
    after = {"user": bot, "status": "administrator", **rights}
    after |= {"can_post_messages": True, "can_edit_messages": True}
    change: dict[str, Any] = {
        "chat": {"id": CHANNEL, "type": "channel", "title": "云溪教育发布"},
        "from": {"id": OWNER, "is_bot": False, "first_name": "主"},
        "date": int(time.time()),
        "old_chat_member": {"user": bot, "status": "left"},
        "new_chat_member": after,
    }
    telegram.update({"my_chat_member": change})


def links(telegram: Telegram, number: int) -> dict[str, str]:
    """Where the buttons of a message lead, by their labels, as it stands now."""
    found: dict[str, str] = {}
    for call in telegram.call("/__fixture/sent"):
        fields = call["fields"]
        if number in {call["message_id"], int(fields.get("message_id") or 0)}:
            rows = (fields.get("reply_markup") or {}).get("inline_keyboard", [])
            found = {key["text"]: key["url"] for row in rows for key in row if "url" in key}
    return found


def take_in(owner: Person, name: str, data: bytes, button: str, done: str) -> None:
    """Send a file and confirm it."""
    preview = owner.replied(owner.send(name, data))
    owner.press(preview, preview.button(button))
    owner.hears(1, lambda said: done in said.text)


def announced(owner: Person, channel: Person, title: str) -> Said:
    """The post of what the owner approves, once it was drafted."""
    told = owner.hears(1, lambda said: title in said.text and "待审" in said.text)[0]
    owner.press(told, told.button("查看"))
    sheet = owner.hears(1, lambda said: "以上就是将要发出的内容" in said.text)[0]
    assert not [said for said in channel.said() if said.number not in channel.heard]
    owner.press(sheet, sheet.button(DRAFTS.approve))
    return channel.hears()[0]


def test_a_rule_from_its_upload_to_its_correction(product: Product, telegram: Telegram) -> None:
    """An owner, a channel and a parent, through two versions and a mistake."""
    owner, channel = Person(telegram, OWNER), Person(telegram, CHANNEL)
    parent, comments = Person(telegram, PARENT), Person(telegram, GROUND, PARENT)
    told = {**product.settings, "ZHENGDA_OWNER_IDS": str(OWNER)}
    with serving(Product(product.data, told), telegram):
        let_into_channel(telegram)
        targets = eventually(
            lambda: [said for said in [owner.ask("/targets")] if said.buttons], seconds=60
        )[0]
        owner.press(targets, targets.button("云溪教育发布"))
        chosen = ZH.targets.chosen.format(title="云溪教育发布")
        eventually(lambda: any(chosen in said.buttons for said in owner.said()))

        take_in(owner, "校车.txt", rule(2019, 200).data, SAY.take, "已收入《云溪县校车补助办法》")
        first = announced(owner, channel, "云溪县校车补助办法")
        assert "200元" in first.text
        assert "云政规〔2019〕5号" in first.text
        address = links(telegram, first.number)[ZH.announcing.ask]
        parent.write(f"/start {address.partition('start=')[2]}")
        asked = parent.hears(1, lambda said: "云溪县校车补助办法" in said.text)[0]
        reply = parent.replied(parent.write("小学生补助多少？", to=asked))
        assert "200元" in reply.text
        under = {"message_id": 500, "text": first.text, "is_automatic_forward": True}
        assert "200元" in _commented(comments, under).text

        take_in(owner, "校车新.txt", rule(2024, 320).data, SAY.take_version, "有了新版本")
        second = announced(owner, channel, "云溪县校车补助办法")
        assert "200元" in second.text
        assert "320元" in second.text
        assert ZH.announcing.compare in links(telegram, second.number)
        assert "320元" in parent.ask(QUESTION).text
        assert "200元" in parent.ask(f"/asof 2020-03-01 {QUESTION}").text

        _corrected(owner, channel, second)


def _commented(comments: Person, post: dict[str, Any]) -> Said:
    """What is said to a question in the comments under a post of the channel."""
    number = 60_001
    home = {"id": GROUND, "type": "supergroup", "title": "讨论"}
    forwarded = {
        **post,
        "date": int(time.time()),
        "chat": home,
        "sender_chat": {"id": CHANNEL, "type": "channel", "title": "云溪教育发布"},
    }
    text = "@policy_bot 小学生补助多少？"
    comments.telegram.update(
        {
            "message": {
                "message_id": number,
                "date": int(time.time()),
                "chat": home,
                "from": {"id": PARENT, "is_bot": False, "first_name": "甲"},
                "text": text,
                "entities": [{"type": "mention", "offset": 0, "length": 11}],
                "reply_to_message": forwarded,
            }
        }
    )
    return comments.replied(number)


def _corrected(owner: Person, channel: Person, post: Said) -> None:
    """A wrong post is edited where it stands, marked, with the reason."""
    listed = owner.ask("/drafts 已处理")
    owner.press(listed, next(data for data in listed.buttons.values() if data))
    sheet = owner.hears(1, lambda said: DRAFTS.withdraw in said.buttons)[0]
    owner.press(sheet, sheet.button(DRAFTS.amend))
    asked = owner.hears(1, lambda said: "更正公告 #" in said.text)[0]
    owner.write("标准写错了\n云溪县校车补助标准以本办法第一条为准。", to=asked)
    again = eventually(
        lambda: [
            said for said in channel.said() if said.number == post.number and "已更正" in said.text
        ]
    )[0]
    assert "标准写错了" in again.text
