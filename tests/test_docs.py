from __future__ import annotations

import ast
import json
import re
from dataclasses import fields
from pathlib import Path

import pytest

from bot.__main__ import app
from bot.contract.acts import ActLine
from bot.contract.answers import AnswerLine, CitationLine, ClaimLine, StepLine, TracedLine
from bot.contract.asked import Asked
from bot.contract.differences import DifferenceLine, DiffLine, PieceLine, RunLine
from bot.contract.documents import DetailsLine, DocumentLine, FactLine, PartLine, RemovedLine
from bot.contract.editions import EditionLine
from bot.contract.files import ChangeLine, DamageLine, ReindexLine
from bot.contract.goldens import GoldenLine
from bot.contract.line import CheckLine, ErrorLine
from bot.contract.saved import SavedLine
from bot.words.commands import CommandWords
from config.settings import Settings
from corpus.difference import Shift
from corpus.document import DamageKind
from corpus.known import Kind, Status
from rag.answer import Outcome
from rag.change import Fate

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def page(name: str) -> str:
    """The text of a page."""
    return (DOCS / name).read_text(encoding="utf-8")


def errors() -> list[str]:
    """The names of all error classes of the product."""
    trees = [
        ast.parse(path.read_text(encoding="utf-8"))
        for package in ("bot", "rag", "corpus", "config")
        for path in (ROOT / package).rglob("*.py")
    ]
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    return sorted(node.name for node in classes if node.name.endswith("Error"))


def commands() -> list[str]:
    """The names of all commands."""
    return sorted(
        command.name or command.callback.__name__
        for command in app.registered_commands
        if command.callback
    )


def test_what_people_can_write_is_in_the_docs() -> None:
    """Every command of the lists that messengers show, in their order."""
    told = re.findall(r"^\| `/(\w+)` \|", page("running-it.md"), re.MULTILINE)

    assert told == [field.name for field in fields(CommandWords)]


@pytest.mark.parametrize("command", commands())
def test_every_command_is_in_the_docs(command: str) -> None:
    """What can be typed can be looked up, and its JSON too."""
    assert f"`zhengda {command}" in page("running-it.md")
    assert f"`{command} --json`" in page("json.md")


@pytest.mark.parametrize("setting", sorted(Settings.model_fields))
def test_every_setting_is_in_the_docs(setting: str) -> None:
    """Also in the example file."""
    assert f"`ZHENGDA_{setting.upper()}`" in page("settings.md")


@pytest.mark.parametrize("error", errors())
def test_every_error_is_in_the_docs(error: str) -> None:
    """With what to do."""
    assert f"\n| `{error}` |" in page("running-it.md")


@pytest.mark.parametrize("word", [*Outcome, *Kind, *Status, *Fate, *DamageKind, *Shift])
def test_every_word_of_the_contract_is_in_the_docs(word: str) -> None:
    """Outcomes, kinds, statuses, fates and damages are promised by name."""
    assert f"`{word}`" in page("json.md")


@pytest.mark.parametrize("record", [AnswerLine, TracedLine, CitationLine, ChangeLine])
def test_every_key_is_explained(record: type) -> None:
    """What is promised most is told key by key."""
    for field in fields(record):
        assert f"`{field.name}`" in page("json.md"), field.name


def shapes() -> list[tuple[str, object]]:
    """Every JSON example of the docs with the name of what it shows."""
    found = re.findall(r"```json\n(.*?)\n```", page("json.md"), re.DOTALL)
    return [(example, json.loads(example)) for example in found]


RECORDS = (
    ActLine,
    Asked,
    AnswerLine,
    ChangeLine,
    CheckLine,
    DetailsLine,
    DiffLine,
    DocumentLine,
    ErrorLine,
    GoldenLine,
    ReindexLine,
    SavedLine,
)


def keys(record: type) -> list[str]:
    """The keys of a record, in their order."""
    return [field.name for field in fields(record)]


def test_the_examples_are_what_the_program_prints() -> None:
    """Key by key, in their order, and each kind of line has one."""
    examples = [list(shape) for _, shape in shapes() if isinstance(shape, dict)]

    assert sorted(examples) == sorted(keys(record) for record in RECORDS)


@pytest.mark.parametrize(
    ("example", "inside", "record"),
    [
        (AnswerLine, "citations", CitationLine),
        (AnswerLine, "claims", ClaimLine),
        (ChangeLine, "damage", DamageLine),
        (DetailsLine, "parts", PartLine),
        (DiffLine, "differences", DifferenceLine),
        (DetailsLine, "removed", RemovedLine),
    ],
)
def test_what_is_inside_the_examples_is_whole_too(example: type, inside: str, record: type) -> None:
    """Citations, claims, damage, parts."""
    (shape,) = [s for _, s in shapes() if isinstance(s, dict) and list(s) == keys(example)]

    assert [list(one) for one in shape[inside]] == [keys(record)]


def test_a_difference_is_shown_with_all_its_keys() -> None:
    """The versions, the sections of both sides, the words that differ."""
    (shape,) = [s for _, s in shapes() if isinstance(s, dict) and list(s) == keys(DiffLine)]
    (difference,) = shape["differences"]

    assert list(shape["old"]) == list(shape["new"]) == keys(EditionLine)
    assert list(shape["counts"]) == [str(shift) for shift in Shift]
    for side in ("old", "new"):
        assert [list(one) for one in difference[side]] == [keys(PieceLine)]
    assert [list(one) for one in difference["runs"]] == [keys(RunLine)]


def test_small_shapes_are_named() -> None:
    """A fact and a step of the trace."""
    assert keys(FactLine) == ["value", "words", "sure", "corrected"]
    assert all(f"`{key}`" in page("json.md") for key in keys(StepLine))


@pytest.mark.parametrize("path", sorted(DOCS.rglob("*.md")), ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    """Every relative link of the docs has its target."""
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target
