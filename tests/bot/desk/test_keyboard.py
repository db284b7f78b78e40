from __future__ import annotations

import pytest

from bot.desk.keyboard import Keyboard, revoted
from bot.kept import Reason, Vote
from bot.message import Button
from rag.answer import Outcome
from tests.words import EN, ZH

KEYBOARD = Keyboard(ZH.buttons, 12)


def labels(rows: tuple[tuple[Button, ...], ...]) -> list[list[str]]:
    """What is written on the buttons."""
    return [[button.label for button in row] for row in rows]


def test_an_answer_has_thumbs_sources_questions_and_a_human() -> None:
    """From top to bottom."""
    keyboard = Keyboard(ZH.buttons, 12, ZH.buttons.human)

    assert labels(keyboard.under(Outcome.ANSWERED, 5, ("那高中呢？", "何时发放？"))) == [
        ["👍", "👎"],
        ["原文 1", "原文 2", "原文 3", "原文 4"],
        ["原文 5"],
        ["那高中呢？"],
        ["何时发放？"],
        ["转人工"],
    ]


def test_one_source_needs_no_number() -> None:
    """And no human is offered where there is none."""
    assert labels(KEYBOARD.under(Outcome.PARTIAL, 1)) == [["👍", "👎"], ["原文"]]


def test_a_keyboard_stays_small() -> None:
    """Eight sources, three questions, none of them longer than a button."""
    rows = KEYBOARD.under(Outcome.ANSWERED, 30, ("长" * 65, "甲", "", "乙", "丙", "丁"))

    assert labels(rows)[1:] == [
        ["原文 1", "原文 2", "原文 3", "原文 4"],
        ["原文 5", "原文 6", "原文 7", "原文 8"],
        ["甲"],
        ["乙"],
        ["丙"],
    ]


@pytest.mark.parametrize("outcome", [one for one in Outcome if not one.answers])
def test_only_a_gap_in_the_documents_is_laid_before_the_admins(outcome: Outcome) -> None:
    """A greeting and what is no question about policy have no keyboard."""
    gaps = {
        Outcome.NOTHING_FOUND,
        Outcome.DETAIL_NOT_STATED,
        Outcome.SOURCE_CUT,
        Outcome.OUT_OF_FORCE,
    }
    known = Keyboard(ZH.buttons, 12, ZH.buttons.human)

    assert bool(KEYBOARD.under(outcome, 0)) == (outcome in gaps)
    # Whoever is in danger or asks about a single case may want a human, not a document.
    humans = {*gaps, Outcome.UNCLEAR, Outcome.PERSONAL, Outcome.CRISIS}
    assert bool(known.under(outcome, 0)) == (outcome in humans)


def test_what_was_meant_is_chosen_by_a_button() -> None:
    """Two to four questions; also long ones, for each of them is an answer."""
    choices = ("云溪县的？", "长" * 65, "", "丙", "丁")

    assert labels(KEYBOARD.under(Outcome.UNCLEAR, 0, choices)) == [
        ["云溪县的？"],
        ["长" * 65],
        ["丙"],
    ]


@pytest.mark.parametrize(
    ("vote", "row"),
    [
        (None, ["👍", "👎"]),
        (Vote(good=True), ["👍 ✓", "👎"]),
        (Vote(good=False), ["👍", "👎 ✓"]),
        (Vote(good=False, reason=Reason.OUTDATED), ["👍", "👎 过时 ✓"]),
    ],
)
def test_what_was_chosen_is_ticked(vote: Vote | None, row: list[str]) -> None:
    """The thumbs show the vote with its reason."""
    assert labels((KEYBOARD.votes(vote),)) == [row]


def test_the_reasons_show_the_one_that_was_told() -> None:
    """In every language."""
    vote = Vote(good=False, reason=Reason.UNCLEAR)

    assert labels((KEYBOARD.reasons(vote),)) == [["不准确", "过时", "看不懂 ✓", "没找到"]]
    assert labels((Keyboard(EN.buttons, 1).reasons(),)) == [
        ["Inaccurate", "Outdated", "Unclear", "Not found"]
    ]


def test_only_the_votes_of_a_keyboard_change() -> None:
    """Whatever else is there stays where it is."""
    rows = KEYBOARD.under(Outcome.ANSWERED, 2, ("何时发放？",))
    changed = revoted(rows, KEYBOARD.votes(), KEYBOARD.reasons())

    assert labels(changed)[:2] == [["👍", "👎"], ["不准确", "过时", "看不懂", "没找到"]]
    assert changed[2:] == rows[1:]
    assert revoted(changed, KEYBOARD.votes()) == rows


def test_every_button_fits_the_messenger() -> None:
    """64 bytes, with a number of nine digits too."""
    keyboard = Keyboard(ZH.buttons, 999_999_999, "转人工")
    rows = (*keyboard.under(Outcome.ANSWERED, 8, ("问",)), keyboard.reasons())

    assert all(0 < len(one.press.encode()) <= 64 for row in rows for one in row)
