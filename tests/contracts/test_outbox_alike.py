"""Whatever is done to them in whatever order: posts in memory and in SQLite do the same."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.message import Outgoing, Room
from bot.posts import Addressee, Cause, Chore, Load, Sort
from rag.backends.database import Database
from tests import posting
from tests.posting import channels

NUMBERS = st.integers(1, 3)
WHICH = st.integers(0, 50)
WORDS = st.lists(st.sampled_from([Outgoing("甲"), Outgoing("乙")]), max_size=2)
SAID = st.lists(st.sampled_from([Outgoing("甲"), Outgoing("乙")]), min_size=1, max_size=2)
PERSONS = [
    Addressee(Room("fake", str(number)), person=f"fake:{number}", bundle=f"fake:{number}")
    for number in (5, 6)
]
SOME = st.lists(st.sampled_from([*channels(3), *PERSONS]), max_size=5, unique=True)


class BothOutboxes(RuleBasedStateMachine):
    """Does everything twice, once in memory and once in SQLite, with stale holders too."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.database = Database.open(Path(self.folder.name))
        self.both = (posting.in_sql(self.database), posting.in_memory())
        self.loads: list[Load] = []
        self.chores: list[Chore] = []
        self.turn = 0

    def teardown(self) -> None:
        """Leave nothing."""
        self.database.close()
        self.folder.cleanup()

    @rule(number=NUMBERS, messages=SAID, pin=st.booleans())
    def send(self, number: int, messages: list[Outgoing], *, pin: bool) -> None:
        """An announcement is approved."""
        for kept in self.both:
            kept.hand_over(number, messages, pin=pin)

    @rule(some=SOME)
    def lay(self, some: list[Addressee]) -> None:
        """Whatever waits is laid out; perhaps not all of it."""
        for kept in self.both:
            for one in kept.posts.unopened():
                kept.posts.lay(one, some)
                kept.posts.opened(one)

    @rule(number=NUMBERS, messages=WORDS, notice=WORDS)
    def amend(self, number: int, messages: list[Outgoing], notice: list[Outgoing]) -> None:
        """Somebody corrects it."""
        self.turn += 1
        for kept in self.both:
            kept.posts.amend(number, self.turn, messages, notice)

    @rule(count=st.integers(0, 4))
    def claim(self, count: int) -> None:
        """Somebody begins to send."""
        ours, theirs = (kept.outbox.claim(count) for kept in self.both)
        assert list(map(_plain, ours)) == list(map(_plain, theirs))
        self.loads += ours

    @rule(which=WHICH, what=st.sampled_from(["sent", "part", "fail", "doubt", "again", "later"]))
    def end(self, which: int, what: str) -> None:
        """What became of it is written down, perhaps too late."""
        if not self.loads:
            return
        load = self.loads[-1 - which % len(self.loads)]
        ours, theirs = (_ended(kept, load, what) for kept in self.both)
        if isinstance(ours, Load) and isinstance(theirs, Load):
            assert _plain(ours) == _plain(theirs)
            self.loads.append(ours)
        else:
            assert ours == theirs

    @rule()
    def die(self) -> None:
        """Whoever sent dies."""
        ours, theirs = (kept.outbox.take_over() for kept in self.both)
        assert ours == theirs

    @rule(number=NUMBERS, which=WHICH, again=st.booleans(), old=st.integers(0, 1))
    def settle(self, number: int, which: int, old: int, *, again: bool) -> None:
        """An admin settles what nobody knows, perhaps by an old button."""
        ours, theirs = (kept.outcomes.unknown(number) for kept in self.both)
        assert [one.number for one in ours] == [one.number for one in theirs]
        if ours:
            one = ours[which % len(ours)]
            done = [
                kept.outcomes.settle(one.number, one.turn - old, again=again) for kept in self.both
            ]
            assert done in ([True, True], [False, False])

    @rule(count=st.integers(1, 3))
    def look(self, count: int) -> None:
        """Somebody looks for what is left to do."""
        ours, theirs = (kept.outbox.chores(count) for kept in self.both)
        assert {_of(one) for one in ours} == {_of(one) for one in theirs} or count < len(
            [*ours, *theirs]
        )
        self.chores += [one for one in ours if _of(one) in {_of(other) for other in theirs}]

    @rule(which=WHICH, what=st.sampled_from(["done", "follow", "later"]))
    def work(self, which: int, what: str) -> None:
        """And does it."""
        if not self.chores:
            return
        chore = self.chores[-1 - which % len(self.chores)]
        to = Addressee(chore.post.room, chore.post.target, chore.post.person)
        for kept in self.both:
            if what == "done":
                kept.outbox.done(chore)
            elif what == "follow":
                kept.outbox.follow(chore, Sort.NOTICE, to)
            else:
                kept.outbox.later(chore, 0)

    @invariant()
    def the_same_became_of_them(self) -> None:
        """All figures, and what is to be told."""
        for number in (1, 2, 3):
            ours, theirs = (kept.outcomes.outcome(number) for kept in self.both)
            if ours is None or theirs is None:
                assert ours is theirs
                continue
            assert replace(ours, at=0, behind=0) == replace(theirs, at=0, behind=0)
        told, same = ([one.announcement for one in kept.outcomes.news()] for kept in self.both)
        assert told == same


def _plain(load: Load) -> list[tuple[int, int, int, tuple[str, ...]]]:
    held = zip(load.posts, load.editions, strict=True)
    return [
        (post.number, post.turn, post.part, tuple(one.text for one in edition.messages))
        for post, edition in held
    ]


def _of(chore: Chore) -> tuple[int, int, bool]:
    return chore.post.number, chore.edition, chore.pin


def _ended(kept: posting.Delivering, load: Load, what: str) -> Load | bool | None:
    outbox = kept.outbox
    if what == "part" and not load.digest:
        return outbox.part_sent(load, "m")
    if what == "fail":
        return outbox.fail(load, Cause.GONE)
    if what == "doubt":
        return outbox.doubt(load, Cause.CUT)
    if what == "again":
        return outbox.postpone(load, 0)
    if what == "later":
        return outbox.postpone(load, 3600)
    return outbox.sent(load, "m")


BothOutboxes.TestCase.settings = settings(max_examples=10, stateful_step_count=30, deadline=None)
TestBothOutboxes = BothOutboxes.TestCase
