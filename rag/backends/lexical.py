"""Finds chunks by their words in an SQLite FTS5 file; the file is never changed once published.

Terms are cut by `rag.terms`, never by SQLite: they stand in the table separated by spaces, and
its `ascii` tokenizer keeps each of them whole (24.6, 5+3+2) because their signs are declared to
be letters. A second table holds sounds and pinyin initials as trigrams, a third every pair of
Chinese characters with its sound, because a trigram cannot find two characters.
"""

from __future__ import annotations

import queue
import re
import sqlite3
import weakref
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.fold import fold
from rag.backends.recent import Recent
from rag.hits import Entry, Hit
from rag.ports import IndexDamagedError
from rag.sound import initials, sound
from rag.terms import HAN, terms

TEXT_WEIGHT = 1.0
CONTEXT_WEIGHT = 0.5
"""A heading says what a chunk is about, but the text must say it itself to answer."""
_STRETCHES = 20
_SCANNED = 1000
"""Chunks looked at to count the stretches of one sound; enough to rank them."""

_SCHEMA = """
CREATE VIRTUAL TABLE words USING fts5(text, context, tokenize = "ascii tokenchars '.+_-'");
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, 'row');
CREATE VIRTUAL TABLE heard USING fts5(sound, initials, tokenize = 'trigram', content = '');
CREATE TABLE folded (chunk INTEGER PRIMARY KEY, words TEXT NOT NULL);
CREATE TABLE pair (term TEXT PRIMARY KEY, sound TEXT, initials TEXT) WITHOUT ROWID;
CREATE INDEX pair_sound ON pair (sound);
CREATE INDEX pair_initials ON pair (initials);
"""
_SEARCHES, _COUNTS = 64, 20_000
"""Twice so many are kept: a question that nothing answers is searched for again."""
_PAIR = 2
_PLAIN = re.compile(f"[{HAN}0-9]+")
_LETTERS = re.compile("[a-z0-9]+")


def write(connection: sqlite3.Connection, drop: Iterable[int], put: Iterable[Entry]) -> None:
    """Take chunks out of and into a lexical index that nobody reads."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'words'").fetchone():
        connection.executescript(_SCHEMA)
    pairs: set[str] = set()
    with connection:
        for chunk in drop:
            _drop(connection, chunk)
        for entry in put:
            found = _put(connection, entry)
            _put_pairs(connection, found - pairs)
            pairs |= found


def _put(connection: sqlite3.Connection, entry: Entry) -> set[str]:
    """Put a chunk; gives the pairs of Chinese characters that stand in it."""
    text, context = _folded(entry.text), _folded(entry.context)
    words = f"{context}\n{text}"
    found, around = terms(text), terms(context)
    connection.execute(
        "INSERT INTO words (rowid, text, context) VALUES (?, ?, ?)",
        (entry.chunk, " ".join(found), " ".join(around)),
    )
    connection.execute("INSERT INTO folded VALUES (?, ?)", (entry.chunk, words))
    connection.execute(
        "INSERT INTO heard (rowid, sound, initials) VALUES (?, ?, ?)",
        (entry.chunk, sound(words), initials(words)),
    )
    return {term for term in (*found, *around) if len(term) == _PAIR and not term.isascii()}


def _put_pairs(connection: sqlite3.Connection, pairs: set[str]) -> None:
    rows = [(pair, sound(pair), initials(pair)) for pair in sorted(pairs)]
    connection.executemany("INSERT OR IGNORE INTO pair VALUES (?, ?, ?)", rows)


def _drop(connection: sqlite3.Connection, chunk: int) -> None:
    row = connection.execute("SELECT words FROM folded WHERE chunk = ?", (chunk,)).fetchone()
    if row is None:
        return
    # A table without contents forgets a row only when it is told what stood there.
    connection.execute(
        "INSERT INTO heard (heard, rowid, sound, initials) VALUES ('delete', ?, ?, ?)",
        (chunk, sound(row[0]), initials(row[0])),
    )
    connection.execute("DELETE FROM words WHERE rowid = ?", (chunk,))
    connection.execute("DELETE FROM folded WHERE chunk = ?", (chunk,))


def _folded(text: str) -> str:
    return fold(text).replace("\0", " ")


class LexicalFile:
    """A `rag.ports.LexicalIndex` over connections that are made as they are needed."""

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        self._connect = connect
        self._idle: queue.SimpleQueue[sqlite3.Connection] = queue.SimpleQueue()
        self._close = weakref.finalize(self, _drain, self._idle)
        self._found: Recent[tuple[str, int], list[Hit]] = Recent(_SEARCHES)
        self._counts: Recent[str, int] = Recent(_COUNTS)
        with self._connection() as connection:
            self._count = int(connection.execute("SELECT count(*) FROM folded").fetchone()[0])

    @classmethod
    def open(cls, file: Path) -> LexicalFile:
        """The index of a published file.

        Raises:
            IndexDamagedError: SQLite cannot read it.
        """
        address = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
        return cls(lambda: sqlite3.connect(address, uri=True, check_same_thread=False))

    @classmethod
    def in_memory(cls, entries: Iterable[Entry]) -> LexicalFile:
        """An index of these chunks that needs no disk."""
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        write(connection, (), entries)
        image = connection.serialize()
        connection.close()

        def connect() -> sqlite3.Connection:
            copy = sqlite3.connect(":memory:", check_same_thread=False)
            copy.deserialize(image)
            return copy

        return cls(connect)

    def __len__(self) -> int:
        return self._count

    def chunks(self) -> set[int]:
        """The chunks that are in it."""
        with self._connection() as connection:
            return {row[0] for row in connection.execute("SELECT chunk FROM folded")}

    def search(self, terms: Collection[str], limit: int) -> list[Hit]:
        """BM25 over text and context (the text counts more), best first."""
        query = " OR ".join(f'"{term}"' for term in dict.fromkeys(terms) if _whole(term))
        if not query or limit < 1:
            return []
        found = self._found.get((query, limit))
        return list(found or self._found.put((query, limit), self._search(query, limit)))

    def _search(self, query: str, limit: int) -> list[Hit]:
        with self._connection() as connection:
            rows = connection.execute(
                "SELECT rowid, bm25(words, ?, ?) AS score FROM words WHERE words MATCH ?"
                " ORDER BY score, rowid LIMIT ?",
                (TEXT_WEIGHT, CONTEXT_WEIGHT, query, limit),
            ).fetchall()
        return [Hit(chunk, -score) for chunk, score in rows]

    def frequency(self, terms: Collection[str]) -> dict[str, int]:
        """In how many chunks each term stands; absent terms are 0."""
        counts = {term: self._counts.get(term) for term in terms}
        new = [term for term, count in counts.items() if count is None]
        if new:
            with self._connection() as connection:
                for term in new:
                    row = connection.execute(
                        "SELECT doc FROM vocabulary WHERE term = ?", (_encodable(term),)
                    ).fetchone()
                    counts[term] = self._counts.put(term, int(row[0]) if row else 0)
        return {term: count or 0 for term, count in counts.items()}

    def homophones(self, words: str) -> list[str]:
        """Stretches of the corpus that sound like `words`, the most frequent first."""
        folded = _folded(words)
        return self._heard("sound", sound(folded)) if _PLAIN.fullmatch(folded) else []

    def abbreviated(self, letters: str) -> list[str]:
        """Stretches of the corpus with these pinyin initials, most frequent first."""
        folded = _folded(letters)
        return self._heard("initials", folded) if _LETTERS.fullmatch(folded) else []

    def _heard(self, column: str, code: str) -> list[str]:
        if len(code) < _PAIR:  # a single character says nothing by its sound
            return []
        with self._connection() as connection:
            look = _pairs if len(code) == _PAIR else _long
            return look(connection, column, code)

    def close(self) -> None:
        """Let go of the file."""
        self._close()

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """A connection that no other thread uses meanwhile."""
        try:
            connection = self._idle.get_nowait()
        except queue.Empty:
            connection = _try_to(self._connect)
        try:
            yield connection
        except sqlite3.Error as error:
            raise IndexDamagedError("the lexical index cannot be read") from error
        finally:
            self._idle.put(connection)


def _try_to(connect: Callable[[], sqlite3.Connection]) -> sqlite3.Connection:
    try:
        return connect()
    except sqlite3.Error as error:
        raise IndexDamagedError("the lexical index cannot be opened") from error


def _drain(idle: queue.SimpleQueue[sqlite3.Connection]) -> None:
    while not idle.empty():
        idle.get_nowait().close()


def _encodable(term: str) -> str:
    return term.encode("utf-8", "replace").decode()


def _whole(term: str) -> bool:
    """Whether it is a term of ours: only those may go into a query."""
    return terms(term) == [term]


def _pairs(connection: sqlite3.Connection, column: str, code: str) -> list[str]:
    rows = connection.execute(
        f"SELECT pair.term FROM pair JOIN vocabulary ON vocabulary.term = pair.term"  # noqa: S608
        f" WHERE pair.{column} = ? ORDER BY vocabulary.doc DESC, pair.term LIMIT ?",
        (code, _STRETCHES),
    )
    return [row[0] for row in rows]


def _long(connection: sqlite3.Connection, column: str, code: str) -> list[str]:
    spell = sound if column == "sound" else initials
    rows = connection.execute(
        "SELECT folded.words FROM heard JOIN folded ON folded.chunk = heard.rowid"
        " WHERE heard MATCH ? LIMIT ?",
        (f'{column} : "{code}"', _SCANNED),
    )
    counts: Counter[str] = Counter()
    for (words,) in rows:
        counts.update(_stretches(words, spell(words), code))
    best = sorted(counts, key=lambda stretch: (-counts[stretch], stretch))
    return best[:_STRETCHES]


def _stretches(words: str, spelt: str, code: str) -> Iterator[str]:
    at = spelt.find(code)
    while at >= 0:
        stretch = words[at : at + len(code)]
        if _PLAIN.fullmatch(stretch):
            yield stretch
        at = spelt.find(code, at + 1)
