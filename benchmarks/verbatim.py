"""`verbatim`: every quote stands in the stored text and in the file it came from.

The stored text is read through the product's own JSON; the file is read and decoded here, and
only what the product says that it removed is taken out of it. Of a web page the tags are taken
out here, and the cells of a table stand side by side.
"""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.asked import Quoted
from benchmarks.bench import ZHENGDA, Bench
from benchmarks.material import Material
from benchmarks.product import Product
from benchmarks.table import Table
from bot.contract.documents import DetailsLine, details_line
from bot.setup import prepare
from bot.wiring import opened

COMMAND = "python benchmarks/run.py verbatim"
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PAGES = {".htm", ".html"}
_TAG = re.compile(r"<(script|style).*?</\1>|<[^>]+>", re.DOTALL)
_NEWLINE = re.compile("\r\n|[\r\u0085\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Origin:
    """A stored text, and the file it came from after the removals that were recorded."""

    stored: str
    file: str
    page: bool

    def holds(self, quote: str) -> bool:
        """Whether the words stand in the file."""
        return _cells(quote) in _cells(self.file) if self.page else quote in self.file


def tables(bench: Bench) -> list[Table]:
    """A line a set of documents; it should say 0 twice."""
    rows = tuple(_row(bench, material) for material in bench.materials)
    head = ("documents", "quotes", "not in the stored passage", "not in the file", "asked")
    return [Table("verbatim", "Quotes word for word", COMMAND, head, rows)]


def _row(bench: Bench, material: Material) -> tuple[str, ...]:
    told = bench.answers(ZHENGDA, material)
    quotes = [one for answer in told for one in (*answer.citations, *answer.nearest)]
    origins = _origins(bench.product(material), material, {one.document for one in quotes})
    unstored = sum(not _in_store(one, origins) for one in quotes)
    unfiled = sum(not origins[one.document].holds(one.quote) for one in quotes)
    return (material.title, str(len(quotes)), str(unstored), str(unfiled), "0")


def _in_store(one: Quoted, origins: Mapping[str, Origin]) -> bool:
    """Whether the quote stands in the passage whose place the citation gives."""
    passage = origins[one.document].stored[one.start : one.end]
    return bool(one.quote) and one.quote in passage


def _origins(product: Product, material: Material, names: set[str]) -> dict[str, Origin]:
    files = {file.name: file for file in material.files}
    with opened(prepare(product.data)) as house:
        known = [record for record in house.store.records() if record.name in names]
        details = [house.store.details(record.id) for record in known]
    shown = [details_line(one, ()) for one in details if one is not None]
    return {one.document: _origin(files[one.document], one) for one in shown}


def _origin(file: Path, shown: DetailsLine) -> Origin:
    source = _decoded(file.read_bytes(), shown.encoding)
    if file.suffix in _PAGES:
        return Origin(shown.text, html.unescape(_TAG.sub("", source)), page=True)
    return Origin(shown.text, _kept(source, shown), page=False)


def _cells(text: str) -> str:
    return "".join(text.replace("|", " ").split())


def _kept(source: str, shown: DetailsLine) -> str:
    """The file's own characters without those that are recorded as removed."""
    at, kept = 0, []
    for removed in sorted(shown.removed, key=lambda one: one.start):
        kept.append(source[at : removed.start])
        at = removed.end
    return "".join(kept) + source[at:]


def _decoded(data: bytes, encoding: str) -> str:
    for mark in _MARKS:
        data = data.removeprefix(mark)
    return _NEWLINE.sub("\n", data.decode(encoding, errors="replace"))
