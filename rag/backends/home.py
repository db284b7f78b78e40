"""A data directory: owned by one process, holding the state database and the index."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from rag.backends.database import Database
from rag.backends.generations import GenerationShelf
from rag.backends.sql import SqlStore
from rag.ports import DataBusyError, StorageError


@dataclass(frozen=True, slots=True)
class Home:
    """What a data directory holds. `database` is for the tables of others."""

    directory: Path
    database: Database
    store: SqlStore
    shelf: GenerationShelf


@contextmanager
def home(directory: Path, model: str, state_url: str = "") -> Iterator[Home]:
    """Own a data directory as long as the block runs; it is made where it is not there.

    `model` is the embedder's name; an empty `state_url` means SQLite in the directory.

    Raises:
        DataBusyError: another process owns it.
        StorageError: it cannot be read or written.
    """
    with owned(directory):
        database = Database.open(directory, state_url)
        try:
            store = SqlStore(database)
            shelf = GenerationShelf(directory / "index", store, model)
            try:
                yield Home(directory, database, store, shelf)
            finally:
                shelf.close()
        finally:
            database.close()


@contextmanager
def owned(directory: Path) -> Iterator[None]:
    """Keep every other process out of a directory.

    The lock is the kernel's and ends with the process, however that ends: no stale file ever
    has to be removed by hand.
    """
    try:
        directory.mkdir(parents=True, exist_ok=True)
        lock = FileLock(directory / "lock", timeout=0, thread_local=False)
        lock.acquire()
    except Timeout as error:
        raise DataBusyError(
            f"数据目录 {directory} 正被另一个 zhengda 进程使用；"
            "请先停掉那个进程，或用 --data 指定另一个目录。"
        ) from error
    except OSError as error:
        raise StorageError(
            f"数据目录 {directory} 不能建立或不可写；请检查权限，或用 --data 指定另一个目录。"
        ) from error
    try:
        yield
    finally:
        lock.release()
