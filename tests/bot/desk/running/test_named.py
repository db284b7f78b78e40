"""How persons are written and told."""

from __future__ import annotations

import pytest

from bot.desk.running.named import person_named, person_told


@pytest.mark.parametrize(
    ("word", "messenger", "person"),
    [
        ("12", "telegram", "telegram:12"),
        ("telegram:12", "console", "telegram:12"),
        ("12", "console", ""),
        ("-12", "telegram", ""),
        ("甲", "telegram", ""),
    ],
)
def test_a_person_is_named_by_a_number(word: str, messenger: str, person: str) -> None:
    """Groups are nobody, and at the console nobody has a number."""
    assert person_named(word, messenger) == person


@pytest.mark.parametrize(("person", "told"), [("telegram:12", "12"), ("console:52a8", "终端")])
def test_a_person_is_told_by_the_number(person: str, told: str) -> None:
    """At the console by the place."""
    assert person_told(person, "终端") == told
