from __future__ import annotations

from corpus.series import heading_series, numbered
from tests.documents import rows, written


def counted(text: str) -> list[tuple[str, int, bool]]:
    """Each numbered line's beginning, its series, and whether that is one of headings."""
    page = rows(written(text))
    lines = list(numbered(page, ()))
    chosen = heading_series(page, lines)
    return [(page[line.row].words[:4], line.series, line.series in chosen) for line in lines]


def test_siblings_share_a_series() -> None:
    """And a list within another is one of its own."""
    found = counted(
        """
        一、总体要求
        （一）思路
        坚持优先发展。
        （二）目标
        学位充足。
        二、任务
        （一）扩容
        新建学校。
        """
    )

    assert [series for _, series, _ in found] == [1, 2, 2, 1, 3]
    assert all(chosen for _, _, chosen in found)


def test_items_of_an_article_are_no_headings() -> None:
    """款 and 项 belong to their article."""
    found = counted("第一条　对象为：\n（一）小学生；\n（二）初中生。\n第二条　本县适用。")

    assert [chosen for _, _, chosen in found] == [True, False, False, True]


def test_a_cited_article_opens_nothing() -> None:
    """Its number does not count on."""
    found = counted("第十条　甲。\n第十一条　乙。\n第十条规定的条件，从其规定。\n第十二条　丙。")

    assert [words for words, _, _ in found] == ["第十条　", "第十一条", "第十二条"]


def test_a_list_of_mere_names_is_no_series_of_headings() -> None:
    """Nothing stands below any of them."""
    assert not any(chosen for _, _, chosen in counted("参会人员\n1.王老师\n2.李老师\n3.赵老师"))


def test_a_list_of_sentences_is_no_series_of_headings() -> None:
    """They are the text of the heading above."""
    found = counted(
        """
        三、有关要求
        1.请接此通知后即向县人民政府报告。
        2.请参加人员提前10分钟入场就座。
        """
    )

    assert [chosen for _, _, chosen in found] == [True, False, False]


def test_a_doubtful_mark_counts_if_it_goes_on() -> None:
    """`二.` after `一、` does, alone it does not."""
    assert len(counted("一、甲\n正文。\n二.乙\n正文。")) == 2
    assert counted("二.乙\n正文。") == []
