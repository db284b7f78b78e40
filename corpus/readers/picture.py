"""Reads pictures: photographs and scans of documents, by recognising their text."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator

from PIL import Image, ImageOps, ImageSequence

from corpus.document import Decoded, UnreadableFileError
from corpus.layout.scanned import scanned
from corpus.layout.sheet import Sheet
from corpus.layout.write import written
from corpus.limits import Limits
from corpus.reader import Reader
from corpus.recognise import is_there, recognise

_FORMATS = ("JPEG", "PNG", "TIFF", "BMP", "WEBP", "GIF")
_MAGIC = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*", b"GIF87a", b"GIF89a")
_PAGED = "TIFF"
_MOST_PIXELS = 60_000_000
_TOO_LARGE = f"图片超过 {_MOST_PIXELS / 1e6:.0f} 百万像素的上限，请缩小后再上传。"
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    EOFError,
    OverflowError,
    ZeroDivisionError,
    struct.error,
)


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
    for number, picture in enumerate(_pictures(data, limits), 1):
        reading = recognise(picture)
        lines = tuple(scanned(reading.seen))
        yield Sheet(number, reading.width, reading.height, lines)


def _pictures(data: bytes, limits: Limits) -> Iterator[Image.Image]:
    """The pages of a picture file, held upright."""
    try:
        opened = Image.open(io.BytesIO(data), formats=_FORMATS)
        for at, frame in enumerate(ImageSequence.Iterator(opened)):
            if at and opened.format != _PAGED:
                return  # a picture that moves: the first one will do
            _refuse_many(at + 1, limits)
            _refuse_large(frame)
            yield _upright(frame)
    except Image.DecompressionBombError:
        raise UnreadableFileError(_TOO_LARGE) from None
    except _BROKEN:
        raise UnreadableFileError("图片不完整或已损坏，打不开，请重新导出后再上传。") from None


def _refuse_many(count: int, limits: Limits) -> None:
    if count > limits.pictures:
        raise UnreadableFileError(
            f"图片文件超过 {limits.pictures} 页，超过一次识别的上限，请拆成几个文件再上传。"
        )


def _refuse_large(frame: Image.Image) -> None:
    if frame.width * frame.height > _MOST_PIXELS:
        raise UnreadableFileError(_TOO_LARGE)


def _upright(frame: Image.Image) -> Image.Image:
    """As it is meant to be seen: turned as its camera says, on white where it is transparent."""
    turned = ImageOps.exif_transpose(frame)
    if turned.has_transparency_data:
        solid = turned.convert("RGBA")
        white = Image.new("RGBA", solid.size, "white")
        return Image.alpha_composite(white, solid).convert("RGB")
    return turned.convert("RGB")


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
