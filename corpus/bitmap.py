"""Opens pictures: photographs, scans, and those that lie in other files."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator

from PIL import Image, ImageOps, ImageSequence

from corpus.document import UnreadableFileError

_FORMATS = ("JPEG", "PNG", "TIFF", "BMP", "WEBP", "GIF")
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


def first(data: bytes) -> Image.Image | None:
    """The first page of a picture, nothing said of its oddities.

    Raises:
        UnreadableFileError: it is damaged or too large.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of odd tags and of sizes, which are looked at here
        return next(frames(data), None)


def frames(data: bytes) -> Iterator[Image.Image]:
    """The pages of a picture, each when its turn comes, as they are meant to be seen.

    Raises:
        UnreadableFileError: it is damaged or too large.
    """
    try:
        opened = Image.open(io.BytesIO(data), formats=_FORMATS)
        for at, frame in enumerate(ImageSequence.Iterator(opened)):
            if at and opened.format != _PAGED:
                return  # a picture that moves: the first one will do
            _refuse_large(frame)
            yield _upright(frame)
    except Image.DecompressionBombError:
        raise UnreadableFileError(_TOO_LARGE) from None
    except _BROKEN:
        raise UnreadableFileError("图片不完整或已损坏，打不开，请重新导出后再上传。") from None


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
