from __future__ import annotations

import pytest

from tests.documents import composed, sample, written

SIGNED = "云溪县教育局\n2025年3月28日\n"
NOTICE = f"关于印发《校车办法》的通知\n各学校：\n现印发给你们。\n{SIGNED}"


def titles(source: str) -> list[str]:
    """The titles of the documents in a file."""
    return [part.title.value for part in composed(source).parts]


def test_a_notice_and_what_it_announces_are_two() -> None:
    """The annex begins after the signature."""
    source = f"{NOTICE}校车补助办法\n（试行）\n第一条　为了公平。\n"

    assert titles(source) == ["关于印发《校车办法》的通知", "校车补助办法（试行）"]


def test_a_broken_title_is_joined() -> None:
    """Its halves stand in two lines."""
    source = f"{NOTICE}云溪县全面加强和改进学校\n美育工作的实施方案\n为了落实，制定本方案。\n"

    assert titles(source)[1] == "云溪县全面加强和改进学校美育工作的实施方案"


def test_an_annex_label_belongs_to_its_document() -> None:
    """The section of the label has no text of its own."""
    source = f"{NOTICE}附件\n校车补助办法\n第一条　为了公平。\n"
    document = composed(source)

    assert document.text[document.parts[1].span.start :].startswith("附件\n校车补助办法")
    assert [s.path for s in document.sections if s.start == document.parts[1].span.start] == [
        ("校车补助办法",)
    ]


def test_titles_of_the_contents_begin_documents() -> None:
    """A collection of speeches."""
    source = written(
        """
        典型发言

        目录

        1.点亮乡村共富梦想 1

        2.打好组合拳云溪区教育局 3

        点亮乡村共富梦想

        教育要先行，乡村是关键。

        打好组合拳云溪区教育局

        着重做了三项工作。
        """
    )

    assert titles(source) == ["典型发言", "点亮乡村共富梦想", "打好组合拳云溪区教育局"]


@pytest.mark.parametrize("label", ["篇一：县长讲话", "【篇2】", "【第三篇】总结", "范文1"])
def test_essays_of_a_collection_are_documents(label: str) -> None:
    """Each begins with its label."""
    assert len(composed(f"讲话汇编\n\n前言一句话。\n\n{label}\n\n正文一句话。\n").parts) == 2


@pytest.mark.parametrize(
    "line",
    [
        "云溪县人民政府办公室",
        "要认真落实《校车补助办法》",
        "附件：1.校车补助办法",
        "校车补助办法的通知如下。",
        "一、校车补助办法",
    ],
)
def test_other_lines_begin_none(line: str) -> None:
    """A signature, a mention, a list of annexes, a heading."""
    source = f"云溪县教育局关于校车的通知\n各学校：\n请抓好落实。\n{SIGNED}{line}\n正文一句话。\n"

    assert len(composed(source).parts) == 1


def test_a_repeated_title_is_no_document() -> None:
    """Exports write it twice."""
    assert (
        len(
            composed(
                "云溪县条例\n（2024年7月2日公布）\n2024年7月2日\n云溪县条例\n第一条　为了公平。\n"
            ).parts
        )
        == 1
    )


def test_parts_cover_the_text() -> None:
    """One begins where the other ends."""
    document = sample("2024年修订")
    edges = [0, *(part.span.end for part in document.parts)]

    assert edges[-1] == len(document.text)
    assert edges[:-1] == [part.span.start for part in document.parts]


def test_the_masthead_is_not_the_title() -> None:
    """It stands below secrecy, office and number, and may be broken in three."""
    masthead = "机密★一年\n云溪县人民政府办公室文件\n云政办发〔2025〕12号\n\n"
    title = "云溪县人民政府办公室\n关于印发《校车办法》\n的通知\n\n"
    (part,) = composed(f"{masthead}{title}各乡镇人民政府：\n请抓好落实。\n").parts

    assert part.title.value == "云溪县人民政府办公室关于印发《校车办法》的通知"
    assert part.number is not None
    assert part.number.value == "云政办发〔2025〕12号"
