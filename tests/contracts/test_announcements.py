"""What everything promises that keeps announcements."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot.announcement import Announcement, Draft, Facets, Occasion, Plan, State
from bot.message import Button, Mark, Outgoing, Style
from corpus.document import Upload
from corpus.known import Kind
from rag.announce.facets import Stage, Topic
from tests.keeping import Keeping

POST = Outgoing("《甲办法》", (Mark(0, 5, Style.BOLD),), ((Button("提问", link="?start=ask_3"),),))
FACETS = Facets(frozenset({Topic.MEALS}), ("云溪县",), frozenset({Stage.PRIMARY}), Kind.LAW, 3)
DRAFT = Draft("event:1", Occasion.NEW_VERSION, "甲办法", (POST, POST), FACETS, 8, 7)


def _draft(key: str) -> Draft:
    return replace(DRAFT, key=key)


def _added(kept: Keeping, key: str = "event:1") -> Announcement:
    [one] = kept.announcements.add([_draft(key)])
    return one


def test_a_draft_comes_back_as_it_was_made(kept: Keeping) -> None:
    """With everything that is posted and everybody whom it concerns."""
    before = datetime.now(UTC)

    made = _added(kept)

    assert kept.announcements.found(made.number) == made
    assert made.draft == DRAFT
    assert (made.state, made.turn, made.owed) == (State.DRAFT, 0, False)
    assert before <= made.made <= datetime.now(UTC)
    assert kept.announcements.found(made.number + 1) is None


def test_the_same_key_is_drafted_once(kept: Keeping) -> None:
    """However often whoever drafts begins anew."""
    made = _added(kept)

    again = kept.announcements.add([DRAFT, _draft("event:2"), _draft("event:2")])

    assert [one.draft.key for one in again] == ["event:2"]
    assert kept.announcements.known("event:2")
    assert not kept.announcements.known("event:3")
    assert [one.number for one in kept.announcements.waiting()] == [made.number, again[0].number]


def test_what_is_done_raises_the_turn_and_whoever_is_late_changes_nothing(kept: Keeping) -> None:
    """Two who decide at once do not both decide."""
    made = _added(kept)
    when = datetime(2026, 3, 1, 9, tzinfo=UTC)

    first = kept.announcements.save(
        replace(
            made,
            state=State.APPROVED,
            owed=True,
            plan=Plan((1, 4), when, pin=True),
            approvals=("telegram:5",),
        )
    )
    second = kept.announcements.save(replace(made, state=State.REJECTED, reason="重复"))

    assert first is not None
    assert first.turn == made.turn + 1
    assert second is None
    assert kept.announcements.found(made.number) == first


def test_drafts_wait_and_what_is_decided_or_owed_is_found(kept: Keeping) -> None:
    """Drafts the oldest first, what is decided the newest first."""
    one, two, three = (_added(kept, f"event:{at}") for at in (1, 2, 3))
    kept.announcements.save(replace(one, state=State.REJECTED))
    owed = kept.announcements.save(replace(two, state=State.APPROVED, owed=True))

    assert [each.number for each in kept.announcements.waiting()] == [three.number]
    decided = kept.announcements.decided()
    assert [each.number for each in decided] == [two.number, one.number]
    assert [each.number for each in kept.announcements.decided(1)] == [two.number]
    assert kept.announcements.owed() == [owed]


def test_events_are_heard_from_a_beginning_on(kept: Keeping) -> None:
    """Beginning again changes nothing; what was heard never falls back."""
    assert kept.announcements.heard() is None

    begun = kept.announcements.begin(4)
    kept.announcements.add([DRAFT], heard=7)
    kept.announcements.add([], heard=6)

    assert begun.event == 4
    assert kept.announcements.begin(99).began == begun.began
    heard = kept.announcements.heard()
    assert heard is not None
    assert (heard.event, heard.began) == (7, begun.began)


def test_what_is_overtaken_is_saved_with_what_overtakes_it(kept: Keeping) -> None:
    """Unless somebody decided meanwhile."""
    one, two = (_added(kept, f"event:{at}") for at in (1, 2))
    kept.announcements.save(replace(two, state=State.APPROVED))

    over = [replace(each, state=State.REJECTED, reason="过时") for each in (one, two)]
    kept.announcements.add([_draft("event:3")], over=over)

    states = [kept.announcements.found(each.number) for each in (one, two)]
    assert [each.state for each in states if each] == [State.REJECTED, State.APPROVED]


def test_a_file_that_goes_with_an_announcement_is_kept(kept: Keeping) -> None:
    """Under a key of its own; what was made elsewhere is not found here."""
    file = Upload("附件.pdf", b"%PDF")

    first, second = kept.announcements.attach(file), kept.announcements.attach(file)

    assert (first.version, first.name) == (0, "附件.pdf")
    assert first.made != second.made
    assert kept.announcements.attached(first.made) == file
    assert kept.announcements.attached("made-elsewhere") is None
    assert kept.announcements.attached(f"{first.made}0") is None
