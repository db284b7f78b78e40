from __future__ import annotations

import struct
from contextlib import suppress

import pytest

from corpus.document import DamageKind, UnreadableFileError
from corpus.limits import Limits
from corpus.readers.office.doc import READER
from tests.doc import Para, doc, level, para, row, sprm
from tests.ole import ole

HIDDEN, DELETED, PICTURE = 0x083C, 0x0800, 0x6A03
OUTLINE, LIST, LIST_LEVEL = 0x2640, 0x460B, 0x260A
DOWN_FIRST, DOWN = 0x60, 0x20
HAN, HAN_THOUSAND = 37, 39


def _lines(data: bytes) -> list[str]:
    return [line for line in READER.read(data, Limits()).source.split("\n") if line]


def _told(data: bytes) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        READER.read(data, Limits())
    told = str(caught.value)

    assert told.endswith("。")

    return told


def test_it_is_known_by_its_content() -> None:
    """It is known by its content."""
    assert READER.recognises(doc([para("云溪")]))
    assert not READER.recognises(ole({"Workbook": bytes(5000)}))


@pytest.mark.parametrize("pieces", [1, 2, 7])
def test_text_is_put_together_from_its_pieces(pieces: int) -> None:
    """A file that was saved fast lies in many pieces."""
    data = doc([para("云溪县人民政府"), para("关于补助\ud83d\ude00的通知")], pieces=pieces)

    assert _lines(data) == ["云溪县人民政府", "关于补助😀的通知"]


def test_headings_are_told_by_style_and_by_outline() -> None:
    """Headings are told by style and by outline."""
    data = doc(
        [para("云溪县办法", 2), para("总则", 1), para("目的", 0, sprm(OUTLINE, 1)), para("文")]
    )

    assert _lines(data) == ["# 云溪县办法", "## 总则", "### 目的", "文"]


def test_automatic_numbers_are_counted_and_written() -> None:
    """Automatic numbers are counted and written."""
    levels = [level("第\0条", HAN_THOUSAND), level("（\x01）", HAN, 2)]
    inner = sprm(LIST, 1) + sprm(LIST_LEVEL, 1)
    data = doc(
        [
            para("目的", 0, sprm(LIST, 1)),
            para("县内", 0, inner),
            para("县外", 0, inner),
            para("范围", 0, sprm(LIST, 1)),
            para("镇内", 0, inner),
        ],
        levels=levels,
    )

    assert _lines(data) == ["第一条 目的", "（一）县内", "（二）县外", "第二条 范围", "（一）镇内"]


def test_a_table_keeps_its_heads() -> None:
    """A table keeps its heads."""
    rights = (1000, 2000, 3000)
    data = doc(
        [
            *row("地区", "补助", rights=(1000, 3000), flags=(DOWN_FIRST, 0)),
            *row("", "2023年", "2024年", rights=rights, flags=(DOWN, 0, 0)),
            *row("云溪", "100", "120", rights=rights),
            para("以上"),
        ]
    )

    assert _lines(data) == [
        "地区 | 补助 | 补助",
        "地区 | 2023年 | 2024年",
        "云溪 | 100 | 120",
        "以上",
    ]


def test_what_is_hidden_deleted_or_a_code_is_left_out() -> None:
    """What is hidden deleted or a code is left out."""
    runs = [
        ("云", b""),
        ("隐藏", sprm(HIDDEN)),
        ("溪", b""),
        ("旧", sprm(DELETED)),
        ("\x13HYPERLINK x\x14县\x15\x13 PAGE \x141\x15\x13EQ \\o\\ac(○,密)\x15", b""),
    ]

    assert _lines(doc([Para(runs)])) == ["云溪县密"]


def test_notes_stand_at_the_end() -> None:
    """Notes stand at the end."""
    assert _lines(doc([para("补助\x02标准")], notes=["含税", "按月"])) == [
        "补助标准",
        "[注1] 含税",
        "[注2] 按月",
    ]


def test_a_large_picture_is_told() -> None:
    """A large picture is told."""
    size = bytes(0x1C) + struct.pack("<4H", 8000, 5000, 1000, 1000) + bytes(5000)
    data = doc([Para([("附图", b""), ("\x01", sprm(PICTURE, 0))])], pictures=size)
    (damage,) = READER.read(data, Limits()).damage

    assert (damage.kind, damage.start) == (DamageKind.UNREAD, 2)


@pytest.mark.parametrize("flag", [0x0100, 0x8000])
def test_a_password_is_told(flag: int) -> None:
    """Encrypted and obfuscated files alike."""
    assert "密码" in _told(doc([para("云溪")], flags=flag))


def test_an_older_format_is_told() -> None:
    """An older format is told."""
    assert "Word 95" in _told(ole({"WordDocument": b"\xec\xa5\x68\x00" + bytes(5000)}))


@pytest.mark.parametrize("at", range(0, 9000, 450))
def test_a_damaged_file_ends_in_text_or_in_a_sentence(at: int) -> None:
    """Wherever bytes are spoilt, nothing else is raised."""
    data = bytearray(doc([para("云溪县", 1), *row("甲", "乙", rights=(1, 2))], notes=["注"]))
    data[1536 + at : 1536 + at + 40] = b"\xff" * 40
    with suppress(UnreadableFileError):
        assert READER.read(bytes(data), Limits()).encoding == "doc"


def test_a_truncated_file_is_told() -> None:
    """A truncated file is told."""
    assert "损坏" in _told(doc([para("云溪")])[:2000])
