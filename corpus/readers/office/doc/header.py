"""The head of a binary Word file (FIB): where everything lies."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from corpus.document import UnreadableFileError

_WORD = 0xA5EC
_OLDEST = 0x00C0
_ENCRYPTED = 0x0100
_OBFUSCATED = 0x8000
_SECOND_TABLE = 0x0200
_COUNTS = 0x4C
_PLACES = 0x9A


@dataclass(frozen=True, slots=True)
class Header:
    """`table` is the stream of tables; `counts` are the lengths of the stories, in characters.

    The stories lie one behind the other: main text, footnotes, headers, macros, comments,
    endnotes, text boxes.
    """

    table: str
    counts: tuple[int, ...]
    _data: bytes

    def place(self, at: int) -> slice:
        """Where the structure with this number lies in the stream of tables."""
        start, size = struct.unpack_from("<LL", self._data, _PLACES + 8 * at)
        return slice(start, start + size)

    def story(self, at: int) -> tuple[int, int]:
        """The first character of a story, and the one after its last."""
        start = sum(self.counts[:at])
        return start, start + self.counts[at]


def header(data: bytes) -> Header:
    """The head of the main stream.

    Raises:
        UnreadableFileError: it is encrypted, too old or no Word file.
    """
    magic, version = struct.unpack_from("<HH", data)
    (flags,) = struct.unpack_from("<H", data, 0x0A)
    if magic != _WORD or version < _OLDEST:
        raise UnreadableFileError(
            "文件是 Word 95 或更早的格式，请用 Word 或 WPS 另存为 .docx 后再上传。"
        )
    if flags & (_ENCRYPTED | _OBFUSCATED):
        raise UnreadableFileError("文件设了打开密码，请去掉密码，另存后再上传。")
    counts = struct.unpack_from("<7l", data, _COUNTS)
    if min(counts) < 0 or sum(counts) > len(data):
        raise ValueError
    return Header("1Table" if flags & _SECOND_TABLE else "0Table", counts, data)
