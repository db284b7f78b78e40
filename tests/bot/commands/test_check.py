from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bot.commands.conftest import Zhengda

QUESTION = "普惠性民办幼儿园每生每年补助多少元？"
GOLDEN = {"question": QUESTION, "title": "云溪县学前教育管理办法", "quote": "每生每年600元"}
REFUSED = {"question": "云溪县地铁票价是多少？", "refuse": True}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A question that the rules answer, and one that nothing does."""
    path = tmp_path / "golden.jsonl"
    lines = [json.dumps(one, ensure_ascii=False) for one in (GOLDEN, REFUSED)]
    path.write_text("\n\n".join(lines), encoding="utf-8")
    return path


def test_the_questions_of_a_file_are_asked(zhengda: Zhengda, papers: Path, file: Path) -> None:
    """Nothing is kept of them; an exit code tells a build whether they are met."""
    zhengda("add", papers / "办法.txt")
    ran = zhengda("check", "--file", file, "--json")

    assert ran.code == 0, ran.err
    assert [(one["question"], one["met"], one["golden"]) for one in ran.lines] == [
        (QUESTION, True, 0),
        (REFUSED["question"], True, 0),
    ]
    assert ran.lines[0]["cited"] == ["云溪县学前教育管理办法"]
    assert "还没有检验问题" in zhengda("check").out


def test_a_question_that_is_not_met_fails_the_check(
    zhengda: Zhengda, papers: Path, file: Path
) -> None:
    """What is answered instead stands below it."""
    zhengda("add", papers / "办法.txt")
    file.write_text(json.dumps({**GOLDEN, "quote": "每生每年900元"}), encoding="utf-8")
    ran = zhengda("check", "--file", file)

    assert ran.code == 2
    assert "没过" in ran.out
    assert "600元" in ran.out


def test_what_is_kept_stops_a_change_that_breaks_it(
    zhengda: Zhengda, papers: Path, file: Path
) -> None:
    """Across processes, until somebody decides; what serves goes on serving."""
    zhengda("add", papers / "办法.txt")
    kept = zhengda("check", "--file", file, "--keep")
    removed = zhengda("remove", "1")
    told = zhengda("check")
    refused = zhengda("set", "1", "issuer", "云溪县人民政府")
    answered = zhengda("ask", QUESTION)

    assert kept.code == 0
    assert removed.code == 2
    assert "zhengda check" in removed.err
    assert told.code == 2
    assert QUESTION in told.err
    assert "--switch" in told.err
    assert refused.code == 2
    assert answered.code == 0

    gone = zhengda("check", "--discard")
    assert gone.code == 0
    assert "放弃" in gone.err
    assert zhengda("set", "1", "issuer", "云溪县人民政府").code == 0


def test_what_was_stopped_is_switched_to_all_the_same(
    zhengda: Zhengda, papers: Path, file: Path
) -> None:
    """The check goes on to fail, as the question is not met; the log keeps who decided."""
    zhengda("add", papers / "办法.txt")
    zhengda("check", "--file", file, "--keep")
    zhengda("remove", "1")
    ran = zhengda("check", "--switch")

    assert ran.code == 2
    assert "已强制切换" in ran.err
    assert "终端 · 所有者 · 强制切换被检验问题拦下的改动 · #1" in zhengda("audit").out
    assert zhengda("ask", QUESTION).code == 1
    assert zhengda("check", "--drop", "1").code == 0
    assert zhengda("check", "--drop", "1").code == 2
    assert "没有被拦下的改动" in zhengda("check", "--discard").err


@pytest.mark.parametrize("words", ["{", "{}", '{"question": "问"}', '{"question": 5}'])
def test_a_line_that_is_no_golden_question_is_told(quick: Zhengda, file: Path, words: str) -> None:
    """With its number."""
    file.write_text(f"\n{words}\n", encoding="utf-8")
    ran = quick("check", "--file", file)

    assert ran.code == 2
    assert ran.err.startswith("第 2 行")
