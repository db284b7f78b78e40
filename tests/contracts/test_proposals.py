"""What every keeper of proposed files promises."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.proposal import Choice, Course, Gist
from corpus.document import Upload
from rag.correct import Correction
from rag.preview import Fit
from tests.keeping import Keeping

ME, OTHER = "telegram:5", "telegram:6"
FILE = Upload("云溪\udc80.txt", b"\x00one")
SECOND = Upload("二.txt", b"two")


def test_a_file_is_kept_byte_for_byte_under_its_name(kept: Keeping) -> None:
    """With whoever sent it, and when."""
    before = datetime.now(UTC)
    made = kept.proposals.put(ME, FILE)

    assert kept.proposals.proposal(made.number) == made
    assert kept.proposals.upload(made.number) == FILE
    assert (made.person, made.name, made.size, made.turn) == (ME, FILE.name, 4, 0)
    assert (made.course, made.choice, made.gist) == (Course.OPEN, Choice(), None)
    assert before - timedelta(seconds=1) <= made.made <= datetime.now(UTC)
    assert kept.proposals.proposal(made.number + 1) is None


def test_the_same_bytes_are_one_proposal_until_they_are_settled(kept: Keeping) -> None:
    """Called as it was last; somebody else's are their own."""
    first = kept.proposals.put(ME, FILE)
    again = kept.proposals.put(ME, Upload("另一个名字.txt", FILE.data), "b")

    assert (again.number, again.name, again.batch) == (first.number, "另一个名字.txt", "b")
    same = kept.proposals.put(ME, FILE, origin="k")
    assert (same.name, same.origin, same.turn) == (FILE.name, "", again.turn)
    moved = kept.proposals.put(ME, FILE, "c", "k")
    assert (moved.number, moved.batch, moved.origin) == (first.number, "c", "k")
    assert kept.proposals.put(OTHER, FILE).number != first.number
    kept.proposals.settle({first.number: moved.turn}, Course.DROPPED)
    assert kept.proposals.put(ME, FILE).number > first.number


def test_what_comes_again_in_a_batch_is_looked_at_anew(kept: Keeping) -> None:
    """What is stored may have changed since, so that older buttons are old."""
    made = kept.proposals.put(ME, FILE)
    kept.proposals.see(made.number, Gist("标题"))
    again = kept.proposals.put(ME, FILE, "b")

    assert (again.gist, again.turn) == (None, 1)
    assert kept.proposals.proposal(made.number) == again


def test_what_is_being_taken_in_stays_as_it_is_called(kept: Keeping) -> None:
    """However often it comes meanwhile."""
    made = kept.proposals.put(ME, FILE)
    kept.proposals.settle({made.number: 0}, Course.ORDERED)
    again = kept.proposals.put(ME, Upload("另一个名字.txt", FILE.data), "b")

    assert (again.name, again.batch, again.turn) == (FILE.name, "b", 1)


def test_a_batch_is_shown_in_the_order_it_came(kept: Keeping) -> None:
    """Without the archives it came in."""
    archive = kept.proposals.put(ME, Upload("a.zip", b"zip"), "b")
    numbers = [kept.proposals.put(ME, one, "b").number for one in (FILE, SECOND)]
    kept.proposals.put(ME, Upload("三.txt", b"three"))
    kept.proposals.settle({archive.number: 0}, Course.OPENED)

    assert [one.number for one in kept.proposals.batch("b")] == numbers
    assert kept.proposals.batch("") == []
    assert [one.number for one in kept.proposals.waiting()] == sorted(
        [*numbers, numbers[-1] + 1], reverse=True
    )


def test_what_a_file_was_seen_to_be_comes_back(kept: Keeping) -> None:
    """It settles nothing, but what stands otherwise by now makes older buttons old."""
    made = kept.proposals.put(ME, FILE)
    gist = Gist("标题", Fit.VERSION, 3, "旧标题", 2, 1, "")

    for seen, turn in ((gist, 0), (Gist("新", Fit.VERSION, 3), 0), (Gist("新", Fit.NEW), 1)):
        found = kept.proposals.see(made.number, seen)
        assert (found.gist, found.turn) == (seen, turn)
        assert kept.proposals.proposal(made.number) == found


def test_a_choice_counts_for_whoever_saw_the_last_one(kept: Keeping) -> None:
    """A button that was shown before it does nothing."""
    made = kept.proposals.put(ME, FILE)
    choice = Choice(7, instead=True, corrections=(Correction(0, "title", "标\udc80题"),))

    chosen = kept.proposals.choose(made.number, 0, choice)
    assert chosen is not None
    assert (chosen.choice, chosen.turn) == (choice, 1)
    assert kept.proposals.choose(made.number, 0, Choice()) is None
    assert kept.proposals.choose(99, 0, Choice()) is None
    assert kept.proposals.proposal(made.number) == chosen


@pytest.mark.parametrize("course", [Course.DROPPED, Course.OPENED])
def test_what_is_settled_loses_its_bytes(kept: Keeping, course: Course) -> None:
    """Once, for whoever saw the last turn."""
    made = kept.proposals.put(ME, FILE)

    assert kept.proposals.settle({made.number: 1}, course) == []
    [settled] = kept.proposals.settle({made.number: 0}, course)
    assert (settled.course, settled.turn) == (course, 1)
    assert kept.proposals.choose(made.number, 1, Choice()) is None
    assert kept.proposals.waiting() == []
    assert kept.proposals.upload(made.number) is None
    assert kept.proposals.settle({made.number: 1}, Course.ORDERED) == []


def test_many_are_settled_together_or_not_at_all(kept: Keeping) -> None:
    """One that somebody changed meanwhile stops all of them."""
    one, two = (kept.proposals.put(ME, file) for file in (FILE, SECOND))
    kept.proposals.choose(two.number, 0, Choice(0))

    assert kept.proposals.settle({one.number: 0, two.number: 0}, Course.ORDERED) == []
    assert {one.course for one in kept.proposals.waiting()} == {Course.OPEN}
    settled = kept.proposals.settle({two.number: 1, one.number: 0}, Course.ORDERED, "k")
    assert {found.by for found in kept.proposals.waiting()} == {"k"}
    assert [found.number for found in settled] == [one.number, two.number]


def test_what_is_ordered_ends_once(kept: Keeping) -> None:
    """Its bytes stay until then, and it may be opened, changed and ordered again."""
    made = kept.proposals.put(ME, FILE)
    kept.proposals.settle({made.number: 0}, Course.ORDERED)
    assert kept.proposals.upload(made.number) == FILE
    assert [one.course for one in kept.proposals.waiting()] == [Course.ORDERED]
    kept.proposals.end(made.number, Course.OPEN)
    kept.proposals.settle({made.number: 2}, Course.ORDERED)
    changed = kept.proposals.choose(made.number, 3, Choice(0))
    assert changed is not None
    assert (changed.course, changed.turn) == (Course.OPEN, 4)
    kept.proposals.settle({made.number: 4}, Course.ORDERED)
    assert kept.proposals.upload(made.number) == FILE
    for course in (Course.TAKEN, Course.TAKEN, Course.OPEN):
        kept.proposals.end(made.number, course, 9)

    found = kept.proposals.proposal(made.number)
    assert found is not None
    assert (found.course, found.document, found.turn) == (Course.TAKEN, 9, 6)
    assert kept.proposals.upload(made.number) is None


def test_what_nobody_settles_is_forgotten(kept: Keeping) -> None:
    """Its number still tells so."""
    old = kept.proposals.put(ME, FILE)
    now = datetime.now(UTC)

    assert kept.proposals.forget(now - timedelta(days=1)) == 0
    assert kept.proposals.forget(now + timedelta(days=1)) == 1
    assert kept.proposals.forget(now + timedelta(days=1)) == 0
    found = kept.proposals.proposal(old.number)
    assert found is not None
    assert found.course is Course.FORGOTTEN
    assert kept.proposals.upload(old.number) is None
