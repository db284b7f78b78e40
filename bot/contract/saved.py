"""A backup, as JSON."""

from __future__ import annotations

from dataclasses import dataclass

from bot.contract.line import Line
from rag.saved import Saved


@dataclass(frozen=True, slots=True)
class SavedLine(Line):
    """The line of `backup` and `restore`. `schema` is the newest migration it has seen."""

    file: str
    made: str
    program: str
    schema: str
    documents: int
    answers: int


def saved_line(file: str, saved: Saved) -> SavedLine:
    """A backup as JSON."""
    return SavedLine(
        file=file,
        made=saved.made.isoformat(timespec="seconds"),
        program=saved.program,
        schema=saved.schema,
        documents=saved.documents,
        answers=saved.answers,
    )
