"""Pictures inside office files: their words where they stand, or a sentence that says why not."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import pytest
from PIL import Image

from corpus.document import DamageKind, Decoded, UnreadableFileError
from corpus.limits import Limits
from corpus.readers.office import album, odt, sheets, slides, word
from corpus.recognise import Reading, Seen
from tests.office import docx, p, pptx, shape, styled, ties, xlsx, xml
from tests.office import odt as opened
from tests.paper import picture

UNREAD, RECOGNISED = DamageKind.UNREAD, DamageKind.RECOGNISED


class Reader:
    """A recogniser that always sees the same lines, and counts how often it looks."""

    def __init__(self, lines: Sequence[str], sure: float = 0.95) -> None:
        self.lines = lines
        self.sure = sure
        self.looks = 0

    def __call__(self, image: Image.Image) -> Reading:
        """The lines, far apart."""
        self.looks += 1
        seen = tuple(
            Seen(line, self.sure, 40, 40 + 200 * at, 40 + 30 * len(line), 70 + 200 * at)
            for at, line in enumerate(self.lines)
        )
        return Reading(seen, 0, image.width, image.height)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """What stands on every picture of a test."""
    found = Reader(["云溪县校车补助标准", "每生每学期三百二十元"])
    monkeypatch.setattr(album, "recognise", found)
    monkeypatch.setattr(album, "is_there", lambda: True)
    return found


def _drawing(key: str = "i", wide: int = 15, high: int = 8) -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{wide * 360000}" cy="{high * 360000}"/>'
        f'<a:graphic><a:blip r:embed="{key}"/></a:graphic></wp:inline></w:drawing></w:r>'
    )


def _with(data: bytes, members: dict[str, bytes | str]) -> bytes:
    """A package with other members, or with some of its own replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            if name not in members:
                after.writestr(name, before.read(name))
        for name, inside in members.items():
            after.writestr(name, inside)
    return out.getvalue()


def _docx(body: str, image: bytes | None = None, count: int = 1) -> bytes:
    images = [("i" * at, "image", f"media/{at}.png") for at in range(1, count + 1)]
    members: dict[str, bytes | str] = {
        "word/_rels/document.xml.rels": ties(("styles", "styles", "styles.xml"), *images)
    }
    for _, _, name in images:
        members[f"word/{name}"] = picture("Bus rules") if image is None else image
    return _with(docx(body), members)


def _read(data: bytes, pictures: int = 40) -> Decoded:
    return word.READER.read(data, Limits(pictures=pictures))


def _kinds(decoded: Decoded) -> list[DamageKind]:
    return [one.kind for one in decoded.damage]


@pytest.mark.usefixtures("reader")
def test_the_words_of_a_picture_stand_where_it_stands() -> None:
    """They are marked with how sure they are, in the words that picture files have."""
    decoded = _read(_docx(p("附图：") + p(_drawing()) + p("以上。")))
    (damage,) = decoded.damage

    assert decoded.source.split() == [
        "附图：",
        "云溪县校车补助标准",
        "每生每学期三百二十元",
        "以上。",
    ]
    assert damage.kind is RECOGNISED
    assert "平均置信度 0.95" in damage.sentence
    words = decoded.source[damage.start : damage.end]
    assert words == "云溪县校车补助标准\n每生每学期三百二十元"


@pytest.mark.usefixtures("reader")
def test_a_paragraph_is_not_torn_by_its_picture() -> None:
    """The words of the picture follow it; a heading stays one."""
    decoded = _read(_docx(styled("1", "附图") + p(_drawing() + "<w:r><w:t>见图。</w:t></w:r>")))

    assert decoded.source.split("\n")[:3] == ["# 附图", "见图。", "云溪县校车补助标准"]


@pytest.mark.usefixtures("reader")
def test_the_words_of_a_picture_stay_in_their_cell() -> None:
    """The row stays a row."""
    cells = "".join(f"<w:tc>{one}</w:tc>" for one in (p("甲"), p(_drawing()), p("乙")))
    decoded = _read(_docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"))
    (damage,) = decoded.damage

    assert decoded.source == "甲 | 云溪县校车补助标准 每生每学期三百二十元 | 乙"
    assert decoded.source[damage.start : damage.end].startswith("云溪县")


@pytest.mark.usefixtures("reader")
def test_a_file_of_nothing_but_pictures_is_read() -> None:
    """It was refused when nothing could be recognised."""
    assert "三百二十元" in _read(_docx(p(_drawing()))).source


@pytest.mark.parametrize("lines", [[], ["云溪"], ["140", "120", "100", "2024"], ["AB", "x1"]])
def test_what_is_no_text_adds_nothing(reader: Reader, lines: Sequence[str]) -> None:
    """Photographs, signs and the figures of a chart; the picture is told as before."""
    reader.lines = lines
    decoded = _read(_docx(p("附图：") + p(_drawing())))

    assert (decoded.source.strip(), _kinds(decoded)) == ("附图：", [UNREAD])
    assert reader.looks == 1


def test_what_is_doubtful_adds_nothing(reader: Reader) -> None:
    """A recogniser sees letters in leaves."""
    reader.sure = 0.6

    assert _kinds(_read(_docx(p("附图：") + p(_drawing())))) == [UNREAD]


@pytest.mark.parametrize(
    ("drawing", "image", "damage"),
    [
        (_drawing(wide=3, high=3), None, []),
        (_drawing(), picture()[:80], [UNREAD]),
        (_drawing(), b"\x01\0\0\0 EMF", [UNREAD]),
        (_drawing("other"), None, [UNREAD]),
    ],
)
def test_what_cannot_be_recognised_is_not_looked_at(
    reader: Reader, drawing: str, image: bytes | None, damage: Sequence[DamageKind]
) -> None:
    """Logos, damaged pictures, kinds that are none, and pictures that are not there."""
    assert _kinds(_read(_docx(p("附图：") + p(drawing), image))) == list(damage)
    assert not reader.looks


def test_tiny_pictures_are_not_looked_at(reader: Reader) -> None:
    """However large they are drawn."""
    out = io.BytesIO()
    Image.new("L", (60, 60)).save(out, "PNG")

    assert _kinds(_read(_docx(p("附图：") + p(_drawing()), out.getvalue()))) == [UNREAD]
    assert not reader.looks


def test_recognition_may_be_off(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Switched off, or not installed: the picture is told, and a file of pictures refused."""
    data = _docx(p("附图：") + p(_drawing()))

    assert _kinds(_read(data, pictures=0)) == [UNREAD]
    monkeypatch.setattr(album, "is_there", lambda: False)
    assert _kinds(_read(data)) == [UNREAD]
    with pytest.raises(UnreadableFileError, match="只有图片"):
        _read(_docx(p(_drawing())))
    assert not reader.looks


def test_no_more_pictures_are_recognised_than_may_be(reader: Reader) -> None:
    """The others are told where they stand; the same one is read and written once."""
    body = "".join(p(f"图{at}") + p(_drawing("i" * at)) + p(_drawing("i")) for at in (1, 2, 3))
    decoded = _read(_docx(body, count=3), pictures=2)

    assert _kinds(decoded) == [RECOGNISED, RECOGNISED, UNREAD]
    assert decoded.source.count("三百二十元") == 2
    assert reader.looks == 2


@pytest.mark.usefixtures("reader")
def test_slides_sheets_and_open_documents_have_pictures_too() -> None:
    """Each names them in its own way."""
    image = picture("Bus rules")
    shown = '<p:pic><a:blip r:embed="i"/><a:ext cx="5400000" cy="3600000"/></p:pic>'
    tied = ties(("i", "image", "../media/1.png"))
    slide = _with(
        pptx(shape("title", "附图") + shown),
        {"ppt/slides/_rels/s0.xml.rels": tied, "ppt/media/1.png": image},
    )
    sheet = _with(
        xlsx("<x:sheetData/>"),
        {
            "xl/worksheets/_rels/s0.xml.rels": ties(("d", "drawing", "../drawings/d.xml")),
            "xl/drawings/d.xml": xml("xdr", shown.replace("p:pic", "pic")),
            "xl/drawings/_rels/d.xml.rels": tied,
            "xl/media/1.png": image,
        },
    )
    frame = '<draw:frame svg:width="15cm" svg:height="8cm"><draw:image xlink:href="Pictures/1"/>'
    text = _with(
        opened(f'<text:p xmlns:xlink="x">{frame}</draw:frame></text:p>'), {"Pictures/1": image}
    )
    (workbook,) = (one for one in sheets.READERS if one.name == "workbook")
    for reader, data in ((slides.READER, slide), (workbook, sheet), (odt.READER, text)):
        decoded = reader.read(data, Limits())

        assert "三百二十元" in decoded.source
        assert _kinds(decoded) == [RECOGNISED]


def test_signs_in_the_text_are_no_pictures(reader: Reader) -> None:
    """A file cannot name a picture by the signs that stand for one here."""
    decoded = _read(_docx(p("甲\ufffc0\ufdd0乙")))

    assert (decoded.source, decoded.damage) == ("甲0乙", ())
    assert not reader.looks


@pytest.mark.slow
def test_the_recogniser_reads_a_picture_in_a_word_file() -> None:
    """The real one."""
    image = picture("Yunxi County School Bus Rules", "Article 1 Buses are checked")
    decoded = _read(_docx(p("附图：") + p(_drawing()), image))

    assert "School Bus Rules" in decoded.source
    assert _kinds(decoded) == [RECOGNISED]
