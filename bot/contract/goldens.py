"""A golden question as JSON, in and out."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from bot.contract.line import Line
from rag.answer import Answer
from rag.golden import Golden


class MalformedGoldenError(Exception):
    """A line of a file is no golden question; the message is its number."""


class _Told(BaseModel):
    """A golden question as somebody wrote it."""

    model_config = ConfigDict(extra="ignore")

    question: str
    title: str = ""
    quote: str = ""
    refuse: bool = False


@dataclass(frozen=True, slots=True)
class GoldenLine(Line):
    """A line of `check`. `golden` is 0 for a question of a file."""

    golden: int
    question: str
    title: str
    quote: str
    refuse: bool
    met: bool
    outcome: str
    cited: tuple[str, ...]


def golden_line(golden: Golden, answer: Answer) -> GoldenLine:
    """A golden question and what it is answered."""
    titles = dict.fromkeys(one.passage.source.title for one in answer.citations)
    return GoldenLine(
        golden=golden.number,
        question=golden.text,
        title=golden.title,
        quote=golden.quote,
        refuse=golden.refuse,
        met=golden.met(answer),
        outcome=answer.outcome.value,
        cited=tuple(titles),
    )


def golden_of(words: str, number: int) -> Golden:
    """The golden question that a line of a file holds.

    Raises:
        MalformedGoldenError: it holds none.
    """
    try:
        told = _Told.model_validate_json(words)
        return Golden(told.question, told.title, told.quote, told.refuse)
    except ValueError:
        raise MalformedGoldenError(str(number)) from None
