"""Bytes to text: asks the registry who knows this file, and refuses what holds no text."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from corpus.document import Decoded, UnreadableFileError, Upload
from corpus.fold import fold
from corpus.limits import Limits
from corpus.mojibake import garbled
from corpus.reader import Reader
from corpus.readers import READERS

_MAGIC = (
    (b"%PDF", "PDF 文件"),
    (b"PK\x03\x04", "压缩包或 Office 文件"),
    (b"\xd0\xcf\x11\xe0", "旧版 Office 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"\x1f\x8b", "压缩包"),
    (b"\x7fELF", "程序"),
    (b"MZ\x90", "程序"),
    (b"ID3", "音频"),
    (b"SQLite format 3", "数据库文件"),
)
_CONTROL_LIMIT = 0.05
_GARBLED_LIMIT = 0.5
_SAMPLE = 20_000
_CONTROL = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f]")
_WORD = re.compile(r"\w")


def read(upload: Upload, limits: Limits) -> Decoded:
    """The text of a file.

    Raises:
        UnreadableFileError: with one Chinese sentence that says what to do.
    """
    _refuse_size(upload, limits.size)
    decoded = _reader(upload).read(upload.data, limits)
    _refuse_length(decoded, limits.characters)
    _refuse_noise(decoded)
    return decoded


def _refuse_size(upload: Upload, limit: int) -> None:
    size = len(upload.data)
    if not size:
        raise UnreadableFileError("文件是空的，请检查后重新上传。")
    if size > limit:
        raise UnreadableFileError(
            f"文件有 {size / 1e6:.1f} MB，超过上限 {limit / 1e6:.1f} MB，请拆成几个文件再上传。"
        )


def _refuse_length(decoded: Decoded, limit: int) -> None:
    length = len(decoded.source)
    if length > limit:
        raise UnreadableFileError(
            f"文件里有 {length} 个字符，超过上限 {limit} 个，请拆成几个文件再上传。"
        )


def _reader(upload: Upload) -> Reader:
    for reader in READERS:
        if reader.recognises(upload.data):
            return reader
    for magic, what in _MAGIC:
        if upload.data.startswith(magic):
            raise UnreadableFileError(
                f"文件内容是{what}，不是文本，请导出为 {_endings()} 后再上传。"
            )
    ending = PurePosixPath(upload.name).suffix.lower()
    for reader in READERS:
        if ending in reader.endings:
            return reader
    what = f"“{ending}”文件" if ending else "没有后缀的文件"
    raise UnreadableFileError(f"还不能读取{what}，请另存为 {_endings()} 后再上传。")


def _endings() -> str:
    return "、".join(reader.endings[0] for reader in reversed(READERS))


def _refuse_noise(decoded: Decoded) -> None:
    source = decoded.source
    if not _WORD.search(source):
        raise UnreadableFileError("文件里没有文字，请检查后重新上传。")
    sample = source[:_SAMPLE]
    lost = sum(map(len, garbled(sample, fold(sample))))
    if lost > len(sample) * _GARBLED_LIMIT:
        raise UnreadableFileError("文字几乎全是乱码，请找到原文件，另存为 UTF-8 编码后再上传。")
    if len(_CONTROL.findall(source)) > len(source) * _CONTROL_LIMIT:
        raise UnreadableFileError(
            "文件内容不是文本（可能是改了后缀的程序或图片），请上传文本文件。"
        )
