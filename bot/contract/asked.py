"""A line of `ask --batch` on its way in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date


class MalformedLineError(ValueError):
    """A line of a batch is not a question; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A line of `ask --batch`: a question, its id, its earlier questions, its day."""

    id: object
    question: str
    history: tuple[str, ...] = ()
    as_of: date | None = None


def asked(line: str) -> Asked:
    """Read a line of a batch.

    Raises:
        MalformedLineError: it is not an object with a string `question`, or its `history` is
            not a list of strings, or its `as_of` no ISO date.
    """
    try:
        content = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise MalformedLineError("not JSON") from error
    if not isinstance(content, dict) or not isinstance(content.get("question"), str):
        raise MalformedLineError('no "question"')
    history = content.get("history") or []
    if not isinstance(history, list) or not all(isinstance(turn, str) for turn in history):
        raise MalformedLineError('"history" is not a list of strings')
    return Asked(content.get("id"), content["question"], tuple(history), _day(content.get("as_of")))


def _day(told: object) -> date | None:
    if told in {None, ""}:
        return None
    try:
        return date.fromisoformat(str(told))
    except ValueError as error:
        raise MalformedLineError('"as_of" is not a date like 2019-06-01') from error


def identity(line: str) -> object:
    """The `id` of a line that is malformed otherwise, if it has one."""
    try:
        content = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return content.get("id") if isinstance(content, dict) else None
