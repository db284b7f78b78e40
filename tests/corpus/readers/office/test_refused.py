from __future__ import annotations

import pytest

from corpus.document import UnreadableFileError
from corpus.limits import Limits
from corpus.readers.office.ole import MAGIC, stream
from corpus.readers.office.refused import READER
from tests.office import stored
from tests.ole import ole


def _told(data: bytes) -> str:
    assert READER.recognises(data)
    with pytest.raises(UnreadableFileError) as caught:
        READER.read(data, Limits())
    told = str(caught.value)

    assert told.endswith("。")

    return told


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("EncryptedPackage", "密码"),
        ("PowerPoint Document", ".pptx"),
        ("__properties_version1.0", ".eml"),
        ("MatOST", "Works"),
        ("Whatever", "认不出"),
    ],
)
def test_each_kind_is_named_with_the_way_out(name: str, says: str) -> None:
    """The kind is told by the streams of the container."""
    assert says in _told(ole({name: bytes(5000)}))


def test_a_damaged_container_is_told_as_such() -> None:
    """A damaged container is told as such."""
    assert "不完整" in _told(MAGIC + bytes(100))
    assert "不完整" in _told(ole({"Workbook": bytes(5000)})[:1000])


def test_an_open_spreadsheet_is_named() -> None:
    """Open texts, books and others are left to their own readers."""
    sheet = "application/vnd.oasis.opendocument.spreadsheet"
    text = "application/vnd.oasis.opendocument.text"

    assert ".xlsx" in _told(stored({"mimetype": sheet, "content.xml": ""}))
    assert not READER.recognises(stored({"mimetype": text, "content.xml": ""}))
    assert not READER.recognises(stored({"mimetype": "application/epub+zip", "a": ""}))


def test_a_stream_is_read_whole() -> None:
    """A stream is read whole."""
    data = bytes(range(256)) * 30

    assert stream(ole({"Book": data}), "Workbook", "Book") == data
    assert stream(ole({"Book": data}), "Book")[:3] == b"\0\1\2"


def test_a_missing_stream_is_told() -> None:
    """A missing stream is told."""
    with pytest.raises(UnreadableFileError):
        stream(ole({"Book": bytes(5000)}), "Workbook")
