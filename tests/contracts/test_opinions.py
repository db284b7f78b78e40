"""What every backend of the opinions promises."""

from __future__ import annotations

import pytest

from bot.kept import Reason, Vote
from bot.message import Room, RoomKind
from tests.answers import refused
from tests.keeping import Keeping

HERE = Room("telegram", "-100", "7", RoomKind.GROUP)


@pytest.fixture
def answer(kept: Keeping) -> int:
    """An answer that was given."""
    return kept.chats.keep("telegram:5|telegram:5", refused())


def test_a_person_has_one_vote_an_answer(kept: Keeping, answer: int) -> None:
    """The last one counts, and it is nobody else's."""
    kept.opinions.vote(answer, "telegram:5", Vote(good=True))
    kept.opinions.vote(answer, "telegram:5", Vote(good=False, reason=Reason.OUTDATED))

    assert kept.opinions.vote_of(answer, "telegram:5") == Vote(False, Reason.OUTDATED)  # noqa: FBT003
    assert kept.opinions.vote_of(answer, "telegram:6") is None
    assert kept.people.footprint("telegram:5").votes == 1


def test_a_question_is_filed_once_a_person(kept: Keeping, answer: int) -> None:
    """Another person may file it as well."""
    assert kept.opinions.file(answer, "telegram:5")
    assert not kept.opinions.file(answer, "telegram:5")
    assert kept.opinions.file(answer, "telegram:6")


def test_feedback_is_kept_letter_for_letter_and_every_time(kept: Keeping) -> None:
    """Also what is no text."""
    kept.opinions.feedback("telegram:5", "很好\x00\ud800")
    kept.opinions.feedback("telegram:5", "很好\x00\ud800")

    assert kept.people.footprint("telegram:5").feedback == 2


def test_a_human_is_asked_for_once_and_told_where_the_person_waits(
    kept: Keeping, answer: int
) -> None:
    """In which room and topic, below which message."""
    made = kept.opinions.hand_off(answer, "telegram:5", HERE, "33")

    assert made is not None
    assert kept.opinions.handoff(made.number) == made
    assert (made.room, made.message, made.answered) == (HERE, "33", None)
    assert kept.opinions.hand_off(answer, "telegram:5", HERE, "34") is None
    other = kept.opinions.hand_off(answer, "telegram:6", HERE, "35")
    assert other is not None
    assert other.number != made.number


def test_a_human_answers_once(kept: Keeping, answer: int) -> None:
    """Who comes second is told so."""
    made = kept.opinions.hand_off(answer, "telegram:5", HERE, "33")
    assert made is not None

    assert kept.opinions.settle(made.number)
    assert not kept.opinions.settle(made.number)
    assert not kept.opinions.settle(made.number + 1)
    settled = kept.opinions.handoff(made.number)
    assert settled is not None
    assert settled.answered is not None
    assert kept.opinions.handoff(made.number + 1) is None
