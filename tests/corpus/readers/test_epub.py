from __future__ import annotations

import io
import zipfile

import pytest

from corpus.document import UnreadableFileError
from corpus.readers.epub import READER
from tests.documents import LIMIT

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
)
OPF = (
    '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<metadata><dc:title>云溪县教育政策汇编</dc:title><dc:creator>云溪县教育局</dc:creator></metadata>"
    '<manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    '<item id="b" href="b%20c.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
    '<spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/></spine></package>'
)
PAGES = {
    "META-INF/container.xml": CONTAINER,
    "OPS/book.opf": OPF,
    "OPS/nav.xhtml": "<html><body><nav>目录一览</nav></body></html>",
    "OPS/b c.xhtml": "<html><body><h1>第二章</h1><p>经费由县财政保障。</p></body></html>",
    "OPS/a.xhtml": (
        "<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'>"
        "<head><title>甲</title></head><body><h1>第一章</h1><p>为规范管理，制定本办法。</p></body></html>"
    ),
}


def book(**more: str) -> bytes:
    """A book of two chapters, with more files in it."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        for name, words in {**PAGES, **more}.items():
            archive.writestr(name, words)
    return written.getvalue()


def test_a_book_is_read_in_the_order_of_its_spine() -> None:
    """Its title above its chapters, without its table of contents."""
    assert READER.recognises(book())
    assert READER.read(book(), LIMIT).source == (
        "# 云溪县教育政策汇编\n作者：云溪县教育局\n\n"
        "## 第一章\n为规范管理，制定本办法。\n\n## 第二章\n经费由县财政保障。\n\n"
    )


def test_a_locked_book_is_refused() -> None:
    """But hidden fonts lock nothing."""
    lock = '<encryption><e><EncryptionMethod Algorithm="{}"/></e></encryption>'
    fonts = lock.format("http://www.idpf.org/2008/embedding")

    with pytest.raises(UnreadableFileError, match="DRM"):
        READER.read(book(**{"META-INF/encryption.xml": lock.format("aes")}), LIMIT)
    assert "第一章" in READER.read(book(**{"META-INF/encryption.xml": fonts}), LIMIT).source


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("META-INF/container.xml", "<broken"),
        ("OPS/book.opf", '<!DOCTYPE a [<!ENTITY b "c">]><package>&b;</package>'),
        ("OPS/book.opf", "<package/>"),
    ],
)
def test_a_broken_book_ends_in_one_sentence(name: str, words: str) -> None:
    """Malformed, hostile or empty."""
    with pytest.raises(UnreadableFileError) as caught:
        READER.read(book(**{name: words}), LIMIT)
    assert str(caught.value).count("。") == 1
