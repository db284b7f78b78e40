"""Takes from a question the history that its answer does not depend on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from corpus.fold import fold
from rag.addressed import points_back
from rag.answer import Question
from rag.asof import as_of
from rag.guard import guard
from rag.ports import LexicalIndex
from rag.resolve import refers
from rag.spell import mend


def alone(question: Question, lexical: LexicalIndex, today: date) -> Question:
    """The question without its history where it refers to nothing said before.

    It is read as the question line reads it: mended, and with and without the day it names.
    Example: 小班收多少人 after any other question is the same question.
    """
    if not question.history:
        return question
    text = guard(question.text, len(question.text) + 1).text
    told = as_of(fold(text), today)
    readings = [text, told.text] if told else [text]
    if any(points_back(fold(one)) or refers(mend(fold(one), lexical)) for one in readings):
        return question
    return replace(question, history=())
