from __future__ import annotations

from tests.documents import composed, written


def outlined(source: str, name: str = "文件.txt") -> list[tuple[str, str]]:
    """The path of each section below the title, and its first words."""
    document = composed(written(source), name)
    return [
        (" / ".join(section.path[1:]), document.text[section.body : section.end].strip()[:6])
        for section in document.sections
    ]


def test_sections_stand_under_their_headings() -> None:
    """From the outermost to their own."""
    assert outlined(
        """
        云溪县学前教育管理办法

        第一章　总　则

        第一条　为规范管理，制定本办法。

        第二条　本县幼儿园适用本办法：
        （一）公办幼儿园；
        （二）民办幼儿园。

        第二章　附　则

        第三条　本办法自2024年9月1日起施行。
        """
    ) == [
        ("", ""),
        ("第一章　总　则", ""),
        ("第一章　总　则 / 第一条", "第一条　为规"),
        ("第一章　总　则 / 第二条", "第二条　本县"),
        ("第二章　附　则", ""),
        ("第二章　附　则 / 第三条", "第三条　本办"),
    ]


def test_numbering_of_official_texts_is_nested() -> None:
    """一、 over （一） over 1. over 一是."""
    assert outlined(
        """
        关于加强管理的意见
        各学校：
        一、总体要求
        （一）思路。坚持公益普惠，办好幼儿园。
        二、重点任务
        （一）扩容工程
        1.新建幼儿园。三年新建六所公办幼儿园。
        2.改造幼儿园。三年改造八所公办幼儿园。
        一是抓选址。就近选址，方便接送。
        """
    ) == [
        ("", "各学校："),
        ("一、总体要求", ""),
        ("一、总体要求 / （一）思路", "（一）思路。"),
        ("二、重点任务", ""),
        ("二、重点任务 / （一）扩容工程", ""),
        ("二、重点任务 / （一）扩容工程 / 1.新建幼儿园", "1.新建幼儿"),
        ("二、重点任务 / （一）扩容工程 / 2.改造幼儿园", "2.改造幼儿"),
        ("二、重点任务 / （一）扩容工程 / 2.改造幼儿园 / 一是抓选址", "一是抓选址。"),
    ]


def test_markdown_headings_are_nested_by_their_level() -> None:
    """Whatever numbers they have."""
    assert outlined(
        "# 计划\n\n## 背景\n\n教育要先行。\n\n### （一）现状\n\n学位紧张。\n\n## 措施\n\n扩容。",
        "甲.md",
    ) == [
        ("", ""),
        ("背景", "教育要先行。"),
        ("背景 / （一）现状", "学位紧张。"),
        ("措施", "扩容。"),
    ]


def test_contents_are_one_section() -> None:
    """Their entries are no headings; the text after them has its own place."""
    assert outlined(
        "汇报\n\n目录\n一、甲工作\n二、乙工作\n\n各位领导，现汇报如下。\n\n一、甲工作\n抓得紧。\n二、乙工作\n抓得实。"
    ) == [
        ("", ""),
        ("目录", "一、甲工作\n"),
        ("", "各位领导，现"),
        ("一、甲工作", "抓得紧。"),
        ("二、乙工作", "抓得实。"),
    ]


def test_without_headings_paragraphs_are_sections() -> None:
    """Under the title alone; short ones take the next with them."""
    long = "各乡镇要高度重视，把责任扛在肩上，把孩子放在心上，一年干出一个样，办好每一所学校。" * 2

    assert [path for path, _ in outlined(f"倡议书\n\n{long}\n\n{long}\n\n短句。\n\n{long}")] == [
        ""
    ] * 4


def test_after_a_cut_the_heading_is_unknown() -> None:
    """The text that goes on may stand under another one."""
    assert outlined(
        """
        在推进会上的讲话
        一、要强化意识
        全县上下要学习贯彻重要论述的重
        ……(省略1213字,会员可阅读)……
        做新时代接班人。
        二要聚焦学有优教。质量是主题。
        """
    ) == [
        ("", ""),
        ("一、要强化意识", "全县上下要学"),
        ("", "做新时代接班"),
        ("二要聚焦学有优教", "二要聚焦学有"),
    ]


def test_a_heading_without_text_at_the_end_stays_quotable() -> None:
    """It is the last that is left of its list, and text of what stands above."""
    assert outlined(
        "汇报\n\n椒江做了三项工作：\n\n一、做好增减这篇文章\n\n阅读全文\n(想阅读全文请先登录)\n"
    ) == [
        ("", ""),
        ("", "椒江做了三项"),
    ]
