from __future__ import annotations

from corpus.document import DamageKind
from tests.corpus.readers.web.pages import PROSE, TITLE, decoded

PICTURE = "<p><img src='a.jpg' width='800'></p>"


def test_a_notice_that_is_pictures_is_told() -> None:
    """Its words are not in the text."""
    body = f"<h1>{TITLE}</h1><div id='zoom'><p>通知如下。</p>{PICTURE * 2}</div>"
    (damage,) = decoded(body).damage

    assert damage.kind is DamageKind.UNREAD
    assert "2张图片" in damage.sentence


def test_pictures_beside_words_are_no_damage() -> None:
    """Nor are icons, links and ornaments."""
    icons = (
        "<img src='b.gif' width=16><a href='#'><img src='c.png'></a><nav><img src='d.png'></nav>"
    )

    assert not decoded(f"<h1>{TITLE}</h1><div id='zoom'>{PROSE * 4}{PICTURE}</div>").damage
    assert not decoded(f"<h1>{TITLE}</h1>{icons}<p>通知如下。</p>").damage
