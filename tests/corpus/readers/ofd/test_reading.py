from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from corpus.document import DamageKind, UnreadableFileError
from corpus.readers.ofd import READER, read
from tests.documents import LIMIT
from tests.paper import ofd, ofd_page, picture, said, zipped

FIRST = "第一条 为了加强校车安全管理，保障乘坐校车学生的人身安全，根据有关规定结合本县"
PAGE = said(38, 40, FIRST) + said(30, 48, "实际，制定本办法。") + said(38, 56, "第二条 略。")


def test_lines_become_paragraphs() -> None:
    """As in PDF files, whose laying out is shared."""
    decoded = read(ofd(said(60, 20, "云溪县校车管理办法", 8) + PAGE), LIMIT)

    assert decoded.source.splitlines() == [
        "# 云溪县校车管理办法",
        FIRST + "实际，制定本办法。",
        "第二条 略。",
    ]


def test_pages_stand_in_the_order_that_the_document_gives() -> None:
    """Page numbers at the foot are furniture."""
    decoded = read(ofd(PAGE + said(100, 280, "1"), said(38, 40, "第三条 略。")), LIMIT)

    assert decoded.source.splitlines()[-2:] == ["1", "第三条 略。"]
    assert [decoded.source[span.start : span.end] for span in decoded.markup] == ["1\n"]


def test_a_template_is_read_with_its_page() -> None:
    """Forms keep their labels there."""
    head = '<ofd:TemplatePage ID="2" BaseLoc="Tpls/0.xml"/>'
    template = ofd_page(said(30, 30, "收款单位：")).encode()
    page = ofd_page(said(30, 40, "云溪县教育局"), '<ofd:Template TemplateID="2"/>').encode()
    data = ofd("", head=head, more={"Doc_0/Tpls/0.xml": template, "Doc_0/Pages/0.xml": page})

    assert read(data, LIMIT).source == "收款单位：\n云溪县教育局\n"


def test_a_watermark_is_furniture() -> None:
    """Words that are written aslant are none of the document's."""
    mark = said(30, 100, "内部资料", 8, 'CTM="0.7 0.7 -0.7 0.7 0 0"')
    decoded = read(ofd(PAGE + mark), LIMIT)

    assert [decoded.source[span.start : span.end] for span in decoded.markup] == ["内部资料\n"]


def test_attachments_are_told() -> None:
    """They are not read, and the damage says so."""
    listing = b'<A><Attachment Name="\xe9\x99\x84\xe8\xa1\xa8" ID="1"/></A>'
    head = "<ofd:Attachments>Attachs.xml</ofd:Attachments>"
    (damage,) = read(ofd(PAGE, head=head, more={"Doc_0/Attachs.xml": listing}), LIMIT).damage

    assert damage.kind is DamageKind.UNREAD
    assert "附表" in damage.sentence


def test_a_damaged_page_is_told() -> None:
    """The others are read."""
    decoded = read(ofd(PAGE, "", more={"Doc_0/Pages/1.xml": b"<broken"}), LIMIT)

    assert "第2页" in decoded.damage[0].sentence


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (zipped({"OFD.xml": b"<OFD>"}), "格式有错误"),
        (zipped({"OFD.xml": b"<OFD><DocBody><DocRoot>a.xml</DocRoot></DocBody></OFD>"}), "缺少"),
        (zipped({"OFD.xml": b"<OFD/>", "Encryptions.xml": b"<E/>"}), "加密"),
        (zipped({"OFD.xml": b"<OFD><Encryptions/></OFD>"}), "加密"),
        (ofd(), "没有一页"),
        (ofd(""), "没有文字"),
        (ofd(PAGE, PAGE, PAGE), "超过上限 2 页"),
        (ofd(PAGE)[:400], "损坏"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, advice: str) -> None:
    """The sentence names the trouble and says what to do."""
    with pytest.raises(UnreadableFileError, match=advice) as caught:
        read(data, replace(LIMIT, pages=2))

    assert str(caught.value).endswith("。")


def _scanned(words: str = "", image: bytes | None = None) -> bytes:
    head = "<ofd:DocumentRes>Res.xml</ofd:DocumentRes>"
    listing = b'<R BaseLoc="Res"><MultiMedia ID="7"><MediaFile>a.png</MediaFile></MultiMedia></R>'
    page = '<ofd:ImageObject ResourceID="7" Boundary="10 70 190 60"/>'
    image = image or picture("Yunxi County", "Bus Rules")
    files = {"Doc_0/Res.xml": listing, "Doc_0/Res/a.png": image}
    return ofd(words + page, head=head, more=files)


def test_a_picture_that_would_fill_memory_is_told() -> None:
    """The words around it are read."""
    out = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(out, "PNG")
    decoded = read(_scanned(PAGE, out.getvalue()), LIMIT)

    assert "保障乘坐校车学生" in decoded.source
    assert [one.kind for one in decoded.damage] == [DamageKind.UNREAD]


def test_a_scan_without_recognition_is_refused() -> None:
    """It is never taken for an empty document."""
    with pytest.raises(UnreadableFileError, match="文字识别已关闭"):
        read(_scanned(), replace(LIMIT, pictures=0))


@pytest.mark.slow
def test_a_scan_is_recognised() -> None:
    """Its words are marked as recognised."""
    decoded = read(_scanned(), LIMIT)

    assert "Yunxi" in decoded.source
    assert decoded.damage[0].kind is DamageKind.RECOGNISED


def test_an_ofd_file_is_known_by_what_it_holds() -> None:
    """Any other container is none."""
    assert READER.recognises(ofd(PAGE))
    assert not READER.recognises(zipped({"a.xml": b"<a/>"}))
