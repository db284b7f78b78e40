"""What an embedding model wants to stand before a question or a passage.

Models of the e5 family were trained with ``query: `` and ``passage: `` and find less without; the
ones that are told their task want it before the question alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_E5 = re.compile(r"(?<![a-z0-9])e5(?![a-z0-9])")
_TOLD = re.compile("instruct|qwen3-embedding")
_TASK = "Instruct: Given a question about public policy, retrieve passages that answer it\nQuery: "


@dataclass(frozen=True, slots=True)
class Style:
    """What stands before a question, and before a passage."""

    name: str
    question: str = ""
    passage: str = ""


STYLES = {
    one.name: one
    for one in (Style("plain"), Style("e5", "query: ", "passage: "), Style("instruct", _TASK))
}


def style_of(model: str) -> Style:
    """The style that a model is known to want by its name: ``multilingual-e5-base`` is e5."""
    called = model.lower()
    if _TOLD.search(called):
        return STYLES["instruct"]
    return STYLES["e5" if _E5.search(called) else "plain"]
