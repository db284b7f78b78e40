from __future__ import annotations

from tests.answers import cite, refused
from tests.stage import ALICE, BOB, GROUP, OWNER, Stage
from tests.words import ZH

FILE = "记下这个问题，请管理员补充"


def test_a_question_without_an_answer_is_laid_before_the_owners() -> None:
    """With what came closest, and without whoever asked."""
    stage = Stage()
    stage.asker.answers["校车几点？我的电话 〔手机号〕"] = refused(nearest=(cite(),))
    stage.say("校车几点？我的电话 13812345678")
    reaction = stage.press(FILE)
    (told,) = reaction.deliveries

    assert reaction.toast == "已记下，管理员会看到这个问题。"
    assert told.room == OWNER
    assert told.message.text.startswith(
        "有人问到库里没有的内容：\n校车几点？我的电话 〔手机号〕\n\n以下内容最接近"
    )
    assert stage.labels() == [["处理这个问题"]]


def test_whoever_is_told_can_deal_with_it_at_once() -> None:
    """The button leads to the group it is in, below what was told; to nothing once forgotten."""
    stage = Stage()
    stage.say("校车几点发车？")
    stage.say("请问校车几点发车呢？", GROUP)
    stage.press(FILE)
    told = stage.last
    stage.press("处理这个问题", told, OWNER.lane)

    assert stage.sent[told].message.text.startswith("有人问到库里没有的内容：")
    assert stage.text.startswith("没有答上来的问题 #1\n")
    assert "没有答案 2 次" in stage.text
    stage.people.forget(ALICE)
    assert stage.press("处理这个问题", told, OWNER.lane).toast == ZH.answering.expired


def test_a_question_is_filed_once_for_each_person() -> None:
    """Pressing again says so, and tells nobody."""
    stage = Stage()
    stage.say("校车？", GROUP)
    asked = stage.last
    stage.press(FILE, asked)
    again, other = stage.press(FILE, asked), stage.press(FILE, asked, person=BOB)

    assert (again.toast, again.deliveries) == ("您已经提过了，管理员会看到这个问题。", ())
    assert len(other.deliveries) == 1
