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
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as container:
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
