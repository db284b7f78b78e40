"""Finds the files under the paths a person named; reads none of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path
from typing import NoReturn

from corpus.document import UnreadableFileError, Upload
from rag.change import Offer

_NO_FILE = "这不是普通文件（而是管道或设备），请先存成文件再添加。"


def offers(paths: Iterable[Path]) -> Iterator[Offer]:
    """The files named, and those in the folders named, sorted; hidden ones are left out.

    A file of a folder is named by its path from there, with slashes. What cannot be opened
    is offered all the same, so that its failure is said where its turn comes.
    """
    for path in paths:
        if path.is_dir():
            yield from _inside(path, path)
        else:
            yield _offer(path, path.name)


def samples() -> Iterator[Offer]:
    """The documents that come with zhengda."""
    folder = resources.files("corpus") / "samples"
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_file():
            yield Offer.of(Upload(entry.name, entry.read_bytes()))


def _inside(folder: Path, root: Path) -> Iterator[Offer]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield _refused(folder, _name(folder, root), error)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _inside(entry, root)
        else:
            yield _offer(entry, _name(entry, root))


def _name(path: Path, root: Path) -> str:
    """What a file is called in the store; a stray byte of its name becomes a sign."""
    name = path.name if path == root else path.relative_to(root).as_posix()
    return os.fsencode(name).decode("utf-8", "replace")


def _offer(path: Path, name: str) -> Offer:
    try:
        if path.exists() and not path.is_file():
            return _refused(path, name, UnreadableFileError(_NO_FILE))
        size = path.stat().st_size
    except OSError as error:
        return _refused(path, name, error)
    return Offer(name, size, path.read_bytes)


def _refused(path: Path, name: str, error: Exception) -> Offer:
    """An offer that fails, with its cause, when it is read."""

    def read() -> NoReturn:
        raise error

    return Offer(name or path.name or str(path), 0, read)
