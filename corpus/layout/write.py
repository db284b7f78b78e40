"""Pages become a text: paragraphs, tables and headings in order, furniture marked, damage told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Damage, DamageKind, Decoded
from corpus.layout.flow import Placed, Row, flow
from corpus.layout.glue import glued
from corpus.layout.measure import measure
from corpus.layout.notes import with_notes
from corpus.layout.paragraphs import Paragraph, paragraphs
from corpus.layout.running import furniture
from corpus.layout.sheet import Sheet
from corpus.layout.titles import levels
from corpus.span import Span

_CELL = " | "
_DOUBTFUL = 0.8
_MARKS = 8  # a line break and the signs of a heading


@dataclass(frozen=True, slots=True)
class _Read:
    """A line in the source that was read off a picture."""

    start: int
    end: int
    sheet: int
    sure: float


class _Source:
    """The source as it grows."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.markup: list[Span] = []
        self.read: list[_Read] = []
        self.begins: dict[int, int] = {}

    def write(self, words: str) -> None:
        self.pieces.append(words)
        self.length += len(words)

    def aside(self, words: str) -> None:
        """A line that is furniture."""
        start = self.length
        self.write(words + "\n")
        self.markup.append(Span(start, self.length))


def written(sheets: Sequence[Sheet], encoding: str) -> Decoded:
    """The text of some pages."""
    aside = furniture(sheets)
    flows = [list(flow(sheet, out)) for sheet, out in zip(sheets, aside, strict=True)]
    every = [one for part in flows for one in part]
    usual = measure([one for one in every if isinstance(one, Row)])
    blocks = list(with_notes(list(paragraphs(every, usual)), usual))
    texts = [one for one in blocks if isinstance(one, Paragraph)]
    known = {id(texts[at]): level for at, level in levels(texts, usual).items()}
    source = _Source()
    waiting = _edges(sheets, aside)
    for block in blocks:
        _furnish(source, waiting, block)
        if isinstance(block, Placed):
            _write_table(source, block)
        else:
            _write_paragraph(source, block, known.get(id(block), 0))
    for _, words in waiting:
        source.aside(words)
    text = "".join(source.pieces)
    return Decoded(text, encoding, tuple(source.markup), tuple(_damage(sheets, source)))


def _edges(sheets: Sequence[Sheet], aside: Sequence[frozenset[int]]) -> list[tuple[float, str]]:
    """The furniture, each with the place in the order of pages where it is written.

    Heads come before their page, feet after it; a paragraph is never parted by them.
    """
    found: list[tuple[float, str]] = []
    for at, (sheet, out) in enumerate(zip(sheets, aside, strict=True)):
        lines = sorted((sheet.lines[one] for one in out), key=lambda line: line.box.top)
        for line in lines:
            low = line.box.top > sheet.height / 2
            found.append((at + (0.5 if low else 0.0), line.words.replace("\n", " ")))
    return sorted(found, key=lambda one: one[0])


def _furnish(source: _Source, waiting: list[tuple[float, str]], block: Paragraph | Placed) -> None:
    """Write the furniture that stands before a block."""
    sheet = block.sheet if isinstance(block, Placed) else block.rows[0].sheet
    while waiting and waiting[0][0] <= sheet - 1:
        source.aside(waiting.pop(0)[1])


def _write_table(source: _Source, placed: Placed) -> None:
    start = source.length
    for row in placed.table.rows:
        source.write(_CELL.join(row) + "\n")
    sures = [line.sure for line in placed.table.lines if line.sure is not None]
    if sures:
        source.read.append(_Read(start, source.length - 1, placed.sheet, sum(sures) / len(sures)))
    source.begins.setdefault(placed.sheet, start)


def _write_paragraph(source: _Source, block: Paragraph, level: int) -> None:
    if level:
        source.write("#" * level + " ")
    text = ""
    start = source.length
    starts = []
    for row in block.rows:
        joined = glued(text, row.line.words)
        starts.append(max(len(joined) - len(row.line.words), 0))
        text = joined
    source.write(text)
    for row, first, last in zip(block.rows, starts, [*starts[1:], len(text)], strict=True):
        source.begins.setdefault(row.sheet, start + first)
        if row.line.sure is not None:
            source.read.append(_Read(start + first, start + last, row.sheet, row.line.sure))
    source.write("\n")


def _damage(sheets: Sequence[Sheet], source: _Source) -> Iterator[Damage]:
    pages = defaultdict(list)
    for one in source.read:
        pages[one.sheet].append(one)
    for sheet in sheets:
        place = f"第{sheet.number}页" if len(sheets) > 1 else ""
        if lines := pages.get(sheet.number):
            yield from _recognised(lines, place)
        if sheet.unread:
            begins = [start for page, start in source.begins.items() if page >= sheet.number]
            at = min(begins, default=source.length)
            yield Damage(DamageKind.UNREAD, at, at, sheet.unread)


def _recognised(lines: Sequence[_Read], place: str) -> Iterator[Damage]:
    """One damage for every stretch of recognised lines, and one for each doubtful line."""
    for run in _stretches(lines):
        mean = sum(one.sure for one in run) / len(run)
        yield Damage(
            DamageKind.RECOGNISED,
            run[0].start,
            run[-1].end,
            f"{place or '这段'}文字由图片识别得出，平均置信度 {mean:.2f}，可能有错字，"
            "请与原件核对。",
        )
    for one in lines:
        if one.sure < _DOUBTFUL and one.end > one.start:
            yield Damage(
                DamageKind.RECOGNISED,
                one.start,
                one.end,
                f"{place}这一行由图片识别得出，置信度只有 {one.sure:.2f}，很可能有错字，"
                "请务必与原件核对。",
            )


def _stretches(lines: Sequence[_Read]) -> Iterator[list[_Read]]:
    """Lines that follow each other with no other words between them."""
    run: list[_Read] = []
    for one in sorted(lines, key=lambda line: line.start):
        if run and one.start - run[-1].end > _MARKS:
            yield run
            run = []
        run.append(one)
    if run:
        yield run
