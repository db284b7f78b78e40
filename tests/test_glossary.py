from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
GLOSSARY = ROOT / "docs" / "glossary.md"
PACKAGES = ("bot", "rag", "corpus")
NOUNS = ("corpus/document.py", "rag/answer.py", "rag/inquiry.py", "rag/change.py", "bot/message.py")


def classes(path: Path) -> set[str]:
    """The names of the public classes of a file."""
    tree = ast.parse(path.read_text("utf-8"))
    names = {node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    return {name for name in names if not name.startswith("_") and not name.endswith("Error")}


def told() -> set[str]:
    """The names of the code that the glossary explains."""
    return set(re.findall(r"`([A-Z]\w+)`", GLOSSARY.read_text("utf-8")))


def test_the_glossary_speaks_of_what_is_there() -> None:
    """A name in it is a class of the product."""
    files = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]

    assert told() - set().union(*map(classes, files)) == set()


def test_the_nouns_of_the_questions_are_explained() -> None:
    """Whoever meets one can look it up."""
    nouns = set().union(*(classes(ROOT / file) for file in NOUNS))

    assert nouns - told() == set()
