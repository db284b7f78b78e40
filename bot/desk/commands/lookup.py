"""Finds stored documents by number, by words of their titles, by words of their texts."""

from __future__ import annotations

from dataclasses import dataclass

from bot.ports import Catalogue
from corpus.fold import fold
from rag.ports import Shelf, Texts
from rag.records import Record
from rag.terms import terms

_PASSAGES = 200
"""Passages that are looked at for words of a text."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """Finds documents."""

    catalogue: Catalogue
    texts: Texts
    shelf: Shelf

    def numbered(self, number: int) -> Record | None:
        """The document of a number."""
        return next((one for one in self.catalogue.records() if one.id == number), None)

    def titled(self, words: str) -> list[Record]:
        """The documents with all these words in what they are called, or with just this title."""
        wanted = _plain(words)
        records = self.catalogue.records()
        same = [one for one in records if wanted and _plain(one.title) == wanted]
        pieces = wanted.split()
        return same or [one for one in records if pieces and _holds(_called(one), pieces)]

    def about(self, words: str) -> list[Record]:
        """The documents that are called so, then those whose text has all these words together."""
        titled = self.titled(words)
        pieces = _plain(words).split()
        hits = self.shelf.current().lexical.search(set(terms(" ".join(pieces))), _PASSAGES)
        found = self.texts.passages([hit.chunk for hit in hits]) if pieces else []
        speaking = {one.source.document_id for one in found if _holds(_plain(one.text), pieces)} - {
            one.id for one in titled
        }
        return [*titled, *(one for one in self.catalogue.records() if one.id in speaking)]


def _plain(words: str) -> str:
    return fold(words).replace("《", " ").replace("》", " ").strip()


def _called(record: Record) -> str:
    known = (record.title, record.name, record.number, record.issuer, record.place)
    return _plain(" ".join(known))


def _holds(text: str, pieces: list[str]) -> bool:
    return all(piece in text for piece in pieces)
