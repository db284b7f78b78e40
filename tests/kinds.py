"""One sound file of every kind, made here, about 云溪县."""

from __future__ import annotations

import io
from collections.abc import Mapping
from email.message import EmailMessage

from PIL import Image, ImageDraw

from tests.office import cells, docx, odt, p, packed, pptx, shape, stored, xlsx

TITLE = "云溪县校车补助办法"
LINES = (
    TITLE,
    "第一条　为规范校车补助，制定本办法。",
    "第二条　校车补助标准为小学生每生每学期三百二十元。",
    "第三条　本办法自2024年9月1日起施行。",
)
TEXT = "\n".join(LINES) + "\n"
_OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def html() -> bytes:
    """A page."""
    inside = "".join(f"<p>{line}</p>" for line in LINES[1:])
    head = f'<meta charset="utf-8"><title>{TITLE}</title>'
    return f"<!DOCTYPE html><html><head>{head}</head><body><h1>{TITLE}</h1>{inside}</body>".encode()


def pdf(*pages: str, extra: bytes = b"") -> bytes:
    """A PDF file: the content streams of its pages, and more objects from number 100 on."""
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    }
    kids = []
    for at, content in enumerate(pages):
        number = 10 + 2 * at
        kids.append(f"{number} 0 R")
        page = (
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
            f"/Resources<</Font<</F 3 0 R>>>>/Contents {number + 1} 0 R>>"
        )
        objects[number] = page.encode()
        stream = content.encode()
        objects[number + 1] = b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream)
    objects[2] = f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(kids)}]>>".encode()
    return assembled(objects, extra)


def assembled(objects: Mapping[int, bytes], extra: bytes = b"") -> bytes:
    """A PDF file of these objects. Its table is left to the reader to rebuild."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (at, objects[at]) for at in sorted(objects))
    return b"%PDF-1.4\n" + body + extra + b"trailer<</Root 1 0 R/Size 100>>\n%%EOF\n"


def words(text: str) -> str:
    """The content of a page: lines of Latin words."""
    lines = "".join(f"({line}) Tj 0 -20 Td " for line in text.splitlines())
    return f"BT /F 12 Tf 50 800 Td {lines}ET"


def ofd(content: str = "") -> bytes:
    """An OFD file of one page."""
    lines = "".join(
        f'<ofd:TextObject ID="{20 + at}" Boundary="20 {20 + 10 * at} 170 8" Font="3" Size="5">'
        f'<ofd:TextCode X="0" Y="5" DeltaX="g {len(line)} 5">{line}</ofd:TextCode></ofd:TextObject>'
        for at, line in enumerate(LINES)
    )
    size = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    return packed(
        {
            "OFD.xml": f'<ofd:OFD {_OFD} Version="1.0" DocType="OFD"><ofd:DocBody>'
            "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
            "Doc_0/Document.xml": f"<ofd:Document {_OFD}><ofd:CommonData>{size}</ofd:CommonData>"
            '<ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>'
            "</ofd:Document>",
            "Doc_0/Pages/Page_0/Content.xml": content
            or f'<ofd:Page {_OFD}><ofd:Content><ofd:Layer ID="2">{lines}</ofd:Layer></ofd:Content>'
            "</ofd:Page>",
        }
    )


def epub(chapter: str = "") -> bytes:
    """A book of one chapter."""
    inside = "".join(f"<p>{line}</p>" for line in LINES[1:])
    return stored(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": "<container xmlns="
            '"urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/>'
            "</rootfiles></container>",
            "book.opf": '<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest>'
            '<item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest>'
            '<spine><itemref idref="c"/></spine></package>',
            "c.xhtml": chapter
            or f'<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>{TITLE}</h1>{inside}</body>'
            "</html>",
        }
    )


def letter() -> bytes:
    """A message."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", TITLE
    message["Date"] = "Mon, 02 Sep 2024 08:00:00 +0800"
    message.set_content(TEXT)
    return message.as_bytes()


def saved_page() -> bytes:
    """A saved web page."""
    head = (
        "From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n'
        "--B\r\nContent-Type: text/html; charset=utf-8\r\n"
        "Content-Location: http://example.org/\r\nContent-Transfer-Encoding: binary\r\n\r\n"
    )
    return head.encode() + html() + b"\r\n--B--\r\n"


def rtf(body: str = "") -> bytes:
    """A rich text."""
    inside = body or "".join(f"{_escaped(line)}\\par " for line in LINES)
    return f"{{\\rtf1\\ansi\\ansicpg936\\uc0 {inside}}}".encode("ascii")


def _escaped(line: str) -> str:
    return "".join(sign if sign.isascii() else f"\\u{ord(sign)} " for sign in line)


def picture() -> bytes:
    """A picture with words on it."""
    image = Image.new("RGB", (700, 160), "white")
    draw = ImageDraw.Draw(image)
    draw.text((20, 20), "POLICY 2024", "black", font_size=60)
    held = io.BytesIO()
    image.save(held, "PNG")
    return held.getvalue()


GOOD: Mapping[str, bytes] = {
    "txt": TEXT.encode(),
    "gb.txt": TEXT.encode("gb18030"),
    "md": f"# {TEXT}".encode(),
    "html": html(),
    "mhtml": saved_page(),
    "docx": docx("".join(map(p, LINES))),
    "rtf": rtf(),
    "odt": odt("".join(f"<text:p>{line}</text:p>" for line in LINES)),
    "pdf": pdf(words("Bus subsidies\nArticle 1 Pupils get 320 yuan.\nArticle 2 From 2024.")),
    "ofd": ofd(),
    "xlsx": xlsx(cells(A1="学校", B1="补助", A2="一小", B2="320", A3="二小", B3="450")),
    "csv": "学校,补助\n一小,320\n二小,450\n".encode(),
    "pptx": pptx(shape("title", TITLE) + shape("body", *LINES[1:])),
    "epub": epub(),
    "eml": letter(),
    "zip": packed({"办法.txt": TEXT, "内/表.csv": "学校,补助\n一小,320\n"}),
}
"""By ending; a picture is left out, as recognising it takes long."""
