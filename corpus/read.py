"""Bytes to text: asks the registry who knows this file, and refuses what holds no text."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from corpus.document import Decoded, UnreadableFileError, Upload
from corpus.fold import fold
from corpus.foreign import foreign
from corpus.limits import Limits
from corpus.mojibake import garbled
from corpus.reader import Reader
from corpus.readers import READERS, plain

_PLAIN = frozenset((".txt", ".text", ".md", ".markdown", ".csv", ".tsv"))
"""Kinds that look alike: among them, and only there, the name decides."""
_ENDING = re.compile(r"\.[a-z0-9]{1,10}")
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
    decoded = _decoded(upload, limits)
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


def _decoded(upload: Upload, limits: Limits) -> Decoded:
    """What the reader makes of it who knows its bytes, whatever its name says."""
    for reader in READERS:
        if reader.recognises(upload.data):
            return reader.read(upload.data, limits)
    if said := foreign(upload.data):
        raise UnreadableFileError(said)
    ending = _ending(upload.name)
    try:
        return _plain(ending).read(upload.data, limits)
    except UnreadableFileError:
        if ending in _PLAIN or not any(ending in reader.endings for reader in READERS):
            raise
        raise UnreadableFileError(
            f"文件里不是“{ending}”文件该有的内容，可能已损坏，请重新下载或另存后再上传。"
        ) from None


def _plain(ending: str) -> Reader:
    if ending in _PLAIN:
        return next((one for one in READERS if ending in one.endings), plain.READER)
    return plain.READER


def _ending(name: str) -> str:
    """The ending of a name, in small letters; empty if it is none."""
    ending = PurePosixPath(name).suffix.lower()
    return ending if _ENDING.fullmatch(ending) else ""


def _refuse_length(decoded: Decoded, limit: int) -> None:
    length = len(decoded.source)
    if length > limit:
        raise UnreadableFileError(
            f"文件有 {length} 字，超过上限 {limit} 字，请拆成几个文件再上传。"
        )


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
