"""The index generations of a data directory; `CURRENT` names the one that serves.

A new generation is built aside and published by one rename, so that whatever stops the
program, the next start finds the old one or the new one. Where a file of the current one is
damaged, its part is searched in the store itself until the next publication mends it.
"""

from __future__ import annotations

import dataclasses
import re
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import structlog

from rag.backends import disk, generation
from rag.backends.exact import ExactIndex
from rag.backends.generation import Opened, Plan
from rag.backends.lexical import LexicalFile
from rag.hits import Entry, Hit
from rag.index import Difference, difference
from rag.ports import IndexDamagedError, Indexes, Progress, StorageError, Store, Vector, VectorIndex

_CURRENT = "CURRENT"
_KEPT = 2
_NUMBERED = re.compile(r"gen-\d+")
_log = structlog.get_logger(__name__)

_NO_INDEX = "索引还没有建立，正直接检索文件库；运行 zhengda reindex 可建立。"
_NO_VECTOR = "向量索引不可用（损坏或版本不符），正用精确检索代替；运行 zhengda reindex 可修复。"
_NO_LEXICAL = "词法索引不可用（损坏或版本不符），正用内存索引代替；运行 zhengda reindex 可修复。"
_BEHIND = "索引落后于文件库；运行 zhengda reindex 可更新。"


class GenerationShelf:
    """A `rag.ports.Shelf` in a directory that this process owns."""

    def __init__(self, root: Path, store: Store, model: str) -> None:
        """`root` is made where it is not there; leftovers of a crash are cleared away."""
        self._root = root
        self._store = store
        self._model = model
        self._building = threading.Lock()
        self._lock = threading.RLock()  # held for a moment: questions wait for it
        self._opened: Opened | None = None
        self._indexes: Indexes | None = None
        self._sweep()

    def current(self) -> Indexes:
        """The generation that serves now; an exact search where its index is damaged."""
        with self._lock:
            opened, indexes = self._open(), self._indexes
            # What is searched in the store itself is only as new as it was loaded.
            if indexes is None or (not opened.whole and indexes.revision != self._store.revision):
                self._indexes = indexes = self._filled(opened)
            return indexes

    def faults(self) -> tuple[str, ...]:
        """What is wrong with the current generation, in Chinese sentences."""
        opened = self._open()
        if opened.manifest is None:
            return (_NO_INDEX,) if self._store.chunk_ids() else ()
        words = (_NO_LEXICAL,) if opened.words is None else ()
        vectors = (_NO_VECTOR,) if opened.vectors is None else ()
        behind = (_BEHIND,) if opened.manifest.revision != self._store.revision else ()
        return (*words, *vectors, *behind)

    def publish(self, progress: Progress) -> Indexes:
        """Bring the index to the store's state; nothing happens where nothing differs."""
        with self._building:
            opened = self._open()
            if not opened.at(self._store.revision):
                self._publish(self._next(opened), progress)
        return self.current()

    def rebuild(self, progress: Progress) -> Indexes:
        """Like `publish`, but from nothing."""
        with self._building:
            self._publish(self._fresh(), progress)
        return self.current()

    def _broke(self) -> None:
        """An index that broke while it served is mended with the next publication."""
        with self._lock:
            if self._opened is not None:
                self._opened = dataclasses.replace(self._opened, vectors=None)

    def close(self) -> None:
        """Let go of the files, as soon as nobody searches in them."""
        with self._lock:
            self._opened = self._indexes = None

    def _open(self) -> Opened:
        with self._lock:
            if self._opened is None:
                self._opened = generation.opened(self._place(), self._model)
            return self._opened

    def _filled(self, opened: Opened) -> Indexes:
        """What is whole of a generation, and the store itself for what is not."""
        if not opened.whole and (faults := self.faults()):
            _log.warning("index_degraded", faults=faults)
        revision = self._store.revision
        if opened.whole and opened.manifest is not None:
            revision = opened.manifest.revision
        words = LexicalFile.in_memory(self._all()) if opened.words is None else opened.words
        vectors = self._exact() if opened.vectors is None else opened.vectors
        return Indexes(words, EnduringIndex(vectors, self._spare), revision, self._model)

    def _spare(self) -> ExactIndex:
        self._broke()
        return self._exact()

    def _all(self) -> Iterator[Entry]:
        return self._store.entries(self._store.chunk_ids(), self._model)

    def _exact(self) -> ExactIndex:
        return ExactIndex.of(self._all())

    def _place(self) -> Path | None:
        """The directory that `CURRENT` names, or else the newest there is."""
        try:
            named = self._root / (self._root / _CURRENT).read_text(encoding="ascii").strip()
        except (OSError, ValueError):
            named = self._root
        if _NUMBERED.fullmatch(named.name) and named.is_dir():
            return named
        return next(reversed(self._generations()), None)

    def _generations(self) -> list[Path]:
        found = (one for one in self._root.glob("gen-*") if _NUMBERED.fullmatch(one.name))
        return sorted(found, key=_number)

    def _next(self, opened: Opened) -> Plan:
        """A copy of the current generation and what differs; from nothing if that is most."""
        if opened.place is None or opened.manifest is None or opened.words is None:
            return self._fresh()
        revision = self._store.revision  # before the chunks: what comes later is published later
        chunks = frozenset(self._store.chunk_ids())
        change = difference(opened.words.chunks(), chunks)
        dropped = opened.manifest.dropped + len(change.drop)
        if opened.vectors is None or dropped > len(chunks) // 2:
            return self._fresh()
        return Plan(opened.place, change, revision, self._model, chunks, dropped)

    def _fresh(self) -> Plan:
        revision = self._store.revision
        chunks = frozenset(self._store.chunk_ids())
        change = Difference(put=chunks, drop=frozenset())
        return Plan(None, change, revision, self._model, chunks, 0)

    def _publish(self, plan: Plan, progress: Progress) -> None:
        aside = self._root / f"gen-{self._number() + 1}.tmp"
        try:
            disk.clear(aside)
            self._build(aside, plan, progress)
            place = aside.with_suffix("")
            aside.replace(place)
            disk.sync(self._root)
            disk.replace(self._root / _CURRENT, f"{place.name}\n")
        except (OSError, sqlite3.Error, IndexDamagedError) as error:
            disk.clear(aside)
            raise StorageError(disk.sentence(error, self._root)) from error
        opened = generation.opened(place, self._model)
        with self._lock:
            self._opened, self._indexes = opened, None
        self._sweep()
        _log.info("index_published", place=place.name, chunks=len(plan.chunks))

    def _build(self, aside: Path, plan: Plan, progress: Progress) -> None:
        try:
            generation.build(aside, plan, self._store, progress)
        except IndexDamagedError:
            if plan.base is None:
                raise
            _log.warning("index_copy_refused", place=aside.name)
            disk.clear(aside)
            generation.build(aside, self._fresh(), self._store, progress)

    def _number(self) -> int:
        return max((_number(one) for one in self._generations()), default=0)

    def _sweep(self) -> None:
        """Clear away what a crash left and what is older than the last generations."""
        try:
            self._root.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(disk.sentence(error, self._root)) from error
        for aside in self._root.glob("gen-*.tmp"):
            disk.clear(aside)
        current = self._place()
        others = [one for one in self._generations() if one != current]
        for old in others[: max(0, len(others) - _KEPT + 1)]:
            disk.clear(old)


class EnduringIndex:
    """A vector index that turns to its spare when it breaks while it serves."""

    def __init__(self, index: VectorIndex, spare: Callable[[], VectorIndex]) -> None:
        self._index = index
        self._spare = spare

    def __len__(self) -> int:
        return len(self._index)

    def search(self, vector: Vector, limit: int) -> list[Hit]:
        """The chunks with the highest cosine, best first."""
        try:
            return self._index.search(vector, limit)
        except IndexDamagedError as error:
            _log.warning("index_broke", reason=str(error))
            self._index = self._spare()
            return self._index.search(vector, limit)


def _number(place: Path) -> int:
    return int(place.name.removeprefix("gen-"))
