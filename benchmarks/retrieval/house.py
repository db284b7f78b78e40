"""zhengda over the documents of a set: a data directory that is kept between runs.

Every row becomes a file that the product takes in, reads, cleans, splits and indexes. It is
offered as a document of its own, as an admin may settle beforehand: the articles of one law, or
two pages under one heading, are different documents of a set and not versions of each other.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.material import ROOT
from benchmarks.retrieval.ranked import Row
from benchmarks.retrieval.vectors import Remembering
from bot.setup import Setup, prepare
from bot.vendors import crossreader, embedder
from corpus.document import Upload
from rag.backends.home import Home, home, owned
from rag.backends.orders import Allowance
from rag.backends.workshop import workshop
from rag.change import Change, Fate, Offer, Wish
from rag.embedding import Embedding
from rag.ingest import Library, silent
from rag.intake import Intake
from rag.ports import CrossReader, Embedder, Indexes, Store
from rag.taking import Taking

_READING = ("corpus", "rag/index.py", "rag/backends/insert.py", "rag/backends/schema")
"""What decides about a stored document besides its bytes; a change here takes all in anew."""
_INDEXING = ("rag/terms.py", "rag/sound.py", "rag/backends/*.py")
"""What decides about an index; a change here builds it anew."""
_STAMP = "retrieval.json"
_STEP = 500


@dataclass(frozen=True, slots=True)
class House:
    """The documents of a set, indexed. `ids` are the rows of each document by its number."""

    store: Store
    indexes: Indexes
    embedder: Embedder
    crossreader: CrossReader | None
    ids: Mapping[int, tuple[str, ...]]
    limit: int


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What a data directory was made of; `ids` are those of each document by its number."""

    rows: str
    reading: str
    indexing: str
    ids: Mapping[int, tuple[str, ...]]


@contextmanager
def opened(rows: Sequence[Row], work: Path) -> Iterator[House]:
    """The product with these documents, from an earlier run where nothing has changed.

    Raises:
        DataBusyError: another process has it open, or is making it.
    """
    wanted = _Stamp(_digest(rows), _code(_READING), _code(_INDEXING), {})
    data = work / f"retrieval-{wanted.rows[:12]}"
    with owned(data.with_suffix(".lock")):  # what another process is making is not removed
        yield from _opened(rows, work, data, wanted)


def _opened(rows: Sequence[Row], work: Path, data: Path, wanted: _Stamp) -> Iterator[House]:
    had = _read(data / _STAMP)
    if had is None or (had.rows, had.reading) != (wanted.rows, wanted.reading):
        shutil.rmtree(data, ignore_errors=True)
        had = None
    setup = prepare(data)
    model = Remembering(embedder(setup), work / "passages.vectors")
    with home(data, model.name) as rooms:
        ids = _taken_in(setup, rooms, model, rows) if had is None else had.ids
        if had is not None and had.indexing != wanted.indexing:
            print(f"indexing {len(rooms.store.chunk_ids())} passages", flush=True)
            rooms.shelf.switch(rooms.shelf.build(rooms.store.draft, silent, anew=True))
        _write(data / _STAMP, wanted, ids)
        indexes = rooms.shelf.current()
        reading = crossreader(setup, work)  # one for all sets
        yield House(rooms.store, indexes, model, reading, ids, setup.settings.question_limit)


def _taken_in(
    setup: Setup, rooms: Home, model: Embedder, rows: Sequence[Row]
) -> Mapping[int, tuple[str, ...]]:
    """The ids of every stored document. All are taken in before anything is indexed."""
    print(f"taking in {len(rows)} documents", flush=True)
    ids: dict[int, tuple[str, ...]] = {}
    settings = setup.settings
    allowance = Allowance(memory=settings.file_memory, seconds=settings.file_seconds)
    with workshop(setup.limits, allowance) as reading:
        taking = Taking(rooms.store, Embedding(rooms.store, model), Intake(reading))
        for number, row in enumerate(rows):
            change = _offered(rooms.store, taking, number, row)
            if change.document and row.id not in ids.get(change.document, ()):
                ids[change.document] = (*ids.get(change.document, ()), row.id)
            if (number + 1) % _STEP == 0:
                print(f"{number + 1} of {len(rows)} documents", flush=True)
        Library(rooms.store, rooms.shelf, model, reading).reindex()
    return ids


def _offered(store: Store, taking: Taking, number: int, row: Row) -> Change:
    upload = Upload(f"{number:06}.txt", row.words.encode("utf-8", "replace"))
    with store.drafting():
        change = taking.take(Offer(upload.name, len(upload.data), lambda: upload.data, Wish()))
    if change.status is Fate.FAILED and row.words.strip():
        print(f"not taken in: {row.id}: {change.reason}", flush=True)
    return change


def _digest(rows: Sequence[Row]) -> str:
    digest = hashlib.sha256()
    for row in rows:
        digest.update(json.dumps([row.id, row.title, row.text]).encode())
    return digest.hexdigest()


def _code(places: Sequence[str]) -> str:
    digest = hashlib.sha256()
    for place in places:
        for path in sorted(ROOT.glob(place)):
            for file in [path] if path.is_file() else sorted(path.rglob("*.py")):
                digest.update(file.read_bytes())
    return digest.hexdigest()


def _read(file: Path) -> _Stamp | None:
    if not file.is_file():
        return None
    held = json.loads(file.read_text(encoding="utf-8"))
    ids = {int(number): tuple(names) for number, names in held["ids"].items()}
    return _Stamp(held["rows"], held["reading"], held["indexing"], ids)


def _write(file: Path, stamp: _Stamp, ids: Mapping[int, tuple[str, ...]]) -> None:
    held = {"rows": stamp.rows, "reading": stamp.reading, "indexing": stamp.indexing, "ids": ids}
    file.write_text(json.dumps(held), encoding="utf-8")
