"""Keeps vectors in a Chroma collection; the only file that knows Chroma.

Chroma 1.5.9 rewrites its files in place and dies of a damaged one, so a collection is built
aside, its files are fingerprinted, and it is opened only while the fingerprint holds.
"""

from __future__ import annotations

import hashlib
import sqlite3
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np

from rag.backends.disk import sha256
from rag.backends.recent import Recent
from rag.hits import Entry, Hit
from rag.ports import IndexDamagedError, Vector

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateHNSWConfiguration

_COLLECTION = "chunks"
_BATCH = 500
_SEARCHES = 32
"""Twice so many searches are kept: a question that nothing answers is searched for again."""
_NEAREST: CreateHNSWConfiguration = {
    "space": "cosine",
    "max_neighbors": 32,
    "ef_construction": 200,
    "ef_search": 2000,
}
"""As it comes, Chroma passes over every sixth of the hundred nearest of 10,000 passages, and over
others after every build; so it passes over one in a thousand, and takes no longer."""
_TOUCHED = frozenset({b"acquire_write"})
"""Tables that Chroma writes to whenever it opens a directory."""


def library() -> str:
    """The version of Chroma, which an index is built with."""
    return version("chromadb")


def _client(directory: Path) -> Client:
    # Imported here: it takes a second, and an exact search needs none of it.
    import chromadb  # noqa: PLC0415
    from chromadb.config import Settings  # noqa: PLC0415

    settings = Settings(
        anonymized_telemetry=False,
        chroma_otel_collection_endpoint="",
        chroma_api_impl="chromadb.api.rust.RustBindingsAPI",
    )
    with _translated():  # a disk may be full
        return cast("Client", chromadb.PersistentClient(path=str(directory), settings=settings))


class ChromaIndex:
    """A `rag.ports.VectorIndex` over one directory; closed when nobody holds it any more."""

    def __init__(self, directory: Path) -> None:
        """Open a directory whose fingerprint was found to hold.

        Raises:
            IndexDamagedError: Chroma cannot read it.
        """
        client = _client(directory)
        self._close = weakref.finalize(self, client.close)
        with _translated():
            self._collection = client.get_collection(_COLLECTION, embedding_function=None)
            self._count = self._collection.count()
        self._found: Recent[tuple[bytes, int], list[Hit]] = Recent(_SEARCHES)

    def __len__(self) -> int:
        return self._count

    def search(self, vector: Vector, limit: int) -> list[Hit]:
        """The chunks with the highest cosine, best first."""
        wanted = min(limit, self._count)
        if wanted < 1:
            return []
        asked = vector.tobytes(), wanted
        return list(self._found.get(asked) or self._found.put(asked, self._search(vector, wanted)))

    def _search(self, vector: Vector, wanted: int) -> list[Hit]:
        with _translated():
            found = self._collection.query(
                query_embeddings=vector[np.newaxis], n_results=wanted, include=["distances"]
            )
        distances = found["distances"]
        if distances is None:
            raise IndexDamagedError("no distances")
        pairs = zip(found["ids"][0], distances[0], strict=True)
        return [Hit(int(chunk), 1.0 - float(distance)) for chunk, distance in pairs]

    def close(self) -> None:
        """Let go of the files."""
        self._close()


class Writer:
    """Takes chunks out of and into a directory that nobody reads."""

    def __init__(self, directory: Path) -> None:
        """`directory` is made where it is not there.

        Raises:
            IndexDamagedError: Chroma cannot write there.
        """
        client = _client(directory)
        self._close = weakref.finalize(self, client.close)
        with _translated():
            self._collection = client.get_or_create_collection(
                _COLLECTION,
                embedding_function=None,
                configuration={"hnsw": _NEAREST},
            )

    def drop(self, chunks: Iterable[int]) -> None:
        """Take chunks out; those that are not there are none."""
        gone = [str(chunk) for chunk in chunks]
        with _translated():
            for at in range(0, len(gone), _BATCH):
                self._collection.delete(ids=gone[at : at + _BATCH])

    def put(self, entries: Sequence[Entry]) -> None:
        """Put chunks in."""
        vectors = np.stack([entry.vector for entry in entries])
        with _translated():
            self._collection.upsert(ids=[str(entry.chunk) for entry in entries], embeddings=vectors)

    def finish(self) -> None:
        """Let go of the files; the writer is of no use any more."""
        self._close()


@contextmanager
def _translated() -> Iterator[None]:
    """Chroma raises many things; each means that the index is of no use."""
    try:
        yield
    except (IndexDamagedError, OSError):
        raise
    except Exception as error:
        raise IndexDamagedError(f"chroma: {type(error).__name__}") from error


def fingerprint(directory: Path) -> Mapping[str, str]:
    """Hashes of all that Chroma reads from a directory, stable over its openings.

    The SQLite file is hashed by its rows, because Chroma notes each opening in it. Vectors
    that it has not written to its own files yet stand in the SQLite file; without
    `index_metadata.pickle` the other files of a segment are scratch and not read.

    Raises:
        IndexDamagedError: the SQLite file cannot be read.
    """
    marks = {"chroma.sqlite3": _rows(directory / "chroma.sqlite3")}
    for pickled in sorted(directory.glob("*/index_metadata.pickle")):
        for file in sorted(pickled.parent.iterdir()):
            marks[str(file.relative_to(directory))] = sha256(file)
    return marks


def _rows(file: Path) -> str:
    digest = hashlib.sha256()
    address = f"{file.absolute().as_uri()}?mode=rw"  # so that SQLite can finish a crash
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            connection.text_factory = bytes  # a damaged text need not be a text
            if connection.execute("PRAGMA quick_check").fetchone() != (b"ok",):
                raise IndexDamagedError(f"{file.name} fails its check")
            for name, sql in _tables(connection):
                digest.update(b"%b\0%b\0" % (name, sql))
                for row in connection.execute(f'SELECT * FROM "{name.decode()}"'):  # noqa: S608
                    digest.update(repr(row).encode())
    except (sqlite3.Error, UnicodeError) as error:
        raise IndexDamagedError(f"{file.name} cannot be read") from error
    return digest.hexdigest()


def _tables(connection: sqlite3.Connection) -> list[tuple[bytes, bytes]]:
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND rootpage > 0 ORDER BY name"
    ).fetchall()
    return [(name, sql) for name, sql in rows if name not in _TOUCHED]
