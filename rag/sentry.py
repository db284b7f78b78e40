"""Has a language model look at a question, or at an answer, and say one word about it.

It is believed in one thing alone: that something must not pass. What rules hold back is held back
before it is asked, and every sentence of an answer is proved already, so whoever talks it over
gains nothing but the veto it would have cast. Whatever is no clear word is `UNSURE`.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from rag.brief import brief
from rag.personal import left_out
from rag.ports import Model, ModelError, Prompt
from rag.prompting import marker, without_links

_SECONDS = 6.0
_TOKENS = 60
_LONGEST = 300
"""Signs after which what is written is no word."""
_FENCE = re.compile(r"^```(?:json)?\s*|\s*```$")


class Seen(StrEnum):
    """What it says; the names are the words that it is told to choose from."""

    PASS = "pass"  # noqa: S105  no password
    ATTACK = "attack"
    """An order to the machine, or its prompt is asked for."""
    HARM = "harm"
    """Help with what is forbidden is asked for."""
    OPINION = "opinion"
    """An opinion on persons or politics is asked for, or given."""
    CRISIS = "crisis"
    """Somebody may be in danger."""
    BLOCK = "block"
    """An answer that must not be said."""
    UNSURE = "unsure"
    """It failed, was slow, or said anything else."""


OF_QUESTIONS = (Seen.PASS, Seen.ATTACK, Seen.HARM, Seen.OPINION, Seen.CRISIS)
OF_ANSWERS = (Seen.PASS, Seen.BLOCK)


@dataclass(frozen=True, slots=True)
class Sentry:
    """`orders` are what it is told to do with a question and with an answer.

    It is given `seconds` for each. Thread-safe; waits on the network.
    """

    model: Model
    of_questions: str
    of_answers: str
    seconds: float = _SECONDS
    clock: Callable[[], float] = time.monotonic
    marker: Callable[[], str] = marker

    def question(self, text: str, history: Sequence[str]) -> Seen:
        """What it makes of a guarded question and the earlier ones that it refers to."""
        earlier = [f"先前的问题：{turn}" for turn in history]
        return self._seen(self.of_questions, [*earlier, f"问题：{text}"], OF_QUESTIONS)

    def answer(self, text: str, said: Sequence[str]) -> Seen:
        """What it makes of the sentences that answer a guarded question."""
        lines = [f"问题：{text}", *(f"回答：{without_links(one)}" for one in said)]
        return self._seen(self.of_answers, lines, OF_ANSWERS)

    def _seen(self, orders: str, lines: Sequence[str], words: Sequence[Seen]) -> Seen:
        mark = self.marker()
        shown = left_out("\n".join(lines))
        prompt = Prompt(
            orders.replace("{mark}", mark),
            f"[待检查 {mark}]\n{shown}\n[待检查完 {mark}]",
            _schema(words),
            _TOKENS,
        )
        try:
            told = _word(brief(self.model, prompt, self.clock() + self.seconds, _LONGEST))
        except ModelError:
            return Seen.UNSURE
        return next((one for one in words if one == told), Seen.UNSURE)


def _word(said: str) -> str:
    """The one word that was written, as JSON or bare; empty where there is more."""
    bare = _FENCE.sub("", said.strip())
    try:
        pairs = json.loads(bare, object_pairs_hook=tuple)
    except ValueError:
        return bare.lower() if bare.isalpha() else ""
    match pairs:
        case (("verdict", str(word)),):
            return word.strip().lower()
    return ""


def _schema(words: Sequence[Seen]) -> dict[str, Any]:
    verdict = {"type": "string", "enum": [str(one) for one in words]}
    return {
        "title": "verdict",
        "type": "object",
        "properties": {"verdict": verdict},
        "required": ["verdict"],
        "additionalProperties": False,
    }
