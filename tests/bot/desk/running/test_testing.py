"""`/test`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rag.answer import Outcome
from rag.gist import gist
from rag.looked import Fate
from rag.ports import Fault
from rag.standard import Flag, Standard, Use
from rag.traced import Ground, Step
from tests.answers import answered
from tests.stage import OWNER, QUOTE, TITLE, Stage
from tests.words import ZH

SAY = ZH.trail


def test_a_question_is_answered_and_followed(stage: Stage) -> None:
    """What was searched and found stands in messages of its own, after the answer."""
    stage.teach("补助多少？")
    reaction = stage.order("/test 补助多少？", OWNER, OWNER.lane)

    answer, trail = (one.message.text for one in reaction.deliveries)
    assert QUOTE in answer
    assert SAY.searched.format(terms="补助(1.5)") in trail
    assert ZH.fates[Fate.CITED] in trail
    assert TITLE in trail
    assert stage.memory.answers == []


def test_what_the_judge_and_the_gate_did_is_told_in_words(stage: Stage) -> None:
    """In those of whoever reads it, not in those of the code."""
    judged = Step("judge", "answered: enough, sure 0.65", Ground.ENOUGH, (0.65,))
    checked = Step("verify", "1 stand, 0 fell", figures=(1, 0))
    stage.asker.answers["补助多少？"] = replace(answered(), trace=(judged, checked))
    stage.order("/test 补助多少？", OWNER, OWNER.lane)

    assert SAY.verdict.format(ground=ZH.grounds[Ground.ENOUGH], sure=65) in stage.text
    assert SAY.checked.format(stand=1, fell=0) in stage.text
    assert judged.words not in stage.text


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ((0, 0, 0, 0), SAY.composed_nothing),
        ((3, 0, 0, 3), SAY.composed_rejected.format(proposed=3)),
        ((4, 2, 1, 1), SAY.composed.format(proposed=4, stood=2, quoted=1, fallen=1)),
    ],
)
def test_a_model_that_found_nothing_is_told_from_one_that_was_rejected(
    stage: Stage, figures: tuple[float, ...], told: str
) -> None:
    """Else nobody knows whether to change the model or the documents."""
    step = Step("compose", "words for developers", figures=figures)
    stage.asker.answers["补助多少？"] = replace(answered(), trace=(step,))
    stage.order("/test 补助多少？", OWNER, OWNER.lane)

    assert stage.text.splitlines()[-1] == told
    assert step.words not in stage.text


@pytest.mark.parametrize("fault", Fault)
def test_a_model_that_failed_is_told_with_its_fault(stage: Stage, fault: Fault) -> None:
    """And nothing of what it did not propose."""
    steps = Step("model", str(fault)), Step("compose", "", figures=(0, 0, 0, 0))
    stage.asker.answers["补助多少？"] = replace(answered(), trace=steps)
    stage.order("/test 补助多少？", OWNER, OWNER.lane)

    assert stage.text.splitlines()[-1] == SAY.model_fault.format(fault=ZH.faults[fault])


def test_a_standard_answer_is_told_as_what_it_is(stage: Stage) -> None:
    """It is what everybody gets; below it stands what the documents say without it."""
    number = put_to_use(stage, "补助多少？")
    reaction = stage.order("/test 请问补助多少", OWNER, OWNER.lane)

    answer, trail = (one.message.text for one in reaction.deliveries)
    assert answer.startswith(ZH.frame.standard)
    assert trail.startswith(SAY.standard.format(number=number))
    assert ZH.outcome_names[Outcome.NOTHING_FOUND] in trail


def test_a_standard_answer_that_may_not_be_given_is_told_with_the_reason(stage: Stage) -> None:
    """Else nobody would understand why the documents answer."""
    number = put_to_use(stage, "补助多少？", until=date(2020, 1, 1))
    stage.order("/test 补助多少？", OWNER, OWNER.lane)

    assert SAY.stopped.format(number=number, reason=ZH.flags[Flag.EXPIRED]) in stage.text
    assert ZH.frame.standard not in stage.text


def put_to_use(stage: Stage, question: str, until: date | None = None) -> int:
    """A standard answer to a question."""
    stage.stored()
    standards, said = stage.pending.kept.standards, stage.pending.quote(QUOTE).said
    number = standards.add(Standard(0, question, said, OWNER.lane, Use.LIVE, until=until))
    standards.call(number, [gist(question)])
    return number


def test_a_question_is_needed(stage: Stage) -> None:
    """Nothing is asked or noted."""
    stage.order("/test", OWNER, OWNER.lane)

    assert stage.text == SAY.how
    assert (stage.asker.asked, stage.log.acts()) == ([], [])


def test_the_log_does_not_tell_the_question(stage: Stage) -> None:
    """That somebody tested, and no more."""
    stage.order("/test 我邻居的补助", OWNER, OWNER.lane)

    (noted,) = stage.log.acts()
    assert (noted.act.deed, noted.act.detail) == ("test", "")
