"""The index generations of a data directory; `CURRENT` names the one that serves.

A new generation is built aside and published by one rename, so that whatever stops the
program, the next start finds the old one or the new one. Where a file of the current one is
damaged, its part is searched in the store itself until the next publication mends it.
"""

from __future__ import annotations

import dataclasses
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import structlog

from rag.backends import disk, engines, generation
from rag.backends.enduring import EnduringIndex
from rag.backends.exact import ExactIndex
from rag.backends.generation import Opened, Plan
from rag.backends.lexical import LexicalFile
from rag.backends.manifest import Manifest
from rag.hits import Entry
from rag.index import Difference, difference
from rag.ports import IndexDamagedError, Indexes, Progress, StorageError, Store

_CURRENT = "CURRENT"
_KEPT = 2
_NUMBERED = re.compile(r"gen-\d+")
_log = structlog.get_logger(__name__)

_NO_INDEX = "索引还没有建立，正直接检索文件库；运行 zhengda reindex 可建立。"
_NO_VECTOR = "向量索引不可用（损坏或版本不符），正用精确检索代替；运行 zhengda reindex 可修复。"
_NO_LEXICAL = "词法索引不可用（损坏或版本不符），正用内存索引代替；运行 zhengda reindex 可修复。"
_BEHIND = "索引落后于文件库；运行 zhengda reindex 可更新。"


@dataclass(frozen=True, slots=True)
class _Made:
    """A generation that was built, and what it is when it serves."""

    opened: Opened
    indexes: Indexes


class GenerationShelf:
    """A `rag.ports.Shelf` in a directory that this process owns."""

    def __init__(self, root: Path, store: Store, model: str, many: int = engines.MANY) -> None:
        """`root` is made where it is not there; leftovers of a crash are cleared away.

        `many`: chunks from which on vectors are mapped into memory instead of loaded.
        """
        self._root = root
        self._many = many
        self._store = store
        self._model = model
        self._building = threading.Lock()
        self._lock = threading.RLock()  # held for a moment: questions wait for it
        self._opened: Opened | None = None
        self._indexes: Indexes | None = None
        self._made: _Made | None = None
        self._last = 0
        self._sweep()
        self._serves = self._revision()
        store.release(self._serves)

    def current(self) -> Indexes:
        """The generation that serves now; an exact search where its index is damaged."""
        with self._lock:
            if self._indexes is None:
                self._indexes = self._filled(self._open())
            return self._indexes

    def faults(self) -> tuple[str, ...]:
        """What is wrong with the current generation, in Chinese sentences."""
        opened = self._open()
        if opened.manifest is None:
            return (_NO_INDEX,) if self._store.chunk_ids() else ()
        words = (_NO_LEXICAL,) if opened.words is None else ()
        vectors = (_NO_VECTOR,) if opened.vectors is None else ()
        behind = (_BEHIND,) if opened.manifest.revision != self._store.draft else ()
        return (*words, *vectors, *behind)

    def examine(self) -> tuple[str, ...]:
        """The same, with every file read: it takes as long as that takes."""
        found = self._known(generation.examined(self._place(), self._model))
        with self._lock:
            before = self._opened
            if before is None or (before.place == found.place and before.whole != found.whole):
                self._opened, self._indexes = found, None
        return self.faults()

    def build(self, revision: int, progress: Progress, *, anew: bool = False) -> Indexes:
        """A generation of a revision, built aside and proved; it does not serve yet."""
        with self._building:
            opened = self._open()
            if opened.at(revision) and not anew:
                return self.current()
            self._throw_away()
            plan = self._fresh(revision) if anew else self._next(opened, revision)
            place = self._build(plan, progress)
            made = generation.opened(place, self._model)
            self._made = _Made(made, self._filled(made, revision))
            return self._made.indexes

    def switch(self, candidate: Indexes) -> None:
        """Let what was built last serve from now on, by one rename."""
        with self._building:
            if candidate is self._indexes:
                return
            made = self._made
            if made is None or made.indexes is not candidate or made.opened.place is None:
                raise ValueError("only what was built last can serve")
            try:
                disk.replace(self._root / _CURRENT, f"{made.opened.place.name}\n")
            except OSError as error:
                raise StorageError(disk.sentence(error, self._root)) from error
            with self._lock:
                self._opened, self._indexes = made.opened, made.indexes
                self._serves, self._made = candidate.revision, None
            self._store.release(candidate.revision)
            self._sweep()
            _log.info("index_published", place=made.opened.place.name)

    def _throw_away(self) -> None:
        """Clear away what was built and never served."""
        made, self._made = self._made, None
        if made is not None and made.opened.place is not None:
            disk.clear(made.opened.place)

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
                self._opened = self._known(generation.opened(self._place(), self._model))
            return self._opened

    def _known(self, opened: Opened) -> Opened:
        """What was opened; an index of a future that this database never had is none."""
        ahead = opened.manifest and opened.manifest.revision > self._store.draft
        return Opened(opened.place, None, None, None) if ahead else opened

    def _filled(self, opened: Opened, revision: int | None = None) -> Indexes:
        """What is whole of a generation, and the store itself for what is not."""
        if not opened.whole and (faults := self.faults()):
            _log.warning("index_degraded", faults=faults)
        revision = self._serves if revision is None else revision
        words, vectors = opened.words, opened.vectors
        return Indexes(
            LexicalFile.in_memory(self._all(revision)) if words is None else words,
            EnduringIndex(
                self._exact(revision) if vectors is None else vectors,
                partial(self._spare, revision),
            ),
            revision,
            self._model,
        )

    def _spare(self, revision: int) -> ExactIndex:
        self._broke()
        return self._exact(revision)

    def _all(self, revision: int) -> Iterator[Entry]:
        return self._store.entries(self._chunks(revision), self._model)

    def _chunks(self, revision: int) -> frozenset[int]:
        with self._store.steady(revision):
            return frozenset(self._store.chunk_ids())

    def _exact(self, revision: int) -> ExactIndex:
        return ExactIndex.of(self._all(revision))

    def _revision(self) -> int:
        """What the current generation holds; what was released last where nobody can tell."""
        place, known = self._place(), self._store.revision
        try:
            held = known if place is None else Manifest.read(place).revision
        except IndexDamagedError:
            return known
        return held if held <= self._store.draft else known

    def _place(self) -> Path | None:
        """The directory that `CURRENT` names, or else the newest one that ever served."""
        try:
            named = self._root / (self._root / _CURRENT).read_text(encoding="ascii").strip()
        except (OSError, ValueError):
            named = self._root
        if _NUMBERED.fullmatch(named.name) and named.is_dir():
            return named
        return next(filter(self._served, reversed(self._generations())), None)

    def _served(self, place: Path) -> bool:
        try:
            return Manifest.read(place).revision <= self._store.revision
        except IndexDamagedError:
            return True

    def _generations(self) -> list[Path]:
        found = (one for one in self._root.glob("gen-*") if _NUMBERED.fullmatch(one.name))
        return sorted(found, key=_number)

    def _next(self, opened: Opened, revision: int) -> Plan:
        """The current generation and what differs; from nothing if that is most."""
        if opened.place is None or opened.manifest is None or not opened.whole:
            return self._fresh(revision)
        chunks = self._chunks(revision)
        engine = engines.fitting(len(chunks), self._many, opened.engine)
        try:
            change = difference(generation.held(opened.place), chunks)
        except IndexDamagedError:
            return self._fresh(revision)
        dropped = opened.manifest.dropped + len(change.drop)
        if engine is not opened.engine or dropped > len(chunks) // 2:
            return self._fresh(revision)
        return Plan(opened.place, change, revision, self._model, chunks, dropped, engine)

    def _fresh(self, revision: int) -> Plan:
        chunks = self._chunks(revision)
        change = Difference(put=chunks, drop=frozenset())
        engine = engines.fitting(len(chunks), self._many, None)
        return Plan(None, change, revision, self._model, chunks, 0, engine)

    def _build(self, plan: Plan, progress: Progress) -> Path:
        """Make a generation in a directory of its own; what fails leaves nothing behind."""
        self._last = self._number() + 1
        aside = self._root / f"gen-{self._last}.tmp"
        try:
            disk.clear(aside)
            self._written(aside, plan, progress)
            place = aside.with_suffix("")
            aside.replace(place)
            disk.sync(self._root)
        except (OSError, IndexDamagedError) as error:
            disk.clear(aside)
            raise StorageError(disk.sentence(error, self._root)) from error
        except BaseException:  # whoever watches has had enough
            disk.clear(aside)
            raise
        return place

    def _written(self, aside: Path, plan: Plan, progress: Progress) -> None:
        try:
            generation.build(aside, plan, self._store, progress)
        except IndexDamagedError:
            if plan.base is None:
                raise
            _log.warning("index_copy_refused", place=aside.name)
            disk.clear(aside)
            generation.build(aside, self._fresh(plan.revision), self._store, progress)

    def _number(self) -> int:
        return max(self._last, *map(_number, self._generations()), 0)

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


def _number(place: Path) -> int:
    return int(place.name.removeprefix("gen-"))
