from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.commands.conftest import RULES, Zhengda


def test_a_bad_file_stops_no_other_and_is_told(zhengda: Zhengda, papers: Path) -> None:
    """A line a file, exit 2 because one failed; hidden files are left out."""
    ran = zhengda("add", papers, "--json")

    assert ran.code == 2
    empty, good = ran.lines
    assert (good["file"], good["status"], good["document"], good["version"]) == (
        "办法.txt",
        "added",
        1,
        1,
    )
    assert good["characters"] > 80
    assert good["damage"] == []
    assert (empty["file"], empty["status"], empty["document"]) == ("inner/空.txt", "failed", None)
    assert "空" in empty["reason"]


def test_the_same_file_again_is_unchanged_and_another_text_a_new_version(
    zhengda: Zhengda, papers: Path
) -> None:
    """Nothing is stored twice, and nothing is lost."""
    file = papers / "办法.txt"
    first = zhengda("add", file, "--json").lines[0]
    again = zhengda("add", file, "--json").lines[0]
    file.write_text(RULES.replace("600", "700"), encoding="utf-8")
    newer = zhengda("add", file, "--json").lines[0]

    assert [line["status"] for line in (first, again, newer)] == [
        "added",
        "unchanged",
        "new_version",
    ]
    assert (first["document"], newer["document"]) == (1, 1)
    assert newer["version"] == 2


def test_a_person_reads_a_line_a_file_and_a_total(zhengda: Zhengda, papers: Path) -> None:
    """What became of each, and of all."""
    ran = zhengda("add", papers)

    second, first, total = ran.out.splitlines()
    assert first.startswith("已收入  办法.txt · ")
    assert second.startswith("未收入  inner/空.txt · ")
    assert total == "共 2 个文件：收入 1，新版本 0，没有变化 0，未收入 1。"


def test_a_path_that_is_not_there_is_told(zhengda: Zhengda, papers: Path) -> None:
    """And the other path is taken in."""
    ran = zhengda("add", papers / "none.txt", papers / "办法.txt", "--json")

    assert [line["status"] for line in ran.lines] == ["failed", "added"]
    assert ran.code == 2


def test_an_empty_folder_is_said_to_be_empty(zhengda: Zhengda, tmp_path: Path) -> None:
    """Silence would look like success."""
    (tmp_path / "empty").mkdir()
    ran = zhengda("add", tmp_path / "empty")

    assert ran.err.strip() == "没有可以收入的文件。"


def test_a_file_over_the_limit_is_not_read(
    zhengda: Zhengda, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """50 MB are refused in one sentence that names the limit."""
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("the file was read"))
    (line,) = zhengda("add", big, "--json").lines

    assert line["status"] == "failed"
    assert "50.0 MB" in line["reason"]
    assert "20.0 MB" in line["reason"]


def test_a_program_renamed_to_text_is_refused(zhengda: Zhengda, tmp_path: Path) -> None:
    """Bytes that are no text are not stored as one."""
    program = tmp_path / "program.txt"
    program.write_bytes(bytes(range(256)) * 64)
    (line,) = zhengda("add", program, "--json").lines

    assert line["status"] == "failed"
    assert line["reason"].endswith("。")
    assert zhengda("list", "--json").out == ""
