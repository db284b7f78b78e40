"""Writes what a model is given: our orders, and between markers that nobody can guess the passages.

What stands between the markers is data. It comes without titles and links, so that none can be
repeated that the document table does not have.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rag.answer import Passage
from rag.ports import Prompt
from rag.proposals import SCHEMA

_LINK = re.compile(r"(?:https?://|www\.)[^\s\u4e00-\u9fff，。；！？、）】》”]+", re.IGNORECASE)
HIDDEN = "…"
"""What a model is shown in place of a link."""


def marker() -> str:
    """A word that stands in no document."""
    return secrets.token_hex(4)


@dataclass(frozen=True, slots=True)
class Prompting:
    """`orders` is what the model is told to do.

    They are the same for every question, so that a server may keep what it made of them; the mark
    of a question comes after them. `again` is added where nothing of a first draft could be said.
    """

    orders: str
    again: str = ""
    marker: Callable[[], str] = marker

    def __call__(self, question: str, passages: Sequence[Passage], *, fell: bool = False) -> Prompt:
        """The prompt of a question over passages, numbered from 1 on; `fell`: draft again."""
        mark = self.marker()
        parts = [f"标记：{mark}"]
        parts += [
            f"[材料{number} {mark}]\n{without_links(one.text)}\n[材料{number}完 {mark}]"
            for number, one in enumerate(passages, 1)
        ]
        parts.append(f"[问题 {mark}]\n{question}\n[问题完 {mark}]")
        parts += [self.again] * fell
        return Prompt(self.orders, "\n\n".join(parts), SCHEMA)


def without_links(text: str) -> str:
    """A text whose links nobody can follow."""
    return _LINK.sub(HIDDEN, text)


def blanked(text: str) -> str:
    """A text of the same length with white space in place of its links."""
    return _LINK.sub(lambda link: " " * len(link[0]), text)
