from __future__ import annotations

import struct

import pytest

from corpus.document import UnreadableFileError
from corpus.limits import Limits
from corpus.readers.office.sheets.legacy import READER
from tests.ole import ole


def _record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _words(words: str) -> bytes:
    return struct.pack("<HB", len(words), 1) + words.encode("utf-16-le")


def _xls(cells: bytes, extra: bytes = b"") -> bytes:
    """An old workbook of one sheet; look 1 shows a per cent."""
    head = _record(0x0809, struct.pack("<HHHHLL", 0x0600, 0x0005, 0, 0, 0, 0)) + extra
    head += _record(0x00E0, struct.pack("<HH", 0, 0) + bytes(16))
    head += _record(0x00E0, struct.pack("<HH", 0, 10) + bytes(16))
    name = "表一".encode("utf-16-le")
    size = len(head) + 4 + 8 + len(name) + 4
    head += _record(0x0085, struct.pack("<LBBBB", size, 0, 0, 2, 1) + name) + _record(0x000A)
    sheet = _record(0x0809, struct.pack("<HHHHLL", 0x0600, 0x0010, 0, 0, 0, 0))
    return ole({"Workbook": head + sheet + cells + _record(0x000A)})


def _label(row: int, column: int, words: str) -> bytes:
    return _record(0x0204, struct.pack("<HHH", row, column, 0) + _words(words))


def _number(row: int, column: int, number: float, look: int = 0) -> bytes:
    return _record(0x0203, struct.pack("<HHHd", row, column, look, number))


def _told(data: bytes) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        READER.read(data, Limits())
    told = str(caught.value)

    assert told.endswith("。")

    return told


def test_an_old_workbook_is_read_with_its_per_cents_and_merged_cells() -> None:
    """An old workbook is read with its per cents and merged cells."""
    merged = _record(0x00E5, struct.pack("<HHHHH", 1, 1, 2, 0, 0))
    data = _xls(
        _label(0, 0, "地区") + _label(0, 1, "比例") + _label(1, 0, "云溪镇")
        + _number(1, 1, 0.35, 1) + _number(2, 1, 120.0) + merged
    )  # fmt: skip

    assert READER.recognises(data)
    assert READER.read(data, Limits()).source.split("\n") == [
        "地区 | 比例",
        "云溪镇 | 35%",
        "云溪镇 | 120",
    ]


def test_a_password_is_told() -> None:
    """A password is told."""
    assert "密码" in _told(_xls(b"", _record(0x002F, bytes(54))))


def test_a_rectangle_too_large_is_refused_before_it_is_built() -> None:
    """A rectangle too large is refused before it is built."""
    claimed = _record(0x0200, struct.pack("<LLHHH", 0, 0xFF000004, 0, 4, 0))

    assert "表格太大" in _told(_xls(_number(0, 0, 1.0) + _number(65535, 255, 1.0)))
    assert "表格太大" in _told(_xls(claimed + _number(0, 0, 1.0)))
    assert "表格太大" in _told(_xls(_record(0x0200, struct.pack("<LLHHH", 9, 1, 0, 1, 0))))


def test_what_is_broken_is_told() -> None:
    """What is broken is told."""
    assert "损坏" in _told(ole({"Workbook": b"\x09\x08\x10\x00" + b"\xff" * 5000}))
