from __future__ import annotations

import pytest

from rag.answer import Script
from tests.stage import ALICE, Stage
from tests.words import EN, HANT, ZH


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("en", "en"),
        ("English", "en"),
        ("zh", "zh"),
        ("简体", "zh"),
        ("ZH-TW", "zh-hant"),
        ("繁體", "zh-hant"),
        ("auto", ""),
        ("自动", ""),
    ],
)
def test_a_language_is_chosen_by_a_word(stage: Stage, word: str, code: str) -> None:
    """However it is called."""
    stage.people.speak(ALICE, "en")
    stage.order(f"/lang {word}")

    assert stage.people.language(ALICE) == code


def test_a_language_is_chosen_by_a_button(stage: Stage) -> None:
    """The one in use is ticked; the choice is said in the new language and holds at once."""
    stage.order("/lang")
    assert stage.labels() == [["自动 ✓", "简体"], ["繁體", "English"]]

    stage.press("English")
    assert stage.text == EN.choices.spoken.format(language="English")

    stage.order("/lang")
    assert stage.labels() == [["Automatic", "简体"], ["繁體", "English ✓"]]
    stage.press("繁體")
    assert stage.text == HANT.choices.spoken.format(language="繁體")


def test_answers_are_framed_in_the_language_chosen(stage: Stage) -> None:
    """Also where the question is in another one."""
    stage.order("/lang en")
    stage.say("补助多少？")

    assert stage.asker.scripts[-1] is Script.ENGLISH


def test_a_language_there_is_none_of_gets_one_sentence(stage: Stage) -> None:
    """And nothing changes."""
    stage.order("/lang klingon")

    assert stage.text == ZH.choices.unknown_language
    assert stage.people.language(ALICE) == ""
