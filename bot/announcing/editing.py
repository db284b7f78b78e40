"""Puts what somebody wrote in the place of a message of an announcement. Pure.

Words that were set before (bold, quoted) are set again where they still stand; a line that was
a quote and is changed is none any more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.announcing.post import LIMIT
from bot.message import Mark, Outgoing
from bot.split import split
from bot.wording import Wording

_SAID = re.compile("“([^“”]{12,})”")


def edited(messages: Sequence[Outgoing], at: int, text: str) -> tuple[Outgoing, ...]:
    """The messages with a text in the place of one; an empty text takes it out.

    Buttons and files stay where they were, those of a message that is gone go to the last one.
    What is too long for a message becomes several.
    """
    old = messages[at]
    new = split([remarked(text, old)], LIMIT) if text.strip() else []
    if new:
        new = [*new[:-1], replace(new[-1], rows=old.rows, file=old.file)]
    kept = (*messages[:at], *new, *messages[at + 1 :])
    if not kept or new:
        return kept
    last = kept[-1]
    return (*kept[:-1], replace(last, rows=last.rows or old.rows, file=last.file or old.file))


def remarked(text: str, old: Outgoing) -> Outgoing:
    """A text that looks like an earlier one, where it has the same words in the same order."""
    marks, at = [], 0
    for mark in sorted(old.marks, key=lambda one: one.start):
        words = old.text[mark.start : mark.end]
        found = text.find(words, at) if words else -1
        if found >= 0:
            marks.append(Mark(found, found + len(words), mark.style))
            at = found
    return Outgoing(text, tuple(marks))


def quotes(text: str, wording: Wording) -> Iterator[str]:
    """The words of a post that are given as those of a document.

    These are what stands behind the sign of a point, behind 原为： and 现为：, and “like this”
    where it is long enough to be a sentence.
    """
    said = (wording.announcing.point, *wording.roles.values())
    signs = [sign for sign in (one.partition("{text}")[0] for one in said) if sign]
    for line in text.splitlines():
        for sign in signs:
            if line.startswith(sign):
                yield line.removeprefix(sign).strip()
                break
        else:
            yield from (found[1] for found in _SAID.finditer(line))
