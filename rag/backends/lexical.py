"""Finds chunks by their words in a tantivy index; its files are never changed once published.

Terms are cut by `rag.terms`, never by tantivy: they go into one field separated by spaces, and
leave a query only as terms. Title and headings stand in the same field as the text, which counts
more because it stands there twice: weighed apart, as two fields, they found less (figures in
`benchmarks/README.md`).

tantivy maps its files into memory. It writes new files for what is new and never changes one: a
copy may share them with its original (`rag.backends.disk.share`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TypeAlias

import tantivy

from corpus.fold import fold
from rag.backends import heard
from rag.backends.recent import Recent
from rag.hits import Entry, Hit
from rag.ports import IndexDamagedError
from rag.terms import HAN, terms

_WORDS, _CHUNK = "words", "chunk"
_HEAP = 128_000_000
_TOGETHER = 1_000
_RARE = 1_000
"""Up to so many chunks a term is counted without those that were dropped since; beyond, a few
do not matter."""
_SEARCHES, _COUNTS, _FOLLOWED = 64, 20_000, 1_000
"""Twice so many are kept: a question that nothing answers is searched for again."""
_PAIR = 2
_PLAIN = re.compile(f"[{HAN}0-9]+")
_LETTERS = re.compile("[a-z0-9]+")


_Hearing: TypeAlias = Callable[[str, heard.Pairs], list[str]]


@cache
def _schema() -> tantivy.Schema:
    fields = tantivy.SchemaBuilder()
    fields.add_text_field(_WORDS, tokenizer_name="whitespace", index_option="position")
    fields.add_unsigned_field(_CHUNK, indexed=True, fast=True)
    return fields.build()


class Writer:
    """Takes chunks out of and into a lexical index that nobody reads."""

    def __init__(self, directory: Path) -> None:
        """`directory` is made where it is not there.

        Raises:
            IndexDamagedError: tantivy cannot write there.
        """
        directory.mkdir(parents=True, exist_ok=True)
        with _translated():
            self._writer = tantivy.Index(_schema(), path=str(directory)).writer(_HEAP, 1)

    def drop(self, chunks: Iterable[int]) -> None:
        """Take chunks out; those that are not there are none."""
        gone = list(chunks)
        with _translated():
            for at in range(0, len(gone), _TOGETHER):
                some = gone[at : at + _TOGETHER]
                query = tantivy.Query.term_set_query(_schema(), _CHUNK, some)
                self._writer.delete_documents_by_query(query)

    def put(self, entries: Iterable[Entry]) -> None:
        """Put chunks in."""
        with _translated():
            for entry in entries:
                self._writer.add_document(_document(entry))

    def finish(self) -> None:
        """Write everything out; the writer is of no use any more."""
        with _translated():
            self._writer.commit()
            self._writer.wait_merging_threads()


def write(directory: Path, drop: Iterable[int], put: Iterable[Entry]) -> None:
    """Take chunks out of and into a lexical index that nobody reads."""
    writer = Writer(directory)
    writer.drop(drop)
    writer.put(put)
    writer.finish()


def _document(entry: Entry) -> tantivy.Document:
    text = terms(_folded(entry.text))
    words = (*terms(_folded(entry.context)), *text, *text)
    document = tantivy.Document()
    document.add_unsigned(_CHUNK, entry.chunk)
    document.add_text(_WORDS, " ".join(words))
    return document


def _folded(text: str) -> str:
    return fold(text).replace("\0", " ")


class LexicalFile:
    """A `rag.ports.LexicalIndex` over the files of one directory, or over none."""

    def __init__(self, index: tantivy.Index) -> None:
        with _translated():
            index.config_reader("manual", 0)  # else a thread looks for changes for ever
            index.reload()
            self._searcher = index.searcher()
        self._count = self._searcher.num_docs
        self._found: Recent[tuple[tuple[str, ...], int], list[Hit]] = Recent(_SEARCHES)
        self._counts: Recent[str, int] = Recent(_COUNTS)
        self._heard: Recent[tuple[str, _Hearing], list[str]] = Recent(_SEARCHES)
        self._pairs = _Pairs(self._searcher)

    @classmethod
    def open(cls, directory: Path) -> LexicalFile:
        """The index of a published directory, whose files were found to be whole.

        Raises:
            IndexDamagedError: tantivy cannot read it.
        """
        with _translated():
            return cls(tantivy.Index.open(str(directory)))

    @classmethod
    def in_memory(cls, entries: Iterable[Entry]) -> LexicalFile:
        """An index of these chunks that needs no disk."""
        index = tantivy.Index(_schema())
        writer = index.writer(_HEAP, 1)
        for entry in entries:
            writer.add_document(_document(entry))
        writer.commit()
        writer.wait_merging_threads()
        return cls(index)

    def __len__(self) -> int:
        return self._count

    def search(self, terms: Collection[str], limit: int) -> list[Hit]:
        """BM25 over text and context (the text counts more), best first."""
        asked = tuple(term for term in dict.fromkeys(terms) if _whole(term))
        if not asked or limit < 1:
            return []
        found = self._found.get((asked, limit))
        return list(found or self._found.put((asked, limit), self._search(asked, limit)))

    def _search(self, asked: Sequence[str], limit: int) -> list[Hit]:
        either = [(tantivy.Occur.Should, _term(one)) for one in asked]
        found = _hits(self._searcher, tantivy.Query.boolean_query(either), limit)
        return sorted(found, key=lambda hit: (-hit.score, hit.chunk))

    def frequency(self, terms: Collection[str]) -> dict[str, int]:
        """In how many chunks each term stands; absent terms are 0."""
        counts = {term: self._counts.get(term) for term in terms}
        for term, count in counts.items():
            if count is None:
                known = self._pairs.frequency(term) if _whole(term) else 0
                counts[term] = self._counts.put(term, known)
        return {term: count or 0 for term, count in counts.items()}

    def homophones(self, words: str) -> list[str]:
        """Stretches of the corpus that sound like `words`, the most frequent first."""
        folded = _folded(words)
        plain = len(folded) >= _PAIR and _PLAIN.fullmatch(folded)
        return self._heard_as(folded, heard.sounding) if plain else []

    def abbreviated(self, letters: str) -> list[str]:
        """Stretches of the corpus with these pinyin initials, most frequent first."""
        folded = _folded(letters)
        plain = len(folded) >= _PAIR and _LETTERS.fullmatch(folded)
        return self._heard_as(folded, heard.beginning) if plain else []

    def _heard_as(self, folded: str, heard_by: _Hearing) -> list[str]:
        """What was found before, or is now: one question is mended several times on its way."""
        known = self._heard.get((folded, heard_by))
        if known is None:
            known = self._heard.put((folded, heard_by), heard_by(folded, self._pairs))
        return list(known)


class _Pairs:
    """The vocabulary of an index, as `rag.backends.heard` looks it up."""

    def __init__(self, searcher: tantivy.Searcher) -> None:
        self._searcher = searcher
        self._after: Recent[str, list[tuple[str, int]]] = Recent(_FOLLOWED)

    def after(self, character: str) -> list[tuple[str, int]]:
        """The characters that follow one, with how many chunks hold the pair."""
        if (known := self._after.get(character)) is not None:
            return known
        with _translated():
            found = self._searcher.terms_with_prefix(_WORDS, character)
        pairs = [(term[1], count) for term, count in found if len(term) == _PAIR]
        return self._after.put(character, pairs)

    def count(self, stretch: str) -> int:
        """In how many chunks a stretch stands.

        A text that ends a sentence with 校车 and begins the next with 车辆 counts for 校车辆.
        """
        words = terms(stretch)
        return self.frequency(words[0]) if len(words) == 1 else self._counted(_phrase(words))

    def frequency(self, term: str) -> int:
        """In how many chunks a term stands."""
        with _translated():
            known = int(self._searcher.doc_freq(_WORDS, term))
        return self._counted(_term(term)) if 0 < known <= _RARE else known

    def _counted(self, query: tantivy.Query) -> int:
        with _translated():
            found = self._searcher.search(query, 1, count=True)
            count: int = found.count  # type: ignore[attr-defined]  # missing in the stub
        return count


def _term(term: str) -> tantivy.Query:
    return tantivy.Query.term_query(_schema(), _WORDS, term, "freq")


def _phrase(words: Sequence[str]) -> tantivy.Query:
    return tantivy.Query.phrase_query(_schema(), _WORDS, list(words))


def _hits(searcher: tantivy.Searcher, query: tantivy.Query, limit: int) -> list[Hit]:
    if limit < 1:
        return []
    with _translated():
        found = searcher.search(query, limit, count=False).hits
        chunks = searcher.fast_field_values(_CHUNK, [address for _, address in found])
    return [
        Hit(int(chunk or 0), float(score)) for (score, _), chunk in zip(found, chunks, strict=True)
    ]


@contextmanager
def _translated() -> Iterator[None]:
    """Nearly everything is a ValueError to tantivy."""
    try:
        yield
    except ValueError as error:
        raise IndexDamagedError(f"tantivy: {error}") from error


def _whole(term: str) -> bool:
    """Whether it is a term of ours: only those may go into a query."""
    return terms(term) == [term]
