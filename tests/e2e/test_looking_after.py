"""Looking after documents and the index by chat, against the stand-in for Telegram."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.rank import Deed, Ending
from tests.e2e.conftest import QUESTION, RULES, Product, Telegram, eventually
from tests.e2e.people import Person, Said
from tests.e2e.test_serve import serving
from tests.words import ZH

pytestmark = pytest.mark.slow
OWNER = 77
SAY = ZH.curated


@contextmanager
def office(product: Product, telegram: Telegram, **settings: str) -> Iterator[Person]:
    """The bot at work, and its owner."""
    told = {**product.settings, "ZHENGDA_OWNER_IDS": str(OWNER), **settings}
    with serving(Product(product.data, told), telegram):
        yield Person(telegram, OWNER)


def ended(owner: Person, words: str) -> Said:
    """The end of work, in which these words are said."""
    return owner.hears(1, lambda said: words in said.text)[0]


def test_a_removed_document_is_out_of_answers_until_the_button(
    stocked: Product, telegram: Telegram
) -> None:
    """A citation given before says that it was removed; the button works once."""
    parent = Person(telegram, 5)
    with office(stocked, telegram) as owner:
        before = parent.ask(QUESTION)
        assert "600元" in before.text
        owner.write("/remove 1")
        removed = ended(owner, "已移除《云溪县学前教育管理办法》")
        for _ in range(3):
            assert "600元" not in parent.ask(QUESTION).text
        parent.press(before, before.button("原文"))
        assert ZH.answering.removed in parent.hears()[-1].text

        owner.press(removed, removed.button(SAY.undo))
        ended(owner, "已恢复")
        assert "600元" in parent.ask(QUESTION).text
        again = owner.press(removed, removed.button(SAY.undo))
        assert owner.toast(again) == ZH.library.changed_since
        parent.press(removed, removed.button(SAY.undo))
        stranger = parent.press(removed, f"k:remove:1:{1}", "移除")
        assert parent.toast(stranger) == ZH.running.not_allowed.format(number=5)
        assert "600元" in parent.ask(QUESTION).text


def test_a_golden_question_stops_a_removal(stocked: Product, telegram: Telegram) -> None:
    """Which is named; nothing is published until somebody decides, and then once."""
    parent = Person(telegram, 5)
    with office(stocked, telegram) as owner:
        owner.write("/golden", to=owner.ask(QUESTION))
        owner.hears()
        owner.write("/remove 1")
        held = ended(owner, "没有切换：1 个检验问题里有 1 个会答错")
        assert QUESTION in held.text
        assert "600元" in parent.ask(QUESTION).text
        owner.write("/hide 1")
        ended(owner, "还没有决定")
        owner.press(held, held.button(SAY.discard))
        ended(owner, SAY.discarded)
        assert "600元" in parent.ask(QUESTION).text
        late = owner.press(held, held.button(SAY.switch))
        assert owner.toast(late) == SAY.nothing_waits

        owner.write("/remove 1")
        held = ended(owner, "没有切换")
        owner.press(held, held.button(SAY.switch))
        ended(owner, SAY.switched)
        assert "600元" not in parent.ask(QUESTION).text


def test_the_index_is_built_anew_in_one_message(stocked: Product, telegram: Telegram) -> None:
    """Ordered, done, told; a parent is answered all the while."""
    parent = Person(telegram, 5)
    with office(stocked, telegram) as owner:
        owner.write("/reindex full")
        assert "600元" in parent.ask(QUESTION).text
        told = ended(owner, "索引已是最新：1 份文件")
        assert "新计算向量 0 个" in told.text
        assert told.buttons == {}
        assert len(owner.said()) == 1
        owner.write("/audit")
        lines = owner.hears(1, lambda said: ZH.deeds[Deed.REINDEX] in said.text)[0].text
        assert ZH.endings[Ending.DONE] in lines


def test_a_watched_folder_is_taken_in(product: Product, telegram: Telegram, tmp_path: Path) -> None:
    """A changed file is a new version; what was removed stays out."""
    folder = tmp_path / "folder"
    folder.mkdir()
    put(folder / "办法.txt", RULES)
    with office(product, telegram, ZHENGDA_WATCHED=str(folder)) as owner:
        ended(owner, "收入 1，新版本 0")
        parent = Person(telegram, 5)
        assert "600元" in parent.ask(QUESTION).text
        put(folder / "办法.txt", RULES.replace("600元", "800元"))
        owner.write("/reindex folder")
        ended(owner, "收入 0，新版本 1")
        assert "800元" in parent.ask(QUESTION).text


def put(file: Path, text: str) -> None:
    """A file that nobody is writing any more."""
    file.write_text(text, encoding="utf-8")
    os.utime(file, (time.time() - 60, time.time() - 60))


def test_another_format_or_model_renews_the_index_at_the_start(
    stocked: Product, telegram: Telegram
) -> None:
    """By itself; the owner is told."""
    spoil(stocked.data, "format", 0)
    with office(stocked, telegram) as owner:
        ended(owner, "启动时更新了索引")
        assert "600元" in Person(telegram, 5).ask(QUESTION).text
    spoil(stocked.data, "model", "another")
    with office(stocked, telegram) as owner:
        eventually(lambda: len([s for s in owner.said() if "启动时更新了索引" in s.text]) == 2)
    assert stocked.run("doctor").returncode == 0


def spoil(data: Path, name: str, value: object) -> None:
    """What the manifest of the current generation says, changed."""
    current = (data / "index" / "CURRENT").read_text().strip()
    manifest = data / "index" / current / "manifest.json"
    content = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps(content | {name: value}), encoding="utf-8")


def test_work_goes_on_after_a_stop(stocked: Product, telegram: Telegram) -> None:
    """What was ordered and not done is done by the next start, told in the same message."""
    with office(stocked, telegram) as owner:
        for _ in range(6):
            owner.write("/reindex full")
        eventually(lambda: len(owner.said()) >= 3)
    with office(stocked, telegram) as owner:
        eventually(lambda: len(done(owner)) == 6, 60)
        assert len(owner.said()) == 6


def done(owner: Person) -> list[Said]:
    """The messages that tell the end of a re-index."""
    return [said for said in owner.said() if "索引已是最新" in said.text]


def test_the_console_does_it_at_once(stocked: Product) -> None:
    """A line a deed."""
    ran = stocked.run("chat", stdin="/remove 1\n/restore 1\n/reindex\n/rollback 确认\n")

    assert "已移除" in ran.stdout
    assert "已恢复" in ran.stdout
    assert "索引已是最新" in ran.stdout
    assert "已退回" in ran.stdout
