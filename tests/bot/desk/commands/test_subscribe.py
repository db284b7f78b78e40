from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.incoming import Incoming, Sort
from bot.message import Outgoing, Room
from bot.posts import Addressee
from bot.subscription import Rhythm, Subscription
from rag.announce.facets import Stage, Topic
from tests.stage import ALICE, BOB, GROUP, PRIVATE
from tests.stage import Stage as Scenery
from tests.words import ZH

SAY = ZH.subscribing


def standing(stage: Scenery) -> Subscription | None:
    """What Alice subscribed to."""
    return stage.board.subscriptions.of(ALICE)


def pressing(data: str) -> Incoming:
    """Alice presses a button."""
    return Incoming(PRIVATE, ALICE, data, Sort.PRESS, call="c")


def test_a_person_subscribes_by_one_button(stage: Scenery) -> None:
    """Nothing is kept before it is pressed."""
    stage.order("/subscribe")
    assert standing(stage) is None

    stage.press(SAY.begin)

    assert standing(stage) == Subscription(ALICE, PRIVATE)
    assert SAY.topics.format(chosen=SAY.everything) in stage.text


def test_a_person_subscribes_in_words(stage: Scenery) -> None:
    """And adds to it."""
    stage.order("/subscribe 午餐 小学")
    assert stage.text.startswith(SAY.begun)
    stage.order("/subscribe 校车 每天 18:00")
    assert stage.text.startswith(SAY.changed)

    found = standing(stage)
    assert found is not None
    assert found.topics == {Topic.MEALS, Topic.TRANSPORT}
    assert found.stages == {Stage.PRIMARY}
    assert (found.rhythm, found.minute) == (Rhythm.DAILY, 1080)


def test_what_is_not_understood_changes_nothing(stage: Scenery) -> None:
    """What there is to choose is told."""
    stage.order("/subscribe 午餐 胡说")

    assert "“胡说”" in stage.text
    assert ZH.topics[Topic.MEALS] in stage.text
    assert standing(stage) is None


def test_every_part_is_chosen_by_buttons(stage: Scenery) -> None:
    """A page for each, in the place of the menu; pressed twice is pressed once."""
    stage.order("/subscribe 午餐")
    menu = stage.last
    stage.press(SAY.to_topics, menu)
    stage.press(ZH.topics[Topic.FEES], menu)
    stage.press(ZH.buttons.chosen.format(label=ZH.topics[Topic.MEALS]), menu)
    stage.press(SAY.back, menu)
    stage.press(SAY.to_quiet, menu)
    stage.press(SAY.quiet_usual, menu)
    stage.press(SAY.back, menu)
    stage.press(SAY.to_rhythm, menu)
    stage.press(SAY.daily.format(at="18:00"), menu)

    found = standing(stage)
    assert found is not None
    assert found.topics == {Topic.FEES}
    assert (found.rhythm, found.minute) == (Rhythm.DAILY, 1080)
    assert found.quiet is not None
    assert stage.last == menu


def test_unsubscribing_ends_it(stage: Scenery) -> None:
    """All of it, or what is named; by word or by button."""
    stage.order("/subscribe 午餐 校车")
    stage.order("/unsubscribe 校车")
    found = standing(stage)
    assert found is not None
    assert found.topics == {Topic.MEALS}

    stage.order("/unsubscribe")
    assert stage.text == SAY.left
    assert standing(stage) is None
    stage.order("/unsubscribe")
    assert stage.text == SAY.not_subscribed

    stage.order("/subscribe 午餐")
    stage.press(SAY.leave)
    assert standing(stage) is None


def test_the_last_topic_is_not_left_out_without_a_word(stage: Scenery) -> None:
    """It would mean all of them."""
    stage.order("/subscribe 午餐")
    stage.order("/unsubscribe 午餐")

    assert stage.text.startswith(SAY.last.format(words="午餐"))
    found = standing(stage)
    assert found is not None
    assert found.topics == {Topic.MEALS}


def test_groups_do_not_subscribe(stage: Scenery) -> None:
    """Their admins choose."""
    for command in ("/subscribe 午餐", "/unsubscribe"):
        stage.order(command, GROUP)
        assert stage.text == SAY.private_only
    assert standing(stage) is None


def test_nobody_subscribes_at_the_console(stage: Scenery) -> None:
    """Nobody sits there when something is posted."""
    stage.order("/subscribe 午餐", Room("console", "1"), "console:1")

    assert stage.text == SAY.not_here
    assert stage.board.subscriptions.everybody() == []


def test_nobody_subscribes_for_another(stage: Scenery) -> None:
    """A button is the choice of whoever presses it."""
    stage.order("/subscribe 午餐")
    stage.press(SAY.leave, person=BOB)

    assert standing(stage) is not None


def test_an_announcement_of_a_digest_is_read_whole(stage: Scenery) -> None:
    """As it stands today; one that is not posted yet is nobody's to read."""
    kept = stage.board
    kept.hand_over(1, [Outgoing("甲办法"), Outgoing("附件")])
    kept.hand_over(2, at=datetime.now(UTC) + timedelta(days=1))
    [posting] = kept.posts.unopened()
    kept.posts.lay(posting, [Addressee(PRIVATE, person=ALICE)])
    kept.posts.amend(1, 1, [Outgoing("甲办法（改）"), Outgoing("附件")], [])

    told = stage.react(pressing("b:f:1"))
    assert [one.message.text for one in told.deliveries] == ["甲办法（改）", "附件"]
    for other in ("b:f:2", "b:f:9", "b:f", "b:zzz"):
        told = stage.react(pressing(other))
        assert told.deliveries == ()
        assert told.toast
