"""Kills a process that adds or re-indexes, and looks at what the next start finds.

Each life is a process of its own, forked from a server that has the libraries loaded; the
examination too, because a damaged Chroma directory would take its process down.
"""

from __future__ import annotations

import logging
import multiprocessing
import random
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import cast

import structlog

from corpus.document import Upload
from rag.backends.home import home
from rag.change import Offer
from rag.ingest import Library
from rag.ports import Indexes, Store
from rag.terms import terms
from tests.fakes import FakeEmbedder, InlineWorkshop

EMBEDDER = FakeEmbedder()
BASE, NEW = 3, 6
_LINES = (400, 60)
"""Articles of a base file and of a new one: together enough that Chroma writes its own files."""
_PATIENCE = 120.0
_ITSELF = 0.999

_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(["tests.e2e.killing", "chromadb", "chromadb.api.client"])

Report = list[tuple[str, list[str], str]]
Life = Callable[[Path, Connection], None]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the start after a kill found. `fault` is empty where all is well."""

    kind: str
    after: float
    generation: str
    fault: str


def offer(number: int) -> Offer:
    """A file; every article holds a figure that no other has."""
    lines = _LINES[number >= BASE]
    text = "\n".join(
        f"第{line}条　第{number}号办法规定每生每学期补助{figure(number, line)}元。"
        for line in range(1, lines + 1)
    )
    return Offer.of(Upload(f"{number}.txt", text.encode()))


def figure(number: int, line: int) -> int:
    """The figure of an article."""
    return (number + 1) * 10_000 + line


def prepare(directory: Path) -> None:
    """A data directory with the base files, published."""
    _live(_settle, directory)


def _settle(directory: Path, pipe: Connection) -> None:
    with home(directory, EMBEDDER.name) as rooms:
        library = Library(rooms.store, rooms.shelf, EMBEDDER, InlineWorkshop())
        changes = list(library.add([offer(number) for number in range(BASE)]))
    pipe.send("" if all(change.document for change in changes) else "the base was not added")


def add(directory: Path, pipe: Connection) -> None:
    """A life that adds the new files one by one, publishing after each; it says what is stored."""
    pipe.send("begun")
    with home(directory, EMBEDDER.name) as rooms:
        library = Library(rooms.store, rooms.shelf, EMBEDDER, InlineWorkshop())
        for number in range(BASE, BASE + NEW):
            for change in library.add([offer(number)]):
                pipe.send(change.file)
    pipe.send("done")


def reindex(directory: Path, pipe: Connection) -> None:
    """A life that reads everything again and builds the index from nothing."""
    pipe.send("begun")
    with home(directory, EMBEDDER.name) as rooms:
        Library(rooms.store, rooms.shelf, EMBEDDER, InlineWorkshop()).rebuild()
    pipe.send("done")


def examine(directory: Path, pipe: Connection) -> None:
    """A life that starts, asks, catches up and asks again; it says what was wrong."""
    with home(directory, EMBEDDER.name) as rooms:
        generation = (directory / "index" / "CURRENT").read_text().strip()
        with rooms.store.drafting():  # what is stored is found once the start has caught up
            names = {record.name for record in rooms.store.records()}
        faults = [f"{name} is gone" for name in _base() - names]
        faults += _wrong(rooms.store, rooms.shelf.current(), _base())
        Library(rooms.store, rooms.shelf, EMBEDDER, InlineWorkshop()).catch_up()
        faults += rooms.shelf.faults()
        indexes = rooms.shelf.current()
        faults += _wrong(rooms.store, indexes, names)
        chunks = len(rooms.store.chunk_ids())
        if (len(indexes.lexical), len(indexes.vector)) != (chunks, chunks):
            faults.append(f"{len(indexes.lexical)}, {len(indexes.vector)} of {chunks} chunks")
        leftovers = [one.name for one in (directory / "index").glob("*.tmp")]
        pipe.send((generation, sorted(names), "; ".join([*faults, *leftovers])))


def _base() -> set[str]:
    return {f"{number}.txt" for number in range(BASE)}


def _wrong(store: Store, indexes: Indexes, names: set[str]) -> list[str]:
    """The articles that either index does not find."""
    faults: list[str] = []
    for name in sorted(names):
        number = int(name.removesuffix(".txt"))
        for line in (1, 17, 60):
            words = f"{figure(number, line)}元"
            lexical = indexes.lexical.search(terms(words), 3)
            if not any(words in one.text for one in store.passages([h.chunk for h in lexical])):
                faults.append(f"{words} is not found by words")
            faults += [
                f"chunk {entry.chunk} is not found by its vector"
                for entry in store.entries([one.chunk for one in lexical], EMBEDDER.name)
                if indexes.vector.search(entry.vector, 1)[0].score < _ITSELF
            ]
    return faults


def _begin(life: Life, directory: Path) -> tuple[BaseProcess, Connection]:
    """Start a life; returns after its first word."""
    ours, theirs = _SERVER.Pipe()
    process = _SERVER.Process(target=_lived, args=(life, directory, theirs))
    process.start()
    theirs.close()
    if not ours.poll(_PATIENCE):
        raise ChildProcessError(f"{life.__name__} does not begin")
    return process, ours


def _lived(life: Life, directory: Path, pipe: Connection) -> None:
    """A life that logs nothing but errors."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    life(directory, pipe)


def _words(pipe: Connection) -> list[object]:
    """All that a life says until it ends."""
    words: list[object] = []
    try:
        while pipe.poll(_PATIENCE):
            words.append(pipe.recv())
    except (EOFError, ConnectionError):
        pass
    return words


def _live(life: Life, directory: Path) -> list[object]:
    """What a life says that is left to end."""
    process, pipe = _begin(life, directory)
    words = _words(pipe)
    process.join(_PATIENCE)
    if process.exitcode != 0:
        raise ChildProcessError(f"{life.__name__} ended with {process.exitcode}")
    return words


def measure(life: Life, base: Path, work: Path) -> float:
    """The seconds that a life takes when nobody kills it."""
    shutil.copytree(base, work)
    process, pipe = _begin(life, work)
    began = time.monotonic()
    _words(pipe)
    seconds = time.monotonic() - began
    process.join()
    shutil.rmtree(work)
    return seconds


def kill(life: Life, base: Path, work: Path, after: float) -> Verdict:
    """Let a life run for some seconds, kill it, and examine what it left."""
    shutil.copytree(base, work)
    process, pipe = _begin(life, work)
    time.sleep(after)
    process.kill()
    process.join()
    stored = {str(word) for word in _words(pipe)} - {"begun", "done"}
    try:
        [(generation, names, fault)] = cast("Report", _live(examine, work))
        lost = stored - set(names)
        fault = fault or (f"{sorted(lost)} were told stored" if lost else "")
    except ChildProcessError as error:
        generation, fault = "", str(error)
    shutil.rmtree(work)
    return Verdict(life.__name__, after, str(generation), fault)


def kills(life: Life, base: Path, work: Path, count: int, seed: int) -> list[Verdict]:
    """Kill a life at random moments of its length."""
    length = measure(life, base, work)
    moments = random.Random(seed)  # noqa: S311  moments, not secrets
    return [kill(life, base, work, moments.uniform(0, length)) for _ in range(count)]
