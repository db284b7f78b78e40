"""The nouns of a measurement: what is asked, and what a system said. Standard library only."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and what a right answer to it is.

    `docs` are the documents that hold the answer, `quotes` words of theirs that show it: all of
    them are needed where `quotes_mode` is "all", else one. Every group of `answer_must_contain`
    ("3100万|三千一百万") must stand in the answer with one of its spellings.
    """

    id: str
    type: str
    question: str
    history: tuple[str, ...] = ()
    docs: tuple[str | int, ...] = ()
    quotes: tuple[str, ...] = ()
    quotes_mode: str = "any"
    answer_must_contain: tuple[str, ...] = ()
    answer_must_not_contain: tuple[str, ...] = ()
    answerable: bool = True
    note: str = ""
    as_of: str = ""
    """The day it is asked for (ISO); empty: today."""

    @property
    def silent(self) -> bool:
        """Whether a document names the thing but is cut or does not say it."""
        return not self.answerable and bool(self.docs)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A citation: words of a document. What else a system gives: place, version, validity."""

    document: str
    quote: str
    version: int = 0
    start: int = 0
    end: int = 0
    status: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a system said to a question; `nearest` is what it shows when it refuses."""

    id: str
    answer: str
    refused: bool
    citations: tuple[Quoted, ...] = ()
    nearest: tuple[Quoted, ...] = ()
    seconds: float = 0.0


def questions(file: Path) -> list[Asked]:
    """The questions of a file, one JSON object a line."""
    return [_question(json.loads(line)) for line in _lines(file)]


def answers(file: Path) -> list[Told]:
    """The answers of a file, in the form of `zhengda ask --batch`."""
    return [told(line) for line in _lines(file)]


def told(line: str) -> Told:
    """One answer in the form of `zhengda ask --batch`."""
    content = json.loads(line)
    return Told(
        id=content["id"],
        answer=content["answer"],
        refused=content["refused"],
        citations=_quoted(content["citations"]),
        nearest=_quoted(content.get("nearest", [])),
        seconds=content.get("seconds", 0.0),
    )


def write(file: Path, rows: Iterable[Asked | Told]) -> None:
    """Write questions or answers, one JSON object a line."""
    lines = [json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in rows]
    file.write_text("".join(lines), encoding="utf-8")


def _question(content: dict[str, object]) -> Asked:
    tuples = {k: tuple(v) if isinstance(v, list) else v for k, v in content.items()}
    return Asked(**tuples)  # type: ignore[arg-type]  # the file's form is this record's


def _quoted(rows: list[dict[str, object]]) -> tuple[Quoted, ...]:
    known = Quoted.__dataclass_fields__
    kept = ({name: row[name] for name in known if name in row} for row in rows)
    return tuple(Quoted(**row) for row in kept)  # type: ignore[arg-type]  # likewise


def _lines(file: Path) -> list[str]:
    return [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
