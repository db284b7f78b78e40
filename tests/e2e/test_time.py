"""Versions from the command line: what held when, what may be a version, what changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.e2e.conftest import Product

pytestmark = pytest.mark.slow

RULE = """\
云溪县学校午餐管理办法

（{year}年5月1日云溪县人民政府公布）

第一条　为了规范学校午餐管理，制定本办法。

第二条　午餐费标准为每人每餐{fee}元。

第三条　本办法自{year}年9月1日起施行。
"""
NOTICE = """\
云溪县教育局关于做好招生工作的通知

云教发〔{year}〕8号

各学校：

现将{year}年有关事项通知如下。各学校要按时完成报名、资格审核、录取和公示，不得提前招生。

云溪县教育局
{year}年3月5日
"""
QUESTION = "云溪县午餐费标准是每人每餐多少元？"


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Product:
    """A rule in two versions, the newer one added first; tests only read."""
    folder = tmp_path_factory.mktemp("versions")
    papers = folder / "papers"
    papers.mkdir()
    (papers / "a.txt").write_text(RULE.format(year=2024, fee=12), encoding="utf-8")
    (papers / "b.txt").write_text(RULE.format(year=2019, fee=8), encoding="utf-8")
    product = Product(folder / "data")
    added = product.run("add", papers, "--json")
    assert [json.loads(line)["status"] for line in added.stdout.splitlines()] == [
        "added",
        "new_version",
    ]
    return product


@pytest.mark.parametrize(
    ("day", "fee", "said"),
    [
        ("2020-01-01", "8元", "以下按 2020-01-01 有效的文本回答"),
        ("2024-08-31", "8元", "2024-08-31 时现行"),
        ("2024-09-01", "12元", "以下按 2024-09-01 有效的文本回答"),
    ],
)
def test_a_day_is_answered_from_what_held_then(
    versions: Product, day: str, fee: str, said: str
) -> None:
    """And the answer says for which day it is one."""
    ran = versions.run("ask", QUESTION, "--as-of", day)

    assert ran.returncode == 0, ran.stderr
    assert fee in ran.stdout
    assert said in ran.stdout


def test_without_a_day_it_is_answered_from_what_holds(versions: Product) -> None:
    """The older version is not mentioned."""
    ran = versions.run("ask", QUESTION)

    assert ran.returncode == 0, ran.stderr
    assert "12元" in ran.stdout
    assert "8元" not in ran.stdout
    assert "2024-05-01 · 现行" in ran.stdout


def test_before_the_first_version_there_is_nothing_to_answer_from(versions: Product) -> None:
    """What was written later is shown as not sufficient."""
    ran = versions.run("ask", QUESTION, "--as-of", "2015-01-01", "--json")
    (line,) = map(json.loads, ran.stdout.splitlines())

    assert ran.returncode == 1, ran.stderr
    assert (line["outcome"], line["claims"]) == ("out_of_force", [])
    assert {one["status"] for one in line["nearest"]} <= {"not_yet_effective", "superseded"}


def test_a_day_that_is_none_is_a_mistake_in_the_command(versions: Product) -> None:
    """Told with the form it must have."""
    ran = versions.run("ask", QUESTION, "--as-of", "2019年")

    assert (ran.returncode, ran.stdout) == (2, "")
    assert "Traceback" not in ran.stderr


def test_each_line_of_a_batch_may_have_its_day(versions: Product) -> None:
    """In the batch or in the words; a day that is none fails its own line only."""
    lines = [
        {"id": "then", "question": QUESTION, "as_of": "2020-01-01"},
        {"id": "now", "question": QUESTION},
        {"id": "words", "question": f"2020年时{QUESTION}"},
        {"id": "wrong", "question": QUESTION, "as_of": "2020-13-01"},
    ]
    asked = "\n".join(json.dumps(line) for line in lines)
    ran = versions.run("ask", "--batch", "-", stdin=asked)
    told = {line["id"]: line for line in map(json.loads, ran.stdout.splitlines())}

    assert ran.returncode == 2
    assert [told[one]["as_of"] for one in ("then", "now", "words")] == [
        "2020-01-01",
        "",
        "2020-12-31",
    ]
    assert ["8元" in told[one]["answer"] for one in ("then", "now", "words")] == [True, False, True]
    assert told["wrong"]["outcome"] == "failed"
    (cited,) = told["then"]["citations"]
    assert (cited["status"], cited["dated"], cited["since"], cited["until"]) == (
        "in_force",
        "2019-05-01",
        "2019-09-01",
        "2024-09-01",
    )


def test_validity_and_change_are_asked_in_words(versions: Product) -> None:
    """With the sentences that say so."""
    still = versions.run("ask", "2019年的云溪县学校午餐管理办法现在还有效吗？")
    changed = versions.run("ask", "云溪县学校午餐管理办法这次改了什么？")
    shown = versions.run("diff", "1")

    assert "《云溪县学校午餐管理办法》：已被取代。" in still.stdout
    assert "原为：第二条　午餐费标准为每人每餐8元。" in changed.stdout
    assert "现为：第二条　午餐费标准为每人每餐12元。" in changed.stdout
    assert shown.returncode == 0, shown.stderr
    assert "12" in shown.stdout


def test_what_may_be_a_version_waits_in_the_list(product: Product, tmp_path: Path) -> None:
    """Until an admin settles it; then the older notice no longer speaks."""
    for year in (2024, 2025):
        (tmp_path / f"{year}.txt").write_text(NOTICE.format(year=year), encoding="utf-8")
    added = product.run("add", tmp_path / "2024.txt", tmp_path / "2025.txt")
    listed = product.run("list")
    settled = product.run("same", "1", "2")
    after = product.run("list")

    assert "可能与" in added.stdout
    assert "2 可能与《云溪县教育局关于做好招生工作的通知》（编号 1）" in listed.stdout
    assert settled.returncode == 0, settled.stderr
    assert "可能与" not in after.stdout
    assert after.stdout.count(".txt") == 1
    assert product.run("same", "1", "2").returncode == 2
