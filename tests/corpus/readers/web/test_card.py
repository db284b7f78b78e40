from __future__ import annotations

import pytest

from corpus.clean import clean
from tests.corpus.readers.web.pages import PROSE, TITLE, decoded, shown

TABLE = (
    "<table><tr><td><b>索 引 号：</b></td><td>YX0001/2025-00012</td>"
    "<td><b>主题分类：</b></td><td>教育\\学前教育</td></tr>"
    "<tr><td><b>发文机关：</b></td><td>云溪县教育局</td>"
    "<td><b>成文日期：</b></td><td>2025年03月02日</td></tr>"
    f"<tr><td><b>标　　题：</b></td><td colspan='3'>{TITLE}</td></tr>"
    "<tr><td><b>发文字号：</b></td><td>云教〔2025〕6号</td>"
    "<td><b>发布日期：</b></td><td>2025年03月05日</td></tr></table>"
)
LIST = (
    "<ul><li><label>索引号：</label>YX0001/2025-00012</li>"
    "<li><label>发布机构：</label>云溪县教育局</li>"
    "<li><label>文　　号：</label><span>云教〔2025〕6号</span></li>"
    "<li><label>有效性：</label></li></ul>"
)
LINE = "<p>索引号：YX0001/2025-00012　发布机构：云溪县教育局　文号：云教〔2025〕6号</p>"


def test_a_card_stands_under_the_title_label_by_label() -> None:
    """Wherever it stood on the page, and however its labels were spread out."""
    text = shown(f"{TABLE}<div class='head'>{TITLE}</div><div id='zoom'>{PROSE}</div>")

    assert text.startswith(
        f"{TITLE}\n索引号：YX0001/2025-00012\n主题分类：教育\\学前教育\n发文机关：云溪县教育局\n"
        f"成文日期：2025年03月02日\n标题：{TITLE}\n发文字号：云教〔2025〕6号\n发布日期：2025年03月05日\n第一句"
    )


@pytest.mark.parametrize("card", [LIST, LINE], ids=["list", "line"])
def test_a_card_need_not_be_a_table(card: str) -> None:
    """An entry without a value is none."""
    text = shown(f"<div>{card}</div><h1>{TITLE}</h1><div id='zoom'>{PROSE}</div>")

    assert text.startswith(
        f"{TITLE}\n索引号：YX0001/2025-00012\n发布机构：云溪县教育局\n文号：云教〔2025〕6号\n第一句"
    )


def test_a_bar_is_of_the_page_and_stays_on_record() -> None:
    """The day a page was put up is no line of the document; the buttons are nowhere."""
    bar = "<div>发布时间：2025-03-05 09:30&nbsp;来源：云溪县教育局 浏览次数：42</div>"
    page = decoded(f"<h1>{TITLE}</h1>{bar}<div id='zoom'>{PROSE}</div>")

    assert "发布时间：2025-03-05\n来源：云溪县教育局\n第一句" in page.source
    assert clean(page).text.startswith(f"{TITLE}\n第一句")


def test_what_is_declared_stands_in_the_source_only() -> None:
    """Meta tags of the national standard for government sites."""
    head = (
        "<meta name='PubDate' content='2025/3/5 09:30'>"
        "<meta name='ContentSource' content='县教育局'>"
    )
    page = decoded(f"<h1>{TITLE}</h1><div id='zoom'>{PROSE}</div>", head)

    assert f"# {TITLE}\n发布日期：2025-03-05\n来源：县教育局\n" in page.source
    assert "县教育局" not in clean(page).text


def test_a_sentence_with_a_label_is_no_card() -> None:
    """The body may speak of numbers and dates."""
    body = f"<h1>{TITLE}</h1><div id='zoom'>{PROSE}<p>文号：由县教育局统一编制。</p></div>"

    assert "文号：由县教育局统一编制。" in shown(body)


def test_wechat_tells_day_and_account_in_a_script() -> None:
    """Its page is filled in by scripts, and its body is hidden until they run."""
    script = '<script>var biz=\'x\'; var ct = "1741140000"; var nickname = "云溪教育";</script>'
    body = (
        f"<h1 class='rich_media_title'>{TITLE}</h1>{script}"
        f"<div id='js_content' style='visibility: hidden;'>{PROSE}</div>"
    )

    assert "发布日期：2025-03-05\n来源：云溪教育\n" in decoded(body).source
    assert shown(body).count("现通知如下") == 4
