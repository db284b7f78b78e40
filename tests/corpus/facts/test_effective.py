from __future__ import annotations

import pytest

from tests.documents import composed


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("第九条　本办法自2024年9月1日起施行。", "2024-09-01"),
        ("本通知自2024年9月1日起执行，有效期五年。", "2024-09-01"),
        ("第九条　本条例自公布之日起施行。", "2024-07-02"),
        ("第九条　本条例由县教育局解释。", None),
        ("第九条　本办法自2024年9月1日起施行，第三条自2026年1月1日起施行。", "2024-09-01"),
        ("自2019年9月1日起施行的《甲办法》同时废止。本办法自2024年9月1日起施行。", "2024-09-01"),
        ("第九条　收费标准从2025年1月1日起执行。本办法自2024年9月1日起施行。", "2024-09-01"),
    ],
)
def test_from_when_it_holds(line: str, date: str | None) -> None:
    """On its day, or on the day of its publication."""
    fact = (
        composed(f"校车办法\n（2024年7月2日公布）\n\n第一条　为了公平。\n\n{line}\n")
        .parts[0]
        .effective
    )

    assert date == (fact.value if fact else None)


def test_an_amended_law_that_held_at_once_is_a_guess() -> None:
    """`自公布之日起` was said of the first text, and the date known is that of the last."""
    source = (
        "云溪市条例\n\n"
        "(2009年1月1日 县人大通过 2012年1月1日 县人大修正 2020年5月14日 县人大修正)\n\n"
        "第一条 为了公平。\n\n第二条　本条例自公布之日起施行。\n"
    )
    fact = composed(source).parts[0].effective

    assert fact is not None
    assert fact.sure <= 0.5


def test_some_days_after_its_publication_are_counted() -> None:
    """Ministries let their rules wait for thirty days."""
    source = "校车办法\n（2024年7月2日公布）\n\n第一条　本办法自公布之日起30日后施行。\n"
    fact = composed(source).parts[0].effective

    assert fact is not None
    assert fact.value == "2024-08-01"
