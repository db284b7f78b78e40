from __future__ import annotations

import pytest

from tests.documents import composed

PROSE = "".join(f"<p>第{n}句，为保障适龄儿童入学。现通知如下。</p>" for n in "一二三四")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", "<h1>关于招生的通知</h1>"),
        ("<title>关于招生的通知_通知公告_云溪县</title>", "<p>关于招生的通知</p>"),
        ("<title>关于招生的通知 - 云溪县</title>", "<h2>关于招生的通知</h2>"),
        (
            "<meta name='ArticleTitle' content='关于招生的通知'>",
            "<h1>云溪县网站</h1><p>关于招生的通知</p>",
        ),
        ("<title>关于招生的通知|云溪县</title>", ""),
    ],
)
def test_the_title_of_a_page(head: str, body: str) -> None:
    """From its heading, from what government sites declare, or from the window's title."""
    page = f"<html><head>{head}</head><body>{body}{PROSE}</body></html>"

    assert composed(page, "页.html").parts[0].title.value == "关于招生的通知"


def test_what_stands_above_the_title_goes() -> None:
    """Unless it is a sentence."""
    page = f"<html><body><p>今天是星期四</p><p>有一句话。</p><h1>通知</h1>{PROSE}</body></html>"
    text = composed(page, "页.html").text

    assert "今天是星期四" not in text
    assert "有一句话。" in text
