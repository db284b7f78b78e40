from __future__ import annotations

import ast
import re
from dataclasses import fields
from importlib import resources
from pathlib import Path

import pytest

from bot.wording import Wording, WordingError, parse
from bot.words.chat import ChatWords
from bot.words.doctor import DoctorWords
from bot.words.files import DocumentWords, FileWords
from bot.words.frame import Frame, Notices
from rag.answer import Outcome
from tests.words import EN, HANT, WORDINGS, ZH

ROOT = Path(__file__).parents[2]
ZH_TOML = (resources.files("config") / "wording" / "zh.toml").read_text(encoding="utf-8")


def errors() -> list[str]:
    """The names of all error classes of the product."""
    trees = [
        ast.parse(path.read_text(encoding="utf-8"))
        for package in ("bot", "rag", "corpus", "config")
        for path in (ROOT / package).rglob("*.py")
    ]
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    return sorted(node.name for node in classes if node.name.endswith("Error"))


@pytest.mark.parametrize("wording", [ZH, HANT, EN])
def test_every_outcome_has_its_sentence(wording: Wording) -> None:
    """A new outcome cannot be left without words."""
    assert set(wording.outcomes) == set(Outcome)
    assert all(wording.outcomes.values())


@pytest.mark.parametrize("wording", [ZH, EN])
@pytest.mark.parametrize("name", errors())
def test_every_error_has_its_sentence(wording: Wording, name: str) -> None:
    """Whatever breaks, a person is told one plain sentence."""
    assert wording.errors.get(name)


def test_both_languages_fill_in_the_same_words() -> None:
    """A translation neither forgets a place to fill nor invents one."""
    english = (resources.files("config") / "wording" / "en.toml").read_text(encoding="utf-8")
    places = re.compile(r"^(\w+) = |(\{\w+\})", re.MULTILINE)

    assert sorted(places.findall(ZH_TOML)) == sorted(places.findall(english))


def test_refusals_say_what_a_refusal_must_say() -> None:
    """The words people and programs look for stand in the refusals."""
    assert "没有说明" in ZH.outcomes[Outcome.DETAIL_NOT_STATED]
    assert "不完整" in ZH.outcomes[Outcome.SOURCE_CUT]
    assert "没有找到" in ZH.outcomes[Outcome.NOTHING_FOUND]
    assert ZH.frame.nearest == "以下内容最接近，但不足以回答："
    assert ZH.notices.speech == "这是讲话材料，不是规定。"


def test_the_longest_question_is_named() -> None:
    """The setting's figure stands in the sentence, not a place to fill."""
    wording = parse(ZH_TOML, 123)

    assert "123" in wording.outcomes[Outcome.INVALID]
    assert "123" in wording.chat.help


def test_traditional_is_simplified_in_other_letters() -> None:
    """One file serves both scripts."""
    assert HANT.outcomes[Outcome.NOTHING_FOUND] == "庫中沒有找到與此有關的內容，無法回答。"
    assert HANT.notices.speech == "這是講話材料，不是規定。"


def test_a_missing_sentence_is_named_at_start() -> None:
    """An operator who deletes a line learns which."""
    lines = [line for line in ZH_TOML.splitlines() if not line.startswith("thanks")]

    with pytest.raises(WordingError, match="thanks"):
        parse("\n".join(lines), 300)


def test_a_sentence_nobody_says_is_named_at_start() -> None:
    """A misspelt key is an error, not silence."""
    with pytest.raises(WordingError, match="graetings"):
        parse(ZH_TOML.replace("[frame]", 'graetings = "?"\n[frame]'), 300)


@pytest.mark.parametrize(
    ("code", "wording"),
    [
        ("", ZH),
        ("zh-hans", ZH),
        ("zh_CN", ZH),
        ("ja", ZH),
        ("en-GB", EN),
        ("zh-TW", HANT),
        ("zh-hant", HANT),
        ("zh_HK", HANT),
    ],
)
def test_a_messengers_language_finds_its_sentences(code: str, wording: Wording) -> None:
    """Whoever's language is unknown is answered in Simplified Chinese."""
    assert WORDINGS.for_language(code) is wording


@pytest.mark.parametrize(
    "record", [Frame, Notices, ChatWords, FileWords, DocumentWords, DoctorWords]
)
def test_every_sentence_is_said_somewhere(record: type) -> None:
    """Operators do not translate what nobody reads."""
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "bot").rglob("*.py")
        if path.name != "wording.py"
    )

    assert [f.name for f in fields(record) if not re.search(rf"\.{f.name}\b", code)] == []
