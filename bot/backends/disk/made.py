"""Files made to be sent, in a directory of their own; old ones are forgotten."""

from __future__ import annotations

import re
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import time
from typing import NoReturn

from bot.message import Enclosure
from bot.ports import Write
from corpus.document import Upload
from rag.ports import StorageError

_KEPT = 3 * 86_400.0
"""Seconds: long enough for a messenger that is out of reach, too short to become a store."""
_KEY = re.compile(r"[0-9a-f]{16}-[^/\\\0]{1,100}")
_FAILED = "没有地方存放要发送的文件；请检查数据目录的磁盘空间和权限后重试。"


@dataclass(frozen=True, slots=True)
class DiskMade:
    """A file a key. The keys cannot be guessed and name nothing beside the directory."""

    directory: Path
    kept: float = _KEPT

    def make(self, name: str, write: Write) -> Enclosure:
        """Make a file under a name; it is there whole, or not at all.

        Raises:
            StorageError: the disk is full or may not be written.
        """
        key = f"{secrets.token_hex(8)}-{name}"
        if not _KEY.fullmatch(key):
            raise ValueError(f"no name for a file: {name!r}")
        aside = self.directory / f"{key}.part"
        try:
            self.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.sweep()
            with aside.open("x+b") as file:
                write(file)
            aside.replace(self.directory / key)
        except OSError as error:
            _failed(aside, error)
        except BaseException:
            aside.unlink(missing_ok=True)
            raise
        return Enclosure(0, name, key)

    def made(self, key: str) -> Upload | None:
        """What was made; None where it was forgotten."""
        if not _KEY.fullmatch(key):
            return None
        try:
            return Upload(key.partition("-")[2], (self.directory / key).read_bytes())
        except OSError:
            return None

    def weight(self, key: str) -> int:
        """How many bytes it has; 0 where it was forgotten."""
        place = self.place(key)
        return Path(place).stat().st_size if place else 0

    def place(self, key: str) -> str:
        """Where on the machine it lies; empty: nowhere."""
        found = self.directory / key
        return str(found.absolute()) if _KEY.fullmatch(key) and found.is_file() else ""

    def sweep(self) -> None:
        """Forget what is old, and what a crash left half made."""
        with suppress(OSError):
            for one in self.directory.iterdir():
                with suppress(OSError):
                    if time() - one.stat().st_mtime > self.kept:
                        _forget(one)


def _forget(place: Path) -> None:
    if place.is_dir():
        shutil.rmtree(place, ignore_errors=True)
    else:
        place.unlink()


def _failed(aside: Path, error: OSError) -> NoReturn:
    with suppress(OSError):
        aside.unlink(missing_ok=True)
    raise StorageError(_FAILED) from error
