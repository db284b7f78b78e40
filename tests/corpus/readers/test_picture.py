from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from corpus.document import DamageKind, UnreadableFileError
from corpus.readers.picture import READER, read
from tests.documents import LIMIT
from tests.paper import drawn, picture


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF"])
def test_a_picture_is_known_by_its_bytes(form: str) -> None:
    """Whatever its name says."""
    assert READER.recognises(picture("a", form=form))
    assert not READER.recognises(b"BM is how a note may begin")


def test_recognition_may_be_switched_off() -> None:
    """The picture is refused then, and the reason is told."""
    with pytest.raises(UnreadableFileError, match="文字识别已关闭"):
        read(picture("a"), replace(LIMIT, pictures=0))


def _bomb() -> bytes:
    out = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(out, "PNG")
    return out.getvalue()


def _many() -> bytes:
    out = io.BytesIO()
    first, *rest = [Image.new("L", (40, 40), 255) for _ in range(4)]
    first.save(out, "TIFF", save_all=True, append_images=rest)
    return out.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (picture("a")[:60], "损坏"),
        (b"\x89PNG\r\n\x1a\n" + bytes(90), "损坏"),
        (_bomb(), "百万像素"),
        (_many(), "超过 3 页"),
        (picture(), "没有认出文字"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, advice: str) -> None:
    """The sentence names the trouble and says what to do."""
    with pytest.raises(UnreadableFileError, match=advice) as caught:
        read(data, replace(LIMIT, pictures=3))

    assert str(caught.value).endswith("。")


@pytest.mark.slow
def test_the_words_of_a_picture_are_marked_as_recognised() -> None:
    """The damage covers them and says how sure they are."""
    decoded = read(picture("Yunxi County", "School Bus Rules"), LIMIT)
    damage = decoded.damage[0]

    assert "School Bus Rules" in decoded.source
    assert damage.kind is DamageKind.RECOGNISED
    assert "平均置信度" in damage.sentence
    assert decoded.source[damage.start : damage.end].startswith("Yunxi")


@pytest.mark.slow
def test_a_picture_is_held_as_its_camera_says() -> None:
    """Telephones store pictures on their side and note how they were held."""
    turned = drawn("School Bus Rules", "Yunxi County").transpose(Image.Transpose.ROTATE_90)
    tags = Image.Exif()
    tags[0x0112] = 6
    out = io.BytesIO()
    turned.save(out, "JPEG", exif=tags)

    assert "School Bus Rules" in read(out.getvalue(), LIMIT).source
