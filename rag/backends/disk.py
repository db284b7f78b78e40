"""Writes to disk so that a crash leaves the old or the new, never something between."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from pathlib import Path

_NO_ROOM = "磁盘空间不足，索引没有更新，仍用原来的索引；请腾出空间后运行 zhengda reindex。"
_NO_RIGHT = "数据目录不可写，索引没有更新；请检查目录权限后运行 zhengda reindex。"
_FAILED = "索引没有建成，仍用原来的索引；请检查磁盘后运行 zhengda reindex。"
_SPARE = 1_000_000


def sha256(file: Path) -> str:
    """The hash of a file."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def sync(path: Path) -> None:
    """Make a file or the entries of a directory durable."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(directory: Path) -> None:
    """Make everything below a directory durable."""
    for folder, _, files in os.walk(directory, topdown=False):
        for file in files:
            sync(Path(folder, file))
        sync(Path(folder))


def replace(file: Path, words: str) -> None:
    """Give a file new contents in one step that survives a crash."""
    aside = file.with_name(f"{file.name}.tmp")
    aside.write_text(words, encoding="utf-8")
    sync(aside)
    aside.replace(file)
    sync(file.parent)


def share(original: Path, directory: Path) -> None:
    """Make a directory with the same files, for whoever writes new ones and never changes one.

    They are hard links where the file system has them, copies where it has not.
    """
    shutil.copytree(original, directory, copy_function=_link)


def _link(original: str, copy: str) -> None:
    try:
        os.link(original, copy)
    except OSError:
        shutil.copy2(original, copy)


def clear(path: Path) -> None:
    """Remove a directory, as far as it can be."""
    shutil.rmtree(path, ignore_errors=True)


def sentence(error: BaseException, directory: Path) -> str:
    """What a failed build means, in one sentence for a person."""
    code = error.errno if isinstance(error, OSError) else None
    cause = str(error.__cause__ or error).lower()  # Chroma says it in words only
    told = any(words in cause for words in ("is full", "no space", "os error 28"))
    if told or code in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} or _full(directory):
        return _NO_ROOM
    return _NO_RIGHT if code in {errno.EACCES, errno.EPERM, errno.EROFS} else _FAILED


def _full(directory: Path) -> bool:
    try:
        return shutil.disk_usage(directory).free < _SPARE
    except OSError:
        return False
