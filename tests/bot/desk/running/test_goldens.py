from __future__ import annotations

from dataclasses import replace

import pytest

from bot.message import Task, Work
from bot.rank import Rank
from rag.answer import Outcome
from rag.golden import Golden
from tests.answers import refused
from tests.bot.desk.running.conftest import PEOPLE, home
from tests.stage import ALICE, OWNER, QUOTE, TITLE, Stage
from tests.words import ZH

QUESTION = "幼儿每年补助多少？"
EDITOR = f"telegram:{PEOPLE[Rank.EDITOR]}"


@pytest.fixture
def asked(stage: Stage) -> Stage:
    """An editor has asked something that is answered."""
    stage.teach(QUESTION)
    stage.say(QUESTION, home(EDITOR), EDITOR)
    return stage


def test_an_answer_is_kept_by_a_button(asked: Stage) -> None:
    """Its question, the document it cites and the words quoted; a second time changes nothing."""
    answer = asked.last
    asked.press(ZH.golden.keep, answer, EDITOR)
    asked.press(ZH.golden.keep, answer, EDITOR)

    assert asked.goldens.everyone() == [Golden(QUESTION, TITLE, QUOTE, number=1)]
    assert QUESTION in asked.text
    assert asked.log.acts(person=EDITOR)[0].act.detail == "+1"


def test_an_answer_is_kept_by_a_reply(asked: Stage) -> None:
    """With the command alone; what is no answer of that room is none here."""
    to = asked.reply_to(asked.last)
    asked.order("/golden", home(EDITOR), EDITOR, lambda one: replace(one, referred=to))
    assert [one.text for one in asked.goldens.everyone()] == [QUESTION]

    asked.goldens.drop(1)
    asked.order("/golden", OWNER, OWNER.lane, lambda one: replace(one, referred=to))
    assert asked.goldens.everyone() == []


def test_a_refusal_is_kept_as_one(stage: Stage) -> None:
    """It must be refused from now on."""
    stage.say("云溪县地铁票价？", home(EDITOR), EDITOR)
    stage.press(ZH.golden.keep, stage.last, EDITOR)

    assert stage.goldens.everyone() == [Golden("云溪县地铁票价？", refuse=True, number=1)]


def test_what_is_no_question_is_not_kept(stage: Stage) -> None:
    """Whatever is stored, it is refused."""
    stage.asker.answers["？？？"] = refused(Outcome.INVALID, text="？？？")
    stage.order("/golden ？？？", OWNER, OWNER.lane)

    assert stage.goldens.everyone() == []
    assert stage.text == ZH.golden.how


def test_a_follow_up_that_does_not_stand_alone_is_not_kept(asked: Stage) -> None:
    """Asked by itself before a change, it would be answered otherwise."""
    answer = asked.last
    del asked.asker.answers[QUESTION]
    asked.press(ZH.golden.keep, answer, EDITOR)

    assert asked.goldens.everyone() == []
    assert asked.text == ZH.golden.alone


def test_nobody_else_is_offered_the_button(stage: Stage) -> None:
    """A stranger, a reviewer, an editor in a group."""
    stage.teach(QUESTION)
    reviewer = f"telegram:{PEOPLE[Rank.REVIEWER]}"
    for person, room in ((ALICE, home(ALICE)), (reviewer, home(reviewer)), (EDITOR, home(ALICE))):
        stage.say(QUESTION, room, person)

        assert [ZH.golden.keep] not in stage.labels()


def test_golden_questions_are_listed_and_dropped(stage: Stage) -> None:
    """A button drops one once."""
    for number in range(10):
        stage.goldens.put(Golden(f"问题{number}？", title=TITLE))
    stage.order("/golden", OWNER, OWNER.lane)
    shown = stage.last
    assert "10" in stage.text
    assert "问题7" in stage.text
    assert "问题8" not in stage.text

    stage.order("/golden", OWNER, OWNER.lane)
    stage.press(ZH.golden.drop.format(number=3), shown, OWNER.lane)
    again = stage.press(ZH.golden.drop.format(number=3), stage.last, OWNER.lane)

    assert len(stage.goldens.everyone()) == 9
    assert again.toast == ZH.golden.dropped_before


def test_a_question_is_kept_by_its_words(stage: Stage) -> None:
    """As it is answered now; by words it is dropped, too."""
    stage.teach(QUESTION)
    stage.order(f"/golden {QUESTION}", OWNER, OWNER.lane)
    stage.order("/golden 云溪县地铁票价？", OWNER, OWNER.lane)

    first, second = stage.goldens.everyone()
    assert (first, second.refuse) == (Golden(QUESTION, TITLE, QUOTE, number=1), True)
    stage.order("/golden 去掉 1", OWNER, OWNER.lane)
    assert stage.text == ZH.golden.dropped.format(number=1)
    stage.order("/golden drop 1", OWNER, OWNER.lane)
    assert stage.text == ZH.golden.dropped_before
    assert stage.goldens.everyone() == [second]


def test_all_are_asked_as_work(stage: Stage) -> None:
    """Which takes long; where there are none, that is told."""
    assert not stage.order("/golden check", OWNER, OWNER.lane).tasks
    stage.goldens.put(Golden("问？", title=TITLE))

    reaction = stage.order("/golden check", OWNER, OWNER.lane)

    assert reaction.tasks == (Task(Work.GOLDEN, OWNER, OWNER.lane),)
