from __future__ import annotations

from corpus.clean import clean
from corpus.readers.web import read
from tests.documents import LIMIT

PROSE = "".join(f"<p>第{n}句，为保障适龄儿童入学。现通知如下。</p>" for n in "一二三四")
LINKS = "".join(f"<li><a href='#'>{words}</a></li>" for words in ("首页栏", "政务公开", "办事服务"))


def shown(body: str) -> str:
    """What is left of a page."""
    return clean(read(f"<html><body>{body}</body></html>".encode(), LIMIT)).text


def test_navigation_and_footer_go() -> None:
    """By tag or by class."""
    body = f"<nav>甲栏</nav><div class='top-menu'>乙栏</div>{PROSE}<div id='footer'>丙栏</div>"

    assert not set("甲乙丙") & set(shown(body))


def test_lists_of_links_go() -> None:
    """Whatever they are called."""
    assert "政务公开" not in shown(f"<div><ul>{LINKS}</ul></div><div>{PROSE}</div>")


def test_links_within_the_main_text_stay() -> None:
    """Annexes are links."""
    body = f"<ul>{LINKS}</ul><div id='zoom'>{PROSE}<ul>{LINKS}</ul></div>"

    assert shown(body).count("政务公开") == 1


def test_sentences_are_never_furniture() -> None:
    """A form or a `side` div around the whole text is common on old sites."""
    for tag in ("form", "div class='side'", "aside", "div class='comment'"):
        body = f"<{tag}>{PROSE}</{tag.split()[0]}>"

        assert shown(body).count("现通知如下") == 4


def test_what_went_is_on_record() -> None:
    """The words of the navigation are in the list of what was removed."""
    cleaned = clean(read(f"<html><body><nav>甲栏</nav>{PROSE}</body></html>".encode(), LIMIT))

    assert any("甲栏" in removed.words for removed in cleaned.removed)
