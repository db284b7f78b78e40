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
        ("关于校车的通知" + BODY + "云溪县教育局\n二○二五年五月二十日\n", "2025-05-20"),
        ("关于校车的通知" + BODY + "云溪县教育局\n2025.5.20\n", "2025-05-20"),
        (
            "关于校车的通知" + BODY + "云溪县教育局\n2025年5月20日\n抄送：县委办。\n"
            "云溪县教育局办公室　　2025年5月22日印发\n",
            "2025-05-20",
        ),
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


def test_the_sample_regulation_has_three_dates() -> None:
    """Adopted, published, effective: the second is its date."""
    part = sample("管理办法").parts[0]

    assert part.dated is not None
    assert part.effective is not None
    assert (part.dated.value, part.effective.value) == ("2024-07-02", "2024-09-01")


def test_a_printed_day_is_only_a_guess() -> None:
    """The line at the foot tells when it was printed, mostly a day or two later."""
    fact = (
        composed("关于校车的通知" + BODY * 9 + "县教育局办公室　2025年5月22日印发\n").parts[0].dated
    )

    assert fact is not None
    assert fact.value == "2025-05-22"
    assert fact.sure <= 0.5


def test_a_date_under_an_office_goes_before_a_date_alone() -> None:
    """A timetable may hold lines that are dates."""
    source = f"关于校车的通知{BODY * 4}2025年7月1日\n报名。\n\n云溪县教育局\n2025年5月20日\n"
    fact = composed(source).parts[0].dated

    assert fact is not None
    assert fact.value == "2025-05-20"
