from __future__ import annotations

from tests.stage import ALICE, BOB, GROUP, Stage
from tests.words import ZH

TELL = ZH.buttons.tell


def test_who_wants_to_be_told_is_kept_once() -> None:
    """With where they wait: below their question."""
    stage = Stage()
    stage.say("校车几点？", GROUP)
    shown = stage.last
    first, again = stage.press(TELL, shown), stage.press(TELL, shown)
    other = stage.press(TELL, shown, person=BOB)

    assert (first.toast, first.deliveries) == (ZH.unanswered.wished, ())
    assert again.toast == ZH.unanswered.wished_before
    assert other.toast == ZH.unanswered.wished
    waiting = stage.pending.kept.wishes.waiting()
    assert [one.person for one in waiting] == [ALICE, BOB]
    assert {(one.room, one.message, one.before) for one in waiting} == {(GROUP, "1", ())}


def test_a_follow_up_is_kept_with_what_it_goes_on_from() -> None:
    """Else it could not be asked again."""
    stage = Stage()
    for text in ("校车几点？", "小学有午餐吗？", "那高中呢？"):
        stage.say(text)
    shown = stage.last
    stage.say("又一个问题有答案吗？")
    stage.press(TELL, shown)

    [wish] = stage.pending.kept.wishes.waiting()
    assert wish.before == ("校车几点？", "小学有午餐吗？")


def test_a_forgotten_question_has_no_answer_to_come() -> None:
    """The button says that it is of no use."""
    stage = Stage()
    stage.say("校车几点？")
    stage.people.forget(ALICE)

    assert stage.press(TELL).toast == ZH.answering.expired


def test_an_answer_has_no_such_button() -> None:
    """There is one already."""
    stage = Stage()
    stage.teach("补助多少？")
    stage.say("补助多少？")

    assert TELL not in [one for row in stage.labels() for one in row]
