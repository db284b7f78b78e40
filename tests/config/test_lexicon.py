"""What people say and what documents say, as it is shipped."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from corpus.fold import fold
from rag.lexicon import Lexicon

FILES = sorted(
    (one for one in files("config").joinpath("lexicon").iterdir() if one.name.endswith(".toml")),
    key=lambda one: one.name,
)
TEXTS = {one.name: one.read_text(encoding="utf-8") for one in FILES}


def entries(name: str) -> list[dict[str, list[str]]]:
    """The entries of a file."""
    found: list[dict[str, list[str]]] = tomllib.loads(TEXTS[name])["entry"]
    return found


def words(name: str) -> list[str]:
    """Everything that stands in the entries of a file."""
    return [word for entry in entries(name) for part in entry.values() for word in part]


def test_both_languages_are_there() -> None:
    """Questions come in Chinese and in English."""
    assert {"zh.toml", "en.toml"} <= set(TEXTS)


@pytest.mark.parametrize("name", TEXTS)
def test_every_entry_says_and_means_something(name: str) -> None:
    """And has no other key, so no misspelt one either."""
    for entry in entries(name):
        assert set(entry) == {"say", "means"}, entry
        assert entry["say"], entry
        assert entry["means"], entry


@pytest.mark.parametrize("name", TEXTS)
def test_a_word_can_be_looked_up_as_it_stands(name: str) -> None:
    """No white space around it, nothing shorter than a word, and folded it keeps its length."""
    for word in words(name):
        assert word == " ".join(word.split()), word
        assert len(word) > 1, word
        assert len(fold(word)) == len(word), word


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_is_said_twice(name: str) -> None:
    """One entry a saying, and one mention a meaning."""
    said = Counter(fold(word) for entry in entries(name) for word in entry["say"])

    assert [word for word, times in said.items() if times > 1] == []
    for entry in entries(name):
        assert len(set(map(fold, entry["means"]))) == len(entry["means"]), entry


@pytest.mark.parametrize("name", TEXTS)
def test_documents_speak_chinese(name: str) -> None:
    """Whatever language a question comes in; 985 is Chinese enough."""
    for entry in entries(name):
        for word in entry["means"]:
            assert not (word.isascii() and word.isalpha()), entry


def test_every_saying_is_found_in_a_question() -> None:
    """With all of its meanings, whichever file it stands in."""
    lexicon = Lexicon.parse(TEXTS.values())
    for name in TEXTS:
        for entry in entries(name):
            for said in map(fold, entry["say"]):
                (saying,) = lexicon.sayings(said)
                assert (saying.start, saying.end) == (0, len(said)), said
                assert {fold(word) for word in entry["means"]} <= set(saying.means), said
