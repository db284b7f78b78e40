"""Reads tables in plain text: CSV and its kin, with the separator told from the text."""

from __future__ import annotations

import csv
import io
from collections import Counter

from corpus.decode import decode
from corpus.document import Decoded, UnreadableFileError
from corpus.limits import Limits
from corpus.reader import Reader
from corpus.readers.office.assemble import assemble, plain
from corpus.readers.office.table import EMPTY, Cell, Row, table

_SEPARATORS = ",\t;|"
_SAMPLE = 20_000
_LONGER = 2
"""How much longer than its text a file may be: separators and quotation marks fall away."""
_NAMED = "sep="


def read(data: bytes, limits: Limits) -> Decoded:
    """The rows, their cells joined as in every table."""
    text = decode(data)
    characters = plain(text.characters)
    if len(characters) > _LONGER * limits.characters:
        raise UnreadableFileError(f"文件超过上限 {limits.characters} 字，请拆成几个文件再上传。")
    return assemble(table(_rows(characters)), limits, text.encoding)


def _rows(text: str) -> list[Row]:
    separator = _separator(text)
    if text.startswith(_NAMED):
        text = text.partition("\n")[2]
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=separator, skipinitialspace=True))
    except csv.Error:
        # A quotation mark that is never closed: then the lines are what can be relied on.
        rows = [line.split(separator) for line in text.split("\n")]
    return [[_cell(words) for words in row] for row in rows]


def _cell(words: str) -> Cell:
    lines = tuple(line.strip() for line in words.split("\n") if line.strip())
    return Cell(lines) if lines else EMPTY


def _separator(text: str) -> str:
    """The sign that divides most rows into the same number of cells, and into the most."""
    if text.startswith(_NAMED) and len(text) > len(_NAMED):
        return text[len(_NAMED)]
    sample = text[:_SAMPLE]

    def evenness(sign: str) -> tuple[float, int]:
        widths = Counter(map(len, _parsed(sample, sign)))
        width = max((one for one in widths if one > 1), key=lambda one: widths[one], default=0)
        return widths[width] / max(1, widths.total()), width

    return max(_SEPARATORS, key=evenness)


def _parsed(sample: str, sign: str) -> list[list[str]]:
    try:
        return [row for row in csv.reader(io.StringIO(sample), delimiter=sign) if any(row)]
    except csv.Error:
        return []


READER = Reader("delimited", (".csv", ".tsv"), lambda _: False, read)
