from __future__ import annotations

import re
import zlib
from contextlib import closing
from dataclasses import replace
from itertools import pairwise

import pypdfium2 as pdfium
import pytest

from corpus.document import DamageKind, UnreadableFileError
from corpus.limits import Limits
from corpus.readers.pdf import READER, read
from tests.documents import LIMIT
from tests.paper import drawn, grid, joined, pdf, scan, stream, words

NO_PICTURES = replace(LIMIT, pictures=0)
FIRST = "第一条 为了加强校车安全管理，保障乘坐校车学生的人身安全，根"
ARTICLES = (
    words(84, 120, FIRST)
    + words(60, 140, "据有关规定，制定本办法。")
    + words(84, 160, "第二条 略。")
)


def _lines(data: bytes) -> list[str]:
    return read(data, NO_PICTURES).source.splitlines()


def test_a_sentence_goes_on_over_the_end_of_a_line() -> None:
    """Chinese lines are joined without a blank, and an indent begins a paragraph."""
    found = _lines(pdf(ARTICLES))

    assert found == [FIRST + "据有关规定，制定本办法。", "第二条 略。"]


def test_a_sentence_goes_on_over_the_end_of_a_page() -> None:
    """The running head and the page number are furniture, and stand in no sentence."""
    pages = [
        words(250, 40, "云溪县教育局文件", 9) + words(60, 780, FIRST) + words(290, 815, f"— {at} —")
        for at in (1, 2, 3)
    ]
    pages[1] = pages[1].replace(words(60, 780, FIRST), words(60, 80, "据规定，制定本办法。"))
    pages[2] = pages[2].replace(words(60, 780, FIRST), words(60, 80, "第二条 略。"))
    decoded = read(pdf(*pages), NO_PICTURES)
    aside = [decoded.source[span.start : span.end].strip() for span in decoded.markup]

    assert FIRST + "据规定，制定本办法。" in decoded.source.splitlines()
    assert sorted(aside) == sorted(["云溪县教育局文件"] * 3 + ["— 1 —", "— 2 —", "— 3 —"])


def test_what_a_browser_prints_at_the_edges_is_furniture() -> None:
    """The time and the title above, the address and the page below."""
    page = words(20, 10, "2024/5/3 12:34  县教育局", 8) + ARTICLES
    page += words(20, 825, "https://jyj.yunxi.gov.cn/a.html 1/1", 8)
    decoded = read(pdf(page), NO_PICTURES)

    assert [decoded.source[span.start : span.end][:5] for span in decoded.markup] == [
        "2024/",
        "https",
    ]


def test_larger_words_are_a_heading() -> None:
    """A title over two lines is one heading; what is bold and alone is one below it."""
    page = words(150, 40, "云溪县教育局关于做好", 22) + words(180, 75, "校车工作的通知", 22)
    page += words(60, 110, "总体要求", 12, "F2") + ARTICLES

    assert _lines(pdf(page))[:2] == ["# 云溪县教育局关于做好校车工作的通知", "## 总体要求"]


def test_a_ruled_table_keeps_its_rows() -> None:
    """Cells are parted by bars; a cell over two rows heads both of them."""
    page = grid([60, 160, 260], [100, 130, 160]) + words(70, 105, "学段") + words(170, 105, "人数")
    page += words(70, 135, "小学") + words(170, 135, "45")

    assert _lines(pdf(words(60, 60, "表一") + page)) == ["表一", "学段 | 人数", "小学 | 45"]


def test_columns_are_read_one_after_the_other() -> None:
    """A line of the left column is not followed by the one beside it."""
    left = ["一二三四五六七八九十甲乙丙丁戊" for _ in range(4)]
    page = "".join(words(60, 100 + 20 * at, one) for at, one in enumerate(left))
    page += "".join(words(310, 100 + 20 * at, "子丑寅卯辰巳午未申酉戌亥天地人") for at in range(4))
    text = "".join(_lines(pdf(page)))

    assert text.index("子") > text.rindex("甲")


def test_vertical_writing_is_read_from_the_right() -> None:
    """A column of characters is a line."""
    page = words(500, 100, "云溪县校车管理办法由县教育局解释", 12, "F3")
    page += words(470, 100, "本办法自公布之日起施行", 12, "F3")
    with closing(pdfium.PdfDocument(pdf(page))) as document:
        if not document[0].get_textpage().count_chars():
            pytest.skip("without a font for it, PDFium here reads no vertical writing at all")

    assert "".join(_lines(pdf(page))) == "云溪县校车管理办法由县教育局解释本办法自公布之日起施行"


def test_characters_drawn_twice_are_read_once() -> None:
    """Some programs draw a word again beside itself to make it look bold."""
    page = words(60, 100, "校车安全") + words(60.4, 100, "校车安全")

    assert _lines(pdf(page)) == ["校车安全"]


def test_a_doubled_letter_stays_two() -> None:
    """Narrow letters stand close, but not on each other."""
    assert _lines(pdf(words(60, 100, "All will bill", 12, "F4"))) == ["All will bill"]


def test_odd_letters_are_spelt_as_they_are_typed() -> None:
    """Ligatures and radicals would not be found."""
    assert _lines(pdf(words(60, 100, "⼈⺠ ofﬁce"))) == ["人民 office"]


def test_a_word_broken_at_a_line_end_is_whole() -> None:
    """The hyphen that only breaks the line goes."""
    above = "The county school bus measures apply to all primary schools and their admin-"
    page = words(60, 100, above, 10, "F4") + words(60, 115, "istration in Yunxi county.", 10, "F4")

    assert "administration" in "".join(_lines(pdf(page)))


def test_a_footnote_follows_its_paragraph() -> None:
    """It would otherwise stand in the middle of what goes on over the page."""
    page = words(60, 100, "校车①由县教育局管理。") + words(60, 120, "本办法自公布之日起施行。")
    page += words(60, 740, "①指接送学生的车辆。", 8)

    assert _lines(pdf(page))[1] == "①指接送学生的车辆。"


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (pdf(ARTICLES)[:300], "损坏"),
        (b"%PDF-1.7\n" + bytes(200), "损坏"),
        (pdf("", ""), "没有可用的文字"),
        (pdf(*[ARTICLES] * 4), "超过上限 3 页"),
        (
            pdf(
                ARTICLES,
                extra=f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'11' * 32}>"
                f" /U <{'22' * 32}> >> /ID [<{'33' * 16}> <{'33' * 16}>]",
            ),
            "密码",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, advice: str) -> None:
    """The sentence names the trouble and says what to do."""
    with pytest.raises(UnreadableFileError, match=advice) as caught:
        read(data, replace(NO_PICTURES, pages=3))

    assert re.fullmatch(r"[^。]+。", str(caught.value))


def test_pages_that_hold_themselves_end() -> None:
    """A tree of pages with a loop in it costs no more than any other."""
    loop = b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"
    with pytest.raises(UnreadableFileError):
        read(joined([b"<< /Type /Catalog /Pages 2 0 R >>", loop]), NO_PICTURES)


@pytest.mark.parametrize("times", [1, 2])
def test_a_stream_that_swells_is_refused(times: int) -> None:
    """Also one that is packed twice; nothing of it is kept in memory."""
    packed = zlib.compress(bytes(30_000_000))
    for _ in range(times - 1):
        packed = zlib.compress(packed)
    bomb = stream(packed, "/Filter [" + "/FlateDecode " * times + "]")
    with pytest.raises(UnreadableFileError, match="炸弹"):
        read(joined([b"<< /Type /Catalog >>", bomb]), replace(LIMIT, unpacked=40_000_000))


def test_a_scan_without_recognition_is_refused() -> None:
    """It is never taken for an empty document."""
    with pytest.raises(UnreadableFileError, match="文字识别已关闭"):
        read(scan(drawn("School bus")), NO_PICTURES)


def test_too_many_scans_are_refused_with_their_number() -> None:
    """The limit is told, so that the file can be split."""
    page = "0 0 m 100 100 l S\n"
    with pytest.raises(UnreadableFileError, match=r"有 3 页是图片.*上限 2 页"):
        read(pdf(page, page, page), replace(LIMIT, pictures=2))


def test_a_scanned_page_among_others_is_told() -> None:
    """The text stays, and says which page is missing."""
    (damage,) = read(pdf(ARTICLES, "0 0 m 100 100 l S\n"), NO_PICTURES).damage

    assert damage.kind is DamageKind.UNREAD
    assert "第2页" in damage.sentence


def test_a_text_layer_without_meaning_is_not_taken() -> None:
    """Characters for private use say nothing; such a page is a picture."""
    garbage = "".join(chr(0xE000 + at) for at in range(40))
    with pytest.raises(UnreadableFileError, match="文字识别已关闭"):
        read(pdf(words(60, 100, garbage)), NO_PICTURES)


@pytest.mark.slow
def test_a_scan_is_recognised() -> None:
    """Its words are marked as recognised, with how sure they are."""
    decoded = read(scan(drawn("Yunxi County Bus Rules", "Article 1 of 2024")), LIMIT)

    assert "Yunxi" in decoded.source
    assert decoded.damage[0].kind is DamageKind.RECOGNISED
    assert re.search(r"置信度 0\.\d\d|置信度 1\.00", decoded.damage[0].sentence)


def test_a_pdf_file_is_known_by_its_bytes() -> None:
    """Its mark may stand a little after the beginning."""
    assert READER.recognises(b"\n" * 100 + pdf(ARTICLES))
    assert not READER.recognises(b"PDF")


def test_the_same_file_reads_the_same_with_packed_streams() -> None:
    """Most files are packed."""
    one, other = (read(pdf(ARTICLES, packed=packed), Limits()) for packed in (False, True))

    assert one == other


def test_furniture_spans_do_not_overlap() -> None:
    """They are stretches of the source, in order."""
    pages = [ARTICLES + words(290, 815, f"第{at}页") for at in (1, 2)]
    spans = read(pdf(*pages), NO_PICTURES).markup

    assert len(spans) == 2
    assert all(one.end <= other.start for one, other in pairwise(spans))
