"""Reads chunks with the sections they lie in: what a question needs of a hundred documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from corpus.document import Section
from rag.backends import schema
from rag.backends.standing import BATCH


@dataclass(frozen=True, slots=True)
class Piece:
    """A chunk's row, and that of the section it lies in."""

    chunk: int
    version: int
    section: Section
    start: int
    stop: int
    text: str


def _pieces() -> Select[tuple[Any, ...]]:
    table, section = schema.chunk, schema.section
    columns = (
        *(table.c.id, table.c.version, table.c.start, table.c.stop, table.c.text),
        *(section.c.path, section.c.part, section.c.start, section.c.body, section.c.stop),
    )
    of_it = (section.c.version == table.c.version) & (section.c.number == table.c.section)
    wanted = table.c.id.in_(bindparam("chunks", expanding=True))
    return select(*columns).join(section, of_it).where(wanted)


_PIECES = _pieces()
"""Made once: to put it together for every question took as long as to read the rows."""


def read(connection: Connection, chunks: Sequence[int]) -> list[Piece]:
    """Some chunks, whether they may be found or not.

    Their sections come with them: for a passage or two of a document nobody reads its outline.
    """
    batches = (chunks[at : at + BATCH] for at in range(0, len(chunks), BATCH))
    return [
        Piece(number, version, Section(tuple(path), *of), start, stop, text)
        for batch in batches
        for number, version, start, stop, text, path, *of in connection.execute(
            _PIECES, {"chunks": batch}
        )
    ]
