"""Watching over zhengda, pausing it, taking it to another machine, with a bot at Telegram."""

from __future__ import annotations

from typing import Any

import pytest

from tests.e2e.conftest import QUESTION, Product, Telegram, eventually
from tests.e2e.people import Person
from tests.e2e.test_serve import serving
from tests.words import ZH

pytestmark = pytest.mark.slow

REASON = "正在核对一份文件"
PAUSED = ZH.pausing.told.format(reason=REASON)


@pytest.fixture
def owned(stocked: Product) -> Product:
    """The product over one document; 77 is its owner."""
    return Product(stocked.data, {"ZHENGDA_OWNER_IDS": "77"})


def sent(telegram: Telegram, method: str, chat: int) -> list[dict[str, Any]]:
    """What was sent to a chat by a method."""
    return [one for one in telegram.accepted(method) if str(one["chat_id"]) == str(chat)]


def test_a_pause_counts_for_everybody_at_once(owned: Product, telegram: Telegram) -> None:
    """In private, in a group, inline; the owner ends it, and all is as before."""
    owner, parent = Person(telegram, 77), Person(telegram, 5)
    group = Person(telegram, -100, id=5)
    with serving(owned, telegram):
        assert "600元" in parent.ask(QUESTION).text
        stranger = parent.ask(f"/pause 全部 {REASON}").text
        assert REASON in owner.ask(f"/pause 全部 {REASON}").text

        assert parent.ask(QUESTION).text == PAUSED
        assert group.ask(QUESTION).text == PAUSED
        (found,) = parent.search(QUESTION)
        assert found["description"] == REASON
        assert "600元" in owner.ask(QUESTION).text

        assert owner.ask("/resume").text == ZH.pausing.resumed.format(surfaces="全部")
        assert "600元" in parent.ask(QUESTION).text
        assert "600元" in group.ask(QUESTION).text
    assert stranger == ZH.running.not_allowed.format(number=5)


def test_a_pause_outlives_a_restart(owned: Product, telegram: Telegram) -> None:
    """A kill switch is not undone by a crash."""
    owner, parent = Person(telegram, 77), Person(telegram, 5)
    with serving(owned, telegram):
        owner.ask(f"/pause 私聊 {REASON}")
    with serving(owned, telegram):
        assert parent.ask(QUESTION).text == PAUSED


def test_figures_come_as_a_picture(owned: Product, telegram: Telegram) -> None:
    """With the words under it; the trail of a question in words alone."""
    owner, parent = Person(telegram, 77), Person(telegram, 5)
    with serving(owned, telegram):
        parent.ask(QUESTION)
        trail = owner.write(f"/test {QUESTION}")
        answer = owner.replied(trail)
        followed = owner.hears(1, lambda said: ZH.trail.found in said.text)[0]
        owner.write("/stats")
        (photo,) = eventually(lambda: sent(telegram, "sendPhoto", 77))

    assert "600元" in answer.text
    assert "✔ 引用" in followed.text
    assert ZH.stats.asked.format(total=1, answered=1, partial=0, refused=0) in photo["caption"]
    assert "云溪县学前教育管理办法" in photo["caption"]


def test_a_backup_by_chat_is_restored_elsewhere(owned: Product, telegram: Telegram) -> None:
    """The same answer comes from there, and what was answered is not answered again."""
    owner, parent = Person(telegram, 77), Person(telegram, 5)
    other = Product(owned.data.parent / "elsewhere", owned.settings)
    with serving(owned, telegram):
        before = parent.ask(QUESTION)
        beside = owned.run("backup", owned.data.parent / "beside.zip", "--json")
        owner.write("/backup")
        (document,) = eventually(lambda: sent(telegram, "sendDocument", 77))
        owner.write("/export 原件")
        eventually(lambda: len(sent(telegram, "sendDocument", 77)) == 2)
    (kept,) = (owned.data / "made").glob("*-zhengda-backup-*.zip")
    restored = other.run("restore", kept)

    assert beside.returncode == restored.returncode == 0, (beside.stderr, restored.stderr)
    assert document["caption"].startswith("zhengda-backup-")
    count = len(telegram.messages())
    with serving(other, telegram):
        after = parent.ask(QUESTION)
        assert "公告" in owner.ask("/pause").text
    assert (after.text, after.quotes) == (before.text, before.quotes)
    assert len(telegram.messages()) == count + 2
