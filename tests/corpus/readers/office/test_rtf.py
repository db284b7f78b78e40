from __future__ import annotations

import pytest

from corpus.document import DamageKind, Decoded, UnreadableFileError
from corpus.limits import Limits
from corpus.readers.office.rtf import READER

HEAD = (
    r"{\rtf1\ansi\ansicpg936\uc2{\fonttbl{\f0\fcharset0 Times New Roman;}{\f1\fcharset134 SimSun;}"
    r"{\f2\fcharset136 MingLiU;}}{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\s2 Title;}"
    r"{\s3\outlinelevel1 own;}}{\info{\title 题目}}{\header 页眉\par}"
)


def _rtf(body: str, head: str = HEAD) -> bytes:
    """A file whose Chinese characters are written as most programs do: in pairs of bytes."""
    raw = (head + body + "}").encode("gb18030")
    return b"".join(bytes([one]) if one < 0x80 else b"\\'%02x" % one for one in raw)


def _read(body: str, head: str = HEAD) -> Decoded:
    return READER.read(_rtf(body, head), Limits())


def _lines(body: str, head: str = HEAD) -> list[str]:
    return [line for line in _read(body, head).source.split("\n") if line]


def test_it_is_known_by_its_first_bytes() -> None:
    """It is known by its first bytes."""
    assert READER.recognises(_rtf("云溪"))
    assert READER.recognises(b"\r\n" + _rtf("云溪"))
    assert not READER.recognises(b"rtf")


def test_paragraphs_are_lines_and_headers_are_left_out() -> None:
    """Paragraphs are lines and headers are left out."""
    body = r"\pard\f1 云溪县\b 人民\b0 政府\par 关于\line 补助\par"

    assert _lines(body) == ["云溪县人民政府", "关于", "补助"]


def test_unicode_is_preferred_to_what_stands_in_for_it() -> None:
    """Unicode is preferred to what stands in for it."""
    assert _lines(r"\uc2\u20113云\u28330溪\uc1\u21439?\u-10179?\u-8704?") == ["云溪县😀"]


def test_the_code_page_comes_from_the_file_or_from_the_font() -> None:
    """The code page comes from the file or from the font."""
    western = HEAD.replace("936", "1252")
    traditional = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f2\fcharset136 M;}}\f2 \'b6\'b3\'b7\'cb}"

    assert _lines(r"\f1 云溪", western) == ["云溪"]
    assert _lines(r"\loch\af0\hich\af0\dbch\af1 云溪", western) == ["云溪"]
    assert READER.read(traditional, Limits()).source == "雲溪"


def test_headings_are_told_by_style_and_by_outline() -> None:
    """Headings are told by style and by outline."""
    body = (
        r"\pard\s2 云溪县办法\par\pard\s1 总则\par\pard\s3 目的\par"
        r"\pard\outlinelevel2 范围\par\pard 正文\par"
    )

    assert _lines(body) == ["# 云溪县办法", "## 总则", "### 目的", "#### 范围", "正文"]


def test_automatic_numbers_are_kept_and_bullets_are_not() -> None:
    """Automatic numbers are kept and bullets are not."""
    body = (
        r"{\listtext\pard\plain 第一条\tab}目的\par{\pntext （一）}范围\par"
        r"{\listtext\f3\'b7\tab}要点\par"
    )

    assert _lines(body.replace(r"\'b7", "·")) == ["第一条 目的", "（一）范围", "要点"]


def test_a_table_keeps_its_heads_by_the_edges_of_its_cells() -> None:
    """A table keeps its heads by the edges of its cells."""
    body = (
        r"\trowd\clvmgf\cellx1000\cellx3000\intbl 地区\cell 补助\cell\row"
        r"\trowd\clvmrg\cellx1000\cellx2000\cellx3010\intbl\cell 2023年\cell 2024年\cell\row"
        r"\trowd\cellx1000\cellx2000\cellx3000\intbl 云溪\par 镇\cell 100\cell 120\cell\row"
        r"\pard 以上\par"
    )

    assert _lines(body) == [
        "地区 | 补助 | 补助",
        "地区 | 2023年 | 2024年",
        "云溪 镇 | 100 | 120",
        "以上",
    ]


def test_what_is_hidden_or_deleted_or_code_is_left_out() -> None:
    """What is hidden or deleted or code is left out."""
    body = (
        r"云{\v 隐藏}{\deleted 旧}溪{\field{\*\fldinst HYPERLINK x}{\fldrslt 县}}"
        r"{\*\unknown 未知}{\*\annotation 批注}\par"
    )

    assert _lines(body) == ["云溪县"]


def test_a_text_box_is_read_once_and_a_note_stands_at_the_end() -> None:
    """A text box is read once and a note stands at the end."""
    body = (
        r"补助{\footnote\pard 含税\par}标准{\shp{\*\shpinst{\sp{\sn a}}{\shptxt 框\par}}"
        r"{\shprslt 框\par}}\par 完\par"
    )

    assert _lines(body) == ["补助标准", "框", "完", "[注1] 含税"]


def test_a_large_picture_is_told() -> None:
    """A large picture is told."""
    body = (
        r"附图{\*\shppict{\pict\picwgoal8000\pichgoal5000 ffd8}}{\nonshppict{\pict ff}}\par 完\par"
    )
    decoded = _read(body)

    assert [one.kind for one in decoded.damage] == [DamageKind.UNREAD]
    assert decoded.damage[0].start == 2


def test_binary_data_is_skipped() -> None:
    """Binary data is skipped."""
    assert _lines(r"云{\pict\bin5 }}}}}}溪\par") == ["云溪"]


def test_a_file_cut_off_is_read_as_far_as_it_goes() -> None:
    """A file cut off is read as far as it goes."""
    assert READER.read(_rtf(r"\pard 云溪县{\b 政府")[:-1], Limits()).source == "云溪县政府"


def test_deep_nesting_is_refused() -> None:
    """Deep nesting is refused."""
    with pytest.raises(UnreadableFileError, match="嵌套太深"):
        READER.read(_rtf("{" * 100_000), Limits())
