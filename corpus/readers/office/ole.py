"""OLE containers, in which Office kept its files until 2007."""

from __future__ import annotations

import io
import struct

from olefile import OleFileIO

from corpus.document import UnreadableFileError

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BROKEN = (AttributeError, IndexError, OSError, RecursionError, TypeError, ValueError, struct.error)


def streams(data: bytes) -> frozenset[str]:
    """The names of the streams at the root, for telling kinds apart; none if unsound."""
    if not data.startswith(MAGIC):
        return frozenset()
    try:
        with OleFileIO(io.BytesIO(data)) as container:
            return frozenset(path[0] for path in container.listdir())
    except _BROKEN:
        return frozenset()


def stream(data: bytes, *names: str) -> bytes:
    """The bytes of the first of these streams that is there.

    Raises:
        UnreadableFileError: none is there, or the container is damaged.
    """
    try:
        with OleFileIO(io.BytesIO(data)) as container:
            for name in names:
                if container.exists(name):
                    return bytes(container.openstream(name).read())
    except _BROKEN:
        pass
    raise UnreadableFileError("旧版 Office 文件不完整或已损坏，请重新下载或另存一份后再上传。")
