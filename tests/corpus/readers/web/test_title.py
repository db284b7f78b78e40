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


def test_a_site_that_calls_every_page_by_its_own_name() -> None:
    """Then the title is the line above the body that ends as titles do."""
    page = (
        "<html><head><title>云溪县第二小学</title></head><body><table><tr><td>云溪县第二小学</td></tr>"
        "<tr><td>关于秋季学期收费的公示</td></tr><tr><td>作者：教务处 点击数：123</td></tr>"
        f"<tr><td>{PROSE}<table><tr><td>项目</td><td>标准</td></tr><tr><td>作业本费</td><td>15元</td></tr>"
        "</table><p>云溪县第二小学</p></td></tr></table></body></html>"
    )
    document = composed(page, "页.html")

    assert document.parts[0].title.value == "关于秋季学期收费的公示"
    assert "项目 | 标准\n作业本费 | 15元\n云溪县第二小学\n" in document.text


def test_a_title_broken_in_two_is_one_and_said_once() -> None:
    """Sites say it above the body, and the body says it again."""
    page = (
        "<html><head><title>云溪县教育局关于放假的通知_云溪县政府网</title></head><body>"
        "<h1>云溪县教育局<br>关于放假的通知</h1><div id='zoom'><p>云溪县教育局</p>"
        f"<p>关于放假的通知</p>{PROSE}</div></body></html>"
    )

    assert composed(page, "页.html").text.startswith("云溪县教育局关于放假的通知\n第一句")
