from __future__ import annotations

import pytest

from bot.kept import Reason, Vote
from bot.message import Limit
from rag.answer import Outcome
from tests.answers import refused
from tests.bot.desk.running.pending.conftest import BUS, DESK, EDITOR, REVIEWER, SUBSIDY, show
from tests.stage import ALICE, BOB, OWNER, QUOTE, TITLE, Stage
from tests.words import ZH


def test_what_was_not_answered_is_listed_by_how_often_it_came(stage: Stage) -> None:
    """Alike questions together, with a button for each group, and nothing personal."""
    text = show(stage)

    assert text.split("\n") == [
        "没有答上来的问题有 3 组，问得多的在前：",
        "#1 请问校车几点发车呢？（2 次）",
        "#3 入园幼儿财政补助多少钱？（1 次）",
        "#2 请问东门的校车几点发车呢？电话 〔手机号〕（1 次）",
    ]
    assert stage.labels() == [["#1", "#3", "#2"]]


def test_a_group_is_shown_with_what_is_answered_now_and_what_comes_closest(stage: Stage) -> None:
    """And everything that can be done about it."""
    show(stage)
    stage.press("#3", person=EDITOR)
    text = stage.sent[stage.last].message.text

    assert text.split("\n")[:3] == [
        "没有答上来的问题 #3",
        "“入园幼儿财政补助多少钱？”",
        "待处理。没有答案 1 次，评价不好 0 次，共 1 次；0 人在等答案；最近一次 "
        + stage.memory.answers[-1].asked.astimezone().date().isoformat()
        + "。",
    ]
    assert f"最接近的原文：\n[1] 《{TITLE}》 · 第2条 · 2024-05-01 · 现行\n{QUOTE}" in text
    assert ZH.outcomes[Outcome.NOTHING_FOUND] in text
    assert stage.labels() == [["上传文件", "写标准答案"], ["不在范围", "忽略"]]


def test_a_group_tells_how_else_it_was_asked(stage: Stage) -> None:
    """Each way once."""
    show(stage)
    text = show(stage, "/unanswered 1")

    assert "“请问校车几点发车呢？”" in text
    assert f"还这样问过：\n· {BUS}" in text


def test_a_bad_vote_lays_an_answered_question_there_too(stage: Stage) -> None:
    """What is answered now is told, with its sources."""
    stage.teach("午餐补助多少？")
    stage.say("午餐补助多少？")
    vote = Vote(good=False, reason=Reason.OUTDATED)
    stage.opinions.vote(len(stage.memory.answers), ALICE, vote)
    text = show(stage, "/unanswered")
    assert "午餐补助多少？（1 次）" in text
    text = show(stage, "/unanswered #4")

    assert "评价不好 1 次" in text
    assert "评价不好的原因：过时 1" in text
    assert "现在问它，答得上来：" in text
    assert f"{QUOTE}[1]" in text
    assert stage.labels()[-1] == ["不在范围", "忽略", "已能回答"]


def test_a_follow_up_is_shown_with_what_it_goes_on_from(stage: Stage) -> None:
    """It says too little to be like others."""
    for _ in range(2):
        stage.say("那高中呢？")
    text = show(stage)
    assert "#4 那高中呢？（1 次）" in text
    assert "#5 那高中呢？（1 次）" in text

    assert f"（接着“{SUBSIDY}”问的）" in show(stage, "/unanswered 4")
    assert stage.asker.asked[-1].history == (SUBSIDY,)


def test_the_list_has_pages(stage: Stage) -> None:
    """They are turned in their place."""
    for at in range(8):
        stage.say(f"问题{at}有几条规定？")
    show(stage)
    assert stage.labels()[-1] == ["下一页 ›"]
    listed = stage.last
    stage.press("下一页 ›", person=EDITOR)

    assert stage.last == listed
    assert stage.labels()[-1] == ["‹ 上一页"]


def test_an_empty_queue_says_so() -> None:
    """Nothing was refused."""
    stage = Stage()

    assert show(stage, person=OWNER.lane) == ZH.unanswered.none


@pytest.mark.parametrize("line", ["/unanswered 99", "/unanswered 0"])
def test_an_unknown_number_is_told_so(stage: Stage, line: str) -> None:
    """With what lists them."""
    assert show(stage, line) == ZH.unanswered.no_such.format(number=line.split()[1])


def test_who_was_forgotten_is_in_no_group(stage: Stage) -> None:
    """Their words are gone from the list at once."""
    show(stage)
    stage.people.forget(BOB)

    text = show(stage)

    assert "138" not in text
    assert f"#1 {BUS}（1 次）" in text


def test_a_reviewer_may_look_and_not_decide(stage: Stage) -> None:
    """Who has no rank may do neither."""
    show(stage, person=REVIEWER)
    assert "#1" in stage.text
    stage.press("#1", person=REVIEWER)
    shown = stage.last
    assert stage.press("忽略", shown, REVIEWER).deliveries == ()
    assert "没有权限" not in show(stage, "/unanswered 1")
    show(stage, "/unanswered 1 ignore", REVIEWER)
    assert stage.text == ZH.running.not_allowed.format(number=REVIEWER.partition(":")[2])

    assert "没有权限" in show(stage, "/unanswered", ALICE)


def test_a_long_group_is_told_in_several_messages(stage: Stage) -> None:
    """The buttons are under the last one."""
    stage.limit = Limit(units=150, marks=100)
    stage.asker.answers[SUBSIDY] = refused(nearest=(stage.cite(1, QUOTE),))
    show(stage, "/unanswered")
    reaction = stage.order("/unanswered 3", DESK, EDITOR)

    assert len(reaction.deliveries) > 1
    assert [bool(one.message.rows) for one in reaction.deliveries[-2:]] == [False, True]
