from __future__ import annotations

import quopri

import pytest

from corpus.clean import clean
from corpus.document import UnreadableFileError
from corpus.readers.mail import LETTER, SAVED
from tests.corpus.readers.mail.letters import letter
from tests.corpus.readers.web.pages import PROSE, TITLE
from tests.documents import LIMIT


def saved(markup: str, charset: str = "utf-8") -> bytes:
    """A page as a browser saves it in one file."""
    head = (
        "From: <Saved by Blink>\r\nSubject: page\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="==b"\r\n\r\n--==b\r\n'
        f"Content-Type: text/html; charset={charset}\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    tail = b"\r\n--==b\r\nContent-Type: image/png\r\n\r\nxx\r\n--==b--\r\n"
    return head.encode() + quopri.encodestring(markup.encode(charset)) + tail


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_the_page_is_read_as_a_page(charset: str) -> None:
    """Title, body and furniture are told apart there, too."""
    data = saved(f"<html><body><nav>首页</nav><h1>{TITLE}</h1>{PROSE}</body></html>", charset)

    assert SAVED.recognises(data)
    assert clean(SAVED.read(data, LIMIT)).text.startswith(f"{TITLE}\n第一句")


def test_a_saved_page_without_a_page_is_refused() -> None:
    """With what to do."""
    with pytest.raises(UnreadableFileError, match="重新另存"):
        SAVED.read(saved("x").replace(b"text/html; charset", b"text/css; charset"), LIMIT)


def test_a_letter_is_no_saved_page() -> None:
    """It was sent to somebody, even if it holds pictures."""
    message = letter()
    message.add_related(b"x", maintype="image", subtype="png")

    assert not SAVED.recognises(message.as_bytes())
    assert LETTER.recognises(message.as_bytes())
