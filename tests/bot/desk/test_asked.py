from __future__ import annotations

from dataclasses import replace

import pytest

from bot.incoming import Incoming, Referred
from bot.message import Outgoing, Room, RoomKind
from rag.answer import Claim, Outcome, Script
from tests.answers import answered, cite, refused
from tests.stage import ALICE, BOB, GROUP, PRIVATE, QUOTE, TITLE, Stage

FORUM = Room("telegram", "-100", "8", RoomKind.GROUP)


@pytest.fixture
def stage() -> Stage:
    """A desk that can tell the subsidy."""
    made = Stage()
    made.teach("补助多少？")
    return made


def test_an_answer_replies_to_the_question_with_buttons_below(stage: Stage) -> None:
    """In the room and the topic it was asked in."""
    (delivery,) = stage.say("补助多少？", GROUP).deliveries

    assert (delivery.room, delivery.reply_to, delivery.answer) == (GROUP, "1", 1)
    assert stage.labels() == [["👍", "👎"], ["原文"], ["转人工"]]


def test_a_long_answer_has_its_buttons_below_the_last_message(stage: Stage) -> None:
    """Only the first message is a reply; a reply to any of them is understood."""
    quotes = [f"第{n}款 补助每年核定一次，{'由县教育局会同县财政局负责' * 12}。" for n in range(60)]
    version = stage.stored(*quotes, name="细则.txt", title="云溪县学前补助细则")
    stage.teach("怎么核定？", *quotes[:40], version=version)
    deliveries = stage.say("怎么核定？").deliveries

    assert len(deliveries) > 3
    assert [one.reply_to for one in deliveries] == ["1"] + [""] * (len(deliveries) - 1)
    assert {one.answer for one in deliveries} == {1}
    assert [bool(one.message.rows) for one in deliveries] == [False] * (len(deliveries) - 1) + [
        True
    ]


def test_whether_it_still_holds_is_asked_of_what_was_answered_from(stage: Stage) -> None:
    """Also where nothing is replied to; another question is asked of everything."""
    stage.say("现在还有效吗？")
    stage.say("补助多少？")
    for text in ("现在还有效吗？", "这次改了什么？", "学费多少？"):
        stage.say(text)

    assert [one.about for one in stage.asker.asked] == [(), (), (1,), (), ()]


def test_a_greeting_has_no_keyboard(stage: Stage) -> None:
    """There is nothing to vote on."""
    stage.asker.answers["你好"] = refused(Outcome.GREETING)
    stage.say("你好")

    assert stage.labels() == []


def test_a_refusal_offers_to_be_filed(stage: Stage) -> None:
    """And a human, where one can be asked."""
    stage.say("火锅店有几家？")

    assert stage.labels() == [["记下这个问题，请管理员补充"], ["有答案时告诉我"], ["转人工"]]


def test_the_chosen_language_frames_the_answer(stage: Stage) -> None:
    """The quote stays as it was written."""
    stage.people.speak(ALICE, "zh-hant")
    (delivery,) = stage.say("补助多少？").deliveries

    assert stage.asker.scripts == [Script.TRADITIONAL]
    assert delivery.message.text.startswith("據庫中文件")
    assert QUOTE in delivery.message.text
    assert stage.labels()[-1] == ["轉人工"]


def test_a_question_on_a_button_is_asked(stage: Stage) -> None:
    """It stands above its answer, for nobody saw it being asked."""
    stage.suggesting.questions = ("谁发放？", "何时发放？")
    stage.teach("何时发放？", "补助按学期发放。")
    stage.say("补助多少？")
    pressed = stage.last
    (delivery,) = stage.press("何时发放？").deliveries

    assert delivery.message.text.startswith("何时发放？\n据库中文件：")
    assert delivery.reply_to == pressed
    assert delivery.answer == 2
    assert stage.asker.asked[-1].history == ()


def test_a_reply_to_an_answer_goes_on_from_it(stage: Stage) -> None:
    """With its question as the past and its documents as what is talked about."""
    stage.teach("何时发放？", "补助按学期发放。")
    stage.say("补助多少？")
    first = stage.last
    stage.say("何时发放？")
    stage.say("那民办园呢？", referred=stage.reply_to(first))

    assert stage.asker.asked[-1].history == ("补助多少？",)
    assert stage.asker.asked[-1].about == (1,)


def test_what_is_picked_out_of_an_answer_tells_the_document(stage: Stage) -> None:
    """By its number, its words or its title; all documents where it tells none."""
    other = stage.stored("第一条 收费由县定价。", name="收费.txt", title="云溪县收费办法")
    first = stage.cite(1)
    second = stage.cite(other, "收费由县定价。")
    answer = stage.asker.answers["补助多少？"]
    claims = tuple(Claim(one.quote, (one,)) for one in (first, second))
    stage.asker.answers["两件事"] = replace(answer, claims=claims)
    stage.say("两件事")
    number = stage.last
    abouts = []
    for quote in ("", "[2]", "每生每年补助 300 元", "《云溪县收费办法》", "来源"):
        stage.say("那呢？", referred=stage.reply_to(number, quote))
        abouts.append(stage.asker.asked[-1].about)

    assert abouts == [(1, 2), (2,), (1,), (2,), (1, 2)]


def test_a_post_under_which_is_asked_names_its_document(stage: Stage) -> None:
    """What was announced is what is talked about; the person's own past goes on."""
    post = Referred("50", f"新文件：《{TITLE}》已收入。", post=True)
    stage.say("从什么时候开始？", GROUP, referred=post)

    assert stage.asker.asked[-1].about == (1,)


def test_a_question_of_somebody_else_may_be_gone_on_from(stage: Stage) -> None:
    """A short message is a question; a long one is none."""
    stage.say("那高中呢？", GROUP, referred=Referred("50", "小学学费多少？"))
    short = stage.asker.asked[-1]
    stage.say("那高中呢？", GROUP, BOB, Referred("50", "长" * 200))

    assert short.history == ("小学学费多少？",)
    assert stage.asker.asked[-1].history == ()


def test_no_answer_is_gone_on_from_in_another_topic(stage: Stage) -> None:
    """What was said in one topic is not known in the next."""
    stage.say("补助多少？", GROUP)
    told = stage.reply_to(stage.last)
    stage.say("那呢？", FORUM, referred=replace(told, text=""))
    stage.say("那呢？", PRIVATE, referred=replace(told, text=""))

    assert [(one.history, one.about) for one in stage.asker.asked[1:]] == [((), ()), ((), ())]


def test_history_is_that_of_one_person_in_one_room(stage: Stage) -> None:
    """Neither the group's private chat nor a neighbour's question comes into it."""
    stage.say("补助多少？", PRIVATE, ALICE)
    stage.say("补助多少？", GROUP, BOB)
    stage.say("那呢？", GROUP, ALICE)
    stage.say("那呢？", FORUM, ALICE)

    assert [one.history for one in stage.asker.asked] == [(), (), (), ()]


def test_a_button_under_a_forgotten_answer_has_expired(stage: Stage) -> None:
    """It is answered, and that is all."""
    stage.say("补助多少？")
    stage.people.forget(ALICE)
    for label in ("👍", "原文", "转人工"):
        reaction = stage.press(label)

        assert (reaction.toast, reaction.deliveries) == ("这条回答已过期，请重新提问。", ())


def test_a_question_on_a_button_outlives_what_it_stood_under(stage: Stage) -> None:
    """It stands alone; only a message too old to be read has lost it, and that is said."""
    stage.suggesting.questions = ("何时发放？",)
    stage.teach("何时发放？", "补助按学期发放。")
    stage.say("补助多少？")
    answer = stage.last
    stage.people.forget(ALICE)
    asked = stage.press("何时发放？", answer)
    lost = stage.press("何时发放？", answer, change=lambda one: replace(one, label=""))

    assert "补助按学期发放。[1]" in asked.deliveries[0].message.text
    assert lost.deliveries[0].message.text == "这条回答已过期，请重新提问。"


def test_the_answer_of_a_refusal_is_marked_as_not_enough(stage: Stage) -> None:
    """Its passages have no numbers, and no buttons of theirs."""
    stage.asker.answers["校车？"] = refused(Outcome.DETAIL_NOT_STATED, nearest=(cite(),))
    (delivery,) = stage.say("校车？").deliveries

    assert "以下内容最接近，但不足以回答" in delivery.message.text
    assert "[1]" not in delivery.message.text
    assert stage.labels() == [["记下这个问题，请管理员补充"], ["有答案时告诉我"], ["转人工"]]


def test_an_answer_is_shown_while_it_grows(stage: Stage) -> None:
    """What is proved of it, and that more is coming; what is sent is the whole one."""
    one, two = cite("甲由教育局办。"), cite("乙由财政局办。", chunk=2)
    grown = (
        answered([("甲归教育局。", (one,))], outcome=Outcome.PARTIAL),
        answered([("甲归教育局。", (one,)), ("乙归财政局。", (two,))], outcome=Outcome.PARTIAL),
    )
    stage.asker.growing["谁办？"] = grown
    stage.asker.answers["谁办？"] = answered(
        [("甲归教育局。", (one,)), ("乙归财政局。", (two,))], text="谁办？"
    )
    shown: list[Outgoing] = []
    incoming = Incoming(PRIVATE, ALICE, "谁办？", message="1")
    (delivery,) = stage.desk.react(incoming, stage.limit, shown.append).deliveries

    assert [one.text for one in shown] == [
        "据库中文件：\n甲归教育局。[1]\n\n（正在逐句核对，还有下文。）",
        "据库中文件：\n甲归教育局。[1]\n乙归财政局。[2]\n\n（正在逐句核对，还有下文。）",
    ]
    assert all(not one.rows for one in shown)
    assert delivery.message.text.startswith(
        "据库中文件：\n甲归教育局。[1]\n乙归财政局。[2]\n\n来源"
    )


def test_what_was_meant_is_asked_back_with_buttons(stage: Stage) -> None:
    """The one that is pressed is answered; it says by itself what it is about."""
    unclear = refused(Outcome.UNCLEAR, text="学生补助多少？")
    choices = ("云溪县补助多少？", "云海县补助多少？")
    stage.asker.answers["学生补助多少？"] = replace(unclear, choices=choices)
    stage.teach(choices[0])
    stage.say("学生补助多少？")

    assert stage.labels() == [[choices[0]], [choices[1]], ["转人工"]]
    assert stage.text.splitlines()[1:] == [f"1. {choices[0]}", f"2. {choices[1]}"]
    stage.press(choices[0])
    assert stage.text.startswith(f"{choices[0]}\n据库中文件：")
