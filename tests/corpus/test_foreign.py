from __future__ import annotations

import pytest

from corpus.foreign import foreign


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"a" * 257 + b"ustar", "tar"),
        (b"MZ\x90\0", "程序"),
        (b"\x7fELF\x02", "程序"),
        (b"#!/bin/sh\n", "程序脚本"),
        (b"\0\x01\0\0Standard Jet DB", "数据库"),
        (b"\xff\xfb\x90\x44", "音频"),
        (b"\0\0\0\x18ftypmp42", "视频"),
        (b"RIFF\0\0\0\0AVI LIST", "视频"),
        (b"\0\0\0\x18ftypheic", "图片"),
        (b"BM\x36\x10\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0", "图片"),
        (b"CAJ\0", "知网"),
        (b"-----BEGIN PRIVATE KEY-----", "密钥"),
        (b"%!PS-Adobe", "PostScript"),
        (b'[{"a": 1}]', "JSON"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "2003"),
        (b"b\x14\x23\x65\0\0E-SafeNet\0\0\0LOCK", "加密"),
    ],
)
def test_a_file_is_named_by_how_it_begins(data: bytes, what: str) -> None:
    """In one sentence that says what to do."""
    said = foreign(data)

    assert said is not None
    assert what in said
    assert said.count("。") == 1
    assert "上传" in said


@pytest.mark.parametrize(
    "text", ["关于放假的通知", "[2025] 6号", "{甲}", "MY 通知", "BM 表", "# 甲"]
)
def test_text_is_not_named(text: str) -> None:
    """Whatever it begins with."""
    for encoding in ("utf-8", "gb18030", "utf-16"):
        assert foreign(text.encode(encoding)) is None
