"""Opens the state database: connections, transactions, migrations, and what a failure means.

The only file that knows which engine is behind the URL.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from importlib import resources
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from rag.backends.schema import HEAD
from rag.ports import StorageError

_REASONS = {
    "SQLITE_FULL": "磁盘空间不足，这次改动没有写入；请腾出空间后重试。",
    "SQLITE_IOERR": "磁盘读写失败，这次改动没有写入；请检查磁盘空间和磁盘状态后重试。",
    "SQLITE_READONLY": "数据目录不可写；请检查目录权限，或用 --data 换一个目录。",
    "SQLITE_PERM": "数据目录不可写；请检查目录权限，或用 --data 换一个目录。",
    "SQLITE_CANTOPEN": "打不开数据目录里的状态数据库；请检查目录是否存在、是否有读写权限。",
    "SQLITE_CORRUPT": "状态数据库已损坏；请停下程序，用备份替换 state.sqlite 后再启动。",
    "SQLITE_NOTADB": "state.sqlite 不是数据库文件；请停下程序，用备份替换它后再启动。",
    "SQLITE_BUSY": "状态数据库正被别的程序占用；请关掉那个程序后重试。",
}
_NEWER = "数据目录由更新版本的 zhengda 建立；请升级 zhengda，或用 --data 换一个目录。"
_NO_ENGINE = "状态数据库的地址不可用；请检查 ZHENGDA_STATE_URL，以及它的驱动是否已安装。"
_NO_SERVER = "连不上状态数据库；请检查 ZHENGDA_STATE_URL，以及数据库服务是否在运行。"
_UNKNOWN = "状态数据库出错，这次操作没有完成；请用 zhengda doctor 检查。"


class Database:
    """One engine; any number of readers, one writer at a time."""

    def __init__(self, url: str | URL) -> None:
        # As many connections as there are threads: those are counted elsewhere.
        self._engine = create_engine(url, max_overflow=-1)
        # Whoever is to write next waits for the first lock alone, all others for the second.
        self._writing, self._queue = threading.RLock(), threading.RLock()
        if self._engine.dialect.name == "sqlite":
            _tune_sqlite(self._engine)

    @classmethod
    def open(cls, directory: Path, url: str = "") -> Database:
        """The database of a data directory, or of `url`, brought to the newest schema.

        Raises:
            StorageError: it cannot be opened.
        """
        try:
            place = make_url(url) if url else URL.create("sqlite", database=str(_file(directory)))
            database = cls(place)
        except (ArgumentError, ImportError) as error:
            raise StorageError(_NO_ENGINE) from error
        try:
            database.migrate()
        except BaseException:
            database.close()
            raise
        return database

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent view.

        Raises:
            StorageError: the database fails.
        """
        with _translated(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self, *, first: bool = False) -> Iterator[Connection]:
        """One transaction: everything or nothing.

        Whoever writes `first` does not stand in the queue, and may not write again inside.

        Raises:
            StorageError: the database fails; nothing was written.
        """
        queue = nullcontext() if first else self._queue
        with queue, self._writing, _translated(), self._engine.connect() as connection:
            writer = connection.execution_options(writes=True)
            with writer.begin():
                yield writer

    def migrate(self) -> None:
        """Bring the schema to the newest revision; quick where it is there already."""
        with self.read() as connection:
            if _revision(connection) == HEAD:
                return
        with self.write() as connection:
            _upgrade(connection)

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def _file(directory: Path) -> Path:
    return directory / "state.sqlite"


def _revision(connection: Connection) -> str:
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


def _upgrade(connection: Connection) -> None:
    # Imported here: a database that is up to date need not pay for it.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    with resources.as_file(resources.files("rag.backends") / "migrations") as scripts:
        config = Config()
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:  # it knows no such revision
            raise StorageError(_NEWER) from error


def _tune_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def connected(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
        del entry
        # Python's driver must not open or end transactions by itself (DDL is part of ours).
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            "busy_timeout = 5000",
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        # A writer takes its lock at once: a reader that turns writer half-way may fail.
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        raise StorageError(_reason(error.orig, _NO_SERVER)) from error
    except DBAPIError as error:
        raise StorageError(_reason(error.orig, _UNKNOWN)) from error


def _reason(cause: BaseException | None, elsewhere: str) -> str:
    """What a failure means; `elsewhere` where the engine is not SQLite."""
    if not isinstance(cause, sqlite3.Error):
        return elsewhere
    name = getattr(cause, "sqlite_errorname", "")
    return next((words for code, words in _REASONS.items() if name.startswith(code)), _UNKNOWN)
