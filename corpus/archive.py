"""Files that hold files: archives, and mail with attachments.

Content decides: a docx is a zip, too, but no archive.
"""

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
from corpus.readers import READERS, mail

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


def holds_files(data: bytes) -> bool:
    """Whether the file holds others that are read for themselves."""
    return _is_archive(data) or _is_parcel(data)


def members(upload: Upload, limits: Limits) -> tuple[Member, ...]:
    """The files inside a file, those of archives inside it included, in stored order.

    Mail comes before its attachments, under its own name. The limits hold for all members
    together. One that cannot be had never hides the others.

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


def _is_archive(data: bytes) -> bool:
    if not data.startswith((MAGIC, _EMPTY)) or any(one.recognises(data) for one in READERS):
        return False
    return _OWN_FORMAT.isdisjoint(listed(data))


def _is_parcel(data: bytes) -> bool:
    """Whether it is mail with attachments."""
    return mail.LETTER.recognises(data) and bool(mail.attachments(data))


def _members(upload: Upload, limits: Limits, depth: int) -> Iterator[Member]:
    if _is_archive(upload.data):
        held = _packed(upload.data, limits)
    else:
        held = _attached(upload.data)
        yield Member(upload.name, len(upload.data), partial(bytes, upload.data))
    for stored, read in held:
        name = f"{upload.name}/{harmless(stored)}"
        try:
            data = read()
            holds = holds_files(data)
        except UnreadableFileError as error:
            yield _refused(name, error)
            continue
        if holds:
            yield from _inner(Upload(name, data), limits, depth - 1)
        else:
            yield Member(name, len(data), read)


def _packed(data: bytes, limits: Limits) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The files of a zip, without what systems leave in it for themselves."""
    package = opened(data, limits)
    return ((name, partial(package.read, name)) for name in package.names if _is_document(name))


def _attached(data: bytes) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The attachments of mail."""
    return ((one.name, partial(bytes, one.data)) for one in mail.attachments(data))


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
