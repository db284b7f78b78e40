from __future__ import annotations

from tests.corpus.readers.web.pages import shown


def test_a_drawn_page_is_read_line_by_line() -> None:
    """Programs that turn official documents into pages draw every sign by itself."""
    signs = "".join(
        f"<text x='{n}' y='9'>{sign}</text>" for n, sign in enumerate("云溪县教育局文件")
    )
    more = "".join(
        f"<text x='{n}' y='9'>{sign}</text>" for n, sign in enumerate("关于幼儿园招生的通知")
    )

    text = shown(
        f"<svg style='top:10px'>{signs}</svg><svg style='top:30px'>{more}</svg>"
        "<svg style='top:30.5px'><text y='9'>（试行）</text></svg>"
    )

    assert text == "云溪县教育局文件\n关于幼儿园招生的通知 （试行）\n"


def test_the_drawings_of_a_page_with_text_are_pictures() -> None:
    """Words in a chart or an icon are not read."""
    icon = "<svg><text>点此分享</text></svg>"

    assert "分享" not in shown(
        f"{icon}<p>各校要抓好落实，不得推诿，并于六月底前报县教育局备案。</p>"
    )
