"""A container of files (docx, epub, ofd, zip …), opened with care.

What the container says of itself is checked before anything is unpacked, and no member yields
more bytes than it declared, so a declaration that lies low costs nothing and one that lies high
is refused.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from corpus.document import UnreadableFileError
from corpus.limits import Limits

MAGIC = b"PK\x03\x04"
_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_SMALL = 10_000_000
_RATIO = 100
_BROKEN = (
    BadZipFile,
    LargeZipFile,
    EOFError,
    IndexError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)
_DAMAGED = "文件不完整或已损坏，打不开，请重新下载或另存一份后再上传。"


@dataclass(frozen=True, slots=True)
class Package:
    """An opened container. `names` are its files in stored order, folders left out."""

    names: tuple[str, ...]
    _zip: ZipFile
    _infos: Mapping[str, ZipInfo]

    def read(self, name: str) -> bytes:
        """The bytes of one member.

        Raises:
            UnreadableFileError: there is no such member, or it is damaged.
        """
        if name not in self._infos:
            raise UnreadableFileError("文件里缺少必要的内容，可能已损坏，请重新另存后再上传。")
        try:
            # A member ends at its declared size; what then does not fit its checksum is damaged.
            return self._zip.read(self._infos[name])
        except _BROKEN:
            raise UnreadableFileError(_DAMAGED) from None


def opened(data: bytes, limits: Limits) -> Package:
    """The container, if it keeps within the limits.

    Raises:
        UnreadableFileError: it is damaged, encrypted, or would unpack to more than is allowed.
    """
    container = _container(data, limits)
    infos = [info for info in container.infolist() if info.filename and not info.is_dir()]
    _refuse_crowd(len(infos), limits)
    _refuse_bomb(sum(info.file_size for info in infos), len(data), limits)
    _refuse_method(infos)
    named = {_name(info): info for info in infos}
    return Package(tuple(named), container, named)


def listed(data: bytes) -> tuple[str, ...]:
    """The names of the members, for telling kinds apart; none if it is no sound container."""
    if not data.startswith(MAGIC):
        return ()
    try:
        container = _container(data, Limits())
    except UnreadableFileError:
        return ()
    return tuple(_name(info) for info in container.infolist())


def _container(data: bytes, limits: Limits) -> ZipFile:
    # Counted in the raw bytes first: listing a million entries is already dear.
    _refuse_crowd(data.count(_ENTRY), limits)
    try:
        return ZipFile(io.BytesIO(data))
    except _BROKEN:
        raise UnreadableFileError(_DAMAGED) from None


def _refuse_crowd(entries: int, limits: Limits) -> None:
    if entries > limits.entries:
        raise UnreadableFileError(
            f"文件里装了 {entries} 个文件，超过上限 {limits.entries} 个，请拆开后再上传。"
        )


def _refuse_bomb(unpacked: int, packed: int, limits: Limits) -> None:
    if unpacked > limits.unpacked:
        raise UnreadableFileError(
            f"文件解压后有 {unpacked / 1e6:.1f} MB，超过上限 {limits.unpacked / 1e6:.1f} MB，"
            "请拆成几个文件再上传。"
        )
    if unpacked > max(_SMALL, packed * _RATIO):
        raise UnreadableFileError(
            f"文件解压后会膨胀到 {unpacked // packed} 倍，像是压缩炸弹，请另存为正常文件再上传。"
        )


def _refuse_method(infos: list[ZipInfo]) -> None:
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise UnreadableFileError("文件设了密码，请去掉密码后再上传。")
    # Other methods unpack a whole block before its size can be checked.
    if any(info.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for info in infos):
        raise UnreadableFileError("文件用了少见的压缩方式，请用普通 ZIP 方式重新压缩后再上传。")


def _name(info: ZipInfo) -> str:
    """The name as its writer meant it: Chinese programs store names in their own code page."""
    name = info.filename
    if not info.flag_bits & _UTF8_NAME:
        raw = name.encode("cp437", errors="replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")
