"""What a rival is given, as arguments of its own process, and what it gives back."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from benchmarks.asked import Asked, questions


@dataclass(frozen=True, slots=True)
class Contest:
    """The documents and the questions; `work` may be used, and is kept between runs."""

    documents: tuple[Path, ...]
    questions: tuple[Asked, ...]
    work: Path
    out: Path


def contest() -> Contest:
    """Read the arguments: a list of documents, a file of questions, a folder, a file to write."""
    parser = argparse.ArgumentParser()
    for name in ("documents", "questions", "work", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    given = parser.parse_args()
    listed = given.documents.read_text(encoding="utf-8").splitlines()
    return Contest(
        tuple(map(Path, listed)), tuple(questions(given.questions)), given.work, given.out
    )
