from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bot.commands.conftest import Zhengda
from tests.ordinance import NEW, OLD


@pytest.fixture
def twice(quick: Zhengda, tmp_path: Path) -> Zhengda:
    """A store that holds two versions of the ordinance, the older one added last."""
    for text in (NEW, OLD):
        (tmp_path / "午餐.txt").write_text(text, encoding="utf-8")
        assert quick("add", tmp_path / "午餐.txt").code == 0
    return quick


def test_the_newest_two_in_time_are_compared(twice: Zhengda) -> None:
    """Not in the order of adding: counts first, then every difference."""
    ran = twice("diff", "1")
    said = ran.out.splitlines()

    assert (ran.code, ran.err) == (0, "")
    assert said[:2] == [
        "《云溪县学校午餐管理办法》：第 2 版（2019-03-05，已被取代）→ 第 1 版（2024-06-20，现行）",
        "新增 1 处，删去 1 处，修改 3 处，标题改动 1 处，序号或位置变动 2 处，拆分 1 处。",
    ]
    assert "  - 第四条 午餐费标准为每人每餐【8】元；困难学生的午餐费由县财政全额补助。" in said
    assert "  + 第六条 午餐费标准为每人每餐【10】元；困难学生的午餐费由县财政全额补助。" in said


def test_versions_are_compared_as_they_are_named(twice: Zhengda) -> None:
    """Also back in time; one with itself has no difference."""
    back, itself = twice("diff", "1", "1", "2"), twice("diff", "1", "1", "1")

    assert "  + 第四条 午餐费标准为每人每餐【8】元；困难学生的午餐费由县财政全额补助。" in back.out
    assert itself.out.splitlines()[1] == "两个版本的文字没有不同。"


def test_a_program_gets_both_sides_of_every_difference(twice: Zhengda) -> None:
    """The quotes stand in the texts, and the runs in the quotes."""
    (line,) = twice("diff", "1", "--json").lines

    assert (line["id"], line["old"]["version"], line["new"]["version"]) == (1, 2, 1)
    assert line["counts"]["moved"] == 2
    assert sum(line["counts"].values()) == len(line["differences"])
    (fee,) = [
        one
        for one in line["differences"]
        if one["new"] and one["new"][0]["section"][-1] == "第六条"
    ]
    assert [(run["old"], run["new"]) for run in fee["runs"]] == [("8", "10")]
    (piece,) = fee["old"]
    at = fee["runs"][0]["old_start"] - piece["start"]
    assert piece["quote"][at] == "8"


def test_what_cannot_be_compared_is_one_sentence(twice: Zhengda, tmp_path: Path) -> None:
    """A document, a version that nobody has; a document with one version."""
    (tmp_path / "图书.txt").write_text("云溪县图书馆规定\n\n第一条　免费开放。\n", encoding="utf-8")
    twice("add", tmp_path / "图书.txt")
    unknown, version = twice("diff", "99"), twice("diff", "1", "7", "--json")
    alone = twice("diff", "2")

    assert {ran.code for ran in (unknown, version, alone)} == {2}
    assert unknown.err == "没有编号为 99 的文件。用 zhengda list 查看编号。\n"
    assert json.loads(version.err)["error"].startswith("这份文件没有第 7 版。")
    assert alone.err == "《云溪县图书馆规定》只有一个版本，没有可以比较的。\n"
