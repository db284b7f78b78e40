"""Reads pictures: photographs and scans of documents, by recognising their text."""

from __future__ import annotations

import warnings
from collections.abc import Iterator

from corpus.bitmap import frames
from corpus.document import Decoded, UnreadableFileError
from corpus.layout.scanned import scanned
from corpus.layout.sheet import Sheet
from corpus.layout.write import written
from corpus.limits import Limits
from corpus.reader import Reader
from corpus.recognise import is_there, recognise

_MAGIC = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*", b"GIF87a", b"GIF89a")


def read(data: bytes, limits: Limits) -> Decoded:
    """The text of a picture; every line of it is marked as recognised."""
    if not limits.pictures:
        raise UnreadableFileError("文件是图片，而文字识别已关闭，请上传有文字的文件。")
    if not is_there():
        raise UnreadableFileError("文件是图片，这里没有安装文字识别，请上传有文字的文件。")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of odd tags and of sizes, which are looked at here
        sheets = list(_sheets(data, limits))
    if not any(sheet.lines for sheet in sheets):
        raise UnreadableFileError("图片里没有认出文字，请上传更清晰、端正的图片，或有文字的文件。")
    return written(sheets, "picture")


def _sheets(data: bytes, limits: Limits) -> Iterator[Sheet]:
    for number, picture in enumerate(frames(data), 1):
        _refuse_many(number, limits)
        reading = recognise(picture)
        lines = tuple(scanned(reading.seen))
        yield Sheet(number, reading.width, reading.height, lines)


def _refuse_many(count: int, limits: Limits) -> None:
    if count > limits.pictures:
        raise UnreadableFileError(
            f"图片文件超过 {limits.pictures} 页，超过一次识别的上限，请拆成几个文件再上传。"
        )


def _is_picture(data: bytes) -> bool:
    webp = data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    bitmap = data[:2] == b"BM" and data[6:10] == b"\0\0\0\0"
    return webp or bitmap or data.startswith(_MAGIC)


READER = Reader(
    "picture",
    (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp", ".gif"),
    _is_picture,
    read,
)
