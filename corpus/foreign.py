"""Names files that are no documents, by how they begin: programs, archives, media, data."""

from __future__ import annotations

import re
from collections.abc import Callable

_WAY = "请上传其中的文字，另存为 Word、PDF 或文本文件。"
_UNPACK = "请解压后上传里面的文件，或重新压缩成 .zip 再上传。"
_TEXT = "请把里面的文字另存为文本或表格后再上传。"
_RECORD = "请把内容整理成文字稿后再上传。"
_EXPORT = "请导出为 PDF 或 Word 后再上传。"
_PICTURE = "请另存为 .png 或 .jpg 后再上传。"

_SIGNS: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"Rar!", "RAR 压缩包", _UNPACK),
    (0, b"7z\xbc\xaf\x27\x1c", "7z 压缩包", _UNPACK),
    (0, b"\x1f\x8b", "gzip 压缩包", _UNPACK),
    (0, b"BZh", "bzip2 压缩包", _UNPACK),
    (0, b"\xfd7zXZ\0", "xz 压缩包", _UNPACK),
    (0, b"\x28\xb5\x2f\xfd", "zstd 压缩包", _UNPACK),
    (0, b"MSCF", "CAB 压缩包", _UNPACK),
    (257, b"ustar", "tar 压缩包", _UNPACK),
    (32769, b"CD001", "光盘镜像", _UNPACK),
    (0, b"PK\x03\x04", "压缩包或不认识的 Office 文件", "请解压，或另存为 .docx、.xlsx 后再上传。"),
    (0, b"PK\x05\x06", "空压缩包", "请检查后重新上传。"),
    (0, b"\xd0\xcf\x11\xe0", "旧版 Office 文件", "请另存为 .docx 或 PDF 后再上传。"),
    (0, b"\x7fELF", "程序", _WAY),
    (0, b"MZ", "程序", _WAY),
    (0, b"\xca\xfe\xba\xbe", "程序", _WAY),
    (0, b"\xcf\xfa\xed\xfe", "程序", _WAY),
    (0, b"\xce\xfa\xed\xfe", "程序", _WAY),
    (0, b"dex\n", "程序", _WAY),
    (0, b"\0asm", "程序", _WAY),
    (0, b"#!/", "程序脚本", _WAY),
    (0, b"\x4c\0\0\0\x01\x14\x02\0", "快捷方式", "请上传它指向的文件，先找到原文件再上传。"),
    (0, b"SQLite format 3", "数据库文件", "请导出成表格后再上传。"),
    (4, b"Standard Jet DB", "数据库文件", "请导出成表格后再上传。"),
    (4, b"Standard ACE DB", "数据库文件", "请导出成表格后再上传。"),
    (0, b"PAR1", "数据文件", _TEXT),
    (0, b"\x89HDF", "数据文件", _TEXT),
    (0, b"\x93NUMPY", "数据文件", _TEXT),
    (0, b"bplist", "数据文件", _TEXT),
    (0, b"ID3", "音频", _RECORD),
    (0, b"fLaC", "音频", _RECORD),
    (0, b"OggS", "音频或视频", _RECORD),
    (0, b"#!AMR", "音频", _RECORD),
    (0, b"MThd", "音频", _RECORD),
    (0, b"\xff\xfb", "音频", _RECORD),
    (0, b"\xff\xf3", "音频", _RECORD),
    (8, b"WAVE", "音频", _RECORD),
    (8, b"AVI ", "视频", _RECORD),
    (4, b"ftyphei", "图片", _PICTURE),
    (4, b"ftypmif1", "图片", _PICTURE),
    (4, b"ftypavif", "图片", _PICTURE),
    (4, b"ftypM4A", "音频", _RECORD),
    (4, b"ftyp", "视频", _RECORD),
    (0, b"\x1aE\xdf\xa3", "视频", _RECORD),
    (0, b"FLV\x01", "视频", _RECORD),
    (0, b"\0\0\x01\xba", "视频", _RECORD),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "视频", _RECORD),
    (0, b"\x89PNG", "图片", _PICTURE),
    (0, b"\xff\xd8\xff", "图片", _PICTURE),
    (0, b"GIF8", "图片", _PICTURE),
    (8, b"WEBP", "图片", _PICTURE),
    (0, b"II*\0", "图片", _PICTURE),
    (0, b"MM\0*", "图片", _PICTURE),
    (0, b"8BPS", "图片", _PICTURE),
    (0, b"\0\0\x01\0", "图标", _PICTURE),
    (0, b"AT&TFORM", "DjVu 文件", _EXPORT),
    (0, b"%!PS", "PostScript 文件", _EXPORT),
    (0, b"AC10", "CAD 图纸", _EXPORT),
    (0, b"ITSF", "CHM 帮助文件", _EXPORT),
    (60, b"BOOKMOBI", "Kindle 电子书", "请转成 .epub 或 PDF 后再上传。"),
    (0, b"CAJ\0", "知网 CAJ 文件", _EXPORT),
    (0, b"KDH ", "知网 KDH 文件", _EXPORT),
    (0, b"HN\0\0", "知网 NH 文件", _EXPORT),
    (0, b"wOF", "字体", _WAY),
    (0, b"OTTO", "字体", _WAY),
    (0, b"\0\x01\0\0\0", "字体", _WAY),
    (0, b"-----BEGIN ", "密钥或证书", "请不要上传密钥，改上传文档。"),
)
_LOOKED_AT = 4_000
_BITMAP = re.compile(rb"BM.{4}\0\0\0\0.{4}[\x0c\x28\x38\x6c\x7c]\0\0\0", re.DOTALL)
_JSON = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\{\s*(?:"|\})|\[\s*(?:\{|"|\[\s*["\d\[]|\d+\s*,))')
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml\b|<rss\b|<feed\b|<svg\b)", re.IGNORECASE)
_WORD_XML = re.compile(rb'progid="(Word|Excel|PowerPoint)\.', re.IGNORECASE)


def foreign(data: bytes) -> str | None:
    """One sentence that says what the file is and what to do; nothing if it may be text."""
    start = data[:_LOOKED_AT]
    if b"E-SafeNet" in start:
        return "文件被单位的加密软件加了密，请解密后再上传。"
    for at, sign, what, way in _SIGNS:
        if data.startswith(sign, at):
            return _sentence(what, way)
    if _BITMAP.match(start):
        return _sentence("图片", _PICTURE)
    return next((said for look in _LOOKS if (said := look(start, data))), None)


def _sentence(what: str, way: str) -> str:
    return f"文件内容是{what}，不是能直接读的文档，{way}"


def _json(start: bytes, data: bytes) -> str | None:
    whole = data[-_LOOKED_AT:].rstrip()[-1:] in {b"}", b"]"}
    return _sentence("JSON 数据", _TEXT) if whole and _JSON.match(start) else None


def _xml(start: bytes, _: bytes) -> str | None:
    if not _XML.match(start):
        return None
    if _WORD_XML.search(start):
        return _sentence("Office 2003 的 XML 文件", "请另存为 .docx 或 .xlsx 后再上传。")
    return _sentence("XML 数据", _TEXT)


_LOOKS: tuple[Callable[[bytes, bytes], str | None], ...] = (_json, _xml)
