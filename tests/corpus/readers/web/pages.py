"""Web pages for tests, about a county that does not exist."""

from __future__ import annotations

from corpus.clean import clean
from corpus.document import Decoded
from corpus.readers.web import read
from tests.documents import LIMIT

PROSE = "".join(f"<p>第{n}句，为保障适龄儿童入学。现通知如下。</p>" for n in "一二三四")
TITLE = "关于做好云溪县幼儿园招生工作的通知"


def decoded(body: str, head: str = "") -> Decoded:
    """A page, read."""
    page = f"<html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    return read(page.encode(), LIMIT)


def shown(body: str, head: str = "") -> str:
    """What is left of a page."""
    return clean(decoded(body, head)).text
