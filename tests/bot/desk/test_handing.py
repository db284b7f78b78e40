from __future__ import annotations

from dataclasses import replace

import pytest

from bot.incoming import Referred
from bot.message import Limit
from tests.stage import ALICE, BOB, GROUP, HELPERS, PRIVATE, QUOTE, TITLE, Stage

HELPER = "telegram:900"


@pytest.fixture
def stage() -> Stage:
    """A desk that has answered Alice, who wants a human."""
    made = Stage()
    made.teach("补助多少？身份证 〔身份证号〕")
    made.say("补助多少？身份证 110101199003074578")
    return made


def test_a_human_is_told_the_question_and_the_answer(stage: Stage) -> None:
    """From whom by number alone, and nothing personal of what was asked."""
    reaction = stage.press("转人工")
    (told,) = reaction.deliveries

    assert reaction.toast == "已转人工，有人答复后会发到这里。"
    assert told.room == HELPERS
    assert told.message.text == "\n".join(
        [
            "转人工 #1",
            "提问者编号：5",
            "问题：补助多少？身份证 〔身份证号〕",
            "",
            "政答的回答：",
            QUOTE,
            f"· 《{TITLE}》 · 第2条 · 2024-05-01 · 现行",
            "",
            "请直接回复这条消息，内容会发给提问者。",
        ]
    )


def test_a_human_is_told_what_a_question_goes_on_from(stage: Stage) -> None:
    """Else nobody would know what is meant."""
    stage.say("那高中呢？")
    (told,) = stage.press("转人工").deliveries

    assert "问题：那高中呢？\n（接着“补助多少？身份证 〔身份证号〕”问的）\n" in told.message.text


def test_a_humans_reply_comes_back_to_the_question(stage: Stage) -> None:
    """Marked as a human's, below what was asked; the human hears that it went."""
    stage.press("转人工")
    reply, done = stage.say(
        "每学期发一次。", HELPERS, HELPER, stage.reply_to(stage.last)
    ).deliveries

    assert (reply.room, reply.reply_to, reply.message.text) == (
        PRIVATE,
        "1",
        "人工答复：\n每学期发一次。",
    )
    assert reply.human
    assert (done.room, done.message.text) == (HELPERS, "已转给提问者。")
    assert stage.opinions.handoff(1).answered  # type: ignore[union-attr]
    assert len(stage.asker.asked) == 1


def test_every_request_goes_back_to_whoever_made_it(stage: Stage) -> None:
    """Two persons, two rooms, two replies."""
    stage.press("转人工")
    first = stage.last
    stage.teach("何时发放？", "补助按学期发放。")
    stage.say("何时发放？", GROUP, BOB)
    stage.press("转人工", person=BOB)
    second = stage.last
    to_bob, _ = stage.say("春季。", HELPERS, HELPER, stage.reply_to(second)).deliveries
    to_alice, _ = stage.say("三百。", HELPERS, HELPER, stage.reply_to(first)).deliveries

    assert (to_bob.room, to_alice.room) == (GROUP, PRIVATE)


def test_a_person_asks_for_a_human_once_for_an_answer(stage: Stage) -> None:
    """The second press says that somebody has been asked."""
    answer = stage.last
    stage.press("转人工", answer)
    again = stage.press("转人工", answer)

    assert (again.toast, again.deliveries) == ("已经转过人工了，请等答复。", ())


def test_whoever_has_been_forgotten_gets_no_reply(stage: Stage) -> None:
    """The human hears that there is nobody to tell."""
    stage.press("转人工")
    stage.people.forget(ALICE)
    (said,) = stage.say("三百。", HELPERS, HELPER, stage.reply_to(stage.last)).deliveries

    assert said.room == HELPERS
    assert "答复送不到了" in said.message.text


@pytest.mark.parametrize(
    ("own", "text"),
    [(False, "转人工 #1\n提问者：telegram:5"), (True, "第一行\n转人工 #1"), (True, "今天 #1 好")],
)
def test_only_our_own_request_is_replied_to(stage: Stage, text: str, own: bool) -> None:  # noqa: FBT001
    """Words that look like one are a question like any other."""
    stage.press("转人工")
    stage.say("三百。", HELPERS, HELPER, Referred("7", text, own=own))

    assert stage.asker.asked[-1].text == "三百。"


def test_a_request_in_another_room_is_a_question(stage: Stage) -> None:
    """Nobody outside the room of those who help speaks for them."""
    stage.press("转人工")
    stage.say("三百。", GROUP, BOB, replace(stage.reply_to(stage.last), own=True))

    assert stage.asker.asked[-1].text == "三百。"


def test_every_part_of_a_long_request_can_be_replied_to(stage: Stage) -> None:
    """Each begins with its number."""
    stage.limit = Limit(units=120, marks=100)
    reaction = stage.press("转人工")

    assert len(reaction.deliveries) > 1
    assert all(one.message.text.startswith("转人工 #1\n") for one in reaction.deliveries)
    assert all(len(one.message.text) <= 120 for one in reaction.deliveries)


def test_no_human_is_offered_where_none_is_configured() -> None:
    """And an old button of that kind is told to have expired, or how to ask."""
    stage = Stage(helpers=None)
    stage.teach("补助多少？")
    stage.say("补助多少？")

    assert stage.labels() == [["👍", "👎"], ["原文"]]
