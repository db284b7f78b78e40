from __future__ import annotations

import pytest

from corpus.document import UnreadableFileError
from corpus.tree import tree

_LAUGHS = """<?xml version="1.0"{encoding}?>
<!DOCTYPE a [<!ENTITY one "云溪"><!ENTITY two "&one;&one;&one;&one;&one;&one;&one;&one;">]>
<a>&two;</a>"""


def _told(data: bytes) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        tree(data)
    told = str(caught.value)

    assert told.endswith("。")

    return told


def test_sound_xml_becomes_a_tree_without_comments() -> None:
    """Sound xml becomes a tree without comments."""
    root = tree("<a>云<!-- 批注 -->溪<?pi?>县</a>".encode())

    assert root.text == "云溪县"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-32"])
def test_a_document_that_declares_entities_is_refused(encoding: str) -> None:
    """A document that declares entities is refused."""
    named = f' encoding="{encoding}"'

    assert _told(_LAUGHS.format(encoding=named).encode(encoding))


def test_an_external_entity_is_refused() -> None:
    """An external entity is refused."""
    data = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'

    assert "实体" in _told(data)


def test_a_plain_doctype_is_no_harm() -> None:
    """A plain doctype is no harm."""
    assert tree(b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a>1</a>').text == "1"


def test_deep_nesting_is_refused() -> None:
    """Deep nesting is refused."""
    assert "格式有错误" in _told(b"<a>" * 5000 + b"</a>" * 5000)


@pytest.mark.parametrize("data", [b"", b"<a>", b"text", "<a>云".encode("gb18030")])
def test_what_is_no_xml_is_refused(data: bytes) -> None:
    """What is no xml is refused."""
    assert "格式有错误" in _told(data)


def test_an_oversized_document_is_refused() -> None:
    """An oversized document is refused."""
    assert "MB" in _told(b"<a>" + b" " * 60_000_001 + b"</a>")
