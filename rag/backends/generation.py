"""One generation of the index: built in a directory of its own, proved, opened.

A generation is `lexical/`, the directory of its vector engine, `chunks` and `manifest.json`. The
engines die of damaged files (a segmentation fault, not an exception), so no file is opened that
is not what was published. A generation that is made from another one shares with it the files
that nobody writes to any more: it costs what has changed.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from itertools import islice
from pathlib import Path

import numpy as np
import structlog

from corpus.fold import fold
from rag.backends import engines, lexical
from rag.backends.disk import share, sync_tree
from rag.backends.engines import Engine
from rag.backends.manifest import FORMAT, Canary, Manifest
from rag.backends.marks import Mark, intact, marks, unchanged
from rag.hits import Entry, Hit
from rag.index import Difference
from rag.ports import IndexDamagedError, Progress, Store, Vector, VectorIndex
from rag.terms import terms

_log = structlog.get_logger(__name__)
_LEXICAL = "lexical"
_CHUNKS = "chunks"
_TOGETHER = 1_000
_PROBE = "關於１０Ｍ２·ＡＢ-c 第三条㈠：24.6％、5+3+2，儘管乾隆著名；女办法长乐行重\0"
"""Signs on which folding and terms may change from one version of ours to another."""
_CANARIES = 5
_ITSELF = 0.999
"""A cosine that only the chunk itself, or its double, reaches."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a new generation is made of: `base` is shared, then `difference` applied.

    `dropped` counts the chunks taken out since the last build from nothing.
    """

    base: Path | None
    difference: Difference
    revision: int
    model: str
    chunks: frozenset[int]
    dropped: int
    engine: Engine


@cache
def libraries() -> str:
    """What decides about the lexical index: two libraries' versions and our own ways."""
    folded = fold(_PROBE)
    ways = hashlib.sha256(repr((folded, terms(folded))).encode())
    versions = (f"{name} {version(name)}" for name in ("tantivy", "OpenCC"))
    return ", ".join((*versions, ways.hexdigest()[:12]))


def build(directory: Path, plan: Plan, store: Store, progress: Progress) -> None:
    """Make a whole generation in a directory that is not there yet, and prove it.

    Raises:
        IndexDamagedError: what came out does not find what it holds.
    """
    directory.mkdir(parents=True)
    words, vectors = directory / _LEXICAL, directory / plan.engine.name
    before = None
    if plan.base is not None:
        before = Manifest.read(plan.base)
        share(plan.base / _LEXICAL, words)
        plan.engine.share(plan.base / plan.engine.name, vectors)
    _write(directory, plan, store, progress)
    chunks = np.sort(np.fromiter(plan.chunks, np.int64, len(plan.chunks)))
    (directory / _CHUNKS).write_bytes(chunks.astype("<i8").tobytes())
    canaries = _canaries(plan, store)
    _prove(directory, plan, canaries)
    manifest = Manifest(
        format=FORMAT,
        revision=plan.revision,
        model=plan.model,
        count=len(plan.chunks),
        dropped=plan.dropped,
        libraries=libraries(),
        engine=_made_with(plan.engine),
        lexical=marks(words, before.lexical if before else {}),
        vector=plan.engine.marks(vectors, before.vector if before else {}),
        canaries=canaries,
    )
    manifest.write(directory)
    sync_tree(directory)


def _made_with(engine: Engine) -> str:
    return f"{engine.name} {engine.library()}"


def held(place: Path) -> frozenset[int]:
    """The chunks that a generation holds.

    Raises:
        IndexDamagedError: nobody can tell.
    """
    try:
        return frozenset(np.frombuffer((place / _CHUNKS).read_bytes(), "<i8").tolist())
    except (OSError, ValueError) as error:
        raise IndexDamagedError(f"no chunks in {place.name}") from error


def _write(directory: Path, plan: Plan, store: Store, progress: Progress) -> None:
    change = plan.difference
    words = lexical.Writer(directory / _LEXICAL)
    vectors = plan.engine.writer(directory / plan.engine.name)
    for writer in (words, vectors):
        writer.drop(change.drop)
    done = 0
    progress(0, len(change.put))
    for entries in _batches(store.entries(change.put, plan.model)):
        for writer in (words, vectors):
            writer.put(entries)
        done += len(entries)
        progress(done, len(change.put))
    for writer in (words, vectors):
        writer.finish()


def _batches(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    rest = iter(entries)
    while batch := list(islice(rest, _TOGETHER)):
        yield batch


def _canaries(plan: Plan, store: Store) -> tuple[Canary, ...]:
    chunks = sorted(plan.chunks)
    picked = chunks[:: max(1, len(chunks) // _CANARIES)]
    return tuple(
        Canary.of(entry.chunk, entry.vector) for entry in store.entries(picked, plan.model)
    )


def _prove(directory: Path, plan: Plan, canaries: tuple[Canary, ...]) -> None:
    count = len(plan.chunks)
    words = lexical.LexicalFile.open(directory / _LEXICAL)
    if len(words) != count:
        raise IndexDamagedError(f"{len(words)} texts instead of {count}")
    vectors = plan.engine.open(directory / plan.engine.name)
    try:
        _sing(vectors, count, canaries)
    finally:
        vectors.close()


def _sing(vectors: VectorIndex, count: int, canaries: tuple[Canary, ...]) -> None:
    """Let every canary find itself."""
    if len(vectors) != count:
        raise IndexDamagedError(f"{len(vectors)} vectors instead of {count}")
    for canary in canaries:
        found = vectors.search(canary.query(), 1)
        if not found or found[0].score < _ITSELF:
            raise IndexDamagedError(f"chunk {canary.chunk} does not find itself")


class WaitingIndex:
    """A vector index whose files were found to be whole; it is opened with the first search."""

    def __init__(self, directory: Path, manifest: Manifest, engine: Engine) -> None:
        self._directory = directory
        self._manifest = manifest
        self._engine = engine
        self._opening = threading.Lock()
        self._opened: engines.Opened | None = None

    def __len__(self) -> int:
        return self._manifest.count

    def search(self, vector: Vector, limit: int) -> list[Hit]:
        """The chunks with the highest cosine, best first."""
        with self._opening:
            if self._opened is None:
                self._opened = self._proved()
        return self._opened.search(vector, limit)

    def _proved(self) -> engines.Opened:
        vectors = self._engine.open(self._directory)
        _sing(vectors, self._manifest.count, self._manifest.canaries)
        return vectors


@dataclass(frozen=True, slots=True)
class Opened:
    """What could be opened of a generation; None for what is damaged or of another format."""

    place: Path | None
    manifest: Manifest | None
    words: lexical.LexicalFile | None
    vectors: WaitingIndex | None

    @property
    def whole(self) -> bool:
        """Whether both indexes can be used."""
        return self.words is not None and self.vectors is not None

    @property
    def engine(self) -> Engine | None:
        """What keeps its vectors."""
        return engine_of(self.manifest) if self.manifest else None

    def at(self, revision: int) -> bool:
        """Whether it is whole and holds what the store held at a revision."""
        return self.whole and self.manifest is not None and self.manifest.revision == revision


def engine_of(manifest: Manifest) -> Engine:
    """What keeps the vectors of a generation."""
    return engines.named(manifest.engine.partition(" ")[0])


Whole = Callable[[Path, Mapping[str, Mark]], bool]


def opened(place: Path | None, model: str) -> Opened:
    """A generation, as far as its files are as they were published; None is no generation."""
    return _opened(place, model, unchanged, lambda engine: engine.unchanged)


def examined(place: Path | None, model: str) -> Opened:
    """The same, with every file read before one is opened: it takes as long as that takes."""
    return _opened(place, model, intact, lambda engine: engine.intact)


def _opened(
    place: Path | None, model: str, words: Whole, vectors: Callable[[Engine], Whole]
) -> Opened:
    if place is None:
        return Opened(None, None, None, None)
    try:
        manifest = Manifest.read(place)
    except IndexDamagedError as error:
        _refused(place, error)
        return Opened(place, None, None, None)
    whole = vectors(engine_of(manifest))
    found = _words(place, manifest, words), _vectors(place, manifest, model, whole)
    return Opened(place, manifest, *found)


def _words(place: Path, manifest: Manifest, whole: Whole) -> lexical.LexicalFile | None:
    try:
        _demand((manifest.format, manifest.libraries) == (FORMAT, libraries()))
        _demand(whole(place / _LEXICAL, manifest.lexical))
        return lexical.LexicalFile.open(place / _LEXICAL)
    except (IndexDamagedError, OSError) as error:
        _refused(place / _LEXICAL, error)
        return None


def _vectors(place: Path, manifest: Manifest, model: str, whole: Whole) -> WaitingIndex | None:
    engine = engine_of(manifest)
    try:
        made_with = (manifest.format, manifest.model, manifest.engine)
        _demand(made_with == (FORMAT, model, _made_with(engine)))
        _demand(whole(place / engine.name, manifest.vector))
        return WaitingIndex(place / engine.name, manifest, engine)
    except (IndexDamagedError, OSError) as error:
        _refused(place / engine.name, error)
        return None


def _demand(truth: bool) -> None:  # noqa: FBT001  a statement, no switch
    if not truth:
        raise IndexDamagedError("it is not what was published, or was made by other versions")


def _refused(place: Path, error: Exception) -> None:
    _log.warning("index_refused", place="/".join(place.parts[-2:]), reason=str(error))
