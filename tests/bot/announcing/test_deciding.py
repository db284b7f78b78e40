from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

import pytest

from bot.announcement import (
    Announcement,
    Draft,
    Facets,
    Occasion,
    Plan,
    Report,
    State,
    Target,
)
from bot.announcing.deciding import Deciding, Verdict, amended, plain
from bot.backends.memory.announcements import MemoryAnnouncements
from bot.message import Button, Outgoing, Room
from tests.words import ZH

ROWS = ((Button("就此提问", link="?start=ask_1"),),)
POST = (Outgoing("【新文件】甲"), Outgoing("删去：第五条", rows=ROWS))
ANNA, BEN = "telegram:1", "telegram:2"
AT = datetime(2026, 3, 1, 9, tzinfo=UTC)


@dataclass
class FakePosts:
    """Notes what it is handed; breaks down when told to."""

    sent: list[tuple[int, tuple[Outgoing, ...], tuple[int, ...], datetime | None, bool, str]] = (
        field(default_factory=list)
    )
    changed: list[tuple[int, int, tuple[Outgoing, ...], tuple[Outgoing, ...]]] = field(
        default_factory=list
    )
    broken: bool = False

    def send(
        self,
        announcement: int,
        messages: Sequence[Outgoing],
        targets: Sequence[int],
        facets: Facets,
        *,
        at: datetime | None,
        pin: bool,
        by: str,
    ) -> None:
        """Note it."""
        del facets
        if self.broken:
            raise ConnectionError
        self.sent.append((announcement, tuple(messages), tuple(targets), at, pin, by))

    def amend(
        self,
        announcement: int,
        turn: int,
        messages: Sequence[Outgoing],
        notice: Sequence[Outgoing],
    ) -> None:
        """Note it."""
        self.changed.append((announcement, turn, tuple(messages), tuple(notice)))

    def report(self, announcement: int) -> Report:
        """Nothing became of it."""
        return Report(announcement)


@dataclass(frozen=True)
class FakeTargets:
    """Three targets."""

    def chosen(self) -> list[Target]:
        """All of them."""
        return [Target(n, Room("telegram", f"-{n}"), f"群 {n}") for n in (1, 2, 3)]


@pytest.fixture
def posts() -> FakePosts:
    """Posts of nothing yet."""
    return FakePosts()


@pytest.fixture
def deciding(posts: FakePosts) -> Deciding:
    """Where one person decides."""
    return Deciding(MemoryAnnouncements(), posts, FakeTargets())


def _draft(deciding: Deciding) -> Announcement:
    [one] = deciding.kept.add([Draft("event:1", Occasion.NEW, "甲", POST)])
    return one


def _approved(deciding: Deciding) -> Announcement:
    decided = deciding.approve(_draft(deciding), ANNA)
    return deciding.settled(decided, ZH).announcement


def test_what_is_approved_is_posted_as_it_was_shown(deciding: Deciding, posts: FakePosts) -> None:
    """To all targets, now, by whoever approved."""
    one = _approved(deciding)

    assert posts.sent == [(one.number, POST, (1, 2, 3), None, False, ANNA)]
    assert (one.state, one.owed) == (State.APPROVED, False)


def test_it_goes_where_and_when_it_was_planned(deciding: Deciding, posts: FakePosts) -> None:
    """A target that nobody chooses any more is left out."""
    plan = Plan((2, 9), AT, pin=True)
    changed = deciding.change(replace(_draft(deciding), plan=plan)).announcement

    deciding.settled(deciding.approve(changed, ANNA), ZH)

    assert posts.sent == [(1, POST, (2,), AT, True, ANNA)]


def test_two_persons_may_be_needed(posts: FakePosts) -> None:
    """The same one twice is one; a change takes their approval away."""
    deciding = Deciding(MemoryAnnouncements(), posts, FakeTargets(), needed=2)
    first = deciding.approve(_draft(deciding), ANNA)
    assert first.verdict is Verdict.ANOTHER
    assert deciding.approve(first.announcement, ANNA).verdict is Verdict.AGAIN
    assert posts.sent == []

    changed = deciding.change(first.announcement).announcement
    assert deciding.approve(changed, BEN).verdict is Verdict.ANOTHER
    [now] = deciding.kept.waiting()
    assert deciding.approve(now, ANNA).verdict is Verdict.DONE


def test_nothing_is_decided_on_what_has_changed_meanwhile(deciding: Deciding) -> None:
    """Neither what was edited, nor what was decided."""
    old = _draft(deciding)
    deciding.change(old)
    assert deciding.approve(old, ANNA).verdict is Verdict.LATE
    assert deciding.reject(old, "重复").verdict is Verdict.LATE

    [now] = deciding.kept.waiting()
    gone = deciding.reject(now, "重复").announcement
    assert deciding.approve(gone, ANNA).verdict is Verdict.LATE
    assert deciding.change(gone).verdict is Verdict.LATE
    assert deciding.amend(gone, POST, "").verdict is Verdict.LATE
    assert deciding.withdraw(gone, "").verdict is Verdict.LATE


def test_whoever_dies_before_it_is_done_leaves_it_to_the_next(
    deciding: Deciding, posts: FakePosts
) -> None:
    """What was decided is done, once."""
    posts.broken = True
    decided = deciding.approve(_draft(deciding), ANNA)
    with pytest.raises(ConnectionError):
        deciding.settled(decided, ZH)

    posts.broken = False
    assert deciding.settle_all(ZH) == 1
    assert deciding.settle_all(ZH) == 0
    assert len(posts.sent) == 1


def test_a_correction_takes_the_place_of_the_posts(deciding: Deciding, posts: FakePosts) -> None:
    """Marked with its day and reason; where nothing can be edited a notice follows."""
    one = _approved(deciding)
    later = amended(
        [replace(POST[0], text="【新文件】乙"), POST[1]], "标题有误", date(2026, 3, 2), ZH
    )

    done = deciding.settled(deciding.amend(one, later, "标题有误"), ZH).announcement

    [(number, turn, messages, notice)] = posts.changed
    assert (number, done.state) == (1, State.AMENDED)
    assert one.turn < turn < done.turn
    assert messages[0].text == "【已更正】2026-03-02　原因：标题有误\n【新文件】乙"
    assert messages[1] == POST[1]
    assert notice[0].text.startswith(ZH.announcing.notice.format(title="甲"))


def test_a_second_correction_says_so_once() -> None:
    """The line of the first one goes."""
    first = amended(POST, "一", date(2026, 3, 2), ZH)

    assert plain(first[0], ZH) == POST[0]
    second = amended(first, "二", date(2026, 3, 3), ZH)
    assert second[0].text.splitlines()[0] == "【已更正】2026-03-03　原因：二"
    assert second[0].text.count("【已更正】") == 1


def test_what_is_withdrawn_says_so_and_why(deciding: Deciding, posts: FakePosts) -> None:
    """Whoever has not got it gets nothing."""
    one = _approved(deciding)

    deciding.settled(deciding.withdraw(one, "发错了"), ZH)

    [(_, _, messages, notice)] = posts.changed
    assert messages == ()
    assert notice[0].text == "【已撤回】甲\n原因：发错了"
