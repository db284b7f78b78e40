"""Announcements by chat, with the product as a process: from a file to a corrected post."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.e2e.conftest import Product, Telegram, eventually
from tests.e2e.people import BOT, NAME, Person, Said
from tests.e2e.test_serve import serving
from tests.shop import rule
from tests.words import ZH

pytestmark = pytest.mark.slow

OWNER, CHANNEL = 77, -1002
SAY = ZH.drafting


@contextmanager
def newsroom(product: Product, telegram: Telegram, **settings: str) -> Iterator[Person]:
    """The bot at work, and its owner."""
    told = {**product.settings, "ZHENGDA_OWNER_IDS": str(OWNER), **settings}
    with serving(Product(product.data, told), telegram):
        yield Person(telegram, OWNER)


def joined(telegram: Telegram, owner: Person) -> Person:
    """The channel that the owner has added the bot to and chosen."""
    chat = {"id": CHANNEL, "type": "channel", "title": "云溪教育"}
    bot = {"id": BOT, "is_bot": True, "first_name": "政答", "username": NAME}
    rights: dict[str, Any] = dict.fromkeys(_RIGHTS, False) | {"can_post_messages": True}
    after = {"status": "administrator", "user": bot, "can_be_edited": False, **rights}
    telegram.update(
        {
            "my_chat_member": {
                "chat": chat,
                "from": {"id": OWNER, "is_bot": False, "first_name": "甲"},
                "date": int(datetime.now(UTC).timestamp()),
                "old_chat_member": {"status": "left", "user": bot},
                "new_chat_member": after,
            }
        }
    )
    shown = eventually(lambda: [one for one in [owner.ask("/targets")] if one.buttons])[0]
    owner.press(shown, shown.button("云溪教育"))
    eventually(lambda: [one for one in owner.said() if "✓ 云溪教育" in one.buttons])
    return Person(telegram, CHANNEL)


_RIGHTS = (
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_edit_messages",
)


def taken_in(owner: Person, name: str, year: int, fee: int, label: str) -> None:
    """The owner sends a rule and confirms it."""
    shown = owner.replied(owner.send(name, rule(year, fee).data))
    owner.press(shown, shown.button(label))


def drafted(owner: Person, occasion: str) -> Said:
    """The sheet of a draft that the owner was told of."""
    [told] = owner.hears(1, lambda said: "有一条公告待审" in said.text and occasion in said.text)
    owner.press(told, told.button("查看公告"))
    return owner.hears(1, lambda said: said.text.startswith("公告 ") and "待审" in said.text)[0]


def test_a_law_is_announced_then_its_new_version_then_corrected(
    product: Product, telegram: Telegram
) -> None:
    """Nothing is posted before it is approved; a reader gets from the post to an answer."""
    reader = Person(telegram, 5)
    with newsroom(product, telegram) as owner:
        channel = joined(telegram, owner)
        taken_in(owner, "校车.txt", 2019, 200, ZH.proposing.take)
        sheet = drafted(owner, "新文件")
        assert channel.said() == []
        pressed = owner.press(sheet, sheet.button(SAY.approve))
        assert owner.toast(pressed) == SAY.approved
        [post] = channel.hears(1)
        assert post.text.startswith("【新文件】《云溪县校车补助办法》")
        assert any("200元" in quote for quote in post.quotes)
        again = owner.press(sheet, sheet.button(SAY.reject))
        assert owner.toast(again) == SAY.late

        asked = reader.ask("/start ask_1")
        assert "《云溪县校车补助办法》" in asked.text
        number = reader.write("小学生每学期补助多少元？", to=asked)
        assert "200元" in reader.replied(number).text

        taken_in(owner, "校车新.txt", 2024, 320, ZH.proposing.take_version)
        sheet = drafted(owner, "文件修订")
        owner.press(sheet, sheet.button(SAY.approve))
        [post] = channel.hears(1)
        assert "修改：第一条、第四条" in post.text
        assert any("200元" in quote for quote in post.quotes)
        assert any("320元" in quote for quote in post.quotes)
        compared = reader.replied(reader.write("/start diff_1"))
        assert "320元" in compared.text

        owner.write("/drafts 2")
        sheet = owner.hears(
            1, lambda said: said.text.startswith("公告 2") and SAY.amend in said.buttons
        )[0]
        owner.press(sheet, sheet.button(SAY.amend))
        [question] = owner.hears(1, lambda said: said.text.startswith("更正公告"))
        owner.write("金额写错了\n【文件修订】小学生补助为320元。", to=question)
        eventually(lambda: [one for one in channel.said() if "【已更正】" in one.text])
        [now] = [one for one in channel.said() if one.number == post.number]
        assert "原因：金额写错了" in now.text
        assert now.text.endswith("【文件修订】小学生补助为320元。")
        assert len(channel.said()) == 2


def test_two_persons_must_approve_where_that_is_set(product: Product, telegram: Telegram) -> None:
    """A reviewer is the second one."""
    reviewer = Person(telegram, 88)
    with newsroom(product, telegram, ZHENGDA_APPROVALS="2") as owner:
        channel = joined(telegram, owner)
        owner.ask("/roles 88 reviewer")
        owner.write("/announce 停课通知\n3月2日停课一天。")
        sheet = owner.hears(1, lambda said: said.text.startswith("公告 1"))[0]
        first = owner.press(sheet, sheet.button(SAY.approve))
        assert owner.toast(first) == SAY.another
        [told] = reviewer.hears(1)
        assert told.text == SAY.waits.format(title="停课通知")
        assert channel.said() == []
        reviewer.press(told, told.button("查看公告"))
        shown = reviewer.hears(1, lambda said: said.text.startswith("公告 1"))[0]
        reviewer.press(shown, shown.button(SAY.approve))
        assert channel.hears(1)[0].text == "【公告】停课通知\n3月2日停课一天。"
