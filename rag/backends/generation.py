"""One generation of the index: built in a directory of its own, proved, opened.

A generation is `chroma/`, `lexical.sqlite` and `manifest.json`. Chroma dies of damaged files
(a segmentation fault, not an exception), so they are hashed before it may open them.
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import threading
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

import structlog

from corpus.fold import fold
from rag.backends import chroma, lexical
from rag.backends.disk import sha256, sync_tree
from rag.backends.manifest import FORMAT, Canary, Manifest
from rag.hits import Hit
from rag.index import Difference
from rag.ports import IndexDamagedError, Progress, Store, Vector, VectorIndex
from rag.sound import initials, sound
from rag.terms import terms

_log = structlog.get_logger(__name__)
_LEXICAL = "lexical.sqlite"
_CHROMA = "chroma"
_PROBE = "關於１０Ｍ２·ＡＢ-c 第三条㈠：24.6％、5+3+2，儘管乾隆著名；女办法长乐行重\0"
"""Signs on which folding, terms and sounds may change from one version of ours to another."""
_CANARIES = 5
_ITSELF = 0.999
"""A cosine that only the chunk itself, or its double, reaches."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a new generation is made of: `base` is copied, then `difference` applied.

    `dropped` counts the chunks taken out since the last build from nothing.
    """

    base: Path | None
    difference: Difference
    revision: int
    model: str
    chunks: frozenset[int]
    dropped: int


@cache
def libraries() -> str:
    """What decides about the lexical index: two libraries' versions and our own ways."""
    folded = fold(_PROBE)
    ways = hashlib.sha256(repr((folded, terms(folded), sound(folded), initials(folded))).encode())
    versions = (f"{name} {version(name)}" for name in ("pypinyin", "OpenCC"))
    return ", ".join((*versions, ways.hexdigest()[:12]))


def build(directory: Path, plan: Plan, store: Store, progress: Progress) -> None:
    """Make a whole generation in a directory that is not there yet, and prove it.

    Raises:
        IndexDamagedError: what came out does not find what it holds.
    """
    if plan.base is None:
        directory.mkdir(parents=True)
    else:
        shutil.copytree(plan.base, directory)
    _write(directory, plan, store, progress)
    canaries = _canaries(plan, store)
    _prove(directory, len(plan.chunks), canaries)
    manifest = Manifest(
        format=FORMAT,
        revision=plan.revision,
        model=plan.model,
        count=len(plan.chunks),
        dropped=plan.dropped,
        libraries=libraries(),
        engine=chroma.library(),
        lexical=_lexical_marks(directory),
        vector=chroma.fingerprint(directory / _CHROMA),
        canaries=canaries,
    )
    manifest.write(directory)
    sync_tree(directory)


def _write(directory: Path, plan: Plan, store: Store, progress: Progress) -> None:
    change = plan.difference
    with closing(sqlite3.connect(directory / _LEXICAL)) as connection:
        # The generation is synchronised as a whole before it is published.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        lexical.write(connection, change.drop, store.entries(change.put, plan.model))
    done = 0
    progress(0, len(change.put))
    entries = store.entries(change.put, plan.model)
    for count in chroma.write(directory / _CHROMA, change.drop, entries):
        done += count
        progress(done, len(change.put))


def _canaries(plan: Plan, store: Store) -> tuple[Canary, ...]:
    chunks = sorted(plan.chunks)
    picked = chunks[:: max(1, len(chunks) // _CANARIES)]
    return tuple(
        Canary.of(entry.chunk, entry.vector) for entry in store.entries(picked, plan.model)
    )


def _prove(directory: Path, count: int, canaries: tuple[Canary, ...]) -> None:
    words = lexical.LexicalFile.open(directory / _LEXICAL)
    vectors = chroma.ChromaIndex(directory / _CHROMA)
    try:
        if len(words) != count:
            raise IndexDamagedError(f"{len(words)} texts instead of {count}")
        _sing(vectors, count, canaries)
    finally:
        words.close()
        vectors.close()


def _sing(vectors: VectorIndex, count: int, canaries: tuple[Canary, ...]) -> None:
    """Let every canary find itself."""
    if len(vectors) != count:
        raise IndexDamagedError(f"{len(vectors)} vectors instead of {count}")
    for canary in canaries:
        found = vectors.search(canary.query(), 1)
        if not found or found[0].score < _ITSELF:
            raise IndexDamagedError(f"chunk {canary.chunk} does not find itself")


def _lexical_marks(directory: Path) -> Mapping[str, str]:
    return {_LEXICAL: sha256(directory / _LEXICAL)}


class WaitingIndex:
    """A vector index whose files were found to be whole; Chroma is loaded with the first search."""

    def __init__(self, directory: Path, manifest: Manifest) -> None:
        self._directory = directory
        self._manifest = manifest
        self._opening = threading.Lock()
        self._opened: chroma.ChromaIndex | None = None

    def __len__(self) -> int:
        return self._manifest.count

    def search(self, vector: Vector, limit: int) -> list[Hit]:
        """The chunks with the highest cosine, best first."""
        with self._opening:
            if self._opened is None:
                self._opened = self._proved()
        return self._opened.search(vector, limit)

    def _proved(self) -> chroma.ChromaIndex:
        vectors = chroma.ChromaIndex(self._directory)
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

    def at(self, revision: int) -> bool:
        """Whether it is whole and holds what the store held at a revision."""
        return self.whole and self.manifest is not None and self.manifest.revision == revision


def opened(place: Path | None, model: str) -> Opened:
    """A generation, as far as it is whole; None is no generation."""
    if place is None:
        return Opened(None, None, None, None)
    try:
        manifest = Manifest.read(place)
    except IndexDamagedError as error:
        _refused(place, error)
        return Opened(place, None, None, None)
    return Opened(place, manifest, _words(place, manifest), _vectors(place, manifest, model))


def _words(place: Path, manifest: Manifest) -> lexical.LexicalFile | None:
    try:
        _demand((manifest.format, manifest.libraries), (FORMAT, libraries()))
        _demand(_lexical_marks(place), manifest.lexical)
        return lexical.LexicalFile.open(place / _LEXICAL)
    except (IndexDamagedError, OSError) as error:
        _refused(place / _LEXICAL, error)
        return None


def _vectors(place: Path, manifest: Manifest, model: str) -> WaitingIndex | None:
    try:
        made_with = (manifest.format, manifest.model, manifest.engine)
        _demand(made_with, (FORMAT, model, chroma.library()))
        _demand(chroma.fingerprint(place / _CHROMA), manifest.vector)
        return WaitingIndex(place / _CHROMA, manifest)
    except (IndexDamagedError, OSError) as error:
        _refused(place / _CHROMA, error)
        return None


def _demand(found: object, wanted: object) -> None:
    if found != wanted:
        raise IndexDamagedError("it is not what was published, or was made by other versions")


def _refused(place: Path, error: Exception) -> None:
    _log.warning("index_refused", place="/".join(place.parts[-2:]), reason=str(error))
