from __future__ import annotations

import io

import pytest
from PIL import Image

from corpus.bitmap import frames
from corpus.document import UnreadableFileError
from tests.paper import picture


def test_only_pages_are_frames() -> None:
    """Of a picture that moves, the first frame will do."""
    first, *rest = [Image.new("L", (40, 40), shade) for shade in (0, 99, 200)]
    counts = {}
    for form in ("TIFF", "GIF"):
        out = io.BytesIO()
        first.save(out, form, save_all=True, append_images=rest)
        counts[form] = len(list(frames(out.getvalue())))

    assert counts == {"TIFF": 3, "GIF": 1}


def test_what_is_transparent_is_white() -> None:
    """As on paper."""
    out = io.BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(out, "PNG")

    (frame,) = frames(out.getvalue())

    assert frame.getpixel((20, 20)) == (255, 255, 255)


def test_a_damaged_picture_is_refused() -> None:
    """In a sentence."""
    with pytest.raises(UnreadableFileError, match="损坏"):
        list(frames(picture("a")[:60]))
