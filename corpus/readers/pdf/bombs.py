"""Refuses PDF files whose packed streams would unpack to more than is allowed."""

from __future__ import annotations

import re
import zlib

from corpus.document import UnreadableFileError
from corpus.limits import Limits

_STREAM = re.compile(rb"stream\r?\n")
_DRAWING = re.compile(rb"/Subtype\s*/Form\b")
_DATA = re.compile(rb"/(?:Type|Subtype|Length1|FunctionType|N)\b")
_LOOKED_BACK = 1_000
_STEP = 1_000_000
_DEEPEST = 3
_WORDS = 20
_ALL = 20
_ZLIB = 0x78
_FOUND = "文件里有内容解压后会膨胀得过大，像是压缩炸弹，请另存为正常文件再上传。"


def refuse_bombs(data: bytes, limits: Limits) -> None:
    """Unpack every stream to nowhere, and count.

    Pictures and fonts may come to `unpacked` bytes each, drawing and words to a twentieth of that,
    as every stroke takes a hundred times its bytes in memory. All together may be twenty times
    as much, for a scan is large and is not held in memory as a whole.

    Raises:
        UnreadableFileError: a stream, or all of them together, would be too large.
    """
    left = _ALL * limits.unpacked
    for found in _STREAM.finditer(data):
        if data[found.end() : found.end() + 1] != bytes([_ZLIB]):
            continue
        head = data[max(found.start() - _LOOKED_BACK, 0) : found.start()]
        inner = head.rpartition(b"obj")[2]
        drawing = _DRAWING.search(inner) or not _DATA.search(inner)
        most = limits.unpacked // _WORDS if drawing else limits.unpacked
        left -= _unpacked(memoryview(data)[found.end() :], min(most, left), 1)


def _unpacked(packed: memoryview, most: int, depth: int) -> int:
    """How many bytes a stream unpacks to, twice packed ones to the end."""
    unpacking = zlib.decompressobj()
    inner = zlib.decompressobj() if depth < _DEEPEST else None
    count = nested = 0
    waiting: bytes | memoryview = packed
    try:
        while not unpacking.eof and len(waiting):
            piece = unpacking.decompress(waiting[:_STEP], _STEP)
            waiting = _rest(unpacking, waiting)
            if not count and piece[:1] != bytes([_ZLIB]):
                inner = None
            count += len(piece)
            if inner:
                nested += _count(inner, piece, most)
            if max(count, nested) > most:
                raise UnreadableFileError(_FOUND)
            if not piece and not len(waiting):
                break
    except zlib.error:
        pass  # damaged or encrypted: what reads it will say so
    return max(count, nested)


def _rest(unpacking: zlib._Decompress, waiting: bytes | memoryview) -> bytes | memoryview:
    taken = min(len(waiting), _STEP) - len(unpacking.unconsumed_tail)
    return waiting[taken:]


def _count(inner: zlib._Decompress, piece: bytes, most: int) -> int:
    """How much a piece of an inner stream unpacks to."""
    count = 0
    try:
        while piece and count <= most:
            out = inner.decompress(piece, _STEP)
            count += len(out)
            piece = inner.unconsumed_tail
            if not out:
                break
    except zlib.error:
        pass
    return count
