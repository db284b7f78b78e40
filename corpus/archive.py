"""Archives: files that hold files. Content decides; a docx is a zip, too, but no archive."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePosixPath
from typing import NoReturn

from corpus.document import UnreadableFileError, Upload
from corpus.harmless import harmless
from corpus.limits import Limits
from corpus.package import MAGIC, listed, opened
from corpus.readers import READERS

_EMPTY = b"PK\x05\x06"
_OWN_FORMAT = {"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"}
"""Files by which a zip is known to be a document or a program of its own."""
_NO_DOCUMENTS = {"__macosx", "thumbs.db", "desktop.ini"}
_HIDDEN = (".", "~$")
_BARE = "压缩包里没有文件，请检查后重新上传。"
_DEEP = "压缩包一层套一层，层数太多，请解开后再上传。"


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside an archive, or why it cannot be had: `read` raises `UnreadableFileError`.

    `name` begins with the archive's own name; it is harmless and unlike any other of the archive.
    """

    name: str
    size: int
    read: Callable[[], bytes]


def may_hold_files(data: bytes) -> bool:
    """Whether a look inside is worth it; costs nothing."""
    return data.startswith((MAGIC, _EMPTY))


def is_archive(data: bytes) -> bool:
    """Whether the file only holds other files."""
    if not may_hold_files(data) or any(reader.recognises(data) for reader in READERS):
        return False
    return _OWN_FORMAT.isdisjoint(listed(data))


def members(upload: Upload, limits: Limits) -> tuple[Member, ...]:
    """The files inside an archive, those of archives inside it included, in stored order.

    The limits hold for all of them together. A member that cannot be had never hides the others.

    Raises:
        UnreadableFileError: it is damaged, encrypted, too large or holds no file.
    """
    found: list[Member] = []
    size = 0
    for member in _members(upload, limits, limits.depth):
        found.append(member)
        size += member.size
        if size > limits.unpacked or len(found) > limits.entries:
            raise UnreadableFileError("压缩包里的文件太多或太大，请拆成几个压缩包再上传。")
    if not found:
        raise UnreadableFileError(_BARE)
    return tuple(_told_apart(found))


def _members(upload: Upload, limits: Limits, depth: int) -> Iterator[Member]:
    package = opened(upload.data, limits)
    for stored in package.names:
        if not _is_document(stored):
            continue
        name = f"{upload.name}/{harmless(stored)}"
        try:
            data = package.read(stored)
        except UnreadableFileError as error:
            yield _refused(name, error)
            continue
        if is_archive(data):
            yield from _inner(Upload(name, data), limits, depth - 1)
        else:
            yield Member(name, len(data), partial(package.read, stored))


def _inner(upload: Upload, limits: Limits, depth: int) -> Iterator[Member]:
    """The files of an archive inside an archive; where it is bad, that alone is told."""
    if depth < 1:
        yield _refused(upload.name, UnreadableFileError(_DEEP))
        return
    found = False
    try:
        for member in _members(upload, limits, depth):
            found = True
            yield member
    except UnreadableFileError as error:
        yield _refused(upload.name, error)
    else:
        if not found:
            yield _refused(upload.name, UnreadableFileError(_BARE))


def _is_document(stored: str) -> bool:
    """Not what systems leave in archives for themselves; hidden files are left out."""
    steps = [step for step in stored.split("/") if step not in {"", ".", ".."}]
    return bool(steps) and not any(
        step.startswith(_HIDDEN) or step.lower() in _NO_DOCUMENTS for step in steps
    )


def _refused(name: str, error: UnreadableFileError) -> Member:
    def read() -> NoReturn:
        raise error

    return Member(name, 0, read)


def _told_apart(found: Sequence[Member]) -> Iterator[Member]:
    """Members of one name get numbers: `a.txt`, `a (2).txt`."""
    used: set[str] = set()
    for member in found:
        path, name = PurePosixPath(member.name), member.name
        number = 1
        while name in used:
            number += 1
            name = str(path.with_name(f"{path.stem} ({number}){path.suffix}"))
        used.add(name)
        yield replace(member, name=name)
