from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.incoming import Incoming, Referred
from bot.message import Limit, Room
from rag.checked import CheckedClaim, Verdict
from rag.standard import Use
from tests.bot.desk.running.pending.conftest import BUS, DESK, EDITOR, REVIEWER, SUBSIDY, show
from tests.stage import ALICE, GROUP, HELPERS, PRIVATE, QUOTE, TITLE, Stage
from tests.words import EN, ZH

HELPER = "telegram:900"
WHOLE = f"第九条 {QUOTE}"


def asked(stage: Stage, number: int = 3) -> str:
    """The message that asks for a standard answer to a group."""
    show(stage)
    show(stage, f"/unanswered {number}")
    stage.press("写标准答案", person=EDITOR)
    return stage.last


def write(stage: Stage, text: str, message: str) -> None:
    """The editor replies to a message."""
    stage.say(text, DESK, EDITOR, stage.reply_to(message))


def test_it_is_asked_for_with_what_comes_closest(stage: Stage) -> None:
    """By the number of the group, so that the reply is known."""
    asked(stage)

    assert stage.text.split("\n") == [
        "写标准答案 #3",
        f"“{SUBSIDY}”",
        f"[1] 《{TITLE}》 · 第2条 · 2024-05-01 · 现行",
        QUOTE,
        "",
        ZH.standards.how.format(number=3),
    ]


@pytest.mark.parametrize("text", ["1", "[1]", QUOTE, "每生每年补助300元", f"{QUOTE}\n"])
def test_what_stands_in_a_document_becomes_a_draft(stage: Stage, text: str) -> None:
    """As everybody would see it; nobody is given it yet."""
    write(stage, text, asked(stage))

    assert stage.text.startswith("标准答案 1（草稿）\n这是草稿，启用后才会用来回答。\n")
    assert f"{ZH.frame.standard}\n{WHOLE}[1]" in stage.text
    assert stage.labels() == [["启用", "撤下"]]
    standard = stage.pending.kept.standards.standard(1)
    assert standard is not None
    assert (standard.question, standard.by, standard.gap) == (SUBSIDY, EDITOR, 3)
    assert standard.use is Use.DRAFT
    stage.say(SUBSIDY)
    assert ZH.frame.standard not in stage.text


def test_once_it_is_put_to_use_everybody_is_given_it(stage: Stage) -> None:
    """In every way that comes down to the question; the group is answered."""
    write(stage, "1", asked(stage))
    stage.press("启用", person=EDITOR)
    assert ZH.standards.published in stage.text
    assert stage.labels() == [["撤下"]]
    assert "#3" not in show(stage)

    stage.say("請問入園幼兒財政補助是多少錢呢？", GROUP, ALICE)

    assert stage.text.startswith("標準答案（由工作人員選定，每句話都附原文）：\n第九條 縣財政")
    assert QUOTE in stage.text
    assert stage.asker.asked[-1].text == SUBSIDY


def test_a_day_and_other_ways_to_ask_stand_on_lines_of_their_own(stage: Stage) -> None:
    """The rest is the answer."""
    write(stage, "有效期至：2030年6月30日\n1\n问：入园幼儿每人补给多少元？\n", asked(stage))
    stage.press("启用", person=EDITOR)
    standard = stage.pending.kept.standards.standard(1)
    assert standard is not None
    assert standard.until == date(2030, 6, 30)
    stage.say("入园幼儿每人补给多少元？")

    assert stage.text.startswith(f"{ZH.frame.standard}\n这条答案有效期至 2030-06-30。\n")


def test_what_stands_nowhere_is_not_kept(stage: Stage) -> None:
    """It is told which sentence, and what could be said instead."""
    cited = stage.cite(1, "补助按学期发放。")
    stage.checking.claims = (CheckedClaim("每月发。", Verdict.ABSENT, (cited,)),)
    write(stage, f"{QUOTE}每月发一次。", asked(stage))

    assert stage.text.split("\n") == [
        "写标准答案 #3",
        ZH.standards.fallen,
        "✘ 每月发一次。",
        "",
        ZH.standards.standing,
        WHOLE,
        "",
        ZH.standards.instead,
        "补助按学期发放。",
        "",
        ZH.standards.again,
    ]
    assert stage.pending.kept.standards.standard(1) is None
    write(stage, f"{QUOTE}补助按学期发放。", stage.last)
    assert stage.text.startswith("标准答案 1（草稿）")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2", ZH.standards.no_number.format(count=1)),
        ("0", ZH.standards.no_number.format(count=1)),
        ("有效期至 2030-13-01\n1", ZH.standards.no_day),
        ("有效期至 2020-01-01\n1", ZH.standards.no_past),
        ("问：别的？", ZH.standards.nothing),
    ],
)
def test_what_is_not_understood_is_told_so(stage: Stage, text: str, said: str) -> None:
    """And may be written again."""
    write(stage, text, asked(stage))

    assert stage.text == f"写标准答案 #3\n{said}"
    assert stage.pending.kept.standards.standard(1) is None


def test_a_follow_up_needs_a_question_that_stands_alone(stage: Stage) -> None:
    """Else the answer would never be given."""
    stage.say("那高中呢？")
    demand = asked(stage, 4)
    write(stage, "补助按学期发放。", demand)
    assert stage.text == f"写标准答案 #4\n{ZH.standards.whole}"

    write(stage, "补助按学期发放。\n问：高中生的补助何时发放？", stage.last)
    assert "“高中生的补助何时发放？”" in stage.text
    stage.press("启用", person=EDITOR)
    stage.say("高中生的补助什么时候发放？")
    assert ZH.frame.standard in stage.text


def test_every_part_of_a_long_demand_can_be_replied_to(stage: Stage) -> None:
    """Each begins with its number."""
    stage.limit = Limit(units=120, marks=100)
    asked(stage)
    parts = [one for one in stage.sent.values() if one.message.text.startswith("写标准答案 #3\n")]

    assert len(parts) > 1


@pytest.mark.parametrize("own", [True, False])
def test_only_a_reply_to_our_demand_is_taken_for_one(stage: Stage, own: bool) -> None:  # noqa: FBT001
    """Words that look like one are a question like any other."""
    asked(stage)
    text = "写标准答案 #3" if not own else "今天写标准答案 #3"
    before = len(stage.asker.asked)
    stage.say("1", DESK, EDITOR, Referred("7", text, own=own))

    assert stage.pending.kept.standards.standard(1) is None
    assert len(stage.asker.asked) == before + 1


@pytest.mark.parametrize("person", [ALICE, REVIEWER])
def test_who_may_not_write_is_refused(stage: Stage, person: str) -> None:
    """Whatever message they come by."""
    demand = asked(stage)
    room = Room("telegram", person.partition(":")[2])
    stage.say("1", room, person, stage.reply_to(demand))

    assert stage.text == ZH.running.not_allowed.format(number=person.partition(":")[2])
    assert stage.pending.kept.standards.standard(1) is None


def test_a_demand_in_another_language_is_known_too(stage: Stage) -> None:
    """Whoever asked for it may have changed theirs."""
    asked(stage)
    head = EN.standards.head.format(number=3)
    stage.say("1", DESK, EDITOR, Referred("7", f"{head}\nmore", own=True))

    assert stage.text.startswith("标准答案 1（草稿）")


def test_it_can_be_written_for_what_nobody_asked(stage: Stage) -> None:
    """In one line, too."""
    text = show(stage, "/standard 幼儿园补助何时发放？ 补助按学期发放。")
    assert "“幼儿园补助何时发放？”" in text
    show(stage, "/standard 1 启用")
    stage.say("幼儿园补助什么时候发放")
    assert "补助按学期发放。[1]" in stage.text

    assert ZH.standards.fallen in show(stage, "/standard 幼儿园补助何时发放？ 补助按年发放。")


def test_it_can_be_written_without_replying(stage: Stage) -> None:
    """At the console there is nothing to reply to."""
    show(stage)

    assert show(stage, "/standard #3 1").startswith("标准答案 1（草稿）")
    assert show(stage, "/standard #9 1") == ZH.unanswered.no_such.format(number=9)


def test_they_are_listed_with_how_they_stand(stage: Stage) -> None:
    """Those that are not given first."""
    assert show(stage, "/standard") == f"{ZH.standards.none}"[:0] + stage.text
    show(stage)
    show(stage, "/standard #3 1")
    show(stage, "/standard 1 on")
    show(stage, "/standard 幼儿园补助何时发放？ 补助按学期发放。")
    show(stage, "/standard 2 on")
    later(stage, date(2020, 1, 1))
    text = show(stage, "/standard")

    assert text.split("\n")[:3] == [
        "标准答案有 2 条：",
        "2. 幼儿园补助何时发放？（有效期已过，有效期至 2020-01-01）",
        f"1. {SUBSIDY}（使用中，长期有效）",
    ]
    assert show(stage, "/standard 7") == ZH.standards.no_such.format(number=7)
    assert show(stage, "/standard 乱写") == ZH.standards.how_command
    show(stage, "/standard")
    assert stage.labels() == [["2", "1"]]
    stage.press("1", person=EDITOR)
    assert stage.text.startswith("标准答案 1（使用中）")


def later(stage: Stage, until: date) -> None:
    """The second standard answer has come to its last day."""
    standards = stage.pending.kept.standards
    standard = standards.standard(2)
    assert standard is not None
    assert standards.save(replace(standard, until=until))


def test_what_a_human_replied_can_be_kept(stage: Stage) -> None:
    """By a link below, which leads to where nobody reads along."""
    stage.say(SUBSIDY)
    stage.press("转人工")
    stage.say("补助按学期发放。", HELPERS, HELPER, stage.reply_to(stage.last))
    ((button,),) = stage.sent[stage.last].message.rows
    assert (button.label, button.link) == ("存为标准答案", "?start=w_1")

    text = show(stage, "/start w_1")

    assert "“入园幼儿财政补助多少钱？”" in text
    assert "补助按学期发放。[1]" in text
    assert show(stage, "/start w_1").startswith("标准答案 1（草稿）")
    assert show(stage, "/start w_9") == ZH.standards.reply_gone
    show(stage, "/start w_1", ALICE)
    assert stage.text == ZH.running.not_allowed.format(number="5")
    show(stage, "/start", ALICE)
    assert ZH.welcome.hello in stage.text


def test_what_a_human_said_in_their_own_words_is_not_kept(stage: Stage) -> None:
    """It may be replied to with words of a document."""
    stage.say(BUS)
    stage.press("转人工")
    stage.say("七点半。", HELPERS, HELPER, stage.reply_to(stage.last))
    text = show(stage, "/start w_1")

    assert text.startswith("写标准答案 #1\n")
    assert "✘ 七点半。" in text
    write(stage, "补助按学期发放。", stage.last)
    assert stage.text.startswith("标准答案 1（草稿）")


def test_nothing_that_was_forgotten_can_be_kept(stage: Stage) -> None:
    """The question is gone, and what was replied to it."""
    stage.say(SUBSIDY)
    stage.press("转人工")
    stage.say("补助按学期发放。", HELPERS, HELPER, stage.reply_to(stage.last))
    stage.people.forget(ALICE)

    assert show(stage, "/start w_1") == ZH.standards.reply_gone


def test_a_demand_is_no_demand_in_a_group(stage: Stage) -> None:
    """There a reply is a question."""
    demand = asked(stage)
    before = len(stage.asker.asked)
    stage.react(
        replace(
            Incoming(GROUP, EDITOR, "1", message="1"),
            referred=replace(stage.reply_to(demand)),
        )
    )

    assert len(stage.asker.asked) == before + 1
    assert PRIVATE.lane == ALICE
