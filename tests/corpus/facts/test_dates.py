from __future__ import annotations

import pytest

from tests.documents import composed, sample

BODY = "\n\n各乡镇要高度重视，抓好落实。\n"


@pytest.mark.parametrize(
    ("source", "date"),
    [
        ("关于校车的通知" + BODY + "云溪县教育局\n2025年5月20日\n", "2025-05-20"),
        ("关于校车的通知" + BODY + "云溪县教育局\n二〇二五年五月二十日\n", "2025-05-20"),
        ("行动计划\n云溪县人民政府　2025年2月26日印发" + BODY, "2025-02-26"),
        ("工作方案\n（2017年08月14日）" + BODY, "2017-08-14"),
        ("工作方案\n（2017年8月）" + BODY, "2017-08"),
        (
            "条例\n\n(2015年2月11日 县人大通过 2020年5月14日 县人大修正)\n\n第一条 为了公平。",
            "2020-05-14",
        ),
        ("条例\n\n(2024年7月2日公布　自2024年9月1日起施行)\n\n第一条 为了公平。", "2024-07-02"),
        ("全县教育见闻\n时间：2025-05-22 09:30 来源：日报\n\n各校抓好落实。", "2025-05-22"),
        ("当前位置:首页>材料\n2025-01-03698\n典型经验" + BODY, "2025-01-03"),
    ],
)
def test_the_date_of_a_document(source: str, date: str) -> None:
    """Of its signature, its head, its last revision, or of the web page."""
    fact = composed(source).parts[0].dated

    assert fact is not None
    assert date == fact.value


def test_a_date_in_the_files_name_counts_where_the_text_has_none() -> None:
    """Or a later one: laws are published after they are passed."""
    assert composed("条例" + BODY, "条例_2012-09-26.txt").parts[0].dated is not None
    law = "条例\n\n(2018年11月30日 县人大通过)\n\n第一条 为了公平。"
    fact = composed(law, "条例_2018-12-25.txt").parts[0].dated

    assert fact is not None
    assert fact.value == "2018-12-25"


def test_a_date_in_a_sentence_is_not_the_documents() -> None:
    """It may be a deadline."""
    assert (
        composed("通知\n\n各学校应于2025年6月25日前完成登记工作，抓好落实。\n").parts[0].dated
        is None
    )


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("第九条　本办法自2024年9月1日起施行。", "2024-09-01"),
        ("本通知自2024年9月1日起执行，有效期五年。", "2024-09-01"),
        ("第九条　本条例自公布之日起施行。", "2024-07-02"),
        ("第九条　本条例由县教育局解释。", None),
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


def test_the_sample_regulation_has_three_dates() -> None:
    """Adopted, published, effective: the second is its date."""
    part = sample("管理办法").parts[0]

    assert part.dated is not None
    assert part.effective is not None
    assert (part.dated.value, part.effective.value) == ("2024-07-02", "2024-09-01")
