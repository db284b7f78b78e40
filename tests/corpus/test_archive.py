"""What is found inside files, under names that harm nobody."""

from __future__ import annotations

import io
import struct
import zipfile
from email.message import EmailMessage

import pytest

from corpus.archive import Member, holds_files, members
from corpus.document import UnreadableFileError, Upload
from corpus.limits import Limits

LIMITS = Limits(unpacked=1_000_000, entries=50)
TEXT = "第一条　本办法自2024年9月1日起施行。".encode()


def zipped(*files: tuple[str, bytes]) -> bytes:
    """An archive."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def renamed(old: bytes, new: bytes) -> bytes:
    """An archive of one file whose name is other bytes of the same length, not marked as UTF-8."""
    assert len(old) == len(new)
    return zipped((old.decode("ascii"), TEXT)).replace(old, new)


def names(data: bytes) -> list[str]:
    """What the members are called."""
    return [member.name for member in members(Upload("a.zip", data), LIMITS)]


def reason(member: Member) -> str:
    """Why a member cannot be had."""
    with pytest.raises(UnreadableFileError) as refused:
        member.read()
    return str(refused.value)


def test_members_are_read_when_they_are_asked_for() -> None:
    """Their size is known before."""
    one, two = members(Upload("a.zip", zipped(("甲.txt", TEXT), ("乙/丙.txt", b"2"))), LIMITS)

    assert (one.name, one.size, one.read()) == ("a.zip/甲.txt", len(TEXT), TEXT)
    assert (two.name, two.size, two.read()) == ("a.zip/乙/丙.txt", 1, b"2")


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("../../etc/passwd.txt", "etc/passwd.txt"),
        ("/root/a.txt", "root/a.txt"),
        ("C:\\Users\\a.txt", "Users/a.txt"),
        ("..\\..\\a.txt", "a.txt"),
        ("a\u202etxt.exe", "atxt.exe"),
        ("a\nb\x1b[31m.txt", "ab[31m.txt"),
        ("\u200b.txt", ".txt"),
        ("\u202e", "未命名"),
    ],
)
def test_names_harm_nobody(stored: str, shown: str) -> None:
    """Whatever path or hidden sign is in them."""
    assert names(zipped((stored, TEXT), ("好.txt", TEXT)))[0] == f"a.zip/{shown}"


def test_a_long_name_is_cut_and_stays_unlike_others() -> None:
    """Its ending is kept."""
    first, second = names(zipped(("长" * 300 + "一.txt", TEXT), ("长" * 300 + "二.txt", TEXT)))

    assert len(first) < 150
    assert first.endswith(".txt")
    assert first != second


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_chinese_names_are_read_in_the_code_pages_of_their_systems(encoding: str) -> None:
    """Windows writes them in its own, and old programs do not mark UTF-8."""
    name = "云溪县办法.txt".encode(encoding)

    assert names(renamed(b"x" * len(name), name)) == ["a.zip/云溪县办法.txt"]


def test_what_systems_leave_behind_is_left_out() -> None:
    """Folders, hidden files, lock files."""
    left = ["__MACOSX/._a.txt", ".DS_Store", "照片/Thumbs.db", "~$办法.docx", "空/", ".git/config"]

    assert names(zipped(*((name, b"") for name in left), ("办法.txt", TEXT))) == ["a.zip/办法.txt"]


def test_a_file_without_a_name_is_left_out() -> None:
    """It could be anything, and other programs do not show it."""
    assert names(zipped(("", TEXT), ("办法.txt", TEXT))) == ["a.zip/办法.txt"]


def test_files_of_one_name_are_told_apart() -> None:
    """By a number before the ending."""
    data = zipped(("a.txt", TEXT), ("./a.txt", TEXT), ("../a.txt", TEXT))

    assert names(data) == ["a.zip/a.txt", "a.zip/a (2).txt", "a.zip/a (3).txt"]


def test_archives_in_archives_are_opened() -> None:
    """Up to a depth; what lies deeper is told."""
    data = zipped(("办法.txt", TEXT))
    for level in range(3, 0, -1):
        data = zipped((f"{level}.zip", data), (f"{level}.txt", TEXT))
    found = members(Upload("a.zip", data), LIMITS)

    assert [one.name for one in found] == [
        "a.zip/1.zip/2.zip/3.zip",
        "a.zip/1.zip/2.zip/3.txt",
        "a.zip/1.zip/2.txt",
        "a.zip/1.txt",
    ]
    assert "层数太多" in reason(found[0])


def test_a_document_that_is_a_zip_is_no_archive() -> None:
    """Its content tells, whatever its name."""
    assert not holds_files(zipped(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"")))
    assert not holds_files(zipped(("mimetype", b"application/epub+zip")))
    assert not holds_files(TEXT)
    assert holds_files(zipped(("办法.txt", TEXT)))


def test_many_small_archives_are_together_no_way_round_the_limits() -> None:
    """Neither in bytes nor in number."""
    large = zipped(*((f"{n}.zip", zipped((f"{n}.txt", bytes(300_000)))) for n in range(5)))
    many = zipped(*((f"{n}.zip", zipped(*((f"{m}", b"") for m in range(9)))) for n in range(9)))

    for data in (large, many):
        with pytest.raises(UnreadableFileError, match="太多或太大"):
            members(Upload("a.zip", data), LIMITS)


@pytest.mark.parametrize("data", [zipped(), b"PK\x03\x04", zipped(("a.txt", TEXT))[:-30]])
def test_an_archive_without_a_file_is_refused(data: bytes) -> None:
    """In one sentence."""
    with pytest.raises(UnreadableFileError) as refused:
        members(Upload("a.zip", data), LIMITS)

    assert str(refused.value).count("。") == 1


def test_an_encrypted_archive_is_refused() -> None:
    """With the reason."""
    data = bytearray(zipped(("a.txt", TEXT)))
    at = data.index(b"PK\x01\x02") + 8
    struct.pack_into("<H", data, at, 1)

    with pytest.raises(UnreadableFileError, match="密码"):
        members(Upload("a.zip", bytes(data)), LIMITS)


def letter(*attached: tuple[str, bytes]) -> bytes:
    """Mail with attachments."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "通知"
    message["Date"] = "Mon, 02 Sep 2024 08:00:00 +0800"
    message.set_content("请各校执行。")
    for name, data in attached:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def test_mail_is_read_and_so_is_what_is_attached() -> None:
    """Mail without attachments is a file like any other."""
    data = letter(("../办法.txt", TEXT), ("全.zip", zipped(("甲.txt", TEXT))))
    body, rule, inner = members(Upload("信.eml", data), LIMITS)

    assert (body.name, body.read()) == ("信.eml", data)
    assert (rule.name, rule.read()) == ("信.eml/办法.txt", TEXT)
    assert (inner.name, inner.read()) == ("信.eml/全.zip/甲.txt", TEXT)
    assert not holds_files(letter())
