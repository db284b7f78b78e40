"""Small office files about 云溪县, made of raw XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    f'xmlns:r="{_RELATIONS}"'
)
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="标题 2"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="9"><w:name w:val="own"/><w:basedOn w:val="2"/></w:style>
<w:style w:type="character" w:styleId="h"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>
"""


def packed(members: Mapping[str, bytes | str]) -> bytes:
    """A zip container of these members."""
    return _zip(members, zipfile.ZIP_DEFLATED)


def stored(members: Mapping[str, bytes | str]) -> bytes:
    """A zip container of these members, not compressed."""
    return _zip(members, zipfile.ZIP_STORED)


def _zip(members: Mapping[str, bytes | str], method: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as container:
        for name, data in members.items():
            container.writestr(name, data)
    return made.getvalue()


def xml(root: str, inside: str) -> str:
    """A part of an Office package."""
    return f'<?xml version="1.0" encoding="UTF-8"?><{root} {_NAMESPACES}>{inside}</{root}>'


def ties(*tied: tuple[str, str, str]) -> str:
    """A .rels part: (id, role, target)."""
    inside = "".join(
        f'<Relationship Id="{key}" Type="{_RELATIONS}/{role}" Target="{target}"/>'
        for key, role, target in tied
    )
    return f"<Relationships>{inside}</Relationships>"


def docx(body: str, **others: str) -> bytes:
    """A Word file; `others` are the insides of numbering, footnotes."""
    roots = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes"}
    others = {"styles": STYLES} | others
    members = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": ties(("r1", "officeDocument", "word/document.xml")),
        "word/document.xml": xml("w:document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": ties(*((key, key, f"{key}.xml") for key in others)),
    }
    for key, inside in others.items():
        members[f"word/{key}.xml"] = xml(f"w:{roots[key]}", inside)
    return packed(members)


def p(words: str, properties: str = "") -> str:
    """A paragraph of a Word file; words that begin with `<` are runs already."""
    runs = words if words.startswith("<") else r(words)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def r(words: str, properties: str = "") -> str:
    """A run of a Word file."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def styled(style: str, words: str) -> str:
    """A paragraph of this style."""
    return p(words, f'<w:pStyle w:val="{style}"/>')


def xlsx(*sheets: str, names: tuple[str, ...] = ("表一", "表二"), **others: str) -> bytes:
    """A workbook; each sheet is the inside of its `worksheet`."""
    listed = "".join(
        f'<x:sheet name="{name}" r:id="s{at}"/>'
        for at, name in zip(range(len(sheets)), names, strict=False)
    )
    tied = [(f"s{at}", "worksheet", f"worksheets/s{at}.xml") for at in range(len(sheets))]
    tied += [(key, key, f"{key}.xml") for key in others]
    members = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": ties(("r1", "officeDocument", "/xl/workbook.xml")),
        "xl/workbook.xml": xml("x:workbook", f"<x:sheets>{listed}</x:sheets>"),
        "xl/_rels/workbook.xml.rels": ties(*tied),
    }
    for at, inside in enumerate(sheets):
        members[f"xl/worksheets/s{at}.xml"] = xml("x:worksheet", inside)
    roots = {"styles": "x:styleSheet", "sharedStrings": "x:sst"}
    for key, inside in others.items():
        members[f"xl/{key}.xml"] = xml(roots[key], inside)
    return packed(members)


def cells(**words: str) -> str:
    """The data of a sheet: a place (B2) and its words or, if these are a number, its number."""
    rows: dict[int, str] = {}
    for place, word in words.items():
        row = int(place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        told = f'<x:c r="{place}" t="inlineStr"><x:is><x:t>{word}</x:t></x:is></x:c>'
        if word.replace(".", "").isdecimal():
            told = f'<x:c r="{place}"><x:v>{word}</x:v></x:c>'
        rows[row] = rows.get(row, "") + told
    inside = "".join(f'<x:row r="{row}">{told}</x:row>' for row, told in sorted(rows.items()))
    return f"<x:sheetData>{inside}</x:sheetData>"


def merges(*areas: str) -> str:
    """The merged areas of a sheet."""
    return (
        "<x:mergeCells>"
        + "".join(f'<x:mergeCell ref="{one}"/>' for one in areas)
        + ("</x:mergeCells>")
    )


def pptx(*slides: str, notes: str = "") -> bytes:
    """A presentation; each slide is the inside of its shape tree, `notes` belong to the first."""
    entries = "".join(f'<p:sldId id="{256 + at}" r:id="s{at}"/>' for at in range(len(slides)))
    members = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": ties(("r1", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": xml("p:presentation", f"<p:sldIdLst>{entries}</p:sldIdLst>"),
        "ppt/_rels/presentation.xml.rels": ties(
            *((f"s{at}", "slide", f"slides/s{at}.xml") for at in range(len(slides)))
        ),
        "ppt/slides/_rels/s0.xml.rels": ties(("n", "notesSlide", "../notesSlides/n.xml")),
        "ppt/notesSlides/n.xml": xml("p:notes", f"<p:cSld><p:spTree>{notes}</p:spTree></p:cSld>"),
    }
    for at, inside in enumerate(slides):
        shown = inside.startswith("<hidden/>")
        slide = xml("p:sld", f"<p:cSld><p:spTree>{inside}</p:spTree></p:cSld>")
        members[f"ppt/slides/s{at}.xml"] = (
            slide.replace("<p:sld ", '<p:sld show="0" ') if shown else slide
        )
    return packed(members)


def shape(role: str, *words: str) -> str:
    """A shape of a slide, with its place in the layout, and its paragraphs."""
    inside = "".join(f"<a:p><a:r><a:t>{one}</a:t></a:r></a:p>" for one in words)
    return (
        f'<p:sp><p:nvSpPr><p:nvPr><p:ph type="{role}"/></p:nvPr></p:nvSpPr>'
        f"<p:txBody>{inside}</p:txBody></p:sp>"
    )


_OPEN = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("svg", "svg-compatible"),
    )
)


def odt(body: str, styles: str = "", **others: str) -> bytes:
    """An open document: the inside of its text and of its automatic styles."""
    content = (
        f'<office:document-content {_OPEN} xmlns:xml="http://www.w3.org/XML/1998/namespace">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    members = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
    return stored(members | others)
