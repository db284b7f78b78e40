from __future__ import annotations

from tests.corpus.readers.web.pages import PROSE, TITLE, shown

TITLES = (
    "云溪县召开教育工作会议",
    "云溪县第二小学举行运动会",
    "云溪县食堂开放日活动侧记",
    "云溪县教师节表彰名单",
)


def page(before: str = "", after: str = "") -> str:
    """What is left of a page with something between title and body, and below."""
    return shown(
        f"<div class='top'><a href='#'>首页</a> 今天是星期四</div><h1>{TITLE}</h1>{before}"
        f"<div class='TRS_Editor'>{PROSE}</div>{after}"
    )


def test_titles_of_other_pages_go() -> None:
    """With links or without, with a heading or without."""
    plain = "".join(f"<p>{title}</p>" for title in TITLES)
    linked = "".join(f"<li><a href='#'>{title}</a>2025-03-01</li>" for title in TITLES)

    for tail in (plain, f"<h3>相关阅读</h3>{plain}", f"<div><ul>{linked}</ul></div>"):
        assert page(after=f"<div>{tail}</div>").endswith(
            "第四句，为保障适龄儿童入学。现通知如下。\n"
        )


def test_teasers_with_sentences_go() -> None:
    """Three or more of a kind, each a link and its first words."""
    teasers = "".join(
        f"<div class='item'><a href='#'>{title}，这是该文的标题</a><p>本报讯。会议指出。</p></div>"
        for title in TITLES
    )

    assert "本报讯" not in page(after=f"<div>{teasers}</div>")


def test_comments_and_copyright_go() -> None:
    """What readers and lawyers write below is not the document."""
    after = "<div><h4>网友评论</h4><p>支持。好。太好了。</p></div><p>版权所有：云溪县融媒体中心</p>"

    assert not {"支持", "版权"} & set(page(after=after).replace("。", "\n").split("\n"))


def test_annexes_and_a_late_signature_stay() -> None:
    """They often stand below the element that holds the body."""
    after = (
        "<p>2025年3月2日</p><ul><li><a href='1.doc'>附件：招生登记表</a></li>"
        "<li><a href='2.xls'>学位分布表.xls</a></li></ul>"
    )

    assert page(after=after).endswith("2025年3月2日\n附件：招生登记表\n学位分布表.xls\n")


def test_a_subtitle_and_a_number_between_title_and_body_stay() -> None:
    """Buttons there do not."""
    before = (
        "<h2>——在云溪县的实践</h2><p>云教〔2025〕6号</p><p>字号：【大 中 小】</p><p>打印 关闭</p>"
    )

    assert page(before).startswith(f"{TITLE}\n——在云溪县的实践\n云教〔2025〕6号\n第一句")


def test_credits_at_the_end_of_the_body_go() -> None:
    """Who typed a page is not the issuer."""
    text = shown(f"<h1>{TITLE}</h1><div id='zoom'>{PROSE}<p>（责任编辑：王某）</p></div>")

    assert "王某" not in text


def test_a_masthead_above_the_title_stays() -> None:
    """In the body itself the number may stand above the title."""
    text = shown(
        f"<div id='zoom'><p>云溪县教育局文件</p><p>云教〔2025〕6号</p><p>{TITLE}</p>{PROSE}</div>",
        f"<title>{TITLE}_云溪县人民政府</title>",
    )

    assert text.startswith(f"云溪县教育局文件\n云教〔2025〕6号\n{TITLE}\n")
