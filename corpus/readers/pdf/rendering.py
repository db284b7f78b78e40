"""Pages and pictures of a PDF file, drawn so that their words can be recognised."""

from __future__ import annotations

import pypdfium2 as pdfium
from PIL import Image

from corpus.layout.scanned import scanned
from corpus.layout.sheet import Box, Line
from corpus.recognise import Reading, recognise

_LONG_SIDE, _SHORT_SIDE = 2_000.0, 1_400.0
_MOST_SCALE, _MOST_PIXELS = 5.0, 40_000_000.0
_BLANK = 24


def rendered(page: pdfium.PdfPage) -> tuple[Image.Image, float]:
    """A page as a picture, and how many pixels of it make a point."""
    width, height = page.get_size()
    short, long = max(min(width, height), 1.0), max(width, height, 1.0)
    scale = max(_LONG_SIDE / long, min(_SHORT_SIDE / short, (_MOST_PIXELS / width / height) ** 0.5))
    scale = min(scale, _MOST_SCALE, _LONG_SIDE * 10 / long)
    return page.render(scale=scale).to_pil().convert("RGB"), scale


def is_blank(picture: Image.Image) -> bool:
    """Whether there is nothing on it."""
    darkest, lightest = picture.convert("L").getextrema()
    return lightest - darkest < _BLANK  # type: ignore[operator]  # one band has two numbers


def read_page(picture: Image.Image, scale: float) -> tuple[Reading, tuple[Line, ...]]:
    """The words of a page that is a picture, at their places in points."""
    reading = recognise(picture)
    return reading, tuple(scanned(reading.seen, scale))


def read_part(picture: Image.Image, scale: float, place: Box) -> tuple[Line, ...]:
    """The words of a picture on a page."""
    part = picture.crop(
        (place.left * scale, place.top * scale, place.right * scale, place.bottom * scale)
    )
    reading = recognise(part) if not is_blank(part) else None
    if reading is None or reading.turn:
        return ()
    return tuple(scanned(reading.seen, scale, place.left, place.top))
