"""Office files that cannot be read yet: each is named, with the way out."""

from __future__ import annotations

from corpus.document import Decoded, UnreadableFileError
from corpus.limits import Limits
from corpus.package import listed, opened
from corpus.reader import Reader
from corpus.readers.office.ole import MAGIC, streams

_SIGNS = (
    ("EncryptedPackage", "文件设了打开密码，请在 Office 或 WPS 中去掉密码，另存后再上传。"),
    ("PowerPoint Document", "还不能读取旧版幻灯片（.ppt），请另存为 .pptx 后再上传。"),
    ("__properties_version1.0", "还不能读取 Outlook 邮件（.msg），请另存为 .eml 后再上传。"),
    ("VisioDocument", "还不能读取 Visio 图（.vsd），请导出为 PDF 后再上传。"),
    ("MatOST", "还不能读取微软 Works 文件，请另存为 .docx 后再上传。"),
)
_DAMAGED = "旧版 Office 文件不完整或已损坏，请重新下载或另存一份后再上传。"
_OTHER = "认不出这是哪种旧版 Office 文件，请另存为 .docx 或 PDF 后再上传。"
_MIMETYPE = "mimetype"
_OPEN = b"application/vnd.oasis.opendocument."
_TEXT = b"text"


def read(data: bytes, limits: Limits) -> Decoded:
    """Never any text.

    Raises:
        UnreadableFileError: always; it names the kind of file and what to do.
    """
    if not data.startswith(MAGIC):
        opened(data, limits)
        raise UnreadableFileError(
            "还不能读取这种开放文档（表格、演示或图形），请另存为 .xlsx、.pptx 或 PDF 后再上传。"
        )
    names = streams(data)
    if not names:
        raise UnreadableFileError(_DAMAGED)
    raise UnreadableFileError(next((told for sign, told in _SIGNS if sign in names), _OTHER))


def recognises(data: bytes) -> bool:
    """Whether the bytes are an OLE container, or an open document that is no text."""
    return data.startswith(MAGIC) or _is_open(data)


def _is_open(data: bytes) -> bool:
    if _MIMETYPE not in listed(data)[:1]:
        return False
    at = data.find(_OPEN, 0, 200)
    return at > 0 and not data.startswith(_TEXT, at + len(_OPEN))


READER = Reader("other office file", (".ppt", ".msg", ".ods", ".odp"), recognises, read)
