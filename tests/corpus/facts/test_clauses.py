from __future__ import annotations

import pytest

from corpus.known import Status
from tests.documents import composed


@pytest.mark.parametrize(
    ("line", "articles", "status", "since"),
    [
        ("本办法第八条自2026年1月1日起施行。", ("第八条",), Status.IN_FORCE, "2026-01-01"),
        (
            "本办法自2024年9月1日起施行，第八条、第九条自2026年1月1日起施行。",
            ("第八条", "第九条"),
            Status.IN_FORCE,
            "2026-01-01",
        ),
        ("本法第三条试行一年。", ("第三条",), Status.TRIAL, ""),
        (
            "第三条第二款自2025年6月1日起停止执行。",
            ("第三条第二款",),
            Status.REPEALED,
            "2025-06-01",
        ),
    ],
)
def test_what_is_said_of_single_articles(
    line: str, articles: tuple[str, ...], status: Status, since: str
) -> None:
    """With its sentence as it stands."""
    document = composed(f"校车办法\n\n第一条　为了公平。\n\n第十条　{line}\n")
    (clause,) = document.parts[0].clauses

    assert (articles, status, since) == (clause.articles, clause.status, clause.since)
    assert clause.words in document.text


@pytest.mark.parametrize(
    "line",
    [
        "《教育法》第八条自2026年1月1日起施行。",
        "违反第八条施行的检查，依法处理。",
        "本办法自2024年9月1日起施行。",
        "将第八条修改为：自2026年1月1日起施行。",
    ],
)
def test_other_texts_articles_are_not_its_own(line: str) -> None:
    """Nor is a start of the whole a clause."""
    assert composed(f"校车办法\n\n第一条　为了公平。\n\n第十条　{line}\n").parts[0].clauses == ()


def test_a_page_that_calls_its_text_void_is_heard() -> None:
    """A clause without articles is about the whole."""
    head = "发文机关：云溪县教育局 | 发文字号：云教发〔2024〕9号\n有效性：废止"
    source = f"{head}\n\n甲通知\n\n各校抓好落实。\n"
    (clause,) = composed(source).parts[0].clauses

    assert clause.articles == ()
    assert clause.status is Status.REPEALED
