"""The document number (发文字号)."""

from __future__ import annotations

from corpus.facts.sheet import Sheet
from corpus.known import Fact
from corpus.titles import NUMBER

_LONGEST = 60


def document_number(sheet: Sheet) -> Fact | None:
    """The number in a short line of the head; of an order, the latest in the history.

    Numbers that a sentence cites are other documents' numbers.
    """
    for row in sheet.head:
        words = row.folded.lstrip("(")
        found = NUMBER.match(words)
        if found and len(words) <= _LONGEST and "《" not in words:
            start = len(row.folded) - len(words)
            value = row.words[start + found.start("number") : start + found.end("number")]
            return Fact("".join(value.split()), value, 0.95)
    return _order(sheet)


def _order(sheet: Sheet) -> Fact | None:
    for row in sheet.head:
        if not row.folded.startswith("("):
            continue
        orders = [found for found in NUMBER.finditer(row.folded) if "令" in found[0]]
        if orders:
            value = row.words[orders[-1].start("number") : orders[-1].end("number")].strip()
            return Fact(value.removeprefix("中华人民共和国"), value, 0.8)
    return None
