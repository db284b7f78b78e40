"""The titles of documents for what people call them."""

from __future__ import annotations

import pytest

from corpus.known import Kind, Status
from rag.answer import Source
from rag.lexicon import Lexicon
from rag.names import Names
from rag.nicknamed import in_full

TITLES = (
    "中华人民共和国教师法",
    "云溪县教师奖励办法",
    "关于进一步减轻学生作业负担和校外培训负担的意见",
    "关于规范校外培训的通知",
    "甲市学前教育条例",
    "乙县学前教育条例",
)
NAMES = Names(
    Source(at, f"{at}.txt", at, title, Kind.OTHER, Status.IN_FORCE)
    for at, title in enumerate(TITLES, 1)
)
LEXICON = Lexicon(
    {
        "双减": ("减轻学生作业负担和校外培训负担",),
        "teachers": ("教师",),
        "preschool": ("学前教育",),
        "bus": ("校车",),
    }
)


@pytest.mark.parametrize(
    ("question", "full"),
    [
        ("双减意见说了什么", "《关于进一步减轻学生作业负担和校外培训负担的意见》说了什么"),
        ("《双减的意见》第三条", "《关于进一步减轻学生作业负担和校外培训负担的意见》第三条"),
        ("what does article 12 of the teachers law say?", "《教师法》第12条"),
        ("the 3rd article of the teachers law", "《教师法》第3条"),
        ("articles 3 and 4 of the teachers law", "《教师法》第3条和第4条"),
        ("last chapter of the teachers act", "《教师法》最后一章"),
        ("how many articles does the teachers law have", "《教师法》有几条"),
        ("what does article 5 say?", "第5条"),
    ],
)
def test_a_nickname_stands_for_the_title(question: str, full: str) -> None:
    """As the lexicon explains it, in either language."""
    assert in_full(question, LEXICON, NAMES) == full


@pytest.mark.parametrize(
    ("question", "full"),
    [
        ("教师法哪年施行", "《教师法》哪年施行"),
        ("我国教师法规定了什么", "我国《教师法》规定了什么"),
        ("甲市学前教育条例和教师法有什么区别", "《甲市学前教育条例》和《教师法》有什么区别"),
        ("《教师法》哪年施行", "《教师法》哪年施行"),
        ("乡村教师法规有哪些", "乡村教师法规有哪些"),
        ("高校教师法哪年施行", "高校教师法哪年施行"),
        ("落实教师法有什么措施", "落实教师法有什么措施"),
        ("学前教育条例哪年施行", "学前教育条例哪年施行"),
    ],
)
def test_a_rule_that_is_named_stands_in_marks(question: str, full: str) -> None:
    """By its whole name, that is of one document: what ends or goes on otherwise is none."""
    assert in_full(question, LEXICON, NAMES) == full


@pytest.mark.parametrize(
    "question",
    [
        "双减通知说了什么",
        "双减政策",
        "article 4 of the preschool ordinance",
        "article 4 of the bus law",
        "article 4 of the law",
        "what does article 12 of the teachers law say about holidays",
        "does article 12 forbid smoking",
        "how many children are in a class",
    ],
)
def test_what_names_no_single_title_stays(question: str) -> None:
    """Another kind, two titles, none, or more that is asked."""
    assert in_full(question, LEXICON, NAMES) == question
