from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.announcement import PostState
from bot.message import Room, RoomKind
from bot.posts import Addressee, Cause, Sighting
from bot.rank import Deed, Rank
from tests.bot.desk.running.conftest import PEOPLE, home
from tests.posting import channels
from tests.stage import ALICE, OWNER, Stage
from tests.words import ZH

SAY = ZH.delivery


def doubted(stage: Stage, count: int) -> None:
    """So many posts of announcement 1 may have arrived."""
    for number in range(1, count + 1):
        room = Room("fake", f"-{number}", kind=RoomKind.CHANNEL)
        stage.board.grounds.learn(Sighting(room, f"频道{number}"))
    stage.board.lay(*channels(count))
    for load in stage.board.outbox.claim(count):
        stage.board.outbox.doubt(load, Cause.CUT)


def settling(stage: Stage) -> str:
    """The owner looks at what is to be settled; gives the message."""
    stage.order("/delivery 1", OWNER, OWNER.lane)
    stage.press(SAY.settle, person=OWNER.lane)
    return stage.last


def test_announcements_are_listed_with_what_became_of_them(stage: Stage) -> None:
    """The newest first; also those that wait for their day."""
    stage.order("/delivery", OWNER, OWNER.lane)
    assert stage.text == SAY.none
    doubted(stage, 2)
    stage.board.hand_over(2, at=datetime.now(UTC) + timedelta(days=1))

    stage.order("/delivery", OWNER, OWNER.lane)

    second, first, how = stage.text.splitlines()
    assert second.startswith("公告 2　【新文件】云溪县校车办法：定于")
    assert first == "公告 1　【新文件】云溪县校车办法：不知是否送达 2"
    assert how == SAY.how.format(number=2)
    stage.order("/delivery 九", OWNER, OWNER.lane)
    assert stage.text == SAY.no_such.format(number="九")


def test_what_failed_is_told_with_its_reason(stage: Stage) -> None:
    """Persons by number."""
    stage.board.lay(
        *channels(1), Addressee(Room("fake", "5"), person="fake:5"), Addressee(Room("fake", "6"))
    )
    for load, cause in zip(stage.board.outbox.claim(9), (Cause.GONE, Cause.REFUSED), strict=False):
        stage.board.outbox.fail(load, cause)
    stage.order("/delivery 1", OWNER, OWNER.lane)

    stage.press(SAY.failures, person=OWNER.lane)

    assert stage.text.splitlines()[1:] == [
        f"-1：{SAY.gone}",
        f"{SAY.person.format(number=5)}：{SAY.refused}",
    ]


def test_an_unknown_post_is_sent_again_or_taken_for_sent(stage: Stage) -> None:
    """By a button each; both are noted."""
    doubted(stage, 2)
    shown = settling(stage)
    stage.press(SAY.again.format(title="频道1"), shown, OWNER.lane)
    stage.press(SAY.arrived.format(title="频道2"), shown, OWNER.lane)

    assert stage.board.counts() == {PostState.PENDING: 1, PostState.SENT: 1}
    details = [one.act.detail for one in stage.log.acts()[:2]]
    assert details == ["1 arrived 2", "1 again 1"]


def test_a_button_settles_once(stage: Stage) -> None:
    """Pressed again, or after somebody else decided, it does nothing and says so."""
    doubted(stage, 1)
    first, second = settling(stage), settling(stage)
    stage.press(SAY.arrived.format(title="频道1"), first, OWNER.lane)

    reaction = stage.press(SAY.again.format(title="频道1"), second, OWNER.lane)

    assert reaction.toast == SAY.changed
    assert stage.board.counts() == {PostState.SENT: 1}
    assert stage.log.acts()[0].act.detail == "1 arrived 1"


def test_all_are_settled_at_once_while_they_are_the_same(stage: Stage) -> None:
    """Not what came to be unknown after the button was shown."""
    doubted(stage, 12)
    old, shown = settling(stage), settling(stage)
    stage.press(SAY.arrived.format(title="频道1"), shown, OWNER.lane)
    reaction = stage.press(SAY.all_again.format(count=12), old, OWNER.lane)
    assert reaction.toast == SAY.changed

    stage.press(SAY.all_arrived.format(count=11), shown, OWNER.lane)

    assert stage.board.counts() == {PostState.SENT: 12}


def test_everybody_who_runs_it_reads_and_few_settle(stage: Stage) -> None:
    """Strangers do neither."""
    doubted(stage, 1)
    shown = settling(stage)
    reviewer = f"telegram:{PEOPLE[Rank.REVIEWER]}"
    stage.order("/delivery 1", home(reviewer), reviewer)
    assert SAY.to_settle.format(count=1) in stage.text
    for person in (reviewer, ALICE):
        reaction = stage.press(SAY.again.format(title="频道1"), shown, person)
        assert reaction.toast
        act = stage.log.acts(person=person)[0].act
        assert (act.deed, act.allowed) == (Deed.SETTLE, False)

    assert stage.board.counts() == {PostState.UNKNOWN: 1}


def test_what_is_unknown_is_settled_in_words_as_well(stage: Stage) -> None:
    """One by its number, or all; where there are no buttons."""
    doubted(stage, 3)
    stage.order("/settle 1 2 重发", OWNER, OWNER.lane)
    assert stage.board.counts() == {PostState.UNKNOWN: 2, PostState.PENDING: 1}
    stage.order("/settle 1 算已送达", OWNER, OWNER.lane)
    assert stage.board.counts() == {PostState.SENT: 2, PostState.PENDING: 1}
    assert stage.log.acts()[0].act.detail == "1 arrived 1 3"

    for words in ("1 2 3", "九", "1 重发吧"):
        stage.order(f"/settle {words}".strip(), OWNER, OWNER.lane)
        assert stage.text == SAY.how_settle
    stage.order("/settle", OWNER, OWNER.lane)
    assert stage.text == SAY.settled
    stage.order("/settle 1 9 重发", OWNER, OWNER.lane)
    assert len([one for one in stage.log.acts() if one.act.deed is Deed.SETTLE]) == 2


def test_an_announcement_for_nobody_says_so(stage: Stage) -> None:
    """Whoever ordered it forgot to choose."""
    stage.board.lay()
    stage.order("/delivery 1", OWNER, OWNER.lane)

    assert stage.text.endswith(SAY.nobody)
