from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "rag", "corpus", "config")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
LONGEST_FILE = 300
LONGEST_FUNCTION = 40


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """All functions of a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [n for n in ast.walk(tree) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))]


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from the name to the end."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


@pytest.mark.parametrize("package", PACKAGES)
def test_nobody_else_claims_our_names(package: str) -> None:
    """A package called `config` from an index would overwrite ours without a word."""
    owners = metadata.packages_distributions().get(package, [])

    assert set(owners) <= {"zhengda"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_can_be_read_at_one_sitting(path: Path) -> None:
    """At most 300 lines, and no function over 40."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE
    long = [f"{f.name} ({length(f)})" for f in functions(path) if length(f) > LONGEST_FUNCTION]
    assert long == []


def test_functions_are_short() -> None:
    """Half of them have at most ten lines."""
    lengths = [length(function) for path in SOURCES for function in functions(path)]

    assert statistics.median(lengths) <= 10


@pytest.mark.parametrize("path", [*SOURCES, *TESTS], ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_left_open(path: Path) -> None:
    """No mark of unfinished work, and no drawer for everything."""
    marks = "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X:"])

    assert not re.search(rf"\b(?:{marks})\b", path.read_text(encoding="utf-8"))
    assert path.name not in {"utils.py", "helpers.py", "types.py", "misc.py"}


def test_every_test_says_what_is_true() -> None:
    """A docstring each."""
    silent = [
        f"{path.relative_to(ROOT)}::{function.name}"
        for path in TESTS
        if path.name.startswith("test_")
        for function in functions(path)
        if function.name.startswith("test_") and not ast.get_docstring(function)
    ]

    assert silent == []


def test_tests_mirror_the_tree() -> None:
    """Whoever looks for the tests of a file finds them at its place."""
    strange = []
    for path in TESTS:
        place = path.relative_to(ROOT / "tests")
        if path.name.startswith("test_") and place.parts[0] in PACKAGES:
            source = ROOT / place.parent / path.name.removeprefix("test_")
            if not source.exists() and not (source.parent / source.stem).is_dir():
                strange.append(str(place))

    assert strange == []


def test_no_mocks() -> None:
    """Fakes are working things; a mock checks how something was called."""
    word = "unittest." + "mock"

    assert [path for path in TESTS if word in path.read_text(encoding="utf-8")] == []


def test_the_floors_hold() -> None:
    """Who may import whom is checked by machine."""
    linter = Path(sys.executable).with_name("lint-imports")
    ran = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, check=False)

    assert ran.returncode == 0, ran.stdout
