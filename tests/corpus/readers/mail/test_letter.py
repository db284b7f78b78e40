from __future__ import annotations

import pytest

from corpus.document import DamageKind, UnreadableFileError
from corpus.readers.mail import LETTER, attachments
from tests.corpus.readers.mail.letters import WORDS, letter
from tests.documents import LIMIT

TABLE = "<table><tr><td>学校</td><td>学位</td></tr><tr><td>一小</td><td>90</td></tr></table>"


def text(data: bytes) -> str:
    """A message as text."""
    return LETTER.read(data, LIMIT).source


def test_the_head_is_lines_and_the_subject_is_the_title() -> None:
    """Quoted answers and signatures stay."""
    assert text(letter().as_bytes()) == (
        "# 关于报送学位情况的通知\n发件人：云溪县教育局 <jyj@yunxi.example>\n"
        f"收件人：各中心学校 <xx@yunxi.example>\n日期：2025-03-05\n\n{WORDS}\n"
    )


@pytest.mark.parametrize("charset", ["gb2312", "gb18030", "big5", "utf-16"])
def test_every_charset_is_read(charset: str) -> None:
    """In the head as in the words."""
    message = letter("x")
    message.set_content("請於三月十日前報送" if charset == "big5" else WORDS, charset=charset)

    assert ("三月十日" if charset == "big5" else "3月10日前报送学位情况") in text(
        message.as_bytes()
    )


def test_bare_bytes_in_the_head_are_read() -> None:
    """Old programs do not encode what they write there."""
    data = "From: a@yunxi.example\nSubject: 关于放假的通知\n\n各校：\n今日放假。\n".encode(
        "gb18030"
    )

    assert "# 关于放假的通知\n" in text(data)


def test_of_alternatives_the_plain_one_is_read() -> None:
    """Unless the page holds a table."""
    plain = letter()
    plain.add_alternative(f"<p>{WORDS}</p>", subtype="html")
    rich = letter("见表")
    rich.add_alternative(f"<p>见表</p>{TABLE}", subtype="html")

    assert text(plain.as_bytes()).count("报送学位情况。") == 1
    assert "> 上次" in text(plain.as_bytes())
    assert "学校 | 学位\n一小 | 90" in text(rich.as_bytes())


def test_a_message_in_a_message_is_read() -> None:
    """With its own head, one level below."""
    outer = letter("请阅。", "转发")
    outer.add_attachment(letter())

    assert "# 转发\n" in text(outer.as_bytes())
    assert "## 关于报送学位情况的通知\n发件人：云溪县教育局" in text(outer.as_bytes())


def test_an_attachment_is_named_and_told_as_unread() -> None:
    """And handed out to be read as a file of its own."""
    message = letter()
    message.add_attachment(
        b"PK\x03\x04", maintype="application", subtype="zip", filename="../../学位表.zip"
    )
    decoded = LETTER.read(message.as_bytes(), LIMIT)
    (damage,) = decoded.damage
    (carried,) = attachments(message.as_bytes())

    assert damage.kind is DamageKind.UNREAD
    assert decoded.source[damage.start : damage.end] == "附件：学位表.zip"
    assert (carried.name, carried.data) == ("学位表.zip", b"PK\x03\x04")


def test_attachments_of_a_message_within_are_handed_out() -> None:
    """A forwarded message keeps its files."""
    inner = letter()
    inner.add_attachment("甲,乙", filename="表.csv")
    outer = letter("请阅。")
    outer.add_attachment(inner)

    assert [one.name for one in attachments(outer.as_bytes())] == ["表.csv"]


def test_endless_nesting_is_refused() -> None:
    """Nobody forwards a thousand times."""
    data = letter().as_bytes()
    for _ in range(1500):
        data = b"Content-Type: message/rfc822\nFrom: a\nTo: b\n\n" + data
    nested = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\nFrom: a\n\n--%d\n' % (n, n)
        for n in range(3000)
    )

    for hostile in (data, nested):
        try:
            LETTER.read(hostile, LIMIT)
        except UnreadableFileError as error:
            assert str(error).count("。") == 1  # noqa: PT017  either end is a good one


@pytest.mark.parametrize(
    ("start", "known"),
    [
        ("From: a@b.example\nSubject: x\n\n正文", True),
        ("Received: by x\n\tfor y\nMessage-ID: <1>\n\n正文", True),
        ("From nobody Mon Aug 25 2014\nFrom: a\nTo: b\n\n正文", True),
        ("Subject: 关于放假\n\n正文", False),
        ("关于放假的通知\nFrom: a\nTo: b\n\n正文", False),
        ("注意：From: a\n", False),
    ],
)
def test_a_message_is_known_by_its_head(start: str, known: bool) -> None:  # noqa: FBT001
    """Two head lines of which one is sure."""
    assert LETTER.recognises(start.encode()) is known
