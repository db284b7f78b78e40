"""What every backend of the posts promises: each goes out once, whatever happens to whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.announcement import Facets, PostState
from bot.message import Outgoing, Room
from bot.posts import Addressee, Cause, Edition, Load, Sort
from corpus.known import Kind
from rag.announce.facets import Stage, Topic
from tests.keeping import Keeping
from tests.posting import BY, TEXT, Delivering, channels

FACETS = Facets(
    frozenset({Topic.MEALS}), ("云溪县",), frozenset({Stage.PRIMARY}), Kind.NOTICE, document=3
)
NEW, NOTICE = Outgoing("【已更正】"), Outgoing("更正：")
PRIVATE = Addressee(Room("fake", "5"), person="fake:5")


def claimed(posting: Delivering, count: int = 1) -> list[Load]:
    """Somebody holds so many posts."""
    loads = posting.outbox.claim(count)
    assert len(loads) == count
    return loads


def test_an_announcement_is_handed_over_once(kept: Keeping) -> None:
    """Whoever died half-way may do it again."""
    posts = kept.posting.posts
    for text in ("一", "二"):
        posts.send(1, [Outgoing(text)], [4, 2], FACETS, at=None, pin=True, by=BY)

    [found] = posts.unopened()

    assert (found.announcement, found.targets, found.facets) == (1, (4, 2), FACETS)
    assert (found.pin, found.by, found.edition) == (True, BY, 0)
    assert kept.posting.outcomes.edition(1) == Edition((Outgoing("一"),))


def test_an_announcement_waits_for_its_time(kept: Keeping) -> None:
    """And is laid out once."""
    now = datetime.now(UTC)
    kept.posting.hand_over(1, at=now + timedelta(hours=1))
    kept.posting.hand_over(2, at=now - timedelta(hours=1))
    kept.posting.hand_over(3, at=now - timedelta(hours=2))

    due = kept.posting.posts.unopened()
    assert [one.announcement for one in due] == [3, 2]
    for one in due:
        kept.posting.posts.opened(one)
    assert kept.posting.posts.unopened() == []


def test_every_target_is_held_by_one(kept: Keeping) -> None:
    """Of what is laid out twice, once; of a chat, one post at a time."""
    posting = kept.posting
    posting.lay(*channels(3), *channels(3))
    posting.lay(*channels(1), number=2)
    assert posting.counts() == {PostState.PENDING: 3}

    loads = claimed(posting, 3)
    assert [load.posts[0].target for load in loads] == [1, 2, 3]
    assert [load.editions for load in loads] == [(Edition((TEXT,)),)] * 3
    assert posting.outbox.claim(9) == []

    assert posting.outbox.sent(loads[0], "m1")
    [later] = posting.outbox.claim(9)
    assert later.posts[0].announcement == 2


def test_what_arrived_stays_arrived(kept: Keeping) -> None:
    """Whatever its holder says afterwards."""
    posting = kept.posting
    posting.lay(*channels(1))
    [load] = claimed(posting)

    assert posting.outbox.sent(load, "m1")

    assert not posting.outbox.sent(load, "m2")
    assert not posting.outbox.fail(load, Cause.GONE)
    assert not posting.outbox.postpone(load, 0)
    assert not posting.outbox.doubt(load, Cause.CUT)
    assert posting.counts() == {PostState.SENT: 1}
    assert posting.outbox.take_over() == 0
    assert posting.outbox.chores(9) == []


def test_several_messages_are_written_down_one_by_one(kept: Keeping) -> None:
    """So that a crash between two of them is known for what it is."""
    posting = kept.posting
    posting.posts.send(1, [TEXT, NEW], [], Facets(), at=None, pin=False, by=BY)
    posting.lay(*channels(1))
    [load] = claimed(posting)

    second = posting.outbox.part_sent(load, "m1")

    assert second is not None
    assert (second.posts[0].part, second.posts[0].numbers) == (1, ("m1",))
    assert posting.outbox.part_sent(load, "m1") is None
    assert posting.outbox.sent(second, "m2")


def test_what_was_being_sent_when_its_holder_died_is_unknown(kept: Keeping) -> None:
    """And is never sent by itself; all else goes on."""
    posting = kept.posting
    posting.lay(*channels(3))
    claimed(posting, 2)

    assert posting.outbox.lapse() == 0
    assert posting.outbox.take_over() == 2
    assert posting.outbox.take_over() == 0

    assert posting.counts() == {PostState.UNKNOWN: 2, PostState.PENDING: 1}
    assert [one.posts[0].target for one in posting.outbox.claim(9)] == [3]
    unknown = posting.outcomes.unknown(1)
    assert [(one.target, one.cause) for one in unknown] == [(1, Cause.KILLED), (2, Cause.KILLED)]


def test_a_holder_that_was_taken_for_dead_may_still_tell(kept: Keeping) -> None:
    """As long as nobody has settled it meanwhile."""
    posting = kept.posting
    posting.lay(*channels(2))
    first, second = claimed(posting, 2)
    posting.outbox.take_over()
    [_, post] = posting.outcomes.unknown(1)
    posting.outcomes.settle(post.number, post.turn, again=True)

    assert posting.outbox.sent(first, "m1")
    assert not posting.outbox.sent(second, "m2")
    assert posting.counts() == {PostState.SENT: 1, PostState.PENDING: 1}


def test_an_admin_settles_what_is_unknown_once(kept: Keeping) -> None:
    """It is sent again, or taken for sent; an old button does nothing."""
    posting = kept.posting
    posting.lay(*channels(2))
    for load in claimed(posting, 2):
        posting.outbox.doubt(load, Cause.CUT)
    first, second = posting.outcomes.unknown(1)

    assert posting.outcomes.settle(first.number, first.turn, again=True)
    assert posting.outcomes.settle(second.number, second.turn, again=False)

    assert not posting.outcomes.settle(first.number, first.turn, again=False)
    assert not posting.outcomes.settle(99, 0, again=True)
    assert posting.counts() == {PostState.PENDING: 1, PostState.SENT: 1}
    [load] = claimed(posting)
    assert load.posts[0].target == 1


def test_of_several_messages_the_rest_follows_what_was_taken_for_sent(kept: Keeping) -> None:
    """What was being sent counts as arrived; what comes after it does not."""
    posting = kept.posting
    posting.posts.send(1, [TEXT, NEW], [], Facets(), at=None, pin=False, by=BY)
    posting.lay(*channels(1))
    posting.outbox.doubt(claimed(posting)[0], Cause.CUT)
    [post] = posting.outcomes.unknown(1)

    posting.outcomes.settle(post.number, post.turn, again=False)

    [load] = claimed(posting)
    assert load.posts[0].part == 1


def test_what_is_postponed_waits_with_all_that_waits_there(kept: Keeping) -> None:
    """Nothing overtakes it in its chat; other chats go on."""
    posting = kept.posting
    posting.lay(*channels(2))
    posting.lay(*channels(2), number=2)
    first, second = claimed(posting, 2)

    assert posting.outbox.postpone(first, 60)
    assert posting.outbox.sent(second, "m")

    [load] = posting.outbox.claim(9)
    assert (load.posts[0].announcement, load.posts[0].target) == (2, 2)
    found = posting.outcomes.outcome(1)
    assert found is not None
    assert found.later == 1


def test_what_failed_is_told_with_its_cause(kept: Keeping) -> None:
    """Targets before persons."""
    posting = kept.posting
    posting.lay(PRIVATE, *channels(1))
    for load, cause in zip(claimed(posting, 2), (Cause.GONE, Cause.REFUSED), strict=True):
        posting.outbox.fail(load, cause)

    failed = posting.outcomes.failed(1, 10)
    assert [(one.person, one.cause) for one in failed] == [
        ("", Cause.REFUSED),
        ("fake:5", Cause.GONE),
    ]
    found = posting.outcomes.outcome(1)
    assert found is not None
    assert found.causes == {Cause.GONE: 1, Cause.REFUSED: 1}
    assert (found.total, found.unknown) == (2, 0)


def test_a_digest_is_held_and_ends_as_one(kept: Keeping) -> None:
    """All that is due of a bundle, and nothing that is not."""
    posting = kept.posting
    bundled = replace(PRIVATE, bundle="fake:5")
    for number in (1, 2):
        posting.lay(bundled, number=number)
    posting.lay(replace(bundled, due=9e9), number=3)

    [load] = claimed(posting)

    assert load.digest
    assert [one.announcement for one in load.posts] == [1, 2]
    assert posting.outbox.sent(load, "m1")
    assert [posting.counts(number) for number in (1, 2, 3)] == [
        {PostState.SENT: 1},
        {PostState.SENT: 1},
        {PostState.PENDING: 1},
    ]


def test_a_correction_is_put_in_the_place_of_what_arrived(kept: Keeping) -> None:
    """It comes until it is done; what was not sent yet brings the new words at once."""
    posting = kept.posting
    posting.lay(*channels(2))
    [first] = claimed(posting)
    posting.outbox.sent(first, "m1")

    posting.posts.amend(1, 5, [NEW], [NOTICE])
    posting.posts.amend(1, 5, [TEXT], [])
    posting.posts.amend(1, 4, [TEXT], [])

    [chore] = posting.outbox.chores(9)
    assert (chore.post.target, chore.edition, chore.pin) == (1, 5, False)
    assert (chore.before, chore.now) == (Edition((TEXT,)), Edition((NEW,), (NOTICE,)))
    assert posting.outbox.chores(9) == []
    posting.outbox.later(chore, 0)
    [again] = posting.outbox.chores(9)
    posting.outbox.done(again)
    posting.outbox.later(again, 0)
    assert posting.outbox.chores(9) == []
    [second] = claimed(posting)
    assert second.editions[0].messages == (NEW,)
    posting.outbox.sent(second, "m2")
    assert posting.outbox.chores(9) == []


def test_what_was_being_sent_while_it_was_corrected_is_corrected_afterwards(
    kept: Keeping,
) -> None:
    """Also where it was corrected twice."""
    posting = kept.posting
    posting.lay(*channels(1))
    [load] = claimed(posting)
    posting.posts.amend(1, 1, [NEW], [])
    posting.outbox.sent(load, "m1")

    [chore] = posting.outbox.chores(9)
    posting.posts.amend(1, 2, [NEW, NEW], [])
    posting.outbox.done(chore)

    [chore] = posting.outbox.chores(9)
    assert chore.before.messages == (NEW,)
    assert chore.now.messages == (NEW, NEW)


def test_what_cannot_be_changed_is_followed_once(kept: Keeping) -> None:
    """By a notice that is a post of its own."""
    posting = kept.posting
    posting.lay(*channels(1))
    posting.outbox.sent(claimed(posting)[0], "m1")
    posting.posts.amend(1, 1, [NEW], [NOTICE])
    [chore] = posting.outbox.chores(9)

    for _ in range(2):
        posting.outbox.follow(chore, Sort.NOTICE, Addressee(chore.post.room, chore.post.target))

    [load] = posting.outbox.claim(9)
    assert load.editions == (Edition((NOTICE,)),)
    posting.outbox.sent(load, "m2")
    assert posting.outbox.chores(9) == []
    found = posting.outcomes.outcome(1)
    assert found is not None
    assert (found.counts, found.followed) == ({PostState.SENT: 1}, {PostState.SENT: 1})


def test_what_is_withdrawn_before_it_is_posted_is_not_posted(kept: Keeping) -> None:
    """Neither what waits nor what was not laid out."""
    posting = kept.posting
    posting.lay(*channels(2))
    posting.outbox.sent(claimed(posting)[0], "m1")
    posting.hand_over(2)
    for number in (1, 2):
        posting.posts.amend(number, 1, [], [NOTICE])

    assert posting.outbox.claim(9) == []
    assert posting.posts.unopened() == []
    assert posting.counts() == {PostState.SENT: 1, PostState.FAILED: 1}
    assert posting.outcomes.failed(1, 9)[0].cause is Cause.WITHDRAWN
    [chore] = posting.outbox.chores(9)
    assert chore.now == Edition((), (NOTICE,))


def test_what_is_to_be_pinned_is_left_to_do(kept: Keeping) -> None:
    """Where many read; with nobody alone, and not where its number is unknown."""
    posting = kept.posting
    posting.lay(*channels(2), PRIVATE, pin=True)
    first, second, third = claimed(posting, 3)
    posting.outbox.doubt(second, Cause.CUT)
    for load in (first, third):
        posting.outbox.sent(load, "m1")
    [post] = posting.outcomes.unknown(1)
    posting.outcomes.settle(post.number, post.turn, again=False)

    chores = posting.outbox.chores(9)

    assert [(one.post.target, one.pin) for one in chores] == [(1, True), (2, False)]
    for one in chores:
        posting.outbox.done(one)
    posting.posts.amend(1, 1, [NEW], [])
    assert [one.pin for one in posting.outbox.chores(9)] == [False] * 3


def test_whoever_ordered_it_is_told_when_all_has_come_to_an_end(kept: Keeping) -> None:
    """And again when there is something new; what is due later is not waited for."""
    posting = kept.posting
    posting.hand_over(9)
    posting.lay(*channels(2), replace(PRIVATE, due=9e9))
    assert [one.announcement for one in posting.outcomes.news()] == []
    first, second = claimed(posting, 2)
    posting.outbox.sent(first, "m1")
    assert posting.outcomes.news() == []
    posting.outbox.doubt(second, Cause.CUT)

    [news] = posting.outcomes.news()

    assert (news.announcement, news.by, news.later, news.unknown) == (1, BY, 1, 1)
    posting.outcomes.told(news)
    posting.outcomes.told(news)
    assert posting.outcomes.news() == []
    [post] = posting.outcomes.unknown(1)
    posting.outcomes.settle(post.number, post.turn, again=True)
    assert posting.outcomes.news() == []
    posting.outbox.sent(claimed(posting)[0], "m2")
    [news] = posting.outcomes.news()
    assert (news.turn, news.counts[PostState.SENT]) == (1, 2)


def test_a_correction_is_told_when_it_is_done(kept: Keeping) -> None:
    """Not before."""
    posting = kept.posting
    posting.lay(*channels(1))
    posting.outbox.sent(claimed(posting)[0], "m1")
    posting.outcomes.told(posting.outcomes.news()[0])
    posting.posts.amend(1, 1, [NEW], [])
    [chore] = posting.outbox.chores(9)
    assert posting.outcomes.news() == []

    posting.outbox.done(chore)

    assert len(posting.outcomes.news()) == 1


def test_outcomes_are_told_newest_first(kept: Keeping) -> None:
    """As many as are wanted."""
    for number in (1, 2, 3):
        kept.posting.hand_over(number)

    assert [one.announcement for one in kept.posting.outcomes.outcomes(2)] == [3, 2]
    assert kept.posting.outcomes.outcome(4) is None
    assert kept.posting.outcomes.edition(4) is None


def test_a_target_that_is_gone_beforehand_has_failed(kept: Keeping) -> None:
    """Nobody tries."""
    kept.posting.lay(replace(PRIVATE, cause=Cause.GONE))

    assert kept.posting.outbox.claim(9) == []
    assert kept.posting.counts() == {PostState.FAILED: 1}
