"""The index generations of a data directory; `CURRENT` names the one that serves.

A new generation is built aside and published by one rename, so that whatever stops the
program, the next start finds the old one or the new one. Where a file of the current one is
damaged, its part is searched in the store itself until the next publication mends it.
"""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import structlog

from rag.backends import disk, generation
from rag.backends.exact import ExactIndex
from rag.backends.generation import Plan
from rag.backends.lexical import LexicalFile
from rag.backends.manifest import Manifest
from rag.index import Difference, difference
from rag.ports import (
    Entry,
    Hit,
    IndexDamagedError,
    Indexes,
    LexicalIndex,
    Progress,
    StorageError,
    Store,
    Vector,
    VectorIndex,
)

_CURRENT = "CURRENT"
_KEPT = 2
_NUMBERED = re.compile(r"gen-\d+")
_log = structlog.get_logger(__name__)

_NO_INDEX = "索引还没有建立，正直接检索文件库；运行 zhengda reindex 可建立。"
_NO_VECTOR = "向量索引不可用（损坏或版本不符），正用精确检索代替；运行 zhengda reindex 可修复。"
_NO_LEXICAL = "词法索引不可用（损坏或版本不符），正用内存索引代替；运行 zhengda reindex 可修复。"
_BEHIND = "索引落后于文件库；运行 zhengda reindex 可更新。"


@dataclass(frozen=True, slots=True)
class _Served:
    """What serves now. `manifest` is None where nothing but the store does."""

    indexes: Indexes
    place: Path | None
    manifest: Manifest | None
    words: LexicalFile
    faults: tuple[str, ...]


class GenerationShelf:
    """A `rag.ports.Shelf` in a directory that this process owns."""

    def __init__(self, root: Path, store: Store, model: str) -> None:
        """`root` is made where it is not there; leftovers of a crash are cleared away."""
        self._root = root
        self._store = store
        self._model = model
        self._lock = threading.RLock()
        self._served: _Served | None = None
        self._sweep()

    def current(self) -> Indexes:
        """The generation that serves now; an exact search where its index is damaged."""
        return self._serving().indexes

    def faults(self) -> tuple[str, ...]:
        """What is wrong with the current generation, in Chinese sentences."""
        served = self._serving()
        behind = served.indexes.revision != self._store.revision
        return (*served.faults, _BEHIND) if behind else served.faults

    def publish(self, progress: Progress) -> Indexes:
        """Bring the index to the store's state; nothing happens where nothing differs."""
        with self._lock:
            served = self._serving()
            if not served.faults and served.indexes.revision == self._store.revision:
                return served.indexes
            return self._publish(self._next(served), progress)

    def rebuild(self, progress: Progress) -> Indexes:
        """Like `publish`, but from nothing."""
        with self._lock:
            return self._publish(self._fresh(), progress)

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            self._served = None

    def _serving(self) -> _Served:
        with self._lock:
            served = self._served
            # What is searched in the store itself is only as new as it was loaded.
            if served is None or (
                (served.faults or served.manifest is None)
                and served.indexes.revision != self._store.revision
            ):
                self._served = served = self._open()
            return served

    def _open(self) -> _Served:
        place = self._place()
        manifest = _manifest(place)
        words = self._lexical(place, manifest)
        vectors = self._vector(place, manifest)
        faults = _faults(manifest, words, vectors)
        if manifest is None and not self._store.chunk_ids():
            faults = ()  # nothing is stored, so nothing is missing
        for fault in faults:
            _log.warning("index_degraded", fault=fault)
        lexical = words if words is not None else LexicalFile.in_memory(self._all())
        vector = _Enduring(self._exact() if vectors is None else vectors, self._exact)
        revision = self._store.revision if faults or manifest is None else manifest.revision
        indexes = Indexes(lexical, vector, revision, self._model)
        return _Served(indexes, place, manifest, lexical, faults)

    def _lexical(self, place: Path | None, manifest: Manifest | None) -> LexicalFile | None:
        if place is None or manifest is None:
            return None
        try:
            return generation.open_lexical(place, manifest)
        except IndexDamagedError as error:
            _log.warning("lexical_index_refused", place=place.name, reason=str(error))
            return None

    def _vector(self, place: Path | None, manifest: Manifest | None) -> VectorIndex | None:
        if place is None or manifest is None:
            return None
        try:
            return generation.open_vector(place, manifest, self._model)
        except IndexDamagedError as error:
            _log.warning("vector_index_refused", place=place.name, reason=str(error))
            return None

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

    def _next(self, served: _Served) -> Plan:
        """A copy of the current generation and what differs; from nothing if that is most."""
        if served.faults or served.place is None or served.manifest is None:
            return self._fresh()
        chunks = frozenset(self._store.chunk_ids())
        change = difference(served.words.chunks(), chunks)
        dropped = served.manifest.dropped + len(change.drop)
        if dropped > len(chunks) // 2:
            return self._fresh()
        return Plan(served.place, change, self._store.revision, self._model, chunks, dropped)

    def _fresh(self) -> Plan:
        chunks = frozenset(self._store.chunk_ids())
        change = Difference(put=chunks, drop=frozenset())
        return Plan(None, change, self._store.revision, self._model, chunks, 0)

    def _publish(self, plan: Plan, progress: Progress) -> Indexes:
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
        self._served = served = self._open()
        self._sweep()
        _log.info("index_published", place=place.name, chunks=len(plan.chunks))
        return served.indexes

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


class _Enduring:
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


def _manifest(place: Path | None) -> Manifest | None:
    try:
        return None if place is None else Manifest.read(place)
    except IndexDamagedError:
        return None


def _faults(
    manifest: Manifest | None, words: LexicalIndex | None, vectors: VectorIndex | None
) -> tuple[str, ...]:
    if manifest is None:
        return (_NO_INDEX,)
    lost_words = () if words is not None else (_NO_LEXICAL,)
    lost_vectors = () if vectors is not None else (_NO_VECTOR,)
    return (*lost_words, *lost_vectors)
