from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.document import UnreadableFileError, Upload
from corpus.read import read
from tests.documents import LIMIT, SAMPLES

NOISE = random.Random(1).randbytes(4000)  # noqa: S311  chance, not secrets
WORDS = "为规范学前教育管理，制定本办法。"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_is_read(path: Path) -> None:
    """Whatever format and encoding it is in; of the county, or of the city it lies in."""
    source = read(Upload(path.name, path.read_bytes()), LIMIT).source.replace("雲", "云")
    assert "云溪" in source or "澜江" in source


@pytest.mark.parametrize(
    ("name", "data", "advice"),
    [
        ("空.txt", b"", "空的"),
        ("空白.txt", " \n\u3000\t\n".encode(), "没有文字"),
        ("符号.txt", "……——。。。".encode(), "没有文字"),
        ("程序.txt", bytes(range(256)) * 40, "上传"),
        ("随机.txt", NOISE, "上传"),
        ("图.txt", b"\x89PNG\r\n\x1a\n" + bytes(200), "图片"),
        ("表.txt", b"PK\x03\x04" + bytes(200), "上传"),
        ("旧.txt", b"\xd0\xcf\x11\xe0" + bytes(200), "Office"),
        ("零.txt", bytes(500), "编码"),
        ("乱.txt", ("锟斤拷" * 60).encode(), "乱码"),
        ("码.txt", ("浣犲ソ锛屼腑鍥芥暀鑲查儴" * 9).encode(), "乱码"),
        ("丢.txt", ("\ufffd" * 60 + "字").encode(), "乱码"),
        ("包.docx", b"Rar!\x1a\x07\x01\0" + bytes(200), "RAR 压缩包.*解压"),
        ("歌.pdf", b"ID3\x04" + bytes(200), "音频"),
        ("库.xls", b"SQLite format 3\0" + bytes(200), "数据库"),
        ("数.txt", b'{"a": [1, 2]}', "JSON"),
        ("讯.txt", b"<?xml version='1.0'?><rss><a>b</a></rss>", "XML"),
        ("坏.docx", NOISE, "“.docx”文件该有的内容"),
        ("页.html", b"<html><script>var a = 1</script></html>", "网页"),
    ],
)
def test_a_file_without_text_is_refused_in_one_sentence(
    name: str, data: bytes, advice: str
) -> None:
    """The sentence names the trouble, says what to do, and is Chinese."""
    with pytest.raises(UnreadableFileError, match=advice) as caught:
        read(Upload(name, data), LIMIT)
    assert "上传" in str(caught.value)
    assert str(caught.value).count("。") == 1


def test_a_file_over_the_limit_is_not_even_decoded() -> None:
    """The sentence says how large it is and how large it may be."""
    with pytest.raises(UnreadableFileError, match=r"52\.4 MB.*20\.0 MB"):
        read(Upload("大.txt", bytes(52_400_000)), LIMIT)


def test_a_web_page_is_known_by_its_content() -> None:
    """Even if its name says text."""
    page = f"<!DOCTYPE html><html><body><p>{WORDS}</p></body></html>"

    assert read(Upload("页.txt", page.encode()), LIMIT).source == f"{WORDS}\n"


@pytest.mark.parametrize(
    "name",
    [
        "公告.doc",
        "公告.docx",
        "公告.pdf",
        "公告.xyz",
        "无后缀",
        "../../etc/passwd",
        "C:\\con.txt",
        "\0",
        "长" * 5000 + ".txt",
        ".",
        "公告\u202etxt.exe",
        "",
    ],
)
def test_the_name_has_no_say_over_the_content(name: str) -> None:
    """Plain text is read as that whatever it is called; names harm nobody."""
    for encoding in ("utf-8", "gb18030"):
        assert read(Upload(name, WORDS.encode(encoding)), LIMIT).source == WORDS


@pytest.mark.parametrize("name", ["通知.doc", "通知.pdf", "通知.xls", "通知.txt"])
def test_a_page_that_is_called_something_else_is_a_page(name: str) -> None:
    """Government sites offer pages as Word files."""
    word = "xmlns:o='urn:schemas-microsoft-com:office:office'"
    page = f"<html {word}><head><meta charset=gb2312></head><body><p>{WORDS}</p></body></html>"

    assert read(Upload(name, page.encode("gb2312")), LIMIT).source == f"{WORDS}\n"


def test_markdown_is_told_by_the_name() -> None:
    """Nothing else tells it from plain text."""
    assert read(Upload("a.md", "**甲乙**丙".encode()), LIMIT).markup
    assert not read(Upload("a.txt", "**甲乙**丙".encode()), LIMIT).markup


def test_a_text_over_the_limit_is_refused() -> None:
    """Small files may unpack to long texts."""
    limits = replace(LIMIT, characters=10)

    with pytest.raises(UnreadableFileError, match="16 字，超过上限 10 字"):
        read(Upload("长.txt", WORDS.encode()), limits)


def test_the_ending_may_be_capital() -> None:
    """Windows writes .TXT."""
    assert read(Upload("文.TXT", WORDS.encode()), LIMIT).source == WORDS
