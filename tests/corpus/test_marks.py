from __future__ import annotations

import pytest

from corpus.fold import fold
from corpus.marks import Rank, mark


@pytest.mark.parametrize(
    ("line", "rank", "number"),
    [
        ("第一编 总则", Rank.BOOK, 1),
        ("第二章　督学的管理", Rank.CHAPTER, 2),
        ("第三节 保障", Rank.PART, 3),
        ("第二十一条　全日制幼儿园", Rank.ARTICLE, 21),
        ("第12条 县财政", Rank.ARTICLE, 12),
        ("第八条之一 学校", Rank.ARTICLE, 8),
        ("一、总体要求", Rank.HAN, 1),
        ("十二、附则", Rank.HAN, 12),
        ("（一）指导思想", Rank.HAN_BRACKET, 1),
        ("(十三)落实资助", Rank.HAN_BRACKET, 13),
        ("1.优化布局", Rank.DIGIT, 1),
        ("２．加快建设", Rank.DIGIT, 2),
        ("3、推进", Rank.DIGIT, 3),
        ("（1）小学", Rank.DIGIT_BRACKET, 1),
        ("②初中", Rank.CIRCLE, 2),
        ("⒊高中", Rank.DIGIT, 3),
        ("⑷中职", Rank.DIGIT_BRACKET, 4),
        ("㈤大学", Rank.HAN_BRACKET, 5),
        ("第二，要抓落实", Rank.POINT, 2),
        ("一是加强领导", Rank.POINT, 1),
        ("三要抓好落实", Rank.POINT, 3),
        ("问7：居住证怎么办？", Rank.QUESTION, 7),
        ("问：怎么报名？", Rank.QUESTION, 0),
    ],
)
def test_a_numbered_line_has_a_mark(line: str, rank: Rank, number: int) -> None:
    """In every numbering of official texts."""
    found = mark(line, fold(line))

    assert found is not None
    assert (rank, number) == (found.rank, found.number)


@pytest.mark.parametrize(
    "line",
    [
        "一、二年级不布置作业",
        "1.5公里以上",
        "2025年工作",
        "一是否合格",
        "一要点",
        "第一时间上报",
        "（2025年）",
        "（云政发〔2025〕6号）",
        "10人以上",
        "问题导向",
        "",
    ],
)
def test_other_lines_have_none(line: str) -> None:
    """Though they begin with a numeral."""
    assert mark(line, fold(line)) is None
