"""Footnotes: small paragraphs at the foot of a page go behind the paragraph that calls them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.layout.flow import Placed
from corpus.layout.measure import Usual
from corpus.layout.paragraphs import Paragraph

_SMALLER = 0.92
_MARK = re.compile(
    r"[①-⑳]|[*＊※†‡]|[\[［〔](?:\d{1,3}|注\d*)[\]］〕]|\d{1,2}(?=[\s\u4e00-\u9fff])|注[:：\d]"
)
_LIST = re.compile(r"\s*(?:参\s*考\s*文\s*献|注\s*释|references|notes)\s*[:：]?", re.IGNORECASE)
_MOST = 12
_Block = Paragraph | Placed


def with_notes(blocks: Sequence[_Block], usual: Usual) -> Iterator[_Block]:
    """The blocks with every footnote behind the first paragraph of its page that calls it.

    A paragraph that goes on over the page break stands before the notes of its first page then.
    """
    at = 0
    while at < len(blocks):
        sheet = _sheet(blocks[at])
        last = at
        while last < len(blocks) and _sheet(blocks[last]) == sheet:
            last += 1
        yield from _page(list(blocks[at:last]), usual)
        at = last


def _sheet(block: _Block) -> int:
    return block.sheet if isinstance(block, Placed) else block.rows[0].sheet


def _page(blocks: list[_Block], usual: Usual) -> Iterator[_Block]:
    first = len(blocks)
    while first and len(blocks) - first < _MOST and _is_small(blocks[first - 1], usual):
        first -= 1
    while first < len(blocks) and not _mark(blocks[first]):
        first += 1
    if first and _LIST.fullmatch(_words(blocks[first - 1])):
        first = len(blocks)
    body, notes = blocks[:first], blocks[first:]
    for block in body:
        yield block
        if isinstance(block, Paragraph):
            words = _words(block)
            called = [note for note in notes if _mark(note) and _mark(note) in words]
            for note in called:
                at = notes.index(note)
                yield notes.pop(at)
                while at < len(notes) and not _mark(notes[at]):
                    yield notes.pop(at)
    yield from notes


def _words(block: _Block) -> str:
    return "" if isinstance(block, Placed) else "".join(row.line.words for row in block.rows)


def _is_small(block: _Block, usual: Usual) -> bool:
    return isinstance(block, Paragraph) and all(
        row.line.size < _SMALLER * usual.size for row in block.rows
    )


def _mark(block: _Block) -> str:
    if isinstance(block, Placed):
        return ""
    found = _MARK.match(block.rows[0].line.words)
    return found[0] if found else ""
