"""Puts before an item of a list, or a row of a table, the words that lead it in.

“（一）体罚学生；” says the opposite of what its article says, as long as “不得有下列行为：” is left
out. An item is therefore quoted together with its lead-in, as one claim with two
quotes; a row with the heads of its columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.document import Span
from rag.answer import Draft, DraftClaim, Passage
from rag.ports import Store

_ITEM = re.compile(r"\s*[（(][一二三四五六七八九十\d]+[）)]")
_LEAD = re.compile(r"[^。；;！？\n]*[：:](?=\s*[（(][一1][）)])")
_REACH = 1500
"""Characters that are searched backwards for the lead-in."""
_CELLS = " | "
_LONGEST = 500
"""Characters of a list that are quoted."""


def is_item(words: str) -> bool:
    """Whether words begin as an item of a list does: （二）."""
    return bool(_ITEM.match(words))


def lead_in(text: str, start: int) -> Span | None:
    """Where the lead-in of the item at `start` stands, or None where the item needs none.

    Example: for the （二） of 不得有下列行为：（一）甲；（二）乙。 the first eight characters.
    """
    first = max(start - _REACH, 0)
    found = list(_LEAD.finditer(text, first, start + 1))
    if not found:
        return None
    words = found[-1]
    skipped = len(words.group()) - len(words.group().lstrip())
    between = text[words.end() : start]
    # Another paragraph that is no item ended the list before.
    lines = [line for line in between.splitlines() if line.strip()]
    if not all(is_item(line) for line in lines):
        return None
    return Span(words.start() + skipped, words.end())


def is_row(words: str) -> bool:
    """Whether words are the cells of a table's row, as readers set them."""
    return _CELLS in words


def heads(text: str, start: int) -> Span | None:
    """The first row of the table that the row at `start` stands in; None for the first itself."""
    first = start
    for line in reversed(text[:start].splitlines(keepends=True)):
        if line.strip() and not is_row(line):
            break
        first -= len(line)
    block = text[first:start]
    head = block.strip().splitlines()[0].strip() if block.strip() else ""
    return Span(text.index(head, first), text.index(head, first) + len(head)) if head else None


def items_after(text: str, end: int) -> int:
    """Where the items end that a lead-in ending at `end` leads in; `end` where there are none."""
    last = end
    for line in re.finditer(r"[^\n]*(?:\n|$)", text[end : end + _LONGEST]):
        if line.group().strip() and not is_item(line.group()):
            break
        if line.group().strip() and (line.end() < _LONGEST or end + _LONGEST >= len(text)):
            last = end + line.start() + len(line.group().rstrip())
        if not line.group():
            break
    return last


def led_in(
    draft: Draft, passages: Sequence[Passage], store: Store
) -> tuple[Draft, tuple[Passage, ...]]:
    """The draft with the lead-in before every item, and the items behind every lead-in."""
    known = list(passages)
    claims = [_completed(claim, known, store) for claim in draft.claims]
    return replace(draft, claims=tuple(claims)), tuple(known)


def _completed(claim: DraftClaim, known: list[Passage], store: Store) -> DraftClaim:
    """The claim with what belongs to it; passages that it needs are added to `known`."""
    number, words = claim.quotes[0]
    version = known[number].source.version
    text = store.text(version)
    start = known[number].start + known[number].text.find(words)
    if words.endswith(("：", ":")) and (end := items_after(text, start + len(words))):
        number = _number(store.passage(version, start, end), known)
        return DraftClaim(known[number].text, ((number, known[number].text),))
    if span := _lead(text, start, words):
        number = _number(store.passage(version, span.start, span.end), known)
        lead = known[number].text
        between = "\n" if is_row(words) else ""
        return DraftClaim(f"{lead}{between}{claim.text}", ((number, lead), *claim.quotes))
    return claim


def _lead(text: str, start: int, words: str) -> Span | None:
    if is_row(words):
        return heads(text, start)
    return lead_in(text, start) if is_item(words) else None


def _number(passage: Passage, known: list[Passage]) -> int:
    if passage not in known:
        known.append(passage)
    return known.index(passage)
