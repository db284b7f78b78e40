from __future__ import annotations

import pytest

from rag.standard import Flag, Use
from tests.bot.desk.running.pending.conftest import BUS, EDITOR, SUBSIDY, show
from tests.fakes import FakeEmbedder, document
from tests.stage import PARAGRAPHS, QUOTE, TITLE, Stage
from tests.stored import put
from tests.words import ZH


@pytest.fixture
def live(stage: Stage) -> Stage:
    """A standard answer to what Alice asked is in use."""
    show(stage)
    show(stage, "/standard #3 1")
    show(stage, "/standard 1 启用")
    return stage


def use(stage: Stage, number: int = 1) -> Use:
    """What becomes of one."""
    found = stage.pending.kept.standards.standard(number)
    assert found is not None
    return found.use


def renew(stage: Stage, *paragraphs: str) -> None:
    """A new version of the document comes."""
    made = document(
        "办法.txt", *paragraphs, title=TITLE, dated="2025-05-01", effective="2025-05-01"
    )
    put(stage.store, made, FakeEmbedder(), of=1)
    stage.store.release(stage.store.draft)


def test_what_is_withdrawn_is_given_to_nobody(live: Stage) -> None:
    """Until it is put to use again."""
    shown = live.last
    live.press("撤下", shown, EDITOR)
    assert use(live) is Use.WITHDRAWN
    live.say(SUBSIDY)
    assert ZH.frame.standard not in live.text

    live.press("启用", shown, EDITOR)
    live.say(SUBSIDY)
    assert ZH.frame.standard in live.text


def test_an_old_button_changes_nothing(live: Stage) -> None:
    """The card shows how it stands."""
    old = live.last
    show(live, "/standard 1 撤下")
    reaction = live.press("撤下", old, EDITOR)

    assert reaction.toast == ZH.unanswered.late
    assert live.labels(old) == [["启用"]]
    found = live.pending.kept.standards.standard(1)
    assert found is not None
    assert found.turn == 2


def test_what_quotes_an_old_version_is_not_given_and_can_quote_the_new_one(live: Stage) -> None:
    """Where that still says so."""
    renew(live, *PARAGRAPHS, "第十二条 本办法由县教育局解释。")
    live.say(SUBSIDY)
    assert ZH.frame.standard not in live.text
    text = show(live, "/standard 1")
    assert "⚠ 现在不用来回答：引用的文件有了新版本。" in text
    assert live.labels() == [["改引现行文件", "撤下"]]

    live.press("改引现行文件", person=EDITOR)

    assert ZH.standards.rechecked in live.text
    live.say(SUBSIDY)
    assert ZH.frame.standard in live.text
    assert "2025-05-01" in live.text


def test_what_the_new_version_does_not_say_any_more_is_told(live: Stage) -> None:
    """Nothing is changed."""
    renew(live, "第九条 县财政对入园幼儿每生每年补助 500 元。")
    show(live, "/standard 1 核对")

    assert ZH.standards.fallen in live.text
    assert f"✘ 第九条 {QUOTE}" in live.text
    found = live.pending.kept.standards.standard(1)
    assert found is not None
    assert found.turn == 1
    live.say(SUBSIDY)
    assert ZH.frame.standard not in live.text


def test_what_may_not_be_given_is_not_put_to_use(stage: Stage) -> None:
    """Its source went while it was a draft."""
    show(stage)
    show(stage, "/standard #3 1")
    stage.store.remove(1)
    stage.store.release(stage.store.draft)
    show(stage, "/standard 1 启用")

    assert stage.text.count(ZH.standards.flagged.format(reason=ZH.flags[Flag.GONE])) == 1
    assert use(stage) is Use.DRAFT


def test_its_last_day_can_be_changed(live: Stage) -> None:
    """And taken away."""
    assert "有效期至 2030-01-01" in show(live, "/standard 1 2030-01-01")
    assert "长期有效" in show(live, "/standard 1 长期")
    assert show(live, "/standard 1 2020-01-01") == ZH.standards.past
    assert show(live, "/standard 1 明年") == ZH.standards.how_command
    act = live.log.acts(person=EDITOR)[0].act
    assert (act.document, act.detail) == (1, "standard 1 live")


def test_a_way_to_ask_that_came_later_is_offered(live: Stage) -> None:
    """The questions it was written for lead to it; its own question is no other way."""
    live.say("入园的幼儿财政给多少补助金？")
    gaps = live.pending.kept.gaps
    members = live.memory.unanswered.groups[0].members
    gaps.put(len(live.memory.answers), members[min(members)], 3)
    show(live, "/unanswered 3")
    assert live.labels()[-1] == ["标准答案 1"]

    live.press("标准答案 1", person=EDITOR)

    assert "同一组里的其他问法：\n· 入园的幼儿财政给多少补助金？\n\n" in live.text


def test_other_ways_to_ask_get_it_only_when_somebody_says_so(stage: Stage) -> None:
    """What is in one group need not be one question."""
    answers = stage.asker.answers
    answers[BUS] = answers[SUBSIDY]
    show(stage)
    number = stage.pending.kept.gaps.put(1, next(iter(stage.memory.unanswered.groups)).members[1])
    stage.say("校车早上几点来？")
    stage.pending.kept.gaps.put(
        len(stage.memory.answers), stage.memory.unanswered.groups[0].members[1], number
    )
    text = show(stage, f"/standard #{number} 补助按学期发放。")
    assert "同一组里的其他问法：" in text
    show(stage, "/standard 1 on")
    [[_], [also]] = stage.labels()
    stage.say(BUS)
    assert ZH.frame.standard not in stage.text

    reaction = stage.press(also, str(int(stage.last) - 1), EDITOR)
    [shown] = reaction.deliveries
    assert ZH.standards.included in shown.message.text
    assert ZH.standards.others not in shown.message.text
    assert ZH.standards.no_others in show(stage, "/standard 1 also")
    stage.say(BUS)

    assert ZH.frame.standard in stage.text
