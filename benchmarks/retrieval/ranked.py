"""The nouns of finding: what is searched, what is asked, what a system found.

Standard library only: rivals read and write them in environments of their own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """A document. Its id may be borne by several rows: they are found under one name."""

    id: str
    title: str
    text: str

    @property
    def words(self) -> str:
        """What a system reads of it."""
        return f"{self.title}\n\n{self.text}" if self.title else self.text


@dataclass(frozen=True, slots=True)
class Query:
    """A question to a system. Only `among` (ids) may be searched for it; empty: everything.

    `history` are the earlier questions of the conversation.
    """

    number: int
    text: str
    history: tuple[str, ...] = ()
    among: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranked:
    """What a system found: ids and the texts of passages, each best first.

    `score` is whatever tells an answerable question best, the higher the surer; `seconds` is
    from the question to the ranked passages. `answered`: what the system itself decided, None
    where it decides nothing.
    """

    number: int
    documents: tuple[str, ...]
    passages: tuple[str, ...]
    score: float
    seconds: float
    answered: bool | None = None


def put(file: Path, records: Iterable[Row | Query | Ranked]) -> None:
    """Write records, one JSON object a line."""
    with file.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(json.dumps(asdict(one)) + "\n" for one in records)


def rows(file: Path) -> list[Row]:
    """The rows that were written to a file."""
    return [Row(**content) for content in _lines(file)]


def queries(file: Path) -> list[Query]:
    """The queries that were written to a file."""
    return [
        Query(one["number"], one["text"], tuple(one["history"]), tuple(one["among"]))
        for one in _lines(file)
    ]


def findings(file: Path) -> list[Ranked]:
    """What a rival wrote."""
    return [
        Ranked(**{**one, "documents": tuple(one["documents"]), "passages": tuple(one["passages"])})
        for one in _lines(file)
    ]


def first_of_each(ids: Iterable[str], limit: int) -> tuple[str, ...]:
    """The first ids, each once. Example: ``a b a c`` and 2 give ``a b``."""
    found: dict[str, None] = {}
    for one in ids:
        found.setdefault(one)
        if len(found) == limit:
            break
    return tuple(found)


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield json.loads(line)
