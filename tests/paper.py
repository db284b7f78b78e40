"""Makes small PDF and OFD files and pictures about 云溪县, for tests to read."""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping, Sequence
from zipfile import ZipFile

from PIL import Image, ImageDraw, ImageFont

_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /{cmap} /DescendantFonts ["
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /{name} /CIDSystemInfo "
    "<< /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /W [1 95 500] >>] >>"
)
_FONTS = {
    "F1": _FONT.format(name="STSong-Light", cmap="UniGB-UCS2-H"),
    "F2": _FONT.format(name="SimHei", cmap="UniGB-UCS2-H"),
    "F3": _FONT.format(name="STSong-Light", cmap="UniGB-UCS2-V"),
    "F4": "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
}
WIDTH, HEIGHT = 595, 842


def words(left: float, top: float, said: str, size: float = 12, font: str = "F1") -> str:
    """A line of words whose upper left corner is here, counted from that of the page."""
    up = HEIGHT - top - 0.88 * size
    coded = said.encode("latin-1" if font == "F4" else "utf-16-be").hex()
    return f"BT /{font} {size} Tf {left} {up:.1f} Td <{coded}> Tj ET\n"


def rule(left: float, top: float, right: float, bottom: float) -> str:
    """A straight stroke."""
    return f"{left} {HEIGHT - top} m {right} {HEIGHT - bottom} l S\n"


def grid(edges: Sequence[float], levels: Sequence[float]) -> str:
    """The rules of a table."""
    across = "".join(rule(edges[0], level, edges[-1], level) for level in levels)
    return across + "".join(rule(edge, levels[0], edge, levels[-1]) for edge in edges)


def pdf(*pages: str, extra: str = "", packed: bool = False) -> bytes:
    """A PDF file with a page for each content; `extra` goes into the trailer."""
    resources = " ".join(f"/{name} {font}" for name, font in _FONTS.items())
    kids = " ".join(f"{3 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} /MediaBox [0 0 {WIDTH} {HEIGHT}]"
        f" /Resources << /Font << {resources} >> >> >>".encode(),
    ]
    for at, page in enumerate(pages):
        objects.append(f"<< /Type /Page /Parent 2 0 R /Contents {4 + 2 * at} 0 R >>".encode())
        objects.append(stream(page.encode("latin-1"), packed=packed))
    return joined(objects, extra)


def stream(data: bytes, head: str = "", *, packed: bool = False) -> bytes:
    """An object that holds data."""
    if packed:
        data, head = zlib.compress(data), f"{head} /Filter /FlateDecode"
    return f"<< /Length {len(data)} {head} >>\nstream\n".encode() + data + b"\nendstream"


def joined(objects: Sequence[bytes], extra: str = "") -> bytes:
    """The objects of a PDF file, numbered from 1, as a file."""
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    places = []
    for at, one in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{at} 0 obj\n".encode() + one + b"\nendobj\n")
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.writelines(f"{place:010} 00000 n \n".encode() for place in places)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R {extra} >>\n"
    out.write(f"{trailer}startxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def picture(*lines: str, form: str = "PNG") -> bytes:
    """A picture of some Latin words."""
    out = io.BytesIO()
    drawn(*lines).save(out, form)
    return out.getvalue()


def drawn(*lines: str) -> Image.Image:
    """The same, not yet packed."""
    found = Image.new("RGB", (900, 80 + 70 * len(lines)), "white")
    brush = ImageDraw.Draw(found)
    for at, line in enumerate(lines):
        brush.text((40, 40 + 70 * at), line, fill="black", font=ImageFont.load_default(40))
    return found


def scan(image: Image.Image) -> bytes:
    """A PDF file with one page, which is nothing but a picture."""
    out = io.BytesIO()
    image.save(out, "PDF", resolution=144)
    return out.getvalue()


_NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def said(left: float, top: float, words: str, size: float = 4, more: str = "") -> str:
    """A line of words on a page of an OFD file; places are in millimetres."""
    steps = " ".join(str(size) for _ in words[1:])
    return (
        f'<ofd:TextObject ID="9" Boundary="{left} {top} 180 {size}" Font="1" Size="{size}" {more}>'
        f'<ofd:TextCode X="0" Y="{0.88 * size}" DeltaX="{steps}">{words}</ofd:TextCode>'
        "</ofd:TextObject>"
    )


def ofd(*pages: str, head: str = "", more: Mapping[str, bytes] | None = None) -> bytes:
    """An OFD file with a page for each content; `head` stands in its Document.xml."""
    places = "".join(
        f'<ofd:Page ID="{at + 10}" BaseLoc="Pages/{at}.xml"/>' for at in range(len(pages))
    )
    files = {
        "OFD.xml": f"<ofd:OFD {_NAMESPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml"
        "</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {_NAMESPACE}><ofd:CommonData><ofd:PageArea>"
        f"<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>{head}</ofd:CommonData>"
        f"<ofd:Pages>{places}</ofd:Pages></ofd:Document>",
        **{f"Doc_0/Pages/{at}.xml": ofd_page(page) for at, page in enumerate(pages)},
    }
    return zipped({**{name: text.encode() for name, text in files.items()}, **(more or {})})


def ofd_page(content: str, head: str = "") -> str:
    """The XML of a page of an OFD file."""
    return (
        f"<ofd:Page {_NAMESPACE}>{head}<ofd:Content><ofd:Layer>{content}</ofd:Layer></ofd:Content>"
        "</ofd:Page>"
    )


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files in a container."""
    out = io.BytesIO()
    with ZipFile(out, "w") as container:
        for name, data in files.items():
            container.writestr(name, data)
    return out.getvalue()
