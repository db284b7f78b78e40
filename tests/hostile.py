"""Files that are made to break things; none is larger than what is taken in at all."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from email.message import EmailMessage

from tests.kinds import GOOD, TEXT, assembled, epub, html, ofd, pdf, picture, rtf, words
from tests.office import docx, odt, p, packed, stored
from tests.ole import ole

_GIGABYTE = 1_000_000_000
_LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">'
    + "".join(
        f'<!ENTITY {one} "{f"&{before};" * 10}">'
        for before, one in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
_OUTSIDE = '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">]>'


def zip_bomb(size: int = _GIGABYTE) -> bytes:
    """One file of zeros."""
    held = io.BytesIO()
    entry = zipfile.ZipInfo("零.txt")
    entry.compress_type = zipfile.ZIP_DEFLATED
    piece = bytes(10_000_000)
    with zipfile.ZipFile(held, "w") as archive, archive.open(entry, "w", force_zip64=True) as file:
        for _ in range(size // len(piece)):
            file.write(piece)
    return held.getvalue()


def lying_zip_bomb() -> bytes:
    """Its list says that it unpacks to ten bytes."""
    data = bytearray(zip_bomb(300_000_000))
    for magic, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        struct.pack_into("<I", data, data.index(magic) + at, 10)
    return bytes(data)


def nested_bomb() -> bytes:
    """Archives of archives of archives, ten each, every innermost 9 MB of zeros."""
    data = packed({"零.txt": bytes(9_000_000)})
    for _ in range(4):
        data = packed({f"{at}.zip": data for at in range(10)})
    return data


def russian_doll() -> bytes:
    """An archive in an archive, and so on, two hundred deep."""
    data = packed({"办法.txt": TEXT})
    for _ in range(200):
        data = packed({"内.zip": data})
    return data


def many_entries(count: int = 100_000) -> bytes:
    """Empty files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for at in range(count):
            archive.writestr(zipfile.ZipInfo(f"{at}"), b"")
    return held.getvalue()


def overlapping() -> bytes:
    """A thousand entries that are all the same bytes of the file."""
    data = packed({"a.txt": bytes(9_000_000)})
    at = data.index(b"PK\x01\x02")
    entry = data[at : data.index(b"PK\x05\x06")]
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 1000, 1000, len(entry) * 1000, at, 0)
    return data[:at] + entry * 1000 + end


def encrypted(data: bytes) -> bytes:
    """A zip whose entries are marked as encrypted."""
    marked = bytearray(data)
    for magic, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = marked.find(magic)
        while at >= 0:
            marked[at + flags] |= 1
            at = marked.find(magic, at + 4)
    return bytes(marked)


def encrypted_pdf() -> bytes:
    """Its dictionary of encryption answers to no password."""
    encrypt = b"100 0 obj\n<</Filter/Standard/V 2/R 3/Length 128/P -44/O<%s>/U<%s>>>\nendobj\n" % (
        b"41" * 32,
        b"42" * 32,
    )
    data = pdf(words("secret"), extra=encrypt)
    return data.replace(b"<</Root 1 0 R", b"<</Encrypt 100 0 R/ID[<00><00>]/Root 1 0 R")


def flate_bomb(twice: bool = False) -> bytes:  # noqa: FBT001, FBT002  a test may
    """A page whose content unpacks to a gigabyte."""
    packing = zlib.compressobj(9)
    piece = b" " * 10_000_000
    stream = b"".join(packing.compress(piece) for _ in range(100)) + packing.flush()
    filters = b"/FlateDecode"
    if twice:
        stream, filters = zlib.compress(stream, 9), b"[/FlateDecode/FlateDecode]"
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        4: b"<</Length %d/Filter%s>>stream\n%s\nendstream" % (len(stream), filters, stream),
    }
    return assembled(objects)


def page_loop() -> bytes:
    """A tree of pages that is its own child."""
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R 3 0 R]>>",
        3: b"<</Type/Pages/Parent 2 0 R/Count 5/Kids[2 0 R]>>",
    }
    return assembled(objects)


def many_pages(count: int = 100_000) -> bytes:
    """Empty pages."""
    return pdf(*[""] * count)


def blank_scan() -> bytes:
    """A page that is a picture and nothing else."""
    pixels = zlib.compress(bytes([255]) * 200 * 200)
    image = (
        b"<</Type/XObject/Subtype/Image/Width 200/Height 200/ColorSpace/DeviceGray"
        b"/BitsPerComponent 8/Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
        % (len(pixels), pixels)
    )
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</XObject<</I 5 0 R>>>>>>",
        4: b"<</Length 31>>stream\nq 595 0 0 842 0 0 cm /I Do Q  \nendstream",
        5: image,
    }
    return assembled(objects)


def huge_picture(width: int = 60_000, height: int = 60_000) -> bytes:
    """A PNG that says it has 3.6 billion pixels, and packs them well."""
    row = zlib.compressobj(9)
    pixels = row.compress(bytes((width // 8 + 1) * 1000)) + row.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in ((b"IHDR", head), (b"IDAT", pixels), (b"IEND", b""))
    )


def spoken(before: str) -> dict[str, bytes]:
    """Every kind of file that holds XML, with this declaration before an entity of it."""
    call = "&i;" if before is _LAUGHS else "&i;云溪"
    return {
        "docx": _within(docx(p(call)), "word/document.xml", before),
        "odt": _within(odt(f"<text:p>{call}</text:p>"), "content.xml", before),
        "ofd": _within(ofd(), "Doc_0/Pages/Page_0/Content.xml", before, call),
        "epub": epub(
            f'{before}<html xmlns="http://www.w3.org/1999/xhtml"><body>{call}</body></html>'
        ),
        "xhtml": f'<?xml version="1.0"?>{before}<html xmlns="http://www.w3.org/1999/xhtml">'
        f"<body><p>{call}</p></body></html>".encode(),
    }


def _within(data: bytes, member: str, before: str, call: str = "") -> bytes:
    """A package with a declaration before the root of one of its members."""
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        members = {name: container.read(name) for name in container.namelist()}
    old = members[member].decode()
    start = old.index("?>") + 2 if old.startswith("<?") else 0
    new = old[:start] + before + old[start:]
    members[member] = (new.replace("第一条", call, 1) if call else new).encode()
    return stored(members)


def deep_mail(depth: int = 500) -> bytes:
    """Messages in messages."""
    data = b"From: a@example.org\nSubject: x\nDate: Mon, 02 Sep 2024 08:00:00 +0800\n\nwords\n"
    head = b"From: a@example.org\nSubject: x\nContent-Type: message/rfc822\n\n"
    return head * depth + data


def bomb_by_mail() -> bytes:
    """A message with a zip bomb."""
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.org", "附件"
    message["Date"] = "Mon, 02 Sep 2024 08:00:00 +0800"
    message.set_content("请查收。")
    message.add_attachment(zip_bomb(), maintype="application", subtype="zip", filename="a.zip")
    return message.as_bytes()


def macros() -> bytes:
    """A Word file with a program in it, which nobody runs."""
    with zipfile.ZipFile(io.BytesIO(docx("".join(map(p, TEXT.split("\n")))))) as container:
        members = {name: container.read(name) for name in container.namelist()}
    return packed(members | {"word/vbaProject.bin": ole({"VBA": b"Sub AutoOpen()"})})


def random_bytes(seed: int, size: int = 3_000_000) -> bytes:
    """Nothing."""
    return random.Random(seed).randbytes(size)  # noqa: S311  no secret


ENDINGS = (
    "txt", "md", "html", "mhtml", "docx", "doc", "wps", "rtf", "odt", "pdf", "ofd", "xlsx", "xls",
    "csv", "pptx", "epub", "eml", "png", "zip",
)  # fmt: skip

BOMBS: Mapping[str, Callable[[], bytes]] = {
    "zip bomb.zip": zip_bomb,
    "zip bomb that lies.zip": lying_zip_bomb,
    "nested bombs.zip": nested_bomb,
    "russian doll.zip": russian_doll,
    "many entries.zip": many_entries,
    "overlapping.zip": overlapping,
    "docx bomb.docx": lambda: packed(
        {"[Content_Types].xml": "<Types/>", "word/document.xml": bytes(_GIGABYTE // 4)}
    ),
    "bomb by mail.eml": bomb_by_mail,
    "encrypted.zip": lambda: encrypted(GOOD["zip"]),
    "encrypted.docx": lambda: ole({"EncryptedPackage": bytes(5000), "EncryptionInfo": b"x"}),
    "encrypted inside.docx": lambda: encrypted(GOOD["docx"]),
    "encrypted.pdf": encrypted_pdf,
    "flate bomb.pdf": flate_bomb,
    "flate bomb twice.pdf": lambda: flate_bomb(twice=True),
    "page loop.pdf": page_loop,
    "many pages.pdf": many_pages,
    "scan without recognition.pdf": blank_scan,
    "picture without recognition.png": picture,
    "huge picture.png": huge_picture,
    "deep.html": lambda: b"<div>" * 300_000 + TEXT.encode(),
    "deep.xhtml": lambda: b"<?xml version='1.0'?>" + b"<a>" * 300_000,
    "deep.docx": lambda: docx("<w:p>" * 100_000 + "</w:p>" * 100_000),
    "deep.odt": lambda: odt("<text:span>" * 100_000 + "</text:span>" * 100_000),
    "deep.ofd": lambda: ofd("<a>" * 100_000 + "</a>" * 100_000),
    "deep.rtf": lambda: rtf("{" * 500_000),
    "deep.eml": deep_mail,
    "empty.txt": lambda: b"",
    "nothing but zeros.txt": lambda: bytes(1_000_000),
    "nothing but blanks.txt": lambda: b" \n" * 500_000,
    "program.docx": lambda: b"MZ\x90\0" + random_bytes(1, 100_000),
}  # fmt: skip
"""Files of which nothing can be read, by name."""

STRANGE: Mapping[str, Callable[[], bytes]] = {
    "page.pdf": html,
    "word.xls": lambda: GOOD["docx"],
    "sheet.docx": lambda: GOOD["xlsx"],
    "macros.docx": macros,
    "charset of no kind.eml": lambda: GOOD["eml"].replace(b"utf-8", b"undefined"),
    "charset with a zero.eml": lambda: GOOD["eml"].replace(b"utf-8", b"a\0b"),
    "NUL\0name.txt": lambda: GOOD["txt"],
    "..": lambda: GOOD["txt"],
    "con/../../../../etc/passwd": lambda: GOOD["txt"],
    "长" * 300 + ".txt": lambda: GOOD["txt"],
}
"""Files that only look bad: they are read for what they are."""

ENTITIES: Mapping[str, bytes] = {
    f"{name}.{kind}": data
    for name, before in (("laughs", _LAUGHS), ("outside", _OUTSIDE))
    for kind, data in spoken(before).items()
}
"""Files with entities: refused, or read without what these stand for."""

TEDIOUS = (
    "第", "（", "(", "《", "》", "〔", "[", "<", "|", " ", "　", "#", "-", "=", "—", "×", "。",
    "年", "第一条\n", "一、\n", "（一）\n", "1.\n", "①\n", "；\n", "\n", "\r", " | ", "| a |\n",
    "办法", "通知", "人民政府", "云溪县人民政府", "常务委员会", "2020年", "2020年1月1日", "附件\n",
    "附件：\n", "目录\n", "第一章\n", "质(zhi)", "字 ", "- 1 -\n", "...1\n", "《云溪县办法》",
    "废止", "自2020年1月1日起施行", "〔2015〕1号", "关于印发", "县教育局", "a,", "0.", "&#", "\\",
)  # fmt: skip
"""What expressions that look for it find hard when it comes again and again."""
