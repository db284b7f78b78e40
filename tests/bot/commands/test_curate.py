from __future__ import annotations

import json
from pathlib import Path

from tests.bot.commands.conftest import Zhengda

NOTICE = """\
云溪县教育局关于做好招生工作的通知

云教发〔{year}〕8号

各学校：

现将{year}年有关事项通知如下。各学校要按时完成报名、资格审核、录取和公示，不得提前招生。

云溪县教育局
{year}年3月5日
"""


def notices(folder: Path) -> Path:
    """Two years' notices in nearly the same words."""
    folder.mkdir()
    for year in (2024, 2025):
        (folder / f"{year}.txt").write_text(NOTICE.format(year=year), encoding="utf-8")
    return folder


def test_a_fact_is_corrected_and_stays_so(zhengda: Zhengda, papers: Path) -> None:
    """Also when every file is read again."""
    zhengda("add", papers / "办法.txt")
    ran = zhengda("set", "1", "issuer", "云溪县人民政府")
    zhengda("reindex", "--full")
    (shown,) = zhengda("show", "1", "--json").lines

    assert "发文机关：云溪县人民政府（人工更正）\n" in ran.out
    assert shown["parts"][0]["issuer"] == {
        "value": "云溪县人民政府",
        "words": "",
        "sure": 1.0,
        "corrected": True,
    }


def test_a_wrong_correction_is_one_sentence(zhengda: Zhengda, papers: Path) -> None:
    """Nothing is changed."""
    zhengda("add", papers / "办法.txt")
    before = zhengda("show", "1", "--json").out
    ran = zhengda("set", "1", "dated", "去年", "--json")

    assert (ran.code, ran.out) == (2, "")
    assert "2024-09-01" in json.loads(ran.err)["error"]
    assert zhengda("show", "1", "--json").out == before


def test_what_may_be_a_version_is_asked_and_settled(zhengda: Zhengda, tmp_path: Path) -> None:
    """It stands alone until somebody says what it is."""
    ran = zhengda("add", notices(tmp_path / "件"))
    listed = zhengda("list")

    assert "zhengda same 2 1" in ran.out
    assert "待确认：2 " in listed.out
    assert len(zhengda("list", "--json").lines) == 2

    joined = zhengda("same", "2", "1")
    (record,) = zhengda("list", "--json").lines
    (shown,) = zhengda("show", "1", "--json").lines

    assert "并入" in joined.out
    assert (record["id"], record["dated"]) == (1, "2025-03-05")
    assert [one["dated"] for one in shown["versions"]] == ["2024-03-05", "2025-03-05"]
    assert "待确认" not in zhengda("list").out


def test_what_is_no_version_is_not_asked_again(zhengda: Zhengda, tmp_path: Path) -> None:
    """Both documents stay."""
    zhengda("add", notices(tmp_path / "件"))
    ran = zhengda("apart", "2", "1", "--json")

    assert [line["id"] for line in ran.lines] == [1, 2]
    assert "待确认" not in zhengda("list").out


def test_a_version_can_be_shown(zhengda: Zhengda, tmp_path: Path) -> None:
    """The older one, as it was."""
    zhengda("add", notices(tmp_path / "件"))
    zhengda("same", "2", "1")
    (old,) = zhengda("show", "1", "--version", "1", "--json").lines

    assert old["dated"] == "2024-03-05"
    assert "2024年有关事项" in old["text"]
    assert zhengda("show", "1", "--version", "9").code == 2
