"""Questions are put in people's words, or asked of another thing; both by zhengda's own lexicon."""

from __future__ import annotations

import random

from benchmarks.training.people import People, sayings

ASKED = ["学校能不能收取赞助费", "校车驾驶人要不要接受审验", "幼儿园可以布置作业吗"]


def chances(times: int = 60) -> list[random.Random]:
    """Different ones."""
    return [random.Random(seed) for seed in range(times)]  # noqa: S311


def test_the_words_of_documents_become_those_of_people() -> None:
    """校车驾驶人 is who people call 校车司机; some questions stay as they are."""
    people = People(ASKED)

    said = {people.said(ASKED[1], chance) for chance in chances()}

    assert "校车司机" in sayings()["校车驾驶人"]
    assert "校车司机要不要接受审验" in said
    assert ASKED[1] in said


def test_what_is_asked_of_another_thing_is_not_in_the_text() -> None:
    """The word is one that other questions are about."""
    text = "学校不得收取赞助费。"

    others = {People(ASKED).of_another(ASKED[0], text, chance) for chance in chances()} - {""}

    assert others
    assert ASKED[0] not in others
    assert all("学校" not in one or "赞助费" not in one or "收取" not in one for one in others)


def test_a_question_about_nothing_of_the_text_stays_unasked() -> None:
    """There is nothing to be taken for another thing."""
    assert People(ASKED).of_another(ASKED[2], "校车应当年检。", random.Random(1)) == ""  # noqa: S311
